/** Workflow artifacts: who made them, in which run and attempt, and where their bytes lie. */
import { sha256 } from '../pki/keys.ts'
import type { Clock } from '../service.ts'
import type { BlobHost } from './blobs.ts'
import type { Job } from './job.ts'

/** What happens when a later attempt of a run uploads under a name that an earlier one used: reports differ. */
export type NameReuse = 'refuse' | 'allow'

/** An artifact; it is listed from the moment its upload has been finalized. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly repositoryId: number
  readonly runId: number
  readonly runAttempt: number
  readonly runBackendId: string
  readonly jobBackendId: string
  /** Path on the blob host. */
  readonly path: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly expiresAt: string
  /** Absent until finalized. */
  readonly content?: { readonly size: number; /** `sha256:…` */ readonly digest: string }
}

/** An artifact that the service lists. */
export type FinalizedArtifact = Artifact & Required<Pick<Artifact, 'content'>>

const FIRST_ID = 4_000_000_001
const DAY_MS = 86_400_000

/** A request that the service turns down, with the Twirp code it gives. */
export class ArtifactRefused extends Error {
  readonly code: 'already_exists' | 'invalid_argument' | 'not_found'

  constructor(code: 'already_exists' | 'invalid_argument' | 'not_found', message: string) {
    super(message)
    this.code = code
  }
}

export interface ArtifactStoreOptions {
  readonly blobs: BlobHost
  readonly clock: Clock
  readonly nameReuse: NameReuse
  readonly artifacts?: readonly Artifact[]
}

export interface NewArtifact {
  readonly name: string
  readonly mimeType: string
  readonly expiresAt: string | undefined
}

const NAME_NOT_ALLOWED = /["<>|*?:\r\n\\/]/
const isFinalized = (one: Artifact): one is FinalizedArtifact => one.content !== undefined

/** All artifacts of the sandbox. */
export class ArtifactStore {
  readonly #options: ArtifactStoreOptions
  #artifacts: Artifact[]
  #nextId: number

  constructor(options: ArtifactStoreOptions) {
    this.#options = options
    this.#artifacts = [...(options.artifacts ?? [])]
    this.#nextId = Math.max(FIRST_ID - 1, ...this.#artifacts.map(one => one.id)) + 1
  }

  /** All records, unfinished uploads included: the state. */
  get records(): readonly Artifact[] {
    return this.#artifacts
  }

  /** The finalized artifacts of a run, all attempts, oldest first. */
  ofRun(runId: number): readonly FinalizedArtifact[] {
    return this.#artifacts.filter(isFinalized).filter(one => one.runId === runId)
  }

  ofRepository(repositoryId: number): readonly FinalizedArtifact[] {
    return this.#artifacts.filter(isFinalized).filter(one => one.repositoryId === repositoryId)
  }

  byId(id: number): FinalizedArtifact | undefined {
    return this.#artifacts.filter(isFinalized).find(one => one.id === id)
  }

  /** The bytes as uploaded: a zip, unless the client skipped archiving. */
  contentOf(artifact: FinalizedArtifact): Buffer {
    const blob = this.#options.blobs.get(artifact.path)
    if (blob === undefined) throw new Error(`artifact ${artifact.id} has lost its blob`)
    return blob.content
  }

  /** A signed address to download it from. */
  downloadUrl(artifact: FinalizedArtifact): string {
    return this.#options.blobs.signedUrl(artifact.path, 'read')
  }

  /** Begins an upload and returns the signed address to send the bytes to. */
  create(job: Job, wanted: NewArtifact): string {
    if (wanted.name === '' || NAME_NOT_ALLOWED.test(wanted.name)) {
      throw new ArtifactRefused('invalid_argument', 'the artifact name is not valid')
    }
    this.#refuseDuplicate(job, wanted.name)
    const now = this.#options.clock()
    const id = this.#nextId++
    const isZip = wanted.mimeType === 'application/zip'
    const path = `/actions-results/${job.runBackendId}/${job.jobBackendId}/artifacts/${id}${isZip ? '.zip' : ''}`
    const fileName = `${wanted.name}${isZip ? '.zip' : ''}`
    this.#options.blobs.put(path, {
      content: Buffer.alloc(0),
      contentType: wanted.mimeType,
      contentDisposition: `attachment; filename="${fileName}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    })
    this.#artifacts = [
      // A retry of an upload that never ended takes its place.
      ...this.#artifacts.filter(
        one => one.content !== undefined || !isOfJob(one, job, wanted.name),
      ),
      {
        id,
        name: wanted.name,
        repositoryId: job.identity.repository.id,
        runId: job.identity.runId,
        runAttempt: job.identity.runAttempt,
        runBackendId: job.runBackendId,
        jobBackendId: job.jobBackendId,
        path,
        createdAt: new Date(now).toISOString(),
        expiresAt: wanted.expiresAt ?? new Date(now + 90 * DAY_MS).toISOString(),
      },
    ]
    return this.#options.blobs.signedUrl(path, 'write')
  }

  /** Ends an upload: what the client says of it has to be true of what arrived. */
  finalize(
    job: Job,
    claimed: { readonly name: string; readonly size: number; readonly digest: string | undefined },
  ): FinalizedArtifact {
    const started = this.#artifacts.find(
      one => one.content === undefined && isOfJob(one, job, claimed.name),
    )
    if (started === undefined) throw new ArtifactRefused('not_found', 'no such upload')
    this.#refuseDuplicate(job, claimed.name)
    const bytes = this.#options.blobs.get(started.path)?.content ?? Buffer.alloc(0)
    const digest = `sha256:${sha256(bytes).toString('hex')}`
    if (bytes.length !== claimed.size || (claimed.digest ?? digest) !== digest) {
      throw new ArtifactRefused('invalid_argument', 'size or hash is not that of the upload')
    }
    const finalized = { ...started, content: { size: bytes.length, digest } }
    this.#artifacts = this.#artifacts.map(one => (one === started ? finalized : one))
    return finalized
  }

  delete(artifact: Artifact): void {
    this.#artifacts = this.#artifacts.filter(one => one.id !== artifact.id)
    this.#options.blobs.delete(artifact.path)
  }

  /** Within an attempt a name is used once, always; between attempts the option decides. */
  #refuseDuplicate(job: Job, name: string): void {
    const { runId, runAttempt } = job.identity
    const taken = this.ofRun(runId)
      .filter(one => one.name === name)
      .some(one => this.#options.nameReuse === 'refuse' || one.runAttempt === runAttempt)
    if (taken) {
      const message = 'an artifact with this name already exists on the workflow run'
      throw new ArtifactRefused('already_exists', message)
    }
  }
}

const isOfJob = (artifact: Artifact, job: Job, name: string): boolean =>
  artifact.jobBackendId === job.jobBackendId && artifact.name === name
