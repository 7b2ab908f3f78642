/** A repository with a history of releases in a sandbox, and the audit over it in this process. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Repository, RepositoryOptions } from '../../../sandbox/github/index.ts'
import { ReleaseHistory } from '../../../sandbox/history.ts'
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts'
import { fingerprintOfRoots } from '../../../src/audit/fingerprint.ts'
import { PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { runAudit } from '../../../src/commands/audit.ts'
import type { AuditInputs } from '../../../src/commands/command-inputs.ts'
import type { StepResult } from '../../../src/commands/ports.ts'
import { createAttestationLists } from '../../../src/io/attestation-lists.ts'
import { createAuditGitHub, readRepositoryFacts } from '../../../src/io/audit-github.ts'
import { createFiles } from '../../../src/io/files.ts'
import { createGitHubClient } from '../../../src/io/github-client.ts'
import { tokenIssuer } from '../../../src/io/oidc.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { createReleaseAttestationVerifier } from '../../../src/verify/release-attestation.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { sandboxHttp } from '../../integration/support/sandbox-fetch.ts'

export const WIDGET = {
  owner: 'octo-org',
  ownerId: 77,
  name: 'widget',
  id: 4242,
  visibility: 'public',
} as const satisfies RepositoryOptions

const INPUTS: AuditInputs = {
  repo: 'octo-org/widget',
  repoId: undefined,
  ownerId: undefined,
  signerWorkflow: 'octo-org/widget/.github/workflows/release.yml',
  signerRepo: undefined,
  certIdentity: undefined,
  certIdentityRegex: undefined,
  signerDigest: undefined,
  certOidcIssuer: undefined,
  noPublicGood: false,
  denySelfHostedRunners: true,
  predicateTypes: [PROVENANCE_V1],
  formerRepositories: [],
  releases: { which: 'all', prereleases: false, drafts: false },
  download: false,
  failOn: 'security',
  baseline: undefined,
  reportDir: 'reports',
  trustedRoot: undefined,
  tufMirrors: [],
}

/** The report, as far as tests look into it. */
export interface Report {
  readonly open: readonly { readonly dimension: string }[]
  readonly absent: readonly string[]
  readonly releases: readonly {
    readonly tag: string
    readonly attestedByGitHub: boolean
    readonly findings: readonly { readonly code: string; readonly verdict: string }[]
    readonly notes: readonly string[]
    readonly assets: readonly {
      readonly name: string
      readonly verdict: string
      readonly checkedEarlier: string | null
      readonly findings: readonly {
        readonly code: string
        readonly class: string
        readonly verdict: string
        readonly message: string
      }[]
      readonly chain: readonly { readonly source: string; readonly commit: string }[]
      readonly others: readonly { readonly code: string | null; readonly signer: string | null }[]
    }[]
  }[]
  readonly totals: {
    readonly assets: number
    readonly failed: number
    readonly verdicts: Readonly<Record<string, number>>
    readonly findings: { readonly security: number; readonly operational: number }
  }
}

export interface AuditWorld extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly repository: Repository
  readonly history: ReleaseHistory
  /** Holds `reports`. */
  readonly folder: string
  readonly log: string[]
  /** Milliseconds; the audit's own clock. */
  now: number
  /** Whether the trust roots hold that of GitHub's own instance. */
  knowsGitHub: boolean
  audit(changes?: Partial<AuditInputs>): Promise<StepResult & { readonly report: Report }>
}

/** Nothing released yet. */
export async function auditWorld(options: Partial<RepositoryOptions> = {}): Promise<AuditWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'audit-'))
  const sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
  const repository = sandbox.github.addRepository({ ...WIDGET, ...options })
  const token = sandbox.jobs.open({
    repository: WIDGET,
    ref: 'refs/heads/main',
    sha: 'f'.repeat(40),
    eventName: 'schedule',
    actor: 'octocat',
    workflow: 'Audit',
    workflowRef: 'octo-org/widget/.github/workflows/audit.yml@refs/heads/main',
    workflowSha: 'f'.repeat(40),
    jobWorkflowRef: 'octo-org/widget/.github/workflows/audit.yml@refs/heads/main',
    jobWorkflowSha: 'f'.repeat(40),
    runId: 5,
    runNumber: 1,
    runAttempt: 1,
    job: 'audit',
    runnerEnvironment: 'github-hosted',
    permissions: { contents: 'read', attestations: 'read' },
  }).githubToken
  const roots = parseTrustRoots(await readFile(sandbox.trustedRoots.jsonl, 'utf8'))
  const log: string[] = []
  const world: AuditWorld = {
    ...{ sandbox, repository, folder, log },
    history: new ReleaseHistory(sandbox, repository),
    now: Date.now(),
    knowsGitHub: true,
    async audit(changes = {}) {
      const http = sandboxHttp(sandbox, 5_000)
      const apiUrl = 'https://api.github.com'
      const serverUrl = 'https://github.com'
      const client = createGitHubClient({ token, apiUrl, http })
      const say = (line: string): void => void log.push(line)
      const logger = { info: say, notice: say, warning: say }
      const result = await runAudit(
        { ...INPUTS, repo: repository.fullName, ...changes },
        {
          context: {
            ...{ serverUrl, workspace: folder, repository: 'octo-org/widget' },
            ...{ repositoryId: '4242', ownerId: '77' },
          },
          log: { ...logger, group: async (_title, work) => work() },
          clock: () => world.now,
          tokenIssuer: tokenIssuer(serverUrl),
          files: {
            ...createFiles(join(folder, 'temp')),
            ensureFolder: async path => {
              await mkdir(path, { recursive: true })
            },
          },
          repositoryFacts: async name => readRepositoryFacts(client, name),
          openGitHub: facts => createAuditGitHub(facts, { client, http, token, apiUrl, serverUrl }),
          openStore: ({ fullName, ownerType }) =>
            createAttestationLists({
              ...{ http, token, apiUrl, ownerType, log: logger },
              repository: fullName,
            }),
          loadTrust: async () => ({
            verifier: createBundleVerifier(roots),
            roots: fingerprintOfRoots(roots),
            releaseVerifier: () =>
              createReleaseAttestationVerifier(world.knowsGitHub ? roots : new Map(), serverUrl),
          }),
        },
      )
      const path = result.outputs['report-path'] ?? ''
      return { ...result, report: JSON.parse(await readFile(path, 'utf8')) as Report }
    },
    async [Symbol.asyncDispose]() {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return world
}
