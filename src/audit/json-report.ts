/**
 * The report for machines, written while the audit goes on: docs/schemas/audit-report.v1.json describes it. Counts
 * stand last, since they are known last.
 */
import { TOOL_NAME, TOOL_VERSION } from '../run/tool.ts'
import { openDimensions, type OpenDimension, type VerificationPolicy } from '../verify/policy.ts'
import type { AuditedRelease } from './model.ts'
import type { Totals } from './totals.ts'
import { classOf, type Finding } from './verdict.ts'

export const AUDIT_REPORT_SCHEMA = 'attested-release/audit-report/v1'

/** What the verdicts rest on. */
export interface ReportBasis {
  /** `owner/name` */
  readonly repository: string
  readonly repositoryId: string
  /** RFC 3339. */
  readonly startedAt: string
  readonly policy: VerificationPolicy
  readonly predicateTypes: readonly string[]
  readonly formerRepositories: readonly { readonly name: string }[]
  /** Of policy, trust roots and version together. */
  readonly fingerprint: string
  readonly roots: string
  readonly download: boolean
}

/** Of each release the ref is demanded, and the commit compared with what its tag names. */
const OF_EACH_RELEASE = ['source ref', 'source commit']

/** What an audit under this policy does not look at. */
export function openInAudit(policy: VerificationPolicy): readonly OpenDimension[] {
  return openDimensions(policy).filter(({ dimension }) => !OF_EACH_RELEASE.includes(dimension))
}

/** The head, up to the list of releases. */
export function jsonStart(basis: ReportBasis): string {
  const { repository, repositoryId, startedAt, predicateTypes, fingerprint, roots } = basis
  const head = {
    schema: AUDIT_REPORT_SCHEMA,
    tool: { name: TOOL_NAME, version: TOOL_VERSION },
    repository,
    repositoryId,
    formerRepositories: basis.formerRepositories.map(({ name }) => name),
    startedAt,
    predicateTypes,
    digests: basis.download ? 'download' : 'github',
    fingerprint: `sha256:${fingerprint}`,
    trustRoots: `sha256:${roots}`,
    open: openInAudit(basis.policy),
  }
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "releases": [`
}

/** `index`: how many releases stand before it. */
export function jsonOfRelease(release: AuditedRelease, index: number): string {
  const text = JSON.stringify(
    {
      ...release,
      findings: release.findings.map(withClass),
      assets: release.assets.map(asset => ({
        ...asset,
        sha256: undefined,
        digest: asset.sha256 === null ? null : `sha256:${asset.sha256}`,
        findings: asset.findings.map(withClass),
      })),
    },
    null,
    2,
  )
  // JSON keeps no line break inside a string.
  return `${index === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`
}

function withClass(finding: Finding): object {
  return { ...finding, class: classOf(finding) }
}

/** The end: absent releases, counts, and how many findings there are of each class. */
export function jsonEnd(totals: Totals): string {
  const tail = {
    absent: totals.lines.filter(({ state }) => state === 'absent').map(({ tag }) => tag),
    totals: {
      releases: totals.lines.filter(({ state }) => state !== 'absent').length,
      assets: totals.files,
      verdicts: totals.counts,
      failed: totals.failed,
      checkedEarlier: totals.remembered,
      findings: {
        security: totals.counted('security'),
        operational: totals.counted('operational'),
      },
    },
  }
  return `\n  ],\n${JSON.stringify(tail, null, 2).slice(2)}\n`
}
