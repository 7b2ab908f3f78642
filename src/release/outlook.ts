/**
 * What tomorrow's release will meet, as far as it can be known today. A job's token cannot read its own permissions,
 * the plan of the account, or whether releases are immutable: what is only concluded says so, and what nobody can know
 * in advance is said as well.
 */
import type { ReleasePlan } from '../plan/release-plan.ts'
import type { Visibility } from '../run/run-identity.ts'
import type { LockedFile } from './file-lock.ts'
import type { RemoteRelease } from './remote-release.ts'

/** `checked`: looked at itself. `inferred`: concluded from something else. `not knowable`: shows when it happens. */
export type Certainty = 'checked' | 'inferred' | 'not knowable'

/** `problem`: the release would fail. `advice`: it would not, but something should be better. */
export type Verdict = 'good' | 'problem' | 'advice' | 'open'

export interface OutlookPoint {
  readonly what: string
  readonly certainty: Certainty
  readonly verdict: Verdict
  readonly finding: string
  /** null where nothing is to be done. */
  readonly remedy: string | null
}

/** What was found outside; undefined: GitHub did not tell. */
export interface OutlookFacts {
  readonly plan: Pick<ReleasePlan, 'version' | 'name' | 'packages' | 'tag'>
  readonly visibility: Visibility
  /** Whether GitHub says that the token may push. */
  readonly mayWrite: boolean | undefined
  readonly ownerType: string | undefined
  /** GitHub's setting, for tokens that may read it. */
  readonly immutableSetting: boolean | undefined
  readonly releases: readonly RemoteRelease[]
  /** Names of the active rulesets for tags. */
  readonly tagRulesets: readonly string[] | undefined
  readonly rate: { readonly remaining: number; readonly limit: number } | undefined
  /** Calls of one release of this plan. */
  readonly calls: number
  readonly files: readonly LockedFile[]
  /** SBOM files of more bytes than a statement may have. */
  readonly largeSboms: readonly string[]
  readonly sbomLimit: number
  /** The calling workflow; undefined: it is not in the checkout. */
  readonly workflow: { readonly path: string; readonly unpinned: readonly string[] } | undefined
}

/** Every point, in a fixed order. */
export function outlook(facts: OutlookFacts): readonly OutlookPoint[] {
  return [
    point(
      'OIDC token and its claims',
      'checked',
      'good',
      'the job has an identity, and it is that of this run',
    ),
    writing(facts),
    point(
      'permission `attestations: write`',
      'not knowable',
      'open',
      'it shows when the first attestation is stored',
    ),
    support(facts),
    immutability(facts),
    tagRules(facts),
    version(facts),
    point(
      'files against the plan, their names and sizes',
      'checked',
      'good',
      `${facts.files.length} files, all of them planned, the largest of ${Math.max(0, ...facts.files.map(({ size }) => size))} bytes`,
    ),
    sboms(facts),
    budget(facts),
    pins(facts),
  ]
}

function point(
  what: string,
  certainty: Certainty,
  verdict: Verdict,
  finding: string,
  remedy: string | null = null,
): OutlookPoint {
  return { what, certainty, verdict, finding, remedy }
}

function writing({ mayWrite }: OutlookFacts): OutlookPoint {
  const what = 'permission `contents: write`'
  if (mayWrite === undefined) return point(what, 'not knowable', 'open', 'GitHub did not say')
  if (mayWrite) return point(what, 'inferred', 'good', 'GitHub says that this token may push')
  // A rehearsal may well be run with less than the release will have.
  return point(
    what,
    'inferred',
    'advice',
    'the token of this job may not write releases',
    'Give the job that releases:\n\npermissions:\n  contents: write',
  )
}

function support({ visibility, ownerType }: OutlookFacts): OutlookPoint {
  const what = 'attestations for this repository'
  if (visibility === 'public')
    return point(what, 'checked', 'good', 'public repositories have them')
  if (ownerType === 'User') {
    return point(
      what,
      'inferred',
      'problem',
      `a ${visibility} repository of a user's own account has none`,
      'Make the repository public, or move it to an organization on GitHub Enterprise Cloud.',
    )
  }
  return point(
    what,
    'not knowable',
    'open',
    `a ${visibility} repository has them on GitHub Enterprise Cloud, and a token cannot read the plan`,
  )
}

function immutability({ immutableSetting, releases }: OutlookFacts): OutlookPoint {
  const what = 'immutable releases'
  const later = 'releases will be immutable: a fault found after publication needs a new tag'
  const advice =
    'Switch on "Immutable releases" in the settings of the repository: then nobody can exchange files later.'
  if (immutableSetting === true) return point(what, 'checked', 'good', later)
  if (immutableSetting === false) return point(what, 'checked', 'advice', 'they are off', advice)
  const last = releases.find(release => !release.draft)
  if (last === undefined)
    return point(what, 'not knowable', 'open', 'there is no release yet to tell by')
  return last.immutable
    ? point(what, 'inferred', 'good', `${last.tag} is immutable, so ${later}`)
    : point(what, 'inferred', 'advice', `${last.tag} is not immutable`, advice)
}

function tagRules({ tagRulesets }: OutlookFacts): OutlookPoint {
  const what = 'rules for tags'
  if (tagRulesets === undefined) return point(what, 'not knowable', 'open', 'GitHub did not say')
  return tagRulesets.length > 0
    ? point(what, 'checked', 'good', `rulesets: ${tagRulesets.join(', ')}`)
    : point(
        what,
        'checked',
        'advice',
        'no ruleset protects tags: whoever may push can move one',
        'Add a ruleset for tags `v*` that forbids updates and deletions.',
      )
}

/** A rehearsal has no tag; what matters is whether one of the usual forms is taken. */
function version({ plan, releases }: OutlookFacts): OutlookPoint {
  const what = 'the version is free'
  if (plan.tag !== null) {
    const finding = `what is there for ${plan.tag} was looked at`
    return point(what, 'checked', 'good', finding)
  }
  const number = plan.version.replace(/-dev$/, '')
  const tags = [
    `v${number}`,
    number,
    ...[plan.name, ...plan.packages].flatMap(name => [`${name}-v${number}`, `${name}/v${number}`]),
  ]
  const taken = releases.find(release => !release.draft && tags.includes(release.tag))
  return taken === undefined
    ? point(what, 'checked', 'good', `no release has ${number}`)
    : point(
        what,
        'checked',
        'advice',
        `${taken.tag} is published`,
        'Raise `version` in Cargo.toml before the next release.',
      )
}

function sboms({ largeSboms, sbomLimit }: OutlookFacts): OutlookPoint {
  const what = 'size of the SBOMs'
  return largeSboms.length === 0
    ? point(what, 'checked', 'good', `all below ${sbomLimit} bytes`)
    : point(
        what,
        'checked',
        'problem',
        `too large to be attested: ${largeSboms.join(', ')}`,
        'Sign with `sigstore: github`, raise `max-envelope` if your log takes more, or set `sbom: false`.',
      )
}

function budget({ rate, calls }: OutlookFacts): OutlookPoint {
  const what = 'rate limit'
  if (rate === undefined) return point(what, 'not knowable', 'open', 'GitHub did not say')
  const finding = `${rate.remaining} of ${rate.limit} calls are left this hour, a release takes about ${calls}`
  return rate.remaining > calls
    ? point(what, 'checked', 'good', finding)
    : point(what, 'checked', 'advice', finding, 'Release when less is going on in the repository.')
}

function pins({ workflow }: OutlookFacts): OutlookPoint {
  const what = 'pinned actions in the calling workflow'
  if (workflow === undefined) {
    return point(
      what,
      'not knowable',
      'open',
      'the workflow is not in this checkout',
      'Check the repository out before this step.',
    )
  }
  return workflow.unpinned.length === 0
    ? point(what, 'checked', 'good', `every \`uses:\` of ${workflow.path} names a full commit`)
    : point(
        what,
        'checked',
        'advice',
        `${workflow.path} uses ${workflow.unpinned.join(', ')}`,
        'Name the full commit SHA in every `uses:`; a tag can be moved to other code.',
      )
}

const USES = /^\s*(?:-\s+)?uses:\s*(["']?)([^"'#\s]+)\1/gm
const PINNED = /^(?:\.\/|[^@]+@[0-9a-f]{40}$|docker:\/\/[^@]+@sha256:[0-9a-f]{64}$)/

/** Whatever a workflow's `uses:` names by something that can be moved. */
export function unpinnedUses(workflow: string): readonly string[] {
  const found = [...workflow.matchAll(USES)].map(match => match[2] ?? '')
  return [...new Set(found.filter(name => !PINNED.test(name)))]
}
