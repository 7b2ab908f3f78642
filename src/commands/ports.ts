/**
 * The ports that several commands share. A command declares what it needs of the world; io/ satisfies it, and tests
 * pass their own.
 */
import type { ArchiveContents } from '../attest/archive-contents.ts'
import type { Sha256 } from '../attest/digest.ts'
import type { ReleaseError } from '../errors/release-error.ts'
import type { RunIdentity } from '../run/run-identity.ts'

/** Milliseconds since the epoch. */
export type Clock = () => number

export type Sleep = (milliseconds: number) => Promise<void>

/** Uniform in [0, 1): jitter only, never a secret. */
export type Random = () => number

/** What a person reads while a step runs. */
export interface Log {
  info(message: string): void
  /** A remark that must not be overlooked: it is annotated on the run's page. */
  notice(message: string): void
  warning(message: string): void
  /** Folds what `work` logs under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
}

/** The job's own OIDC identity, its token's signature checked. Needs `id-token: write` (OIDC_UNAVAILABLE). */
export type ReadIdentity = () => Promise<RunIdentity>

/** A file that was opened, measured and hashed once. */
export interface MeasuredFile {
  /** Base name. */
  readonly name: string
  readonly path: string
  /** Bytes. */
  readonly size: number
  readonly sha256: Sha256
}

/** Local files. Every read has a cap; hashing streams. */
export interface Files {
  /** Names of the entries of a folder, sorted. */
  list(folder: string): Promise<readonly string[]>
  /** Refuses what is not a regular file (a link, a FIFO, a folder). */
  measure(path: string): Promise<MeasuredFile>
  readText(path: string, maxBytes: number): Promise<string>
  writeText(path: string, text: string): Promise<void>
  appendText(path: string, text: string): Promise<void>
  copy(from: string, to: string): Promise<void>
  /**
   * The first way in which an archive is not what its record says; undefined: it is, and its bytes are those measured.
   * One entry's content is written to `to`, and means nothing before that answer.
   */
  compareArchive(
    file: MeasuredFile,
    contents: ArchiveContents,
    extracted: { readonly entry: string; readonly to: string },
  ): Promise<string | undefined>
  /** A new private folder, removed when disposed. */
  temporaryFolder(label: string): Promise<TemporaryFolder>
  /** A new folder under RUNNER_TEMP that stays for later steps of the job. */
  keptFolder(label: string): Promise<string>
}

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string
}

/** One workflow artifact of this run. */
export interface WorkflowArtifact {
  readonly id: number
  readonly name: string
  /** sha256 of the archive as the service keeps it, when it says so. */
  readonly digest: Sha256 | undefined
  readonly size: number
}

/** This run's workflow artifacts (@actions/artifact). */
export interface WorkflowArtifacts {
  upload(name: string, files: readonly string[], rootFolder: string): Promise<WorkflowArtifact>
  list(): Promise<readonly WorkflowArtifact[]>
  /** Downloads into a folder; a digest that differs is thrown (DIGEST_MISMATCH), never reported in passing. */
  download(artifact: WorkflowArtifact, folder: string): Promise<void>
}

/** git, without any of the repository's own configuration having a say. */
export interface Git {
  headCommit(): Promise<string>
  /** Paths that differ from HEAD, untracked and not ignored ones included. */
  changedPaths(): Promise<readonly string[]>
  /** Those of them that HEAD has: changed or removed, not new. */
  modifiedPaths(): Promise<readonly string[]>
  /** Seconds since the epoch of the commit's committer date. */
  commitTime(): Promise<number>
}

/** What a step hands on: outputs for later steps, the summary for people. */
export interface StepResult {
  readonly outputs: Readonly<Record<string, string>>
  /** Markdown. */
  readonly summary: string
  /** A verdict that fails the step although outputs and summary (a report, say) are worth having. */
  readonly failure?: ReleaseError
}
