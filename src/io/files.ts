/** Local files. Links are never followed in a path's last part; what is hashed is what is read. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseSha256, parseSubjectDigest, type Sha512 } from '../attest/digest.ts'
import type { CrateFiles } from '../commands/crate/ports.ts'
import type { StageFiles } from '../commands/stage-files.ts'
import type { VerifyFiles } from '../commands/verify/subjects.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { compareFile, packFiles } from './archive-files.ts'
import { createExpand } from './expand-paths.ts'
import { chunks, guard, readAt, SMALLEST_CHUNK_BYTES, withFile } from './regular-file.ts'

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
    packArchive: packFiles,
    compareArchive: compareFile,
    find: async (folder, pattern) => createExpand(folder)([pattern]),
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

// `wx`: a name that is taken already, by a link perhaps, is not written through.
async function copy(handle: FileHandle, to: string): Promise<void> {
  const { mode } = await handle.stat()
  await pipeline(chunks(handle), createWriteStream(to, { flags: 'wx', mode: mode & 0o755 }))
}
