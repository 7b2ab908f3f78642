/** Asks GitHub, writing nothing, for what the next release will meet. */
import { join } from 'node:path'
import { MAX_PREDICATE_BYTES } from '../../attest/limits.ts'
import { chooseInstance } from '../../attest/instance.ts'
import { toReleaseError } from '../../errors/release-error.ts'
import {
  outlook,
  unpinnedUses,
  type OutlookFacts,
  type OutlookPoint,
} from '../../release/outlook.ts'
import type { Job, ReleaseStagedPorts } from './job.ts'

const MAX_WORKFLOW_BYTES = 1024 * 1024
/** State, final check, publication and read-back; and for each file two attestations, a listing, and an upload. */
const CALLS = 25
const CALLS_A_FILE = 5

/** What only a rehearsal asks. undefined: GitHub did not tell this token. */
export interface OutlookPorts {
  /** Whether GitHub says that the token may push. */
  mayWrite(): Promise<boolean | undefined>
  /** `User` or `Organization`. */
  ownerType(): Promise<string | undefined>
  immutableReleases(): Promise<boolean | undefined>
  tagRulesets(): Promise<readonly string[] | undefined>
  rateLimit(): Promise<{ readonly remaining: number; readonly limit: number } | undefined>
}

/** Every point of the outlook; a service that is down makes a point unknown, it does not end the rehearsal. */
export async function rehearseOutlook(
  job: Job,
  ports: ReleaseStagedPorts,
): Promise<readonly OutlookPoint[]> {
  const { plan, identity, options, payload, checksums, staged } = job
  const { outlook: ask, releases, log } = ports
  const files = [...payload, checksums]
  const instance = chooseInstance(options.sigstore, identity, options.disclosePrivate)
  // Base64 inside JSON, and the frame around the predicate.
  const envelope = Math.floor((options.maxEnvelope - 4096) * 0.75)
  const sbomLimit = instance === 'public-good' ? envelope : MAX_PREDICATE_BYTES
  const facts: OutlookFacts = {
    plan,
    visibility: identity.visibility,
    mayWrite: await ask.mayWrite(),
    ownerType: await ask.ownerType(),
    immutableSetting: await ask.immutableReleases(),
    releases: await releases.list(),
    tagRulesets: await ask.tagRulesets(),
    rate: await ask.rateLimit(),
    // A binary in an archive is attested and asked for like a file of its own.
    calls:
      CALLS +
      CALLS_A_FILE * (files.length + 1 + staged.filter(({ inner }) => inner !== null).length),
    files,
    largeSboms: staged.flatMap(({ sbom }) =>
      sbom !== null && sbom.size > sbomLimit ? [`${sbom.name} (${sbom.size} bytes)`] : [],
    ),
    sbomLimit,
    workflow: await callingWorkflow(job, ports),
  }
  const points = outlook(facts)
  for (const { what, certainty, verdict, finding } of points) {
    log.info(`${MARKS[verdict]} ${what} (${certainty}): ${finding}`)
  }
  return points
}

const MARKS = { good: 'ok     ', problem: 'PROBLEM', advice: 'advice ', open: 'open   ' } as const

async function callingWorkflow(
  { identity }: Job,
  { files, context }: ReleaseStagedPorts,
): Promise<OutlookFacts['workflow']> {
  const [path = ''] = identity.workflowRef.slice(`${identity.repository}/`.length).split('@')
  try {
    const text = await files.readText(join(context.workspace, path), MAX_WORKFLOW_BYTES)
    return { path, unpinned: unpinnedUses(text) }
  } catch (thrown) {
    if (toReleaseError(thrown).code === 'FILE_UNREADABLE') return undefined
    throw thrown
  }
}
