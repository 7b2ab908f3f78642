/** The end of `verify`: verdict by verdict into the report, so that no bundle is held longer than its file needs it. */
import { resolve } from 'node:path'
import type { ReleaseError } from '../../errors/release-error.ts'
import {
  reportEnd,
  reportOfSubject,
  reportStart,
  type SubjectVerdict,
} from '../../report/verification-report.ts'
import { verifySummary, type SubjectOutcome } from '../../report/verify-summary.ts'
import type { VerifyInputs } from '../command-inputs.ts'
import type { Files, Log, StepResult } from '../ports.ts'

export interface ConclusionPorts {
  readonly files: Pick<Files, 'keptFolder' | 'writeText' | 'appendText'>
  readonly log: Pick<Log, 'info'>
}

/** Up to so many subjects each verdict has a line in the log; of more the refusals, and how far it is. */
const MOST_LINES = 50

export interface Conclusion {
  add(verdict: SubjectVerdict): Promise<void>
  end(): Promise<StepResult>
}

/** Starts the report of `total` subjects. */
export async function startConclusion(
  { repo, owner }: VerifyInputs,
  total: number,
  { files, log }: ConclusionPorts,
): Promise<Conclusion> {
  const path = resolve(await files.keptFolder('verify'), 'verification-report.json')
  await files.writeText(path, reportStart({ repo, owner }))
  const outcomes: SubjectOutcome[] = []
  return {
    async add(verdict) {
      await files.appendText(path, reportOfSubject(verdict, outcomes.length))
      outcomes.push(withoutEvidence(verdict))
      tell(verdict, { done: outcomes.length, total }, log)
    },
    async end() {
      const worst = worstOf(outcomes)
      await files.appendText(path, reportEnd(outcomes.length > 0 && worst === undefined))
      return {
        outputs: { verified: String(worst === undefined), 'report-path': path },
        summary: verifySummary(repo ?? owner ?? 'the name in the certificate', outcomes),
        ...(worst === undefined ? {} : { failure: worst }),
      }
    },
  }
}

function withoutEvidence(verdict: SubjectVerdict): SubjectOutcome {
  return {
    ...verdict,
    accepted: verdict.accepted.map(one => ({ ...one, bundle: undefined, statement: undefined })),
    signatures: verdict.signatures.map(one => ({ ...one, bundle: undefined })),
  }
}

function worstOf(outcomes: readonly SubjectOutcome[]): ReleaseError | undefined {
  const failures = outcomes.flatMap(({ failure }) => failure ?? [])
  return failures.find(failure => failure.class === 'security') ?? failures[0]
}

function tell(
  { subject, failure }: SubjectVerdict,
  { done, total }: { readonly done: number; readonly total: number },
  log: Pick<Log, 'info'>,
): void {
  if (failure !== undefined) log.info(`${subject}: ${failure.message}`)
  else if (total <= MOST_LINES) log.info(`${subject}: verified`)
  const tenth = Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total)
  if (total > MOST_LINES && tenth) log.info(`${done} of ${total} judged`)
}
