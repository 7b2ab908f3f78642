/**
 * How a draft says that it is ours: an HTML comment in its body. It decides only whether a draft may be resumed or
 * deleted; whoever may write it may write the draft as well, and every asset is compared before anything is published.
 */
import { at } from '../attest/json.ts'
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import type { ReleasePlan } from '../plan/release-plan.ts'

const TOOL = 'attested-release'
const LAST_LINE = /(?:^|\n)<!-- attested-release (\{[^\n]*\}) -->\s*$/

export interface DraftMarker {
  readonly tool: typeof TOOL
  /** sha256 of the plan: what is planned otherwise is another release. */
  readonly plan: Sha256
  readonly commit: string
  /** `RUN_ID/ATTEMPT` that wrote the marker last. */
  readonly run: string
}

/** A release that was made public says so, whatever becomes of it: a draft with this mark was public once. */
export type MarkerState = 'draft' | 'published'

/** The digest of a plan, independent of the order of keys. */
export function planDigest(plan: ReleasePlan): Sha256 {
  return sha256Of(JSON.stringify(sorted(plan)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** The marker of this plan and run. */
export function draftMarker(
  plan: ReleasePlan,
  run: { readonly runId: string; readonly runAttempt: number },
): DraftMarker {
  return {
    tool: TOOL,
    plan: planDigest(plan),
    commit: plan.commit,
    run: `${run.runId}/${run.runAttempt}`,
  }
}

/** The comment that goes into the body. */
export function formatMarker(marker: DraftMarker, state: MarkerState = 'draft'): string {
  return `<!-- attested-release ${JSON.stringify({ ...marker, state })} -->`
}

/**
 * Whether the body belongs to a draft that we made for the same plan and commit, in whichever run. Only the last line
 * counts: generated notes hold titles of pull requests, which anybody may write.
 */
export function isMarkedAs(body: string, marker: DraftMarker): boolean {
  const found = markerIn(body)
  return (
    at(found, 'tool') === TOOL &&
    at(found, 'plan') === marker.plan &&
    at(found, 'commit') === marker.commit
  )
}

/** `RUN_ID/ATTEMPT` that the body names as its last writer; undefined where it bears no marker. */
export function markedRun(body: string): string | undefined {
  const run = at(markerIn(body), 'run')
  return typeof run === 'string' ? run : undefined
}

/** Whether the body is that of a release which this action made public. */
export function isMarkedPublished(body: string): boolean {
  return at(markerIn(body), 'state') === 'published'
}

function markerIn(body: string): unknown {
  return parse(LAST_LINE.exec(body)?.[1] ?? '')
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
