/** Local files, with a look into them. */
import type { Files } from './ports.ts'

export interface StageFiles extends Files {
  /** The first bytes of a regular file, fewer when it is shorter. */
  readHead(path: string, bytes: number): Promise<Uint8Array>
  /** Bytes from a place in a regular file, fewer at its end. */
  readAt(path: string, position: number, bytes: number): Promise<Uint8Array>
  /** 128 hex digits. */
  sha512(path: string): Promise<string>
}
