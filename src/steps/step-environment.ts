import type { Log } from '../commands/ports.ts'
import type { RunContext } from '../run/run-context.ts'

/** What every step gets: who runs, with which token, and where to say so. */
export interface StepEnvironment {
  readonly context: RunContext
  readonly githubToken: string
  readonly log: Log
  /** The process's own environment: io/ passes chosen variables on to cargo and git. */
  readonly variables: Readonly<Record<string, string | undefined>>
}
