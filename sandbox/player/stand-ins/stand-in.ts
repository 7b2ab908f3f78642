/** What a stand-in for a well-known action is. */
import type { JobIdentity, Job } from '../../actions/job.ts'
import type { ProcessEnd } from '../process.ts'

/** What a stand-in may use. It sees what the real action would see, and the local repository besides. */
export interface StandInCall {
  readonly inputs: Readonly<Record<string, string>>
  /** The part of `uses:` behind the `@`. */
  readonly actionRef: string
  readonly job: Job
  readonly identity: JobIdentity
  /** The local repository that stands for the one on GitHub. */
  readonly repositoryDirectory: string
  /** Local repositories that stand for others, by `owner/name`. */
  readonly otherRepositories: Readonly<Record<string, string>>
  readonly workspace: string
  readonly runnerTemp: string
  readonly environment: Readonly<Record<string, string>>
  readonly print: (line: string) => void
  readonly warn: (message: string) => void
  /** Runs a command; its output becomes the step's. */
  readonly execute: (
    command: readonly [string, ...string[]],
    options?: { readonly cwd?: string; readonly onLine?: (line: string) => void },
  ) => Promise<ProcessEnd>
}

export interface StandIn {
  /** `owner/name`, lower case. */
  readonly action: string
  /** The inputs it honours; any other is refused by name before the workflow starts. */
  readonly inputs: readonly string[]
  /** Does the action's work and returns its outputs; throws when the action would fail. */
  readonly run: (call: StandInCall) => Promise<Readonly<Record<string, string>>>
}
