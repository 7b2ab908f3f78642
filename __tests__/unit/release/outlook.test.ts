import { describe, expect, it } from '@jest/globals'
import {
  outlook,
  unpinnedUses,
  type OutlookFacts,
  type OutlookPoint,
} from '../../../src/release/outlook.ts'
import type { RemoteRelease } from '../../../src/release/remote-release.ts'

const release = (changes: Partial<RemoteRelease> = {}): RemoteRelease => ({
  id: 1,
  tag: 'v1.0.0',
  draft: false,
  prerelease: false,
  immutable: false,
  title: '',
  publishedAt: '2026-01-02T03:04:05Z',
  body: '',
  url: '',
  uploadUrl: '',
  ...changes,
})

const FACTS: OutlookFacts = {
  plan: { version: '1.2.3-dev', name: 'rocket', packages: ['rocket'], tag: null },
  visibility: 'public',
  mayWrite: true,
  ownerType: 'Organization',
  immutableSetting: true,
  releases: [],
  tagRulesets: ['tags'],
  rate: { remaining: 900, limit: 1000 },
  calls: 50,
  files: [],
  largeSboms: [],
  sbomLimit: 100,
  workflow: { path: 'release.yml', unpinned: [] },
}

const pointOf = (what: string, changes: Partial<OutlookFacts>): OutlookPoint | undefined =>
  outlook({ ...FACTS, ...changes }).find(point => point.what === what)

describe('the outlook of a release', () => {
  it('finds nothing where everything is well; only what nobody can know stays open', () => {
    const points = outlook(FACTS)
    expect(points.filter(({ verdict }) => verdict !== 'good').map(({ what }) => what)).toEqual([
      'permission `attestations: write`',
    ])
    expect(points.every(({ verdict, remedy }) => verdict !== 'good' || remedy === null)).toBe(true)
  })

  it.each<[string, Partial<OutlookFacts>, string, string]>([
    ['permission `contents: write`', { mayWrite: false }, 'inferred', 'advice'],
    ['permission `contents: write`', { mayWrite: undefined }, 'not knowable', 'open'],
    [
      'attestations for this repository',
      { visibility: 'private', ownerType: 'User' },
      'inferred',
      'problem',
    ],
    ['attestations for this repository', { visibility: 'internal' }, 'not knowable', 'open'],
    ['immutable releases', { immutableSetting: false }, 'checked', 'advice'],
    ['immutable releases', { immutableSetting: undefined }, 'not knowable', 'open'],
    [
      'immutable releases',
      { immutableSetting: undefined, releases: [release()] },
      'inferred',
      'advice',
    ],
    [
      'immutable releases',
      { immutableSetting: undefined, releases: [release({ immutable: true })] },
      'inferred',
      'good',
    ],
    ['rules for tags', { tagRulesets: [] }, 'checked', 'advice'],
    ['rules for tags', { tagRulesets: undefined }, 'not knowable', 'open'],
    ['the version is free', { releases: [release({ tag: 'v1.2.3' })] }, 'checked', 'advice'],
    ['the version is free', { releases: [release({ tag: 'rocket/v1.2.3' })] }, 'checked', 'advice'],
    [
      'the version is free',
      { releases: [release({ tag: 'v1.2.3', draft: true })] },
      'checked',
      'good',
    ],
    ['the version is free', { plan: { ...FACTS.plan, tag: 'v1.2.3' } }, 'checked', 'good'],
    ['size of the SBOMs', { largeSboms: ['a.cdx.json'] }, 'checked', 'problem'],
    ['rate limit', { rate: { remaining: 50, limit: 1000 } }, 'checked', 'advice'],
    ['rate limit', { rate: undefined }, 'not knowable', 'open'],
    ['pinned actions in the calling workflow', { workflow: undefined }, 'not knowable', 'open'],
    [
      'pinned actions in the calling workflow',
      { workflow: { path: 'r.yml', unpinned: ['a/b@v1'] } },
      'checked',
      'advice',
    ],
  ])('%s: %j', (what, changes, certainty, verdict) => {
    expect(pointOf(what, changes)).toMatchObject({ certainty, verdict })
  })
})

describe('unpinned uses', () => {
  it('are those that name something which can be moved', () => {
    const sha = 'a'.repeat(40)
    const text = [
      `      - uses: actions/checkout@${sha} # v5`,
      '      - uses: actions/cache@v4',
      "        uses: 'acme/tool@main'",
      `    uses: acme/flows/.github/workflows/x.yml@${sha}`,
      '    uses: ./.github/workflows/own.yml',
      '      - uses: docker://alpine:3',
      `      - uses: docker://alpine@sha256:${'b'.repeat(64)}`,
      '      # uses: commented/out@v1',
      '      - uses: actions/cache@v4',
    ].join('\n')
    expect(unpinnedUses(text)).toEqual(['actions/cache@v4', 'acme/tool@main', 'docker://alpine:3'])
  })
})
