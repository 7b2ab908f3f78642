/** From staged files to a published release. */
import type { StepResult } from '../ports.ts'
import { carryOut } from './carry-out.ts'
import { prepareJob, type ReleaseRequest, type ReleaseStagedPorts } from './job.ts'
import { rehearse } from './rehearse.ts'
import { releaseResult } from './result.ts'
import { openKeyring } from './sign-with-gpg.ts'

/**
 * Verifies each file against the store, attests and verifies the rest, publishes and reads back. A run without a tag,
 * or with `dry-run`, stops before the first write.
 */
export async function releaseStaged(
  request: ReleaseRequest,
  ports: ReleaseStagedPorts,
): Promise<StepResult> {
  const job = await prepareJob(request, ports)
  const { where } = job
  await using keyring = await openKeyring(request.plan, request.options, ports)
  const outcome =
    where === undefined || request.options.dryRun
      ? await rehearse(job, keyring, ports)
      : await carryOut(job, where, keyring, ports)
  return await releaseResult(outcome, job, ports)
}
