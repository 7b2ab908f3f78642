/** Sends one file to a release. The file is opened once, and what goes out is hashed on its way. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import type { Clock, Log } from '../commands/ports.ts'
import type { LocalFile } from '../commands/release/ports.ts'
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import type { RemoteAsset, RemoteRelease } from '../release/remote-release.ts'
import type { Http } from './http.ts'
import { readAsset } from './release-json.ts'

const CHUNK = 1024 * 1024
const MEGABYTE = 1_000_000
/** Bytes a second: slower than this an upload is given up. */
const SLOWEST = 100_000
const MAX_ANSWER = 1024 * 1024

/** GitHub may ask for more patience after many uploads than elsewhere: the draft half full is worth it. */
const LONGEST_WAIT = 15 * 60_000
const PROGRESS_EVERY = 10_000

export interface UploadOptions {
  readonly http: Http
  readonly token: string
  readonly log: Pick<Log, 'info'>
  readonly clock: Clock
}

/** Uploads; a file that is no longer what was verified is never sent whole (FILE_CHANGED). */
export async function uploadAsset(
  { http, token, log, clock }: UploadOptions,
  release: RemoteRelease,
  file: LocalFile,
  contentType: string,
): Promise<RemoteAsset> {
  await using handle = await openLocked(file)
  let changed: PolicyError | undefined
  const body = (): ReadableStream<Uint8Array> =>
    ReadableStream.from(
      withProgress(
        checkedChunks(handle, file, error => {
          changed = error
        }),
        file,
        { log, clock },
      ),
    )
  let answer
  try {
    answer = await http.send({
      method: 'POST',
      url: uploadUrl(release.uploadUrl, file.name),
      headers: { 'content-type': contentType, 'content-length': String(file.size) },
      authorization: `Bearer ${token}`,
      body,
      maxBytes: MAX_ANSWER,
      longestWait: LONGEST_WAIT,
      timeout: 60_000 + Math.ceil((file.size / SLOWEST) * 1000),
    })
  } catch (error) {
    throw changed ?? error
  }
  if (changed !== undefined) throw changed
  if (answer.status !== 201) throw refused(answer.status, answer.body, file.name)
  return readAsset(parse(answer.body))
}

/** No link is followed, and only the regular file of the right size is read. */
async function openLocked(file: LocalFile): Promise<FileHandle> {
  let handle
  try {
    handle = await open(file.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    throw fileChanged(file, 'a file that cannot be opened', error)
  }
  const stat = await handle.stat()
  if (stat.isFile() && stat.size === file.size) return handle
  await handle.close()
  throw fileChanged(file, stat.isFile() ? `${stat.size} bytes` : 'something that is no file')
}

/** The last chunk is held back until the digest is known, so that changed bytes never make a whole asset. */
async function* checkedChunks(
  handle: FileHandle,
  file: LocalFile,
  onChange: (error: PolicyError) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let position = 0
  while (position < file.size) {
    const chunk = Buffer.alloc(Math.min(CHUNK, file.size - position))
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) break
    position += bytesRead
    hash.update(chunk.subarray(0, bytesRead))
    if (position === file.size) {
      const digest = hash.digest('hex')
      if (digest !== file.sha256) throw report(fileChanged(file, `sha256 ${digest}`), onChange)
    }
    yield chunk.subarray(0, bytesRead)
  }
  if (position < file.size) throw report(fileChanged(file, `${position} bytes`), onChange)
}

/** Says every ten seconds how far it is; what is done before says nothing. */
async function* withProgress(
  chunks: AsyncIterable<Uint8Array>,
  file: LocalFile,
  { log, clock }: Pick<UploadOptions, 'log' | 'clock'>,
): AsyncGenerator<Uint8Array> {
  const start = clock()
  let told = start
  let sent = 0
  for await (const chunk of chunks) {
    yield chunk
    sent += chunk.length
    const now = clock()
    if (now - told < PROGRESS_EVERY) continue
    told = now
    const rate = sent / MEGABYTE / ((now - start) / 1000)
    log.info(
      `${file.name}: ${Math.floor((sent / file.size) * 100)} % of ${Math.ceil(file.size / MEGABYTE)} MB sent, ${rate.toFixed(1)} MB/s`,
    )
  }
}

function report(error: PolicyError, onChange: (error: PolicyError) => void): PolicyError {
  onChange(error)
  return error
}

function fileChanged(file: LocalFile, actual: string, cause?: unknown): PolicyError {
  return new PolicyError('FILE_CHANGED', {
    message: `${file.name} changed after it was verified`,
    expected: `${file.size} bytes with sha256 ${file.sha256}`,
    actual,
    cause,
  })
}

/** `upload_url` is a URI template: cut at `{`. `+` must be `%2B`, or the server reads a space. */
export function uploadUrl(template: string, name: string): string {
  return `${template.replace(/\{.*$/s, '')}?name=${encodeURIComponent(name)}`
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch (error) {
    throw new ReleaseError('RESPONSE_INVALID', {
      message: "the uploads host's answer is not JSON",
      cause: error,
    })
  }
}

function refused(status: number, body: Uint8Array, name: string): ReleaseError {
  const cause = new Error(`HTTP ${status} ${new TextDecoder().decode(body.subarray(0, 500))}`)
  if (status === 401 || status === 403) {
    return new ReleaseError('PERMISSION_MISSING', {
      message: `GitHub does not let this job upload ${name} (HTTP ${status})`,
      remedy: 'Add to the job:\n\npermissions:\n  contents: write',
      cause,
    })
  }
  return new ReleaseError('RELEASE_FAILED', {
    message: `GitHub did not take ${name} (HTTP ${status})`,
    cause,
  })
}
