/**
 * A release job in a small world: the sandbox's GitHub behind the real adapters, real files, and an attestation store
 * whose bundles need no cryptography.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Repository } from '../../../sandbox/github/index.ts'
import type { Permissions } from '../../../sandbox/actions/job.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import type { Sha256 } from '../../../src/attest/digest.ts'
import { parseStatement } from '../../../src/attest/statement.ts'
import { STAGE_SCHEMA, type StagedFile } from '../../../src/attest/stage-record.ts'
import type { AttestationStore, StoredBundle } from '../../../src/commands/attestation-ports.ts'
import type { StagedArtifact } from '../../../src/commands/collect-staged.ts'
import type { MeasuredFile, StepResult } from '../../../src/commands/ports.ts'
import type { ReleaseOptions, ReleaseStagedPorts } from '../../../src/commands/release/job.ts'
import { releaseStaged } from '../../../src/commands/release/release-staged.ts'
import { createFiles } from '../../../src/io/files.ts'
import { createGitHubClient } from '../../../src/io/github-client.ts'
import { createGitHubOutlook } from '../../../src/io/github-outlook.ts'
import { createGpg } from '../../../src/io/gpg.ts'
import { createGitHubRefs } from '../../../src/io/github-refs.ts'
import { createGitHubReleases } from '../../../src/io/github-releases.ts'
import { createHttp } from '../../../src/io/http.ts'
import type { PlannedArtifact, ReleasePlan } from '../../../src/plan/release-plan.ts'
import { sbomText } from '../../../src/release/sbom-file.ts'
import type { RunIdentity } from '../../../src/run/run-identity.ts'
import { GithubFixture } from '../../sandbox/github-fixture.ts'
import {
  COMMIT,
  fakeBundle,
  fakeVerifier,
  IDENTITY,
  PLAN,
  provenanceOf,
  SBOM,
  SERVER,
} from '../../support/release-evidence.ts'

export const OPTIONS: ReleaseOptions = {
  signerWorkflow: undefined,
  notes: undefined,
  notesFile: undefined,
  generateNotes: true,
  prerelease: 'auto',
  makeLatest: 'auto',
  draft: false,
  verificationSummary: false,
  gpgPrivateKey: undefined,
  gpgPassphrase: undefined,
  sigstore: 'auto',
  disclosePrivate: false,
  maxEnvelope: 2 * 1024 * 1024,
  dryRun: false,
  signRehearsal: false,
  docs: [],
}

/** Answers in the place of the sandbox; undefined: let it through. */
export type Intercept = (request: Request) => Response | undefined

/** Replaces an answer of the sandbox, which has done what it was asked; undefined: hand it on. */
export type Afterwards = (request: Request) => Response | undefined

export class ReleaseWorld implements AsyncDisposable {
  readonly github = new GithubFixture()
  readonly repository: Repository = this.github.repository
  readonly folder: string
  readonly stored: (StoredBundle & { readonly sha256: Sha256 })[] = []
  readonly kept: string[] = []
  readonly requests: string[] = []
  readonly logged: string[] = []
  signed = 0
  plan: ReleasePlan = PLAN
  identity: RunIdentity = IDENTITY
  permissions: Permissions = { contents: 'write' }
  intercept: Intercept = () => undefined
  afterwards: Afterwards = () => undefined
  staged: StagedArtifact[] = []
  /** Runs so far, and those that were killed: whatever these have under way goes nowhere. */
  #runs = 0
  readonly #killed = new Set<number>()

  private constructor(folder: string) {
    this.folder = folder
    this.repository.setTag('v1.2.3', COMMIT)
    this.github.world.releaseSigner = statement => {
      const payload = Buffer.from(JSON.stringify(statement)).toString('base64')
      return { payload, dsseEnvelope: { payload } }
    }
  }

  /** With every planned file staged and attested by the builds. */
  static async create(): Promise<ReleaseWorld> {
    const world = new ReleaseWorld(await mkdtemp(join(tmpdir(), 'release-world-')))
    for (const artifact of PLAN.artifacts) await world.stage(artifact)
    return world
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Stages one file of the plan and attests it, as `stage` and `attest` do. */
  async stage(artifact: PlannedArtifact, identity = this.identity): Promise<void> {
    const file = await this.write(artifact.name, `binary of ${artifact.platform}`)
    const sbom =
      artifact.sbom === null
        ? null
        : await this.write(artifact.sbom, sbomText({ ...SBOM, platform: artifact.platform }))
    const record = this.record(artifact, file, sbom)
    this.staged.push({ planned: artifact, record, file, sbom, inner: null })
    this.attest(file, identity, PROVENANCE_V1, provenanceOf(identity))
    if (sbom === null) return
    this.attest(file, identity, CYCLONEDX_BOM, { ...SBOM, platform: artifact.platform })
  }

  private record(
    { bin, package: crate, platform, target }: PlannedArtifact,
    file: MeasuredFile,
    sbom: MeasuredFile | null,
  ): StagedArtifact['record'] {
    return {
      schema: STAGE_SCHEMA,
      file: staged(file),
      sbom: sbom === null ? null : staged(sbom),
      build: null,
      archive: null,
      bin,
      package: crate,
      version: this.plan.version,
      platform,
      target,
      repository: this.plan.repository,
      commit: this.plan.commit,
      ref: this.plan.ref,
      runId: this.identity.runId,
      runAttempt: this.identity.runAttempt,
    }
  }

  async write(name: string, text: string): Promise<MeasuredFile> {
    const path = join(this.folder, name)
    await writeFile(path, text)
    return createFiles(this.folder).measure(path)
  }

  attest(
    { name, sha256 }: MeasuredFile,
    identity: RunIdentity,
    predicateType: string,
    predicate: object,
  ): void {
    const bundle = fakeBundle({ subject: { name, sha256 }, predicateType, predicate }, identity)
    this.stored.push({ initiator: 'user', bundle, sha256 })
  }

  async run(
    options: Partial<ReleaseOptions> = {},
    change: (ports: ReleaseStagedPorts) => Partial<ReleaseStagedPorts> = () => ({}),
  ): Promise<StepResult> {
    const { plan, identity, staged } = this
    const ports = this.ports()
    return releaseStaged(
      { plan, identity, staged, options: { ...OPTIONS, ...options } },
      { ...ports, ...change(ports) },
    )
  }

  /** Ends the run that is under way as SIGKILL does: no request of it is carried out or answered any more. */
  kill(): void {
    this.#killed.add(this.#runs)
  }

  ports(): ReleaseStagedPorts {
    this.#runs += 1
    const run = this.#runs
    const { token, log } = { token: this.github.token(this.permissions), log: this.log() }
    const http = createHttp({
      clock: () => this.github.now,
      sleep: async () => undefined,
      random: () => 0,
      log,
      userAgent: 'attested-release',
      apiHosts: ['api.github.com', 'uploads.github.com'],
      fetch: async (input, init) => {
        if (this.#killed.has(run)) return NEVER
        const response = await this.fetch(new Request(input, init), run)
        return this.#killed.has(run) ? NEVER : response
      },
    })
    const apiUrl = 'https://api.github.com'
    const client = createGitHubClient({ token, apiUrl, http })
    const where = { owner: 'acme', repositoryName: 'rocket' }
    return {
      context: {
        serverUrl: SERVER,
        apiUrl,
        repository: 'acme/rocket',
        ...where,
        repositoryId: '42',
        ownerId: '11',
        sha: COMMIT,
        ref: this.identity.ref,
        eventName: this.identity.eventName,
        runId: '7',
        runAttempt: this.identity.runAttempt,
        workspace: this.folder,
        temporary: this.folder,
      },
      releases: createGitHubReleases({
        client,
        http,
        log,
        clock: () => this.github.now,
        token,
        apiUrl,
        ...where,
      }),
      gpg: createGpg({ environment: process.env, files: createFiles(this.folder) }),
      outlook: createGitHubOutlook(client, { owner: 'acme', repo: 'rocket' }),
      releaseAttestations: {
        ofObject: async sha1 =>
          this.github.world.attestations
            .filter(one => one.digests.includes(`sha1:${sha1}`))
            .map(({ initiator, bundle }) => ({ initiator, bundle })),
        loadVerifier: async () => ({
          verify: bundle => parseStatement(Buffer.from((bundle as PlainBundle).payload, 'base64')),
        }),
      },
      refs: createGitHubRefs(client, { owner: 'acme', repo: 'rocket' }),
      files: createFiles(this.folder),
      store: this.store(),
      signer: {
        provenancePredicate: async () => ({
          predicateType: PROVENANCE_V1,
          predicate: provenanceOf(this.identity),
        }),
        sign: async claim => {
          this.signed += 1
          return fakeBundle(claim, this.identity)
        },
      },
      artifacts: {
        upload: async name => {
          this.kept.push(name)
          return { id: this.kept.length, name, digest: undefined, size: 1 }
        },
        list: async () => [],
        download: async () => undefined,
      },
      loadVerifier: async () => fakeVerifier,
      log,
      // Time passes when somebody waits, so that deadlines end.
      clock: () => this.github.now,
      sleep: async milliseconds => {
        this.github.now += milliseconds
      },
    }
  }

  private store(): AttestationStore {
    return {
      create: async bundle => {
        const { dsseEnvelope } = bundle as { dsseEnvelope: { payload: string } }
        const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as {
          subject: readonly { digest: { sha256: Sha256 } }[]
        }
        const sha256 = statement.subject[0]?.digest.sha256
        if (sha256 === undefined) throw new Error('no subject')
        this.stored.push({ initiator: 'user', bundle, sha256 })
        return String(this.stored.length)
      },
      list: async sha256 => this.stored.filter(one => one.sha256 === sha256),
    }
  }

  private log(): ReleaseStagedPorts['log'] {
    const say = (message: string): void => {
      this.logged.push(message)
    }
    return { info: say, notice: say, warning: say, group: async (_title, work) => work() }
  }

  private async fetch(request: Request, run: number): Promise<Response> {
    const url = new URL(request.url)
    this.requests.push(
      `${request.method} ${url.host}${url.pathname}${request.headers.has('authorization') ? '' : ' (no token)'}`,
    )
    const answer = this.intercept(request)
    if (answer !== undefined) return answer
    const body = Buffer.from(await request.arrayBuffer())
    if (this.#killed.has(run)) return NEVER
    const {
      status,
      headers,
      json,
      body: bytes,
    } = await this.github.call(`${request.method} ${request.url}`, {
      headers: { ...Object.fromEntries(request.headers), host: url.host },
      body,
    })
    const replaced = this.afterwards(request)
    if (replaced !== undefined) return replaced
    return new Response(status === 204 ? null : json === undefined ? bytes : JSON.stringify(json), {
      status,
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    })
  }
}

const NEVER = new Promise<never>(() => undefined)

/** What the stand-in for GitHub's own signature makes. */
interface PlainBundle {
  readonly payload: string
}

function staged({ name, sha256, size }: MeasuredFile): StagedFile {
  return { name, sha256, size }
}
