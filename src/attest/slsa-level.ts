/**
 * What the evidence of a build supports, and why no more: https://slsa.dev/spec/v1.0/levels. Nothing is claimed that
 * neither the certificate nor this job can know.
 */

/** A level of the build track. */
export type SlsaLevel = 1 | 2 | 3

export interface LevelFacts {
  /** `owner/repo/path@ref` of the workflow that defines the signing job. */
  readonly signer: string
  /** `github-hosted` or `self-hosted`: where the signing job ran. */
  readonly runnerEnvironment: string
  /** Whether the signing job has built as well; undefined where that cannot be told. */
  readonly builtThere: boolean | undefined
}

/** This workflow builds by itself, on hosted runners alone, in jobs that hold nothing to sign with. */
export const RELEASE_WORKFLOW = 'attested-release/attested-release/.github/workflows/release.yml'

/** The highest level that these facts support, with the reason. */
export function slsaLevel({ signer, runnerEnvironment, builtThere }: LevelFacts): {
  readonly level: SlsaLevel
  readonly reason: string
} {
  if (runnerEnvironment !== 'github-hosted') {
    return {
      level: 1,
      reason:
        'the signing job ran on a self-hosted runner, whose owner could have used the signing identity. Level 2 asks for a hosted platform.',
    }
  }
  if (builtThere === true) {
    return {
      level: 2,
      reason:
        'the files were built in the job that signs, so a build script could have used the signing identity. Build in jobs of their own, without `id-token: write`, and sign in another.',
    }
  }
  if (workflowOf(signer) === RELEASE_WORKFLOW) {
    return {
      level: 3,
      reason:
        'the called workflow built the files by itself, on hosted runners, in jobs that hold nothing to sign with; it handed their digests on as job outputs, and signed in a job that ran no code of the project.',
    }
  }
  return {
    level: 2,
    reason:
      'it ran no code of the project. Level 3 holds if no build job has `id-token: write`, which the evidence cannot tell.',
  }
}

/** The level as a verification summary names it: https://slsa.dev/spec/v1.0/verification_summary#slsaresult-string */
export function levelName(level: SlsaLevel): string {
  return `SLSA_BUILD_LEVEL_${level}`
}

function workflowOf(signer: string): string {
  return signer.split('@', 1).join()
}

const COMMIT = /@(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/**
 * The ref by which a workflow of another repository was called, where that is no commit: whoever moves it decides what
 * signs. Undefined where nothing can be moved, or the workflow is the repository's own, whose ref is the run's.
 */
export function movableCall(signer: string, repository: string): string | undefined {
  const own = signer.toLowerCase().startsWith(`${repository.toLowerCase()}/`)
  return own || COMMIT.test(signer) ? undefined : signer.slice(signer.indexOf('@') + 1)
}
