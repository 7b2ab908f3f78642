/** Regular files: opened without following a link in the path's last part, read piece by piece. */
import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { ReleaseError } from '../errors/release-error.ts'

const CHUNK_BYTES = 1024 * 1024
/** What a buffer for a small file holds. */
export const SMALLEST_CHUNK_BYTES = 4096

/** Opens, works and closes (NOT_A_REGULAR_FILE, FILE_UNREADABLE). */
export async function withFile<T>(
  path: string,
  work: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  return guard(path, async () => {
    await using handle = await openRegular(path)
    return await work(handle)
  })
}

/** Opens without following a link, and looks at what was opened, not at what the path names a moment later. */
export async function openRegular(path: string): Promise<FileHandle> {
  return guard(path, async () => {
    // Windows has no O_NOFOLLOW.
    if ((await lstat(path)).isSymbolicLink()) throw notRegular(path)
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
    const handle = await open(path, flags)
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
    throw notRegular(path)
  })
}

/** The content, from the beginning. */
export async function* chunks(handle: FileHandle): AsyncGenerator<Buffer> {
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

/** Bytes from a place, fewer at the end of the file. */
export async function readAt(
  handle: FileHandle,
  position: number,
  bytes: number,
): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, position)
  return buffer.subarray(0, bytesRead)
}

/** Failures of the file system as errors of ours, which name the path. */
export async function guard<T>(path: string, work: () => Promise<T>): Promise<T> {
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
