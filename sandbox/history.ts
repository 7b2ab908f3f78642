/**
 * A history of releases as this action makes them: binaries, an SBOM for each, checksums, evidence; all of it attested.
 * Signed in this process, release by release, with one key pair for each bundle as everywhere.
 */
import { createHash } from 'node:crypto'
import { workflowClaims } from './actions/claims.ts'
import type { JobIdentity } from './actions/job.ts'
import type { Attestation, Release, Repository } from './github/index.ts'
import type { Sandbox } from './index.ts'
import { jsonObject } from './json.ts'
import { makeBundle, type Defect } from './sigstore/bundle-maker.ts'
import type { InstanceName } from './sigstore/instance.ts'

const PROVENANCE = 'https://slsa.dev/provenance/v1'
const BOM = 'https://cyclonedx.org/bom'
const WORKFLOW_PATH = '.github/workflows/release.yml'
const DAY = 24 * 3600 * 1000

export interface HistoryFile {
  readonly name: string
  readonly bytes: Buffer
}

/** How an attestation is signed; by default as the release's own run does. */
export interface Signing {
  readonly job?: Partial<JobIdentity>
  readonly defect?: Defect
  readonly instance?: InstanceName
  /** Changes the provenance before it is signed. */
  readonly predicate?: (provenance: object) => object
}

export interface ReleaseOptions {
  /** How many binaries; each has an SBOM. Default 1. */
  readonly binaries?: number
  readonly annotated?: boolean
  readonly immutable?: boolean
  readonly unattestedByGitHub?: boolean
  readonly draft?: boolean
  readonly prerelease?: boolean
  readonly evidence?: boolean
  /** Nothing is attested: a release of the time before. */
  readonly unattested?: boolean
  /** How all of it is signed. */
  readonly signing?: Signing
  /** Changes the text of the checksums file before it is attested. */
  readonly checksums?: (text: string) => string
}

/** A release, and how to find its parts. */
export interface HistoryRelease {
  readonly tag: string
  readonly commit: string
  readonly release: Release
  readonly binary: string
  readonly checksums: string
  readonly evidence: string
  /** What was stored, by the file's name. */
  readonly stored: ReadonlyMap<string, readonly Attestation[]>
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** Makes releases, one after the other, a day apart. */
export class ReleaseHistory {
  readonly #sandbox: Sandbox
  readonly #repository: Repository
  readonly #instance: InstanceName
  #count = 0

  constructor(sandbox: Sandbox, repository: Repository, instance: InstanceName = 'public-good') {
    this.#sandbox = sandbox
    this.#repository = repository
    this.#instance = instance
  }

  /** Publishes one release; `version` without the `v`. */
  publish(version: string, options: ReleaseOptions = {}): HistoryRelease {
    this.#count += 1
    const tag = `v${version}`
    const commit = sha256(`commit of ${tag} of ${this.#repository.fullName}`).slice(0, 40)
    const { annotated = false } = options
    this.#repository.setTag(tag, commit, { annotated })
    const payload = payloadFiles(version, options.binaries ?? 1)
    const listed = payload.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).sort()
    const text = listed.join('')
    const checksums: HistoryFile = {
      name: `widget-${version}-checksums.txt`,
      bytes: Buffer.from(options.checksums?.(text) ?? text),
    }
    const stored = new Map<string, readonly Attestation[]>()
    const attest = (file: HistoryFile): readonly object[] => {
      if (options.unattested === true) return []
      const bundles = this.bundlesOf(file, tag, commit, options.signing)
      stored.set(
        file.name,
        bundles.map(bundle => this.store(bundle)),
      )
      return bundles
    }
    const bundles = [...payload, checksums].flatMap(attest)
    const evidence: HistoryFile = {
      name: `widget-${version}.intoto.jsonl`,
      bytes: Buffer.from(bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join('')),
    }
    const hasEvidence = options.evidence !== false && bundles.length > 0
    if (hasEvidence) attest(evidence)
    const release = this.#sandbox.github.plantRelease({
      repository: this.#repository,
      tag,
      files: [...payload, checksums, ...(hasEvidence ? [evidence] : [])],
      publishedAt: Date.UTC(2026, 0, 1) + this.#count * DAY,
      draft: options.draft ?? false,
      prerelease: options.prerelease ?? false,
      immutable: options.immutable ?? false,
      unattested: options.unattestedByGitHub ?? false,
    })
    const [first] = payload
    return {
      ...{ tag, commit, release, stored },
      binary: first?.name ?? '',
      checksums: checksums.name,
      evidence: evidence.name,
    }
  }

  /** Provenance of a file, and of a binary what it is made of; not stored. */
  bundlesOf(
    { name, bytes }: HistoryFile,
    tag: string,
    commit: string,
    signing: Signing = {},
  ): readonly object[] {
    const isBinary = /-linux-\d+$/.test(name)
    const job = this.#job(tag, commit, signing.job ?? {})
    const provenance = provenanceOf(job)
    const changed = signing.predicate?.(provenance) ?? provenance
    const kinds: readonly (readonly [string, object])[] = [
      [PROVENANCE, changed],
      ...(isBinary ? [[BOM, { bomFormat: 'CycloneDX', specVersion: '1.6' }] as const] : []),
    ]
    return kinds.map(([predicateType, predicate]) =>
      this.sign({ name, sha256: sha256(bytes), predicateType, predicate }, job, signing),
    )
  }

  /** One statement about one subject. */
  sign(
    claim: {
      readonly name: string
      readonly sha256: string
      readonly predicateType: string
      readonly predicate: object
    },
    job: JobIdentity,
    { defect, instance }: Signing = {},
  ): object {
    return makeBundle({
      instance: instance ?? this.#instance,
      keys: this.#sandbox.sigstore,
      claims: workflowClaims(this.#sandbox.jobs.open(job)),
      ...(defect !== undefined && { defect }),
      payload: JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: claim.name, digest: { sha256: claim.sha256 } }],
        predicateType: claim.predicateType,
        predicate: claim.predicate,
      }),
    })
  }

  store(bundle: object): Attestation {
    const value = jsonObject(bundle)?.value
    if (value === undefined) throw new TypeError('a bundle is an object')
    return this.#sandbox.github.plantAttestation({ repository: this.#repository, bundle: value })
  }

  /** The run that released a tag. */
  #job(tag: string, commit: string, change: Partial<JobIdentity>): JobIdentity {
    const { owner, ownerId, name, id, visibility } = this.#repository
    const ref = change.ref ?? `refs/tags/${tag}`
    const repository = change.repository ?? { owner, ownerId, name, id, visibility }
    const workflow = `${repository.owner}/${repository.name}/${WORKFLOW_PATH}@${ref}`
    return {
      ref,
      sha: commit,
      eventName: 'push',
      actor: 'octocat',
      workflow: 'Release',
      workflowRef: workflow,
      workflowSha: commit,
      jobWorkflowRef: workflow,
      jobWorkflowSha: commit,
      runId: 10_000 + this.#count,
      runNumber: this.#count,
      runAttempt: 1,
      job: 'attest',
      runnerEnvironment: 'github-hosted',
      permissions: { contents: 'read', 'id-token': 'write', attestations: 'write' },
      ...change,
      repository,
    }
  }
}

function payloadFiles(version: string, binaries: number): readonly HistoryFile[] {
  return Array.from({ length: binaries }, (_, index) => `widget-${version}-linux-${index}`).flatMap(
    name => [
      { name, bytes: Buffer.from(`the binary ${name}\n`.repeat(8)) },
      {
        name: `${name}.cdx.json`,
        bytes: Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', name })),
      },
    ],
  )
}

/** As @actions/attest writes it: https://actions.github.io/buildtypes/workflow/v1 */
export function provenanceOf(job: JobIdentity): object {
  const { repository, ref, sha } = job
  const url = `https://github.com/${repository.owner}/${repository.name}`
  const [, path = ''] = /^[^/]+\/[^/]+\/([^@]+)@/.exec(job.workflowRef) ?? []
  return {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: { workflow: { ref, repository: url, path } },
      internalParameters: {
        github: {
          event_name: job.eventName,
          repository_id: String(repository.id),
          repository_owner_id: String(repository.ownerId),
          runner_environment: job.runnerEnvironment,
        },
      },
      resolvedDependencies: [{ uri: `git+${url}@${ref}`, digest: { gitCommit: sha } }],
    },
    runDetails: {
      builder: { id: `https://github.com/${job.jobWorkflowRef}` },
      metadata: { invocationId: `${url}/actions/runs/${job.runId}/attempts/${job.runAttempt}` },
    },
  }
}
