/** What an audit comes to: counts, a line for each release, and what failed. Light enough for thousands of releases. */
import type { FailureClass } from '../errors/catalog.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { AuditedRelease } from './model.ts'
import { classOf, VERDICT_NAMES, worst, type Finding, type Verdict } from './verdict.ts'

/** How many files have each verdict. */
export type Counts = Readonly<Record<Verdict, number>>

/** A release in the timeline. */
export interface ReleaseLine {
  readonly tag: string
  readonly url: string
  readonly publishedAt: string | null
  readonly state: string
  readonly counts: Counts
  readonly files: number
  /** Of the release as a whole. */
  readonly findings: readonly Finding[]
  /** The gravest of all; of a release without files what its own findings say. */
  readonly verdict: Verdict
}

/** A finding and where it is. */
export interface PlacedFinding extends Finding {
  readonly tag: string
  /** null: the release as a whole. */
  readonly asset: string | null
  readonly digest: string | null
  readonly url: string
}

/** An attestation that nobody asked for, and where it is. */
export interface PlacedOther {
  readonly tag: string
  readonly asset: string
  readonly predicateType: string
  readonly signer: string | null
  readonly reason: string
}

/** GitHub shows no more results than these; a report for people needs fewer still. */
export const MOST_FINDINGS = 5000
const MOST_OTHERS = 500

/** Adds releases up. */
export class Totals {
  readonly #lines: ReleaseLine[] = []
  readonly #findings: Record<FailureClass, PlacedFinding[]> = { security: [], operational: [] }
  readonly #counted: Record<FailureClass, number> = { security: 0, operational: 0 }
  readonly #counts: Record<Verdict, number> = { ...NO_COUNTS }
  readonly #others: PlacedOther[] = []
  readonly #remembered = { files: 0 }

  add(release: AuditedRelease): void {
    const { tag, url, publishedAt, assets, findings } = release
    const counts: Record<Verdict, number> = { ...NO_COUNTS }
    for (const { verdict, checkedEarlier } of assets) {
      counts[verdict] += 1
      this.#counts[verdict] += 1
      if (checkedEarlier !== null) this.#remembered.files += 1
    }
    for (const one of findings) this.#tell({ ...one, tag, asset: null, digest: null, url })
    for (const { name, sha256, url: download, findings: its, others } of assets) {
      const digest = sha256 === null ? null : `sha256:${sha256}`
      for (const one of its) this.#tell({ ...one, tag, asset: name, digest, url: download })
      for (const { predicateType, signer, code, message } of others) {
        const reason = code === null ? message : `${code}: ${message}`
        this.#others.push({ tag, asset: name, predicateType, signer, reason })
      }
    }
    this.#others.splice(MOST_OTHERS)
    const verdict = VERDICT_NAMES.find(
      name => counts[name] > 0 || name === worst(findings, 'verified'),
    )
    this.#lines.push({
      ...{ tag, url, publishedAt, counts, findings, files: assets.length },
      state: stateOf(release),
      verdict: verdict ?? 'verified',
    })
  }

  /** A release that was asked for by name and is not there. */
  addAbsent(tag: string, why: Finding): void {
    this.#tell({ ...why, tag, asset: null, digest: null, url: '' })
    this.#lines.push({
      ...{ tag, url: '', publishedAt: null, counts: NO_COUNTS, findings: [why], files: 0 },
      ...{ state: 'absent', verdict: why.verdict },
    })
  }

  #tell(one: PlacedFinding): void {
    const kind = classOf(one)
    this.#counted[kind] += 1
    if (this.#findings[kind].length < MOST_FINDINGS) this.#findings[kind].push(one)
  }

  get lines(): readonly ReleaseLine[] {
    return this.#lines
  }

  get counts(): Counts {
    return this.#counts
  }

  get others(): readonly PlacedOther[] {
    return this.#others
  }

  get files(): number {
    return VERDICT_NAMES.reduce((sum, name) => sum + this.#counts[name], 0)
  }

  /** Files whose proof an earlier audit checked. */
  get remembered(): number {
    return this.#remembered.files
  }

  /** Files that are neither verified nor known by the baseline, and releases with findings of their own. */
  get failed(): number {
    const { verified, baseline } = this.#counts
    return (
      this.files - verified - baseline + this.#lines.filter(line => line.findings.length > 0).length
    )
  }

  /** How many findings there are of a class, the ones not kept included. */
  counted(kind: FailureClass): number {
    return this.#counted[kind]
  }

  /** Security first, at most MOST_FINDINGS. */
  get findings(): readonly PlacedFinding[] {
    const { security, operational } = this.#findings
    return [...security, ...operational].slice(0, MOST_FINDINGS)
  }
}

export const NO_COUNTS: Counts = {
  'digest-drift': 0,
  'wrong-signer': 0,
  'checksum-drift': 0,
  'tag-moved': 0,
  unattested: 0,
  'attestation-missing': 0,
  unreadable: 0,
  'evidence-only': 0,
  baseline: 0,
  verified: 0,
}

function stateOf({ draft, prerelease, immutable }: AuditedRelease): string {
  const words = [
    ...(draft ? ['draft'] : []),
    ...(prerelease ? ['prerelease'] : []),
    ...(immutable ? ['immutable'] : []),
  ]
  return words.length === 0 ? 'published' : words.join(', ')
}

/** What the step ends with: nothing, or a failure of the gravest class that `failOn` asks for. */
export function failureOf(
  totals: Totals,
  failOn: 'security' | 'any' | 'none',
): ReleaseError | undefined {
  if (failOn === 'none') return undefined
  const security = totals.counted('security')
  if (security > 0)
    return new ReleaseError('AUDIT_SECURITY', { message: sentence(totals, security) })
  const operational = totals.counted('operational')
  if (failOn === 'security' || operational === 0) return undefined
  return new ReleaseError('AUDIT_OPERATIONAL', { message: sentence(totals, operational) })
}

const SHOWN = 5

function sentence({ findings }: Totals, count: number): string {
  const shown = findings
    .slice(0, SHOWN)
    .map(
      ({ tag, asset, code, message }) =>
        `\n- ${tag}${asset === null ? '' : `/${asset}`}: ${code}: ${message}`,
    )
  const more = count > SHOWN ? `\n- ${count - SHOWN} more in the report` : ''
  return `${count} findings:${shown.join('')}${more}`
}
