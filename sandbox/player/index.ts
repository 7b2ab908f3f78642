/** Plays a workflow file against the sandbox: the public side of the player. */
import type { RepositoryIdentity } from '../actions/job.ts'
import type { Sandbox } from '../index.ts'
import type { Json } from './expressions.ts'
import type { Interceptors, Listener } from './observers.ts'
import { play } from './play.ts'
import type { RunResult } from './result.ts'
import { sandboxHost, type CargoRegistry } from './sandbox-host.ts'
import type { Env } from './workflow.ts'

export type { Interceptors, JobPoint, Listener, PlayerEvent, StepPoint } from './observers.ts'
export type { JobResult, RunResult, StepResult, Timings } from './result.ts'
export { PlayerRefusal } from './refusal.ts'

/** The event that starts a run. */
export interface PlayedEvent {
  /** `push`, `workflow_dispatch`, … */
  readonly name: string
  /** Full ref. */
  readonly ref: string
  readonly actor?: string
  /** Added to the payload that the player makes, for example `action`. */
  readonly payload?: Readonly<Record<string, Json>>
}

/** How to play a workflow, whatever it is played on. */
export interface PlayOptions {
  /** A local git repository, which stands for the one on GitHub. */
  readonly repositoryDirectory: string
  readonly repository: RepositoryIdentity
  /** Path of the workflow within the repository. */
  readonly workflowPath: string
  readonly event: PlayedEvent
  /** The checkout of the action under test: its action.yml and its committed script. */
  readonly actionDirectory: string
  /** `owner/name` under which workflows use it; default `attested-release/attested-release`. */
  readonly actionRepository?: string
  /** Inputs of a `workflow_dispatch`. */
  readonly inputs?: Env
  readonly secrets?: Env
  readonly vars?: Env
  /** Default: one more than `previous` had, else 1. */
  readonly runAttempt?: number
  /** Rerun of the failed jobs: the same run, keeping what succeeded and depends on nothing that failed. */
  readonly previous?: RunResult
  /** Local repositories for workflows called from others, and for checkouts of them, by `owner/name`: public ones. */
  readonly workflowRepositories?: Readonly<Record<string, string>>
  readonly listener?: Listener
  readonly interceptors?: Interceptors
  /** Default: a fresh folder under the system's temporary one; the caller may remove it. */
  readonly workDirectory?: string
}

/** Plays a workflow on a sandbox. Throws a PlayerRefusal, before anything runs, for what it cannot play. */
export async function playWorkflow(
  options: PlayOptions & {
    readonly sandbox: Sandbox
    /** Whose crates.io the jobs' cargo knows; default `machine`. */
    readonly cargoRegistry?: CargoRegistry
  },
): Promise<RunResult> {
  return play(sandboxHost(options.sandbox, options.cargoRegistry), options)
}
