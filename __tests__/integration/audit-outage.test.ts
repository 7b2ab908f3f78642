/** An outage is no attack and hides none; what was renamed is what it was; which releases are looked at. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { BUNDLE_HOST } from '../../sandbox/github/index.ts'
import { sha256Digest } from '../../sandbox/github/release.ts'
import type { HistoryRelease } from '../../sandbox/history.ts'
import { rejectionOf } from '../support/thrown.ts'
import { auditWorld, type AuditWorld, type Report } from '../support/audit/world.ts'

let world: AuditWorld
let release: HistoryRelease

beforeEach(async () => {
  world = await auditWorld()
  release = world.history.publish('1.0.0')
})
afterEach(async () => world[Symbol.asyncDispose]())

const verdicts = ({ releases }: Report): readonly string[] =>
  releases.flatMap(({ assets }) => assets.map(one => one.verdict))

describe('an outage', () => {
  it.each([
    ['of the store', { host: 'api.github.com', path: /\/attestations\// }],
    ['of the host of the bundles', { host: BUNDLE_HOST }],
  ])('%s is operational for every file, and found out once', async (_what, target) => {
    world.sandbox.faults.inject({ ...target, kind: 'status', status: 503, times: Infinity })
    const { report, failure } = await world.audit()
    expect(new Set(verdicts(report))).toEqual(new Set(['unreadable']))
    expect(report.totals.findings).toEqual({ security: 0, operational: 4 })
    expect(failure).toBeUndefined()
    expect(world.log.some(line => line.includes('lets them pass'))).toBe(true)
    expect((await world.audit({ failOn: 'any' })).failure).toMatchObject({
      code: 'AUDIT_OPERATIONAL',
      class: 'operational',
    })
    // The evidence file still says what the files are, and whom they are from.
    expect(report.releases[0]?.assets[0]?.chain[0]?.source).toBe(release.evidence)
  })

  it('hides no attack that the release itself shows', async () => {
    const [binary] = release.release.assets
    if (binary === undefined) throw new Error('no binary')
    binary.digest = sha256Digest(Buffer.from('malware'))
    world.sandbox.faults.inject({
      ...{ host: 'api.github.com', path: /\/attestations\// },
      ...{ kind: 'status', status: 503, times: Infinity },
    })
    const { report, failure } = await world.audit()
    expect(verdicts(report)).toEqual(['digest-drift', 'unreadable', 'unreadable', 'unreadable'])
    expect(failure?.class).toBe('security')
    expect((await world.audit({ failOn: 'none' })).failure).toBeUndefined()
  })

  it('of the checksums file is one of it alone', async () => {
    for (const host of ['github.com', 'api.github.com']) {
      const path = /checksums\.txt$|\/releases\/assets\//
      world.sandbox.faults.inject({ host, path, kind: 'status', status: 503, times: Infinity })
    }
    const { report } = await world.audit()
    expect(verdicts(report)).toEqual(['verified', 'verified', 'unreadable', 'verified'])
  })
})

describe('a repository', () => {
  it('that was renamed is audited under both names, by its ids', async () => {
    world.sandbox.github.renameRepository(world.repository, 'octo-org', 'gadget')
    world.history.publish('2.0.0', { immutable: true })
    const signerWorkflow = 'octo-org/gadget/.github/workflows/release.yml'
    const blind = await world.audit({ signerWorkflow })
    expect(blind.report.totals.verdicts).toMatchObject({ 'wrong-signer': 4, verified: 4 })
    const former = (repositoryId: string): Parameters<AuditWorld['audit']>[0] => ({
      signerWorkflow,
      formerRepositories: [{ name: 'octo-org/widget', repositoryId, ownerId: '77' }],
    })
    expect((await world.audit(former('4242'))).report.totals.verdicts).toMatchObject({
      verified: 8,
    })
    // Somebody who took the old name is not who had it.
    expect((await world.audit(former('1'))).report.totals.verdicts).toMatchObject({
      'wrong-signer': 4,
    })
    const moved = await rejectionOf(world.audit({ repo: 'octo-org/widget' }))
    expect([moved.code, moved.remedy.includes('repo: octo-org/gadget')]).toEqual([
      'INPUT_INVALID',
      true,
    ])
  })

  it('that is not there is no repository without releases', async () => {
    const error = await rejectionOf(world.audit({ repo: 'octo-org/nothing' }))
    expect(error.code).toBe('REPOSITORY_NOT_VISIBLE')
  })

  it('that is private, whose files have no digest, is read with the token', async () => {
    world.repository.visibility = 'private'
    world.repository.settings.digests = 'null'
    const { report } = await world.audit()
    expect(verdicts(report)).toEqual(Array(4).fill('verified'))
    expect(world.sandbox.log.to('github.com')).toEqual([])
  })
})

describe('the choice of releases', () => {
  beforeEach(() => {
    world.history.publish('1.1.0-rc.1', { prerelease: true })
    world.history.publish('1.1.0')
    world.history.publish('1.2.0', { draft: true })
  })
  const tags = async (
    releases: NonNullable<Parameters<AuditWorld['audit']>[0]>['releases'],
  ): Promise<readonly string[]> => {
    const { report } = await world.audit(releases === undefined ? {} : { releases })
    return report.releases.map(({ tag }) => tag)
  }

  it('leaves prereleases out unless they are asked for, or named', async () => {
    expect(await tags(undefined)).toEqual(['v1.1.0', 'v1.0.0'])
    expect(await tags({ which: { youngest: 1 }, prereleases: false, drafts: false })).toEqual([
      'v1.1.0',
    ])
    expect(await tags({ which: 'all', prereleases: true, drafts: true })).toEqual([
      'v1.1.0',
      'v1.1.0-rc.1',
      'v1.0.0',
    ])
    expect(
      await tags({ which: { tags: ['v1.1.0-rc.1'] }, prereleases: true, drafts: true }),
    ).toEqual(['v1.1.0-rc.1'])
  })

  it('says which of the named ones is not there', async () => {
    const releases = { which: { tags: ['v1.0.0', 'v7'] }, prereleases: true, drafts: true } as const
    const { report, failure, summary } = await world.audit({ releases, failOn: 'any' })
    expect(report.absent).toEqual(['v7'])
    expect(failure?.message).toContain('AUDIT_RELEASE_ABSENT')
    expect(summary).toContain('absent')
  })
})
