/**
 * The signing key as gpg lists it. https://github.com/gpg/gnupg/blob/master/doc/DETAILS
 */
import { ReleaseError } from '../errors/release-error.ts'

export interface GpgKey {
  /** Of the primary key, upper-case hexadecimal. */
  readonly fingerprint: string
  readonly userId: string
}

const VALIDITIES: Readonly<Record<string, string>> = {
  e: 'it has expired',
  r: 'it was revoked',
  d: 'it is disabled',
  i: 'it is invalid',
  n: 'it is not valid',
}

/**
 * `gpg --with-colons --list-secret-keys` → the one key that signs. Anything else is refused (GPG_KEY_UNUSABLE): no key,
 * several, one that is expired or revoked, or one that cannot sign now.
 */
export function readGpgKey(listing: string): GpgKey {
  const lines = listing.split('\n').map(line => line.split(':'))
  const keys = lines.filter(([type]) => type === 'sec')
  const [key, ...more] = keys
  if (key === undefined) throw unusable('it holds no secret key')
  if (more.length > 0) throw unusable(`it holds ${keys.length} keys, which one signs is unclear`)
  const [, validity = '', , , , , , , , , , capabilities = ''] = key
  const trouble = VALIDITIES[validity]
  if (trouble !== undefined) throw unusable(trouble)
  // Capital letters: what the key with all its subkeys can do now, expired ones left out.
  if (capabilities.includes('D')) throw unusable('it is disabled')
  if (!capabilities.includes('S')) throw unusable('it cannot sign: no part of it that may is valid')
  const after = lines.slice(lines.indexOf(key))
  const fingerprint = after.find(([type]) => type === 'fpr')?.[9] ?? ''
  if (!/^[0-9A-F]{40,64}$/.test(fingerprint)) throw unusable('gpg names no fingerprint')
  return { fingerprint, userId: after.find(([type]) => type === 'uid')?.[9] ?? '' }
}

function unusable(why: string): ReleaseError {
  return new ReleaseError('GPG_KEY_UNUSABLE', { message: `gpg-private-key: ${why}` })
}
