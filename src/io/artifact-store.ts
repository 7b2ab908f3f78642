/** This run's workflow artifacts. The library is large, so it is loaded when it is first needed. */
import type { DefaultArtifactClient } from '@actions/artifact'
import { parseSha256 } from '../attest/digest.ts'
import type { WorkflowArtifact, WorkflowArtifacts } from '../commands/ports.ts'
import { ReleaseError } from '../errors/release-error.ts'

/** The library retries by itself; this bounds all its attempts together. */
const DEADLINE_MS = 15 * 60_000

/** Binaries compress well enough at a low level. */
const COMPRESSION_LEVEL = 3

/** The part of the library that is used. */
export type ArtifactClient = Pick<
  DefaultArtifactClient,
  'uploadArtifact' | 'listArtifacts' | 'downloadArtifact'
>

/** The adapter of the port WorkflowArtifacts. */
export function createWorkflowArtifacts(
  load: () => Promise<ArtifactClient> = loadClient,
  deadlineMs = DEADLINE_MS,
): WorkflowArtifacts {
  return {
    upload: async (name, files, rootFolder) => {
      const options = { compressionLevel: COMPRESSION_LEVEL }
      const { id, size, digest } = await attempt(
        'ARTIFACT_UPLOAD_FAILED',
        `upload of ${name}`,
        deadlineMs,
        async () => (await load()).uploadArtifact(name, [...files], rootFolder, options),
      )
      if (id === undefined) {
        throw new ReleaseError('ARTIFACT_UPLOAD_FAILED', {
          message: `the upload of ${name} has no id`,
        })
      }
      return { id, name, size: size ?? 0, digest: parseSha256(digest) }
    },
    list: async () => {
      const { artifacts } = await attempt(
        'SERVICE_UNAVAILABLE',
        'list of workflow artifacts',
        deadlineMs,
        async () => (await load()).listArtifacts(),
      )
      return artifacts.map(({ id, name, size, digest }) => ({
        id,
        name,
        size,
        digest: parseSha256(digest),
      }))
    },
    download: async (artifact, folder) => download(artifact, folder, load, deadlineMs),
  }
}

async function loadClient(): Promise<ArtifactClient> {
  const library = await import('@actions/artifact')
  return new library.DefaultArtifactClient()
}

async function download(
  { id, name, digest }: WorkflowArtifact,
  folder: string,
  load: () => Promise<ArtifactClient>,
  deadlineMs: number,
): Promise<void> {
  // Without an expected hash the library would compare nothing.
  if (digest === undefined) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: `the service gives no digest for the workflow artifact ${name}`,
    })
  }
  const { digestMismatch } = await attempt(
    'SERVICE_UNAVAILABLE',
    `download of ${name}`,
    deadlineMs,
    async () =>
      (await load()).downloadArtifact(id, { path: folder, expectedHash: `sha256:${digest}` }),
  )
  // The library only mentions a difference, after it has unpacked everything.
  if (digestMismatch === true) {
    throw new ReleaseError('DIGEST_MISMATCH', {
      message: `the workflow artifact ${name} is not what was uploaded`,
      expected: `sha256 ${digest}`,
    })
  }
}

async function attempt<T>(
  code: 'ARTIFACT_UPLOAD_FAILED' | 'SERVICE_UNAVAILABLE',
  what: string,
  deadlineMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () =>
      reject(
        new ReleaseError('SERVICE_UNAVAILABLE', {
          message: `${what}: no end after ${deadlineMs / 1000} s`,
        }),
      ),
    deadlineMs,
  )
  try {
    return await Promise.race([work(), late])
  } catch (cause) {
    if (cause instanceof ReleaseError) throw cause
    throw new ReleaseError(code, { message: `${what} failed`, cause })
  } finally {
    clearTimeout(timer)
  }
}
