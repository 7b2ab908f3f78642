/** Digests of artifacts. A digest is parsed once, at the border, and is a type of its own from then on. */
import { createHash } from 'node:crypto'

declare const SHA256: unique symbol
declare const SHA512: unique symbol

/** Lower-case hexadecimal SHA-256, 64 digits, without a prefix. All that this action makes is known by it. */
export type Sha256 = string & { readonly [SHA256]: true }
/** Lower-case hexadecimal SHA-512, 128 digits, without a prefix. Others attest under it; a release never does. */
export type Sha512 = string & { readonly [SHA512]: true }

export type DigestAlgorithm = 'sha256' | 'sha512'

/** Either: their lengths tell them apart. */
export type ArtifactDigest = Sha256 | Sha512

/** A digest with its algorithm, as in-toto writes it. */
export type SubjectDigest = { readonly sha256: Sha256 } | { readonly sha512: Sha512 }

/** `sha256:HEX` or bare hex, lower case → Sha256; anything else is undefined. */
export function parseSha256(text: unknown): Sha256 | undefined {
  if (typeof text !== 'string') return undefined
  const hex = text.startsWith('sha256:') ? text.slice('sha256:'.length) : text
  return /^[0-9a-f]{64}$/.test(hex) ? (hex as Sha256) : undefined
}

/** `sha256:HEX` or `sha512:HEX`, lower case, of exactly its algorithm's length; anything else is undefined. */
export function parseSubjectDigest(text: string): SubjectDigest | undefined {
  const [, algorithm, hex] = /^(sha256|sha512):([0-9a-f]+)$/.exec(text) ?? []
  if (algorithm === 'sha256' && hex?.length === 64) return { sha256: hex as Sha256 }
  if (algorithm === 'sha512' && hex?.length === 128) return { sha512: hex as Sha512 }
  return undefined
}

/** The algorithm's name and the hex. Whatever else the object holds is not looked at. */
export function algorithmAndHex(
  digest: SubjectDigest,
): readonly [algorithm: DigestAlgorithm, hex: ArtifactDigest] {
  return 'sha256' in digest ? ['sha256', digest.sha256] : ['sha512', digest.sha512]
}

/** `sha256:HEX` or `sha512:HEX`. */
export function digestName(digest: SubjectDigest | ArtifactDigest): string {
  if (typeof digest !== 'string') return algorithmAndHex(digest).join(':')
  return `${digest.length === 64 ? 'sha256' : 'sha512'}:${digest}`
}

/** The digest of bytes in memory; files are hashed by streaming, in io/files.ts. */
export function sha256Of(bytes: Uint8Array | string): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256
}

/** The same under a chosen algorithm. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm): SubjectDigest {
  const hex = createHash(algorithm).update(bytes).digest('hex')
  return algorithm === 'sha256' ? { sha256: hex as Sha256 } : { sha512: hex as Sha512 }
}
