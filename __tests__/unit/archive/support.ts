/** Archives in memory. */
import { compareArchive } from '../../../src/archive/compare.ts'
import { packArchive } from '../../../src/archive/pack.ts'
import type { ArchiveContents, ArchiveEntry } from '../../../src/attest/archive-contents.ts'
import { sha256Of } from '../../../src/attest/digest.ts'

/** 2026-01-02T03:04:05Z */
export const MTIME = 1_767_323_045

export const FILES: Readonly<Record<string, string>> = {
  'app-1.2.3/LICENSE': 'Permission is granted\n'.repeat(40),
  'app-1.2.3/app': `\u0000ELF ${'machine code '.repeat(30_000)}`,
  'app-1.2.3/doc/app.1': '',
  'app-1.2.3/empty': '',
}

export function contentsOf(
  format: ArchiveContents['format'],
  files: Readonly<Record<string, string>> = FILES,
): ArchiveContents {
  const entries = Object.entries(files).map(([path, text]): ArchiveEntry => ({
    path,
    size: Buffer.byteLength(text),
    sha256: sha256Of(text),
    executable: path.endsWith('/app'),
  }))
  return { format, mtime: MTIME, entries }
}

/** Packs; contents come in pieces of `step` bytes. */
export async function pack(
  contents: ArchiveContents,
  files: Readonly<Record<string, string>> = FILES,
  step = 1000,
): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const read = async function* ({ path }: ArchiveEntry): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(files[path] ?? '')
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
  }
  for await (const piece of packArchive(contents, read)) pieces.push(piece.slice())
  return Buffer.concat(pieces)
}

export interface Compared {
  readonly fault: string | undefined
  /** What was handed on, by path. */
  readonly taken: Readonly<Record<string, string>>
}

export async function compare(archive: Buffer, contents: ArchiveContents): Promise<Compared> {
  const taken: Record<string, string> = {}
  const source = {
    size: archive.length,
    readAt: async (position: number, bytes: number) => archive.subarray(position, position + bytes),
  }
  const fault = await compareArchive(source, contents, async ({ path }, piece) => {
    taken[path] = `${taken[path] ?? ''}${Buffer.from(piece).toString()}`
  })
  return { fault, taken }
}
