/** `pin-check`: every `uses:` of workflows and composite actions names something that cannot change. Reads only. */
import { ReleaseError } from '../errors/release-error.ts'
import type { Pin, PinReport } from '../pins/pin-report.ts'
import { pinsOf, placeOf } from '../pins/pin-report.ts'
import { usesOf, type FileKind } from '../pins/uses-of.ts'
import { pinSummary } from '../report/pin-summary.ts'
import type { PinCheckInputs } from './command-inputs.ts'
import type { Log, StepResult } from './ports.ts'

/** GitHub's own limit is lower; what is larger is nobody's workflow. */
const MOST_BYTES = 512 * 1024

/** A file to be looked at; the path is that of the checkout, with slashes. */
export interface WorkflowFile {
  readonly file: string
  readonly kind: FileKind
}

/** The workflows and actions of a checkout. */
export interface WorkflowFiles {
  /** What lies under a folder, or the file itself; undefined when there is no such path. */
  under(path: string): Promise<readonly WorkflowFile[] | undefined>
  /**
   * What `./path` stands for in a file of the checkout; empty for an action without such a file (a Dockerfile alone),
   * undefined when there is nothing.
   */
  local(path: string, usedBy: string): Promise<readonly WorkflowFile[] | undefined>
  /** Refuses links, and what is larger. */
  read(file: string, maxBytes: number): Promise<string>
}

/** A remark on a line of a file, which the run's page and a pull request show there. */
export type Annotate = (
  level: 'error' | 'warning' | 'notice',
  message: string,
  place: {
    readonly file: string
    readonly line: number
    readonly column: number
    readonly title: string
  },
) => void

export interface PinCheckPorts {
  readonly files: WorkflowFiles
  readonly annotate: Annotate
  readonly log: Log
}

/** The command. Everything is reported before it fails: what is unpinned, and what cannot be read. */
export async function runPinCheck(
  inputs: PinCheckInputs,
  ports: PinCheckPorts,
): Promise<StepResult> {
  const report = await readAll(inputs, ports)
  annotateAll(report, ports)
  const unpinned = report.pins.filter(({ verdict }) => verdict === 'unpinned')
  const failure = failureOf(report, unpinned)
  return {
    outputs: { unpinned: unpinned.map(pin => placeOf(pin)).join(',') },
    summary: pinSummary(report),
    ...(failure === undefined ? {} : { failure }),
  }
}

async function readAll(
  { paths, allow }: PinCheckInputs,
  { files }: PinCheckPorts,
): Promise<PinReport> {
  const queue = await selected(paths, files)
  const report = {
    files: [] as string[],
    pins: [] as Pin[],
    problems: [] as PinReport['problems'][number][],
    absent: [] as Pin[],
  }
  const seen = new Set<string>()
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { file, kind } = next
    if (seen.has(file)) continue
    seen.add(file)
    report.files.push(file)
    const found = usesOf(await files.read(file, MOST_BYTES), kind)
    const pins = pinsOf(file, found, allow)
    report.pins.push(...pins)
    report.problems.push(...found.problems.map(problem => ({ ...problem, file })))
    // What a local action or workflow uses runs as well.
    for (const pin of pins) {
      if (pin.reference.kind !== 'local') continue
      const called = await files.local(pin.reference.path, file)
      if (called === undefined) report.absent.push(pin)
      else queue.push(...called)
    }
  }
  const used = new Set(report.pins.map(pin => pin.allowedBy))
  return { ...report, idle: allow.filter(entry => !used.has(entry)) }
}

async function selected(paths: readonly string[], files: WorkflowFiles): Promise<WorkflowFile[]> {
  const found: WorkflowFile[] = []
  const empty: string[] = []
  for (const path of paths) {
    const under = (await files.under(path)) ?? []
    if (under.length === 0) empty.push(path)
    found.push(...under)
  }
  if (empty.length === 0) return found
  throw new ReleaseError('WORKFLOWS_NOT_FOUND', {
    message: `no workflow and no action is under ${empty.join(', ')}`,
    expected: 'files such as .github/workflows/NAME.yml or action.yml',
  })
}

function annotateAll(report: PinReport, { annotate, log }: PinCheckPorts): void {
  const at = ({ file, line, column }: Pin, title: string): Parameters<Annotate>[2] => {
    return { file, line, column, title }
  }
  for (const pin of report.pins) {
    const { reference, verdict, text, versionMissing } = pin
    if (reference.kind === 'moving' && verdict === 'unpinned') {
      annotate('error', `${text} is not pinned: ${reference.reason}`, at(pin, 'USES_UNPINNED'))
    } else if (verdict === 'allowed') {
      annotate('notice', `${text} may stay unpinned, as \`allow\` says`, at(pin, 'Allowed'))
    } else if (versionMissing) {
      const message = `${text} is pinned, but nothing says which version that is: add a comment such as # v1.2.3`
      annotate('warning', message, at(pin, 'No version'))
    }
  }
  for (const pin of report.absent) {
    const message = `${pin.text} is not in this checkout: what it uses is not known`
    annotate('warning', message, at(pin, 'Not read'))
  }
  for (const { file, line, column, message } of report.problems) {
    annotate('error', message, { file, line, column, title: 'WORKFLOW_UNREADABLE' })
  }
  for (const entry of report.idle) log.warning(`allow: nothing unpinned needs ${entry}`)
  log.info(`${report.pins.length} uses: in ${report.files.length} files`)
}

function failureOf({ problems }: PinReport, unpinned: readonly Pin[]): ReleaseError | undefined {
  const places = unpinned.map(pin => `- ${placeOf(pin)}`)
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, message }) => `- ${file}:${line}: ${message}`)
    const more =
      places.length === 0 ? '' : `\nand these uses: are not pinned:\n${places.join('\n')}`
    return new ReleaseError('WORKFLOW_UNREADABLE', {
      message: `what these files use cannot be told:\n${lines.join('\n')}${more}`,
    })
  }
  if (places.length === 0) return undefined
  return new ReleaseError('USES_UNPINNED', {
    message: `these uses: are not pinned:\n${places.join('\n')}`,
  })
}
