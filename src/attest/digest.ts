/** SHA-256 digests. A digest is parsed once, at the border, and is a type of its own from then on. */
import { createHash } from 'node:crypto'

declare const SHA256: unique symbol

/** Lower-case hexadecimal SHA-256, 64 digits, without a prefix. */
export type Sha256 = string & { readonly [SHA256]: true }

/** `sha256:HEX` or bare hex, lower case → Sha256; anything else is undefined. */
export function parseSha256(text: unknown): Sha256 | undefined {
  if (typeof text !== 'string') return undefined
  const hex = text.startsWith('sha256:') ? text.slice('sha256:'.length) : text
  return /^[0-9a-f]{64}$/.test(hex) ? (hex as Sha256) : undefined
}

/** The digest of bytes in memory; files are hashed by streaming, in io/files.ts. */
export function sha256Of(bytes: Uint8Array | string): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256
}
