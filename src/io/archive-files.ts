/** Archives on disk: packed from opened files, compared without being unpacked. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { compareArchive } from '../archive/compare.ts'
import { packArchive } from '../archive/pack.ts'
import type { ArchiveEntry } from '../attest/archive-contents.ts'
import type { Files } from '../commands/ports.ts'
import type { StageFiles } from '../commands/stage-files.ts'
import { VerificationError } from '../errors/release-error.ts'
import { chunks, guard, openRegular, readAt, withFile } from './regular-file.ts'

/** Packs what the entries were measured from. */
export const packFiles: StageFiles['packArchive'] = async (contents, sourceOf, to) => {
  const read = (entry: ArchiveEntry): AsyncIterable<Uint8Array> => measured(entry, sourceOf(entry))
  await guard(to, async () =>
    // `wx`: a name that is taken already, by a link perhaps, is not written through.
    pipeline(Readable.from(packArchive(contents, read)), createWriteStream(to, { flags: 'wx' })),
  )
}

/** The content, hashed again while it is packed: other processes of this job can write to the file. */
async function* measured(entry: ArchiveEntry, path: string): AsyncGenerator<Uint8Array> {
  await using handle = await openRegular(path)
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of chunks(handle)) {
    hash.update(piece)
    size += piece.length
    if (size > entry.size) break
    yield piece
  }
  const actual = hash.digest('hex')
  if (size === entry.size && actual === entry.sha256) return
  throw new VerificationError('DIGEST_MISMATCH', {
    message: `${path} changed while it was packed`,
    expected: `${entry.size} bytes, sha256 ${entry.sha256}`,
    actual: size > entry.size ? 'more bytes' : `${size} bytes, sha256 ${actual}`,
  })
}

/** Reads the archive once; what it compresses goes nowhere but for the one file that is asked for. */
export const compareFile: Files['compareArchive'] = async (file, contents, { entry: wanted, to }) =>
  withFile(file.path, async handle => {
    const { size } = await handle.stat()
    const hash = createHash('sha256')
    for await (const piece of chunks(handle)) hash.update(piece)
    // What is looked into must be what was measured, and not what has taken its place since.
    if (hash.digest('hex') !== file.sha256) return 'it changed after it was measured'
    const source = {
      size,
      readAt: async (position: number, bytes: number) => readAt(handle, position, bytes),
    }
    await using target = await guard(to, async () => open(to, 'wx', 0o600))
    return await compareArchive(source, contents, async (entry, piece) => {
      if (entry.path === wanted) await guard(to, async () => target.writeFile(piece))
    })
  })
