/** Local files. Links are never followed in a path's last part; what is hashed is what is read. */
import { createHash } from 'node:crypto'
import { constants, createWriteStream } from 'node:fs'
import { appendFile, lstat, mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseSha256, parseSubjectDigest, type Sha512 } from '../attest/digest.ts'
import type { CrateFiles } from '../commands/crate/ports.ts'
import type { StageFiles } from '../commands/stage-files.ts'
import type { VerifyFiles } from '../commands/verify/subjects.ts'
import { ReleaseError } from '../errors/release-error.ts'

const CHUNK_BYTES = 1024 * 1024
const SMALLEST_CHUNK_BYTES = 4096

/** The adapter of the port Files and of those that extend it; `temporary` is RUNNER_TEMP, private to the job. */
export function createFiles(temporary: string): StageFiles & VerifyFiles & CrateFiles {
  return {
    list: async folder => guard(folder, async () => (await readdir(folder)).sort()),
    measure: async path => withFile(path, async handle => measure(path, handle)),
    measureSha512: async path => withFile(path, measureSha512),
    readBytes: async (path, maxBytes) =>
      withFile(path, async handle => readAll(path, handle, maxBytes)),
    readText: async (path, maxBytes) =>
      (await withFile(path, async handle => readAll(path, handle, maxBytes))).toString('utf8'),
    readHead: async (path, bytes) => withFile(path, async handle => readAt(handle, 0, bytes)),
    readAt: async (path, position, bytes) =>
      withFile(path, async handle => readAt(handle, position, bytes)),
    sha512: async path => withFile(path, sha512),
    writeBytes: async (path, bytes) =>
      guard(path, async () => writeFile(path, bytes, { flag: 'wx' })),
    writeText: async (path, text) => guard(path, async () => writeFile(path, text, { flag: 'w' })),
    appendText: async (path, text) => guard(path, async () => appendFile(path, text)),
    copy: async (from, to) => withFile(from, async handle => copy(handle, to)),
    temporaryFolder: async label => {
      const path = await makeFolder(temporary, label)
      return {
        path,
        [Symbol.asyncDispose]: async () => rm(path, { recursive: true, force: true }),
      }
    },
    keptFolder: async label => makeFolder(temporary, label),
  }
}

async function makeFolder(parent: string, label: string): Promise<string> {
  return guard(parent, async () => {
    await mkdir(parent, { recursive: true })
    return mkdtemp(join(parent, `attested-release-${label}-`))
  })
}

/** Opens without following a link, and looks at what was opened, not at what the path names a moment later. */
async function withFile<T>(path: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  return guard(path, async () => {
    // Windows has no O_NOFOLLOW.
    if ((await lstat(path)).isSymbolicLink()) throw notRegular(path)
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
    await using handle = await open(path, flags)
    if (!(await handle.stat()).isFile()) throw notRegular(path)
    return await work(handle)
  })
}

async function measure(path: string, handle: FileHandle): ReturnType<StageFiles['measure']> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of chunks(handle)) {
    size += chunk.length
    hash.update(chunk)
  }
  const sha256 = parseSha256(hash.digest('hex'))
  if (sha256 === undefined) throw new TypeError('SHA-256 has 64 hexadecimal digits')
  return { name: basename(path), path, size, sha256 }
}

async function measureSha512(handle: FileHandle): Promise<Sha512> {
  const hash = createHash('sha512')
  for await (const chunk of chunks(handle)) hash.update(chunk)
  const digest = parseSubjectDigest(`sha512:${hash.digest('hex')}`)
  if (digest === undefined || !('sha512' in digest)) {
    throw new TypeError('SHA-512 has 128 hexadecimal digits')
  }
  return digest.sha512
}

async function* chunks(handle: FileHandle): AsyncGenerator<Buffer> {
  // Hundreds of small files are read for one SBOM. What a file says of its size decides about the buffer alone.
  const { size } = await handle.stat()
  const length = Math.max(SMALLEST_CHUNK_BYTES, Math.min(CHUNK_BYTES, size + 1))
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

async function readAll(path: string, handle: FileHandle, maxBytes: number): Promise<Buffer> {
  const { size } = await handle.stat()
  // What it says of its size decides how often the buffer grows, and nothing else.
  let whole = Buffer.alloc(Math.max(SMALLEST_CHUNK_BYTES, Math.min(size, maxBytes) + 1))
  for (let filled = 0; ;) {
    const { bytesRead } = await handle.read(whole, filled, whole.length - filled, filled)
    if (bytesRead === 0) return whole.subarray(0, filled)
    filled += bytesRead
    if (filled > maxBytes) {
      throw new ReleaseError('FILE_TOO_LARGE', {
        message: `${path} is too large to be read`,
        expected: `at most ${maxBytes} bytes`,
      })
    }
    if (filled === whole.length) whole = Buffer.concat([whole], Math.min(2 * filled, maxBytes + 1))
  }
}

async function sha512(handle: FileHandle): Promise<string> {
  const hash = createHash('sha512')
  for await (const chunk of chunks(handle)) hash.update(chunk)
  return hash.digest('hex')
}

async function readAt(handle: FileHandle, position: number, bytes: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, position)
  return buffer.subarray(0, bytesRead)
}

// `wx`: a name that is taken already, by a link perhaps, is not written through.
async function copy(handle: FileHandle, to: string): Promise<void> {
  const { mode } = await handle.stat()
  await pipeline(chunks(handle), createWriteStream(to, { flags: 'wx', mode: mode & 0o755 }))
}

async function guard<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof ReleaseError) throw cause
    const code = errorCode(cause)
    // Opening a link fails with ELOOP (EMLINK on some BSDs), a socket with ENXIO.
    if (code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO') throw notRegular(path, cause)
    throw new ReleaseError('FILE_UNREADABLE', {
      message: `${path} cannot be read or written (${code})`,
      cause,
    })
  }
}

function errorCode(cause: unknown): string {
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause
  return hasCode ? String(cause.code) : 'unknown'
}

function notRegular(path: string, cause?: unknown): ReleaseError {
  return new ReleaseError('NOT_A_REGULAR_FILE', {
    message: `${path} is not a regular file`,
    expected: 'a regular file, not a link to one',
    cause,
  })
}
