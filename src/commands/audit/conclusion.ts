/** The end of an audit: release by release into its reports, so that no evidence is held longer than its release. */
import { resolve } from 'node:path'
import { baselineAssets, baselineText, type BaselineAsset } from '../../audit/baseline.ts'
import { htmlEnd, htmlStart } from '../../audit/html-page.ts'
import { htmlOfRelease } from '../../audit/html-release.ts'
import { jsonEnd, jsonOfRelease, jsonStart, type ReportBasis } from '../../audit/json-report.ts'
import type { AuditedRelease } from '../../audit/model.ts'
import { sarifText } from '../../audit/sarif.ts'
import { stateLine, type StateEntry } from '../../audit/state.ts'
import { auditSummary } from '../../audit/summary.ts'
import { failureOf, Totals } from '../../audit/totals.ts'
import type { Finding } from '../../audit/verdict.ts'
import { rfc3339 } from '../../attest/unix-time.ts'
import type { AuditInputs } from '../command-inputs.ts'
import type { StepResult } from '../ports.ts'
import { STATE_FILE, type Basis } from './basis.ts'
import type { AuditPorts } from './ports.ts'

export interface Conclusion {
  add(release: AuditedRelease, entries: readonly StateEntry[]): Promise<void>
  /** A release that was asked for by name and is not there. */
  addAbsent(tag: string, why: Finding): Promise<void>
  end(): Promise<StepResult>
}

/** A line of progress for every so many releases. */
const PROGRESS = 10
const MAX_PART = 64 * 1024 * 1024

/** Starts the reports in the folder of the audit. */
export async function startConclusion(
  inputs: AuditInputs,
  basis: Basis,
  { files, log, clock }: Pick<AuditPorts, 'files' | 'log' | 'clock'>,
): Promise<Conclusion> {
  const { facts, policy, fingerprint, trust, folder } = basis
  const about: ReportBasis = {
    repository: facts.fullName,
    repositoryId: facts.repositoryId,
    startedAt: rfc3339(Math.floor(clock() / 1000)),
    policy,
    predicateTypes: inputs.predicateTypes,
    formerRepositories: inputs.formerRepositories,
    fingerprint,
    roots: trust.roots,
    download: inputs.download,
  }
  const at = (name: string): string => resolve(folder, name)
  const paths = { json: at('audit-report.json'), sarif: at('audit.sarif'), html: at('audit.html') }
  await files.writeText(paths.json, jsonStart(about))
  const totals = new Totals()
  const parts = await files.temporaryFolder('audit-page')
  // Put together by hand: the bundler takes a path with a known ending for a file that it should bring along.
  const partOf = (index: number): string => [parts.path, `${index}.html`].join('/')
  let written = 0
  const baseline: BaselineAsset[] = []

  const remember = async (entries: readonly StateEntry[]): Promise<void> => {
    const text = entries.map(stateLine).join('')
    if (text !== '') await files.appendText(at(STATE_FILE), text)
  }

  const tell = ({ tag, assets, findings }: AuditedRelease): void => {
    for (const one of findings) log.info(`${tag}: ${one.code}: ${one.message}`)
    for (const asset of assets) {
      for (const one of asset.findings)
        log.info(`${tag}/${asset.name}: ${one.code}: ${one.message}`)
    }
    if (written % PROGRESS > 0) return
    log.info(
      `${written} releases audited: ${totals.counts.verified} of ${totals.files} files verified`,
    )
  }

  const writePage = async (): Promise<void> => {
    await files.writeText(paths.html, htmlStart(about, totals))
    for (let index = 0; index < written; index += 1) {
      const part = await files.readText(partOf(index), MAX_PART)
      await files.appendText(paths.html, part)
    }
    await files.appendText(paths.html, htmlEnd())
  }

  return {
    async add(release, entries) {
      await files.appendText(paths.json, jsonOfRelease(release, written))
      await files.writeText(partOf(written), htmlOfRelease(release, written))
      written += 1
      totals.add(release)
      baseline.push(...baselineAssets(release))
      await remember(entries)
      tell(release)
    },
    async addAbsent(tag, why) {
      totals.addAbsent(tag, why)
      log.info(`${tag}: ${why.code}: ${why.message}`)
    },
    async end() {
      await files.appendText(paths.json, jsonEnd(totals))
      await files.writeText(paths.sarif, sarifText(totals))
      await writePage()
      await parts[Symbol.asyncDispose]()
      const summary = auditSummary(about, totals)
      await files.writeText(at('audit.md'), `${summary}\n`)
      if (baseline.length > 0) {
        await files.writeText(at('audit-baseline.json'), baselineText(about.repository, baseline))
      }
      const failure = failureOf(totals, inputs.failOn)
      const findings = totals.counted('security') + totals.counted('operational')
      if (failure === undefined && findings > 0) {
        log.warning(
          `the audit has ${findings} findings, and fail-on: ${inputs.failOn} lets them pass`,
        )
      }
      return {
        outputs: {
          'report-path': paths.json,
          'sarif-path': paths.sarif,
          'html-path': paths.html,
          verified: String(totals.counts.verified),
          failed: String(totals.failed),
        },
        summary,
        ...(failure === undefined ? {} : { failure }),
      }
    },
  }
}
