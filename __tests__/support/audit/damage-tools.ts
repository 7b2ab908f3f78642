/** What kinds of damage are made of. */
import type { Asset } from '../../../sandbox/github/index.ts'
import { sha256Digest } from '../../../sandbox/github/release.ts'
import type { HistoryRelease, ReleaseOptions, Signing } from '../../../sandbox/history.ts'
import type { JobIdentity } from '../../../sandbox/actions/job.ts'
import type { AuditWorld } from './world.ts'

/** Where a finding must be: null, the release as a whole. */
export interface Expected {
  readonly asset: string | null
  readonly verdict: string
  readonly code: string
}

export interface Damage {
  readonly what: string
  /** How the release is made. */
  readonly options?: ReleaseOptions
  /** Done to it afterwards; default: nothing, it was made so. */
  readonly plant?: (release: HistoryRelease, world: AuditWorld) => void
  /** The gravest finding of every file that has one; every other file must be verified. */
  readonly expected: (release: HistoryRelease) => readonly Expected[]
  /** Shows only where the bytes themselves are hashed. */
  readonly needsDownload?: boolean
}

export const FOREIGN = {
  owner: 'mallory',
  ownerId: 666,
  name: 'widget',
  id: 66,
  visibility: 'public',
} as const
export const FOREIGN_WORKFLOW = 'mallory/widget/.github/workflows/release.yml'

export const asset = ({ release }: HistoryRelease, name: string): Asset => {
  const found = release.assets.find(one => one.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

export const replace = (
  target: Asset,
  text: string,
  options: { readonly keepDigest?: boolean } = {},
): void => {
  target.bytes = Buffer.from(text)
  target.size = target.bytes.length
  if (options.keepDigest !== true) target.digest = sha256Digest(target.bytes)
}

/** Every binary, SBOM, checksums and evidence file, signed in one wrong way. */
export const allOf = (
  release: HistoryRelease,
  verdict: string,
  code: string,
): readonly Expected[] => release.release.assets.map(({ name }) => ({ asset: name, verdict, code }))

export const signedBy = (
  what: string,
  code: string,
  signing: (tag: string) => Signing,
): Damage => ({
  what,
  options: { unattested: true },
  plant: (release, { history }) => {
    for (const { name, bytes } of release.release.assets) {
      for (const bundle of history.bundlesOf(
        { name, bytes },
        release.tag,
        release.commit,
        signing(release.tag),
      )) {
        history.store(bundle)
      }
    }
  },
  expected: release => allOf(release, 'wrong-signer', code),
})

export const jobOf =
  (job: (tag: string) => Partial<JobIdentity>) =>
  (tag: string): Signing => ({ job: job(tag) })

export const forget = (
  { stored }: HistoryRelease,
  world: AuditWorld,
  name: string,
  which: (index: number) => boolean = () => true,
): void => {
  const all = world.sandbox.github.attestations as unknown as unknown[]
  for (const [index, one] of (stored.get(name) ?? []).entries()) {
    if (which(index)) all.splice(all.indexOf(one), 1)
  }
}

export const blobOf = ({ stored }: HistoryRelease, name: string): RegExp => {
  const [first] = stored.get(name) ?? []
  return new RegExp(`/attestations/\\d+/${first?.id ?? 0}\\.json\\.sn$`)
}

export const only = (name: string | null, verdict: string, code: string): readonly Expected[] => [
  { asset: name, verdict, code },
]

/** The run that released a tag. */
export function jobFor(tag: string, commit: string): JobIdentity {
  const workflow = `octo-org/widget/.github/workflows/release.yml@refs/tags/${tag}`
  return {
    repository: { owner: 'octo-org', ownerId: 77, name: 'widget', id: 4242, visibility: 'public' },
    ...{
      ref: `refs/tags/${tag}`,
      sha: commit,
      eventName: 'push',
      actor: 'octocat',
      workflow: 'Release',
    },
    ...{
      workflowRef: workflow,
      workflowSha: commit,
      jobWorkflowRef: workflow,
      jobWorkflowSha: commit,
    },
    ...{ runId: 4, runNumber: 4, runAttempt: 1, job: 'attest', runnerEnvironment: 'github-hosted' },
    permissions: {},
  }
}
