/** Runs attest-line.ts in a sandbox and hands back what it signed, stored and fetched. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JobIdentity } from '../../../sandbox/actions/job.ts'
import { runNode, runnerEnvironment, type ChildResult } from '../../../sandbox/child.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import type { SigstoreInstance } from '../../../src/attest/instance.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import type { RunIdentity } from '../../../src/run/run-identity.ts'

const OWNER = 'octo-org'
const NAME = 'widget'
const WORKFLOW = `${OWNER}/${NAME}/.github/workflows/release.yml@refs/tags/v1.2.3`
const SHA = '0123456789abcdef0123456789abcdef01234567'

export const REPOSITORY = {
  owner: OWNER,
  ownerId: 77,
  name: NAME,
  id: 4242,
  visibility: 'public',
} as const

/** A signing job of a tag push. */
export function signingJob(changes: Partial<JobIdentity> = {}): JobIdentity {
  return {
    repository: REPOSITORY,
    ref: 'refs/tags/v1.2.3',
    sha: SHA,
    eventName: 'push',
    actor: 'octocat',
    workflow: 'Release',
    workflowRef: WORKFLOW,
    workflowSha: SHA,
    jobWorkflowRef: WORKFLOW,
    jobWorkflowSha: SHA,
    runId: 987_654,
    runNumber: 7,
    runAttempt: 1,
    job: 'attest',
    runnerEnvironment: 'github-hosted',
    permissions: { contents: 'read', 'id-token': 'write', attestations: 'write' },
    ...changes,
  }
}

export const FILE = { name: 'widget-1.2.3-linux-amd64', sha256: sha256Of('a binary') }
export const SBOM = { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:1' }

/** Provenance and SBOM of FILE. */
export const CLAIMS = [
  { subject: FILE, predicateType: PROVENANCE_V1 },
  { subject: FILE, predicateType: CYCLONEDX_BOM, predicate: SBOM },
]

export interface Line {
  readonly identity: RunIdentity
  readonly stored: readonly {
    readonly bundle: Bundle
    readonly attestationId?: string
    readonly attestationUrl?: string
  }[]
  /** For each claim the bundles that the store had. */
  readonly fetched: readonly (readonly Bundle[])[]
}

export interface Bundle {
  readonly mediaType: string
  readonly verificationMaterial: Readonly<Record<string, unknown>>
  readonly dsseEnvelope: {
    readonly payload: string
    readonly payloadType: string
    readonly signatures: readonly { readonly sig: string }[]
  }
}

export interface LineOptions {
  readonly instance: SigstoreInstance
  readonly job?: JobIdentity
  readonly claims?: readonly object[]
  readonly extra?: Readonly<Record<string, string>>
}

/** A sandbox in a folder of its own, with the repository of `signingJob`. */
export async function lineSandbox(
  options: Omit<SandboxOptions, 'dir'> = {},
): Promise<Sandbox & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'line-'))
  const started = await startSandbox({ ...options, dir: join(folder, 'sandbox') })
  started.github.addRepository(REPOSITORY)
  const stop = started.close.bind(started)
  const dispose = async (): Promise<void> => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
  return Object.assign(started, { folder, close: dispose, [Symbol.asyncDispose]: dispose })
}

/** Runs the step as a child; its failure is in the result. */
export async function runLine(
  sandbox: Sandbox & { readonly folder: string },
  options: LineOptions,
): Promise<ChildResult> {
  const job = sandbox.jobs.open(options.job ?? signingJob())
  const folder = await mkdtemp(join(sandbox.folder, 'job-'))
  const env = await runnerEnvironment(sandbox, job, {
    workspace: join(folder, 'workspace'),
    runnerTemp: join(folder, 'temp'),
    home: join(folder, 'home'),
    extra: {
      LINE_TOKEN: job.githubToken,
      LINE_INSTANCE: options.instance,
      LINE_CLAIMS: JSON.stringify(options.claims ?? CLAIMS),
      LINE_ARTIFACTS: join(sandbox.folder, 'artifacts'),
      ...options.extra,
    },
  })
  return runNode(fileURLToPath(new URL('../programs/attest-line.ts', import.meta.url)), env)
}

/** Runs the step, which must succeed. */
export async function line(
  sandbox: Sandbox & { readonly folder: string },
  options: LineOptions,
): Promise<Line> {
  const result = await runLine(sandbox, options)
  if (result.status !== 0) throw new Error(result.stderr)
  return JSON.parse(await readFile(result.outputs['line'] ?? '', 'utf8')) as Line
}
