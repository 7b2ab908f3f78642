/** Keys of the sandbox's services: made on first use, kept in the state, so that a restart does not orphan old bundles. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

export type Curve = 'P-256' | 'P-384' | 'Ed25519'

/** A fresh private key. */
export const newKey = (curve: Curve): KeyObject =>
  curve === 'Ed25519'
    ? generateKeyPairSync('ed25519').privateKey
    : generateKeyPairSync('ec', { namedCurve: curve }).privateKey

/** PKCS #8, PEM. */
export const keyToPem = (key: KeyObject): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString()

/** The reverse of `keyToPem`. */
export const keyFromPem = (pem: string): KeyObject => createPrivateKey(pem)

/** SubjectPublicKeyInfo of a private or public key, DER. */
export function publicKeyInfo(key: KeyObject): Buffer {
  const publicKey = key.type === 'public' ? key : createPublicKey(key)
  return publicKey.export({ type: 'spki', format: 'der' })
}

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Identity of a log: the SHA-256 of its public key (RFC 6962, section 3.2). */
export const logId = (key: KeyObject): Buffer => sha256(publicKeyInfo(key))

/** The digest that goes with a key's curve, as `crypto.sign` names it. */
export function digestFor(key: KeyObject): 'sha256' | 'sha384' {
  return key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'sha384' : 'sha256'
}
