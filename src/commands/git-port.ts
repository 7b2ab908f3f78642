/** git, with where in its checkout a folder lies. */
import type { Git } from './ports.ts'

export interface CheckoutGit extends Git {
  /** Path of a folder below the top of the checkout, with a trailing slash; empty for the top itself. */
  prefix(folder: string): Promise<string>
}
