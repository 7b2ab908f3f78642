/** A workflow file as the player understands it. Values stay as written: expressions are resolved while it runs. */
import type { Permissions } from '../actions/job.ts'

export type Env = Readonly<Record<string, string>>

export interface RunDefaults {
  readonly shell?: string | undefined
  readonly workingDirectory?: string | undefined
}

/** What a `uses:` names. */
export type ActionReference =
  | { readonly kind: 'local'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'repository'
      /** `owner/name`, lower case: GitHub's names are case-insensitive. */
      readonly repository: string
      /** Path within the repository, '' for its root. */
      readonly path: string
      readonly ref: string
      readonly text: string
    }

export type StepWork =
  | {
      readonly kind: 'run'
      readonly script: string
      readonly shell: string | undefined
      readonly workingDirectory: string | undefined
    }
  | { readonly kind: 'uses'; readonly action: ActionReference; readonly with: Env }

export interface StepDefinition {
  readonly id: string | undefined
  readonly name: string | undefined
  readonly if: string | undefined
  readonly env: Env
  readonly continueOnError: string | undefined
  readonly timeoutMinutes: string | undefined
  readonly work: StepWork
}

export interface Strategy {
  /** A mapping, or text with one expression that yields it; `undefined` without a matrix. */
  readonly matrix: unknown
  readonly failFast: string | undefined
}

interface JobCommon {
  readonly id: string
  readonly name: string | undefined
  readonly needs: readonly string[]
  readonly if: string | undefined
  readonly permissions: Permissions | undefined
  readonly strategy: Strategy
}

/** A job with steps of its own. */
export interface StepsJob extends JobCommon {
  readonly kind: 'steps'
  /** Label, labels, or text with an expression that yields either. */
  readonly runsOn: readonly string[]
  readonly environment: string | undefined
  readonly env: Env
  readonly defaults: RunDefaults
  readonly outputs: Env
  readonly timeoutMinutes: string | undefined
  readonly continueOnError: string | undefined
  readonly steps: readonly StepDefinition[]
}

/** A job that calls a reusable workflow. */
export interface CallJob extends JobCommon {
  readonly kind: 'call'
  readonly workflow: ActionReference
  readonly with: Env
  readonly secrets: Env | 'inherit'
}

export type JobDefinition = StepsJob | CallJob

export type InputType = 'boolean' | 'choice' | 'environment' | 'number' | 'string'

export interface InputDefinition {
  readonly type: InputType
  readonly required: boolean
  readonly default: string | undefined
  readonly options: readonly string[]
}

export interface WorkflowCall {
  readonly inputs: Readonly<Record<string, InputDefinition>>
  /** Names of outputs to the expressions that make them. */
  readonly outputs: Env
  /** Names of secrets to whether they are required. */
  readonly secrets: Readonly<Record<string, boolean>>
}

/** Filters of one event: branches, tags and types. */
export interface EventFilters {
  readonly branches?: readonly string[]
  readonly branchesIgnore?: readonly string[]
  readonly tags?: readonly string[]
  readonly tagsIgnore?: readonly string[]
  readonly types?: readonly string[]
}

export interface Triggers {
  readonly events: Readonly<Record<string, EventFilters>>
  readonly dispatchInputs: Readonly<Record<string, InputDefinition>>
  readonly call: WorkflowCall | undefined
}

export interface Workflow {
  /** Path within its repository. */
  readonly path: string
  readonly name: string
  readonly on: Triggers
  readonly permissions: Permissions | undefined
  readonly env: Env
  readonly defaults: RunDefaults
  readonly jobs: ReadonlyMap<string, JobDefinition>
}
