/** A small GitHub with one repository, called as functions: no sockets. */
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { Extension, X509CertificateGenerator } from '@peculiar/x509'
import { JobRegistry } from '../../sandbox/actions/job.ts'
import type { Job, JobIdentity, Permissions } from '../../sandbox/actions/job.ts'
import { GithubWorld } from '../../sandbox/github/index.ts'
import type { Repository, RepositoryOptions } from '../../sandbox/github/index.ts'
import type { ServiceRequest } from '../../sandbox/service.ts'

export const COMMIT = 'c0ffee0000000000000000000000000000000001'
export const OTHER_COMMIT = 'c0ffee0000000000000000000000000000000002'
export const DIGEST = `sha256:${'ab'.repeat(32)}`

const ACME: RepositoryOptions = {
  owner: 'acme',
  ownerId: 11,
  name: 'rocket',
  id: 42,
  visibility: 'public',
}

/** An answer with its JSON at hand. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly json: unknown
  readonly body: Buffer
}

/** What a call carries beside method and address. */
export interface CallOptions {
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: Buffer
}

/** The world and the means to talk to it. */
export class GithubFixture {
  now = Date.UTC(2026, 0, 2, 3, 4, 5)
  readonly jobs = new JobRegistry()
  readonly world: GithubWorld
  readonly repository: Repository

  constructor(
    options: { bundles?: 'url' | 'inline'; repository?: Partial<RepositoryOptions> } = {},
  ) {
    this.world = new GithubWorld({
      clock: () => this.now,
      jobs: this.jobs,
      bundles: options.bundles ?? 'url',
    })
    this.repository = this.world.addRepository({ ...ACME, ...options.repository })
    this.repository.setBranch('main', COMMIT)
  }

  /** A job of a repository (default: the fixture's) with just these permissions. */
  job(permissions: Permissions, changes: Partial<JobIdentity> = {}): Job {
    const workflowRef = 'acme/rocket/.github/workflows/release.yml@refs/tags/v1.0.0'
    return this.jobs.open({
      repository: this.repository,
      ref: 'refs/tags/v1.0.0',
      sha: COMMIT,
      eventName: 'push',
      actor: 'octocat',
      workflow: 'release',
      workflowRef,
      workflowSha: COMMIT,
      jobWorkflowRef: workflowRef,
      jobWorkflowSha: COMMIT,
      runId: 7,
      runNumber: 1,
      runAttempt: 1,
      job: 'release',
      runnerEnvironment: 'github-hosted',
      ...changes,
      permissions,
    })
  }

  /** The token of a fresh job. */
  token(permissions: Permissions): string {
    return this.job(permissions).githubToken
  }

  /** Calls `METHOD https://host/path`; without a host, api.github.com. */
  async call(line: string, options: CallOptions = {}): Promise<Answer> {
    const [method = '', address = ''] = line.split(' ')
    const url = new URL(address, 'https://api.github.com')
    const body =
      options.body ?? Buffer.from(options.json === undefined ? '' : JSON.stringify(options.json))
    const request: ServiceRequest = {
      method,
      host: url.host,
      path: url.pathname,
      url,
      headers: {
        'user-agent': 'tests',
        'content-length': String(body.length),
        ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
        ...options.headers,
      },
      body,
    }
    const service = this.world.services()[url.host]
    if (!service) throw new Error(`no service for ${url.host}`)
    const response = await service(request)
    if (!response) throw new Error(`no endpoint for ${line}`)
    return {
      status: response.status ?? 200,
      headers: response.headers ?? {},
      json: response.json,
      body: Buffer.from(response.body ?? ''),
    }
  }

  /** Uploads an asset under a name. */
  async upload(
    token: string,
    release: number,
    name: string,
    content = 'bytes',
    options: CallOptions = {},
  ): Promise<Answer> {
    const path = `/repos/acme/rocket/releases/${release}/assets?name=${encodeURIComponent(name)}`
    return this.call(`POST https://uploads.github.com${path}`, {
      token,
      body: Buffer.from(content),
      ...options,
      headers: { 'content-type': 'application/octet-stream', ...options.headers },
    })
  }

  /** Creates a release through the API and answers its id. */
  async release(token: string, fields: object = {}): Promise<number> {
    const answer = await this.call('POST /repos/acme/rocket/releases', {
      token,
      json: { tag_name: 'v1.0.0', draft: true, ...fields },
    })
    return idOf(answer)
  }
}

/** The `id` of an answer; anything but a success throws. */
export function idOf(answer: Answer): number {
  const { json } = answer
  if (typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'number') {
    return json.id
  }
  throw new Error(`no id in ${answer.status} ${JSON.stringify(json)}`)
}

/** A bundle over a statement, with a real certificate that names a source repository. */
export async function bundle(
  options: {
    source?: string | null
    subjects?: readonly { name?: string; digest: object }[]
    predicateType?: string
    predicate?: unknown
    changes?: object
    envelope?: object
  } = {},
): Promise<Record<string, unknown>> {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: options.subjects ?? [subject(DIGEST)],
    predicateType: options.predicateType ?? 'https://slsa.dev/provenance/v1',
    predicate: options.predicate ?? {},
  }
  const source = options.source === undefined ? 'https://github.com/acme/rocket' : options.source
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { certificate: { rawBytes: await certificate(source) } },
    dsseEnvelope: {
      payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: 'c2ln' }],
      ...options.envelope,
    },
    ...options.changes,
  }
}

/** A subject with one digest, given as `algorithm:hex`. */
export function subject(digest: string, name = 'rocket'): { name: string; digest: object } {
  const [algorithm = '', hex = ''] = digest.split(':')
  return { name, digest: { [algorithm]: hex } }
}

async function certificate(source: string | null): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned({
    keys,
    signingAlgorithm: algorithm,
    extensions: source === null ? [] : [sourceExtension(source)],
  })
  return Buffer.from(made.rawData).toString('base64')
}

function sourceExtension(source: string): Extension {
  const text = Buffer.from(source)
  return new Extension(
    '1.3.6.1.4.1.57264.1.12',
    false,
    Buffer.concat([Buffer.from([0x0c, text.length]), text]),
  )
}
