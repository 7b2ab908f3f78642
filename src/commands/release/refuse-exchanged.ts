/** Files that were exchanged between `attest` and `release`. */
import { parseSha256 } from '../../attest/digest.ts'
import { peekStatement } from '../../attest/kept-bundles.ts'
import { VerificationError } from '../../errors/release-error.ts'
import type { StagedArtifact } from '../collect-staged.ts'
import { readKeptEvidence, type KeptName, type KeptPorts } from '../kept-evidence.ts'

/** What `attest` keeps; the release job's own evidence has names of its own. */
const ATTESTED = /^attested-release-evidence(?:\.[0-9a-f]{8})?$/

/**
 * A file that this run attested with other bytes is refused (DIGEST_MISMATCH). Verification would refuse it as well,
 * for want of an attestation; but that could be a slow store, and this can only be foul play or a broken workflow.
 */
export async function refuseExchanged(
  staged: readonly StagedArtifact[],
  runAttempt: number,
  ports: KeptPorts,
): Promise<void> {
  const ofThisRun = ({ base, attempt }: KeptName): boolean =>
    ATTESTED.test(base) && attempt <= runAttempt
  const subjects = (await readKeptEvidence(ofThisRun, ports)).flatMap(
    bundle => peekStatement(bundle)?.subject ?? [],
  )
  for (const { file } of staged) {
    const attested = subjects
      .filter(subject => subject.name === file.name)
      .flatMap(subject => parseSha256(subject.digest['sha256']) ?? [])
    if (attested.length === 0 || attested.includes(file.sha256)) continue
    throw new VerificationError('DIGEST_MISMATCH', {
      message: `${file.name} is not the file that this run attested`,
      expected: [...new Set(attested)].join(' or '),
      actual: file.sha256,
    })
  }
}
