/** Local files, with a look at how a file begins. */
import type { Files } from './ports.ts'

export interface StageFiles extends Files {
  /** The first bytes of a regular file, fewer when it is shorter. */
  readHead(path: string, bytes: number): Promise<Uint8Array>
}
