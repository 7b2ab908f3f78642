/** Storing one bundle, at most once. */
import { at } from '../attest/json.ts'
import type { Sha256 } from '../attest/digest.ts'
import { toReleaseError } from '../errors/release-error.ts'
import type { AttestPorts } from './attest-subjects.ts'

const ATTEMPTS = 4
const PAUSE = 5_000

type StorePorts = Pick<AttestPorts, 'context' | 'store' | 'sleep' | 'log'>

/**
 * Stores a bundle and returns its id; undefined where it was there already. After an answer that leaves it open
 * whether the store took it, the store is asked before anything is sent again: it would keep both.
 */
export async function storeBundle(
  bundle: unknown,
  { sha256, reused }: { readonly sha256: Sha256; readonly reused: boolean },
  ports: StorePorts,
): Promise<string | undefined> {
  if (reused && (await isStored(bundle, sha256, ports))) return undefined
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ports.store.create(bundle)
    } catch (error) {
      const failure = toReleaseError(error)
      if (failure.code !== 'SERVICE_UNAVAILABLE' || attempt === ATTEMPTS) throw error
      ports.log.warning(`${failure.message}; asking the store whether it took the attestation`)
      await ports.sleep(PAUSE * attempt)
      if (await isStored(bundle, sha256, ports)) return undefined
    }
  }
}

async function isStored(bundle: unknown, sha256: Sha256, ports: StorePorts): Promise<boolean> {
  const signature = signatureOf(bundle)
  const stored = await ports.store.list(sha256, ports.context.repository)
  if (stored.some(one => 'bundle' in one && signatureOf(one.bundle) === signature)) return true
  // It might be this very bundle.
  for (const one of stored) if ('unreadable' in one) throw one.unreadable
  return false
}

/** An ECDSA signature is random: it names its bundle. */
function signatureOf(bundle: unknown): unknown {
  return at(bundle, 'dsseEnvelope', 'signatures', 0, 'sig') ?? bundle
}
