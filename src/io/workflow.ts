/** The runner's side of a step: log, annotations, outputs, summary, secrets (@actions/core). */
import * as core from '@actions/core'
import type { Annotate } from '../commands/pin-check.ts'
import type { Log, StepResult } from '../commands/ports.ts'
import { describeCauses, type ReleaseError } from '../errors/release-error.ts'
import type { RawInputs } from '../inputs/input-values.ts'
import { plainText } from '../report/plain-text.ts'

/** GitHub refuses a step summary above 1 MiB as a whole; a cut one is better than none. */
const SUMMARY_LIMIT = 1024 * 1024 - 4096

/**
 * All inputs the runner handed over. Names are taken from the environment and not from a list of ours, so that a
 * mistyped input is seen too. (`INPUT_` + the name in upper case, blanks as underscores, hyphens kept.)
 */
export function rawInputs(environment: Readonly<Record<string, string | undefined>>): RawInputs {
  return new Map(
    Object.entries(environment)
      .filter(([name]) => name.toUpperCase().startsWith('INPUT_'))
      .map(([name, value]) => [name.slice('INPUT_'.length).toLowerCase(), value ?? '']),
  )
}

/** Must run before anything may print the token: the runner masks it from then on. */
export function maskSecret(secret: string): void {
  core.setSecret(secret)
}

/** Messages may quote what came from outside: none of it may act as a workflow command or a terminal escape. */
export const workflowLog: Log = {
  info: message => core.info(plainText(message)),
  notice: message => core.notice(plainText(message)),
  warning: message => core.warning(plainText(message)),
  group: async (title, work) => core.group(plainText(title), work),
}

/** A remark on a line of a file. */
export const annotate: Annotate = (level, message, { file, line, column, title }) => {
  core[level](plainText(message), {
    title,
    file: plainText(file),
    startLine: line,
    startColumn: column,
  })
}

/** Writes outputs and, when wanted, the summary. */
export async function deliver(result: StepResult, showSummary: boolean): Promise<void> {
  for (const [name, value] of Object.entries(result.outputs)) core.setOutput(name, value)
  if (showSummary) await writeSummary(result.summary)
}

/** Annotates the failure, prints its causes and its remedy, and appends `summary`. */
export async function deliverFailure(
  error: ReleaseError,
  summary: string | undefined,
): Promise<void> {
  core.error(plainText(`${error.message}\n\nWhat to do: ${error.remedy}`), {
    title: `${error.code} (${error.class})`,
  })
  // core.setFailed and core.error print the message alone: the causes would be lost.
  const causes = describeCauses(error.cause)
  if (causes.length > 0) {
    core.info(plainText(`Caused by:\n${causes.map(cause => `  ${cause}`).join('\n')}`))
  }
  if (summary !== undefined) await writeSummary(summary)
}

async function writeSummary(markdown: string): Promise<void> {
  // Without the variable (a runner of one's own, say) a summary has no place to go; the log has said it all.
  if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return
  const text =
    Buffer.byteLength(markdown) > SUMMARY_LIMIT
      ? `${markdown.slice(0, SUMMARY_LIMIT / 4)}\n\n…cut: the summary exceeded GitHub's limit; the report has all of it.\n`
      : markdown
  try {
    await core.summary.addRaw(text, true).write()
  } catch (error) {
    // What was done is done: a release that is published must not look like one that failed.
    const [reason] = describeCauses(error)
    core.warning(plainText(`the job summary cannot be written: ${reason ?? 'no reason given'}`))
  }
}
