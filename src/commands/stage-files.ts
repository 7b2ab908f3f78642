/** Local files, with a look into them. */
import type { ArchiveContents, ArchiveEntry } from '../attest/archive-contents.ts'
import type { Files } from './ports.ts'

export interface StageFiles extends Files {
  /** The first bytes of a regular file, fewer when it is shorter. */
  readHead(path: string, bytes: number): Promise<Uint8Array>
  /** Bytes from a place in a regular file, fewer at its end. */
  readAt(path: string, position: number, bytes: number): Promise<Uint8Array>
  /** Files that a pattern matches below a folder, sorted; none at all is refused (INPUT_INVALID). */
  find(folder: string, pattern: string): Promise<readonly string[]>
  /** Writes an archive of files; each must still be what its entry says (DIGEST_MISMATCH). */
  packArchive(
    contents: ArchiveContents,
    sourceOf: (entry: ArchiveEntry) => string,
    to: string,
  ): Promise<void>
  /** 128 hex digits. */
  sha512(path: string): Promise<string>
}
