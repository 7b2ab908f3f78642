/** GitHub's own attestation of an immutable release, waited for and verified. */
import { PolicyError, ReleaseError, toReleaseError } from '../../errors/release-error.ts'
import type { LockedFile } from '../../release/file-lock.ts'
import type { RemoteRelease } from '../../release/remote-release.ts'
import { checkReleaseStatement } from '../../verify/release-attestation.ts'
import type { PublishPorts } from './ports.ts'
import type { Where } from './where.ts'

/** GitHub gives no bound; others wait for a minute. */
const DEADLINE_MS = 120_000
const PAUSE_MS = 5_000

/**
 * There must be one, by GitHub, about this tag and exactly these files (RELEASE_ATTESTATION_MISSING after the
 * deadline, RELEASE_ATTESTATION_MISMATCH at once).
 */
export async function verifyReleaseAttestation(
  release: RemoteRelease,
  files: readonly LockedFile[],
  where: Where,
  ports: PublishPorts,
): Promise<void> {
  const { log, clock, sleep, refs, releaseAttestations } = ports
  const verifier = await releaseAttestations.loadVerifier()
  const object = (await refs.tagObject(where.tag)) ?? where.commit
  const deadline = clock() + DEADLINE_MS
  for (;;) {
    const found = (await releaseAttestations.ofObject(object)).filter(
      ({ initiator }) => initiator === 'github',
    )
    if (found.length > 0) {
      judge(found.map(one => ('bundle' in one ? one.bundle : undefined)))
      log.info(`GitHub's attestation of ${where.tag} names exactly these files`)
      return
    }
    if (clock() + PAUSE_MS > deadline) {
      throw new ReleaseError('RELEASE_ATTESTATION_MISSING', {
        message: `${release.url} is immutable, but GitHub lists no attestation of it after ${DEADLINE_MS / 1000} s`,
      })
    }
    log.info(`waiting ${PAUSE_MS / 1000} s for GitHub's attestation of ${where.tag} to be listed`)
    await sleep(PAUSE_MS)
  }

  function judge(bundles: readonly unknown[]): void {
    const faults: string[] = []
    for (const bundle of bundles) {
      try {
        checkReleaseStatement(verifier.verify(bundle), { ...where, object, files })
        return
      } catch (thrown) {
        faults.push(toReleaseError(thrown).message)
      }
    }
    throw new PolicyError('RELEASE_ATTESTATION_MISMATCH', {
      message: `GitHub's attestation of ${release.url} is not one of what was verified:\n${faults.join('\n')}`,
    })
  }
}
