/** What an audit remembers, what it believes of it, and what it asks for. */
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { BUNDLE_HOST } from '../../sandbox/github/index.ts'
import { sha256Digest } from '../../sandbox/github/release.ts'
import type { HistoryRelease } from '../../sandbox/history.ts'
import { expectDocument } from '../support/audit/schemas.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { auditWorld, WIDGET, type AuditWorld, type Report } from '../support/audit/world.ts'

let world: AuditWorld
let release: HistoryRelease

beforeEach(async () => {
  world = await auditWorld()
  release = world.history.publish('1.0.0')
})
afterEach(async () => world[Symbol.asyncDispose]())

const verdicts = ({ releases }: Report): readonly string[] =>
  releases.flatMap(({ assets }) => assets.map(one => one.verdict))
const codes = ({ releases }: Report): readonly string[] =>
  releases.flatMap(({ assets, findings }) => [
    ...findings.map(one => one.code),
    ...assets.flatMap(one => one.findings.map(({ code }) => code)),
  ])
const bundlesRead = (): number => world.sandbox.log.to(BUNDLE_HOST).length
const state = (): string => join(world.folder, 'reports', 'audit-state.jsonl')

const removeAll = (file: string): void => {
  const all = world.sandbox.github.attestations as unknown as unknown[]
  for (const one of release.stored.get(file) ?? []) all.splice(all.indexOf(one), 1)
}
const drop = (name: string): void => {
  const { assets } = release.release
  assets.splice(
    assets.findIndex(one => one.name === name),
    1,
  )
}

describe('a second audit', () => {
  it('reads no bundle again, and says since when it knows', async () => {
    const first = await world.audit()
    expect(bundlesRead()).toBe(5)
    world.sandbox.log.clear()
    world.now += 24 * 3_600_000
    const { report, summary } = await world.audit()
    expect(bundlesRead()).toBe(0)
    expect(verdicts(report)).toEqual(['verified', 'verified', 'verified', 'verified'])
    expect(report.releases[0]?.assets.map(one => one.checkedEarlier === null)).not.toContain(true)
    expect(report.releases[0]?.assets[0]?.chain).toEqual(first.report.releases[0]?.assets[0]?.chain)
    expect(summary).toContain('were checked by an earlier audit')
  })

  it('believes nothing that was found under another policy, and nothing older than a month', async () => {
    await world.audit()
    const other = 'octo-org/widget/.github/workflows/other.yml'
    const stricter = await world.audit({ signerWorkflow: other })
    expect(new Set(codes(stricter.report))).toEqual(new Set(['SIGNER_MISMATCH']))
    world.sandbox.log.clear()
    world.now += 31 * 24 * 3_600_000
    expect((await world.audit()).failure).toBeUndefined()
    expect(bundlesRead()).toBe(5)
    // The file holds one line for each proof again once the next audit opens it.
    await world.audit()
    expect((await readFile(state(), 'utf8')).trim().split('\n')).toHaveLength(4)
  })

  it('takes nothing from lines that are none', async () => {
    await world.audit()
    const lines = (await readFile(state(), 'utf8')).split('\n')
    await writeFile(state(), `${lines[0] ?? ''}\n{"key":1}\nnull\n`)
    await appendFile(state(), (lines[1] ?? '').slice(0, 50))
    world.sandbox.log.clear()
    expect(verdicts((await world.audit()).report)).toEqual(Array(4).fill('verified'))
    expect(bundlesRead()).toBeGreaterThan(0)
  })

  it('looks anew where the store lists anything else than before', async () => {
    await world.audit()
    const [stranger] = world.history.bundlesOf(
      release.release.assets[0] ?? { name: '', bytes: Buffer.alloc(0) },
      release.tag,
      release.commit,
      { job: { runnerEnvironment: 'self-hosted' } },
    )
    world.history.store(stranger ?? {})
    const { report } = await world.audit()
    const [binary] = report.releases[0]?.assets ?? []
    expect([binary?.verdict, binary?.checkedEarlier]).toEqual(['verified', null])
    expect(binary?.others.map(({ code }) => code)).toEqual(['RUNNER_REFUSED'])
  })

  it('knows of an attestation that is gone, of bytes that were exchanged, of a file that was removed', async () => {
    await world.audit()
    removeAll(release.evidence)
    const lost = await world.audit()
    expect(codes(lost.report)).toEqual(['AUDIT_ATTESTATION_LOST'])
    // Rebuilt, attested by the right workflow for the right tag: only memory knows that it was published otherwise.
    const [binary] = release.release.assets
    if (binary === undefined) throw new Error('no binary')
    binary.bytes = Buffer.from('rebuilt')
    binary.digest = sha256Digest(binary.bytes)
    binary.size = binary.bytes.length
    for (const bundle of world.history.bundlesOf(binary, release.tag, release.commit)) {
      world.history.store(bundle)
    }
    drop(release.evidence)
    drop(`${release.binary}.cdx.json`)
    drop(release.checksums)
    const { report } = await world.audit()
    expect(codes(report)).toEqual([
      'AUDIT_ASSET_REMOVED',
      'AUDIT_ASSET_REMOVED',
      'AUDIT_ASSET_REMOVED',
      'AUDIT_DIGEST_DRIFT',
    ])
  })
})

describe('what was there before attestations', () => {
  it('is unattested until a person has reviewed it, then known, and drift when it changes', async () => {
    const old = world.history.publish('0.1.0', { unattested: true })
    const first = await world.audit()
    expect(first.failure?.code).toBe('AUDIT_SECURITY')
    const proposal = await readFile(join(world.folder, 'reports', 'audit-baseline.json'), 'utf8')
    await expectDocument('audit-baseline', JSON.parse(proposal))
    await writeFile(join(world.folder, 'baseline.json'), proposal)
    const known = await world.audit({ baseline: 'baseline.json' })
    expect(known.failure).toBeUndefined()
    expect(known.report.totals.verdicts).toMatchObject({ baseline: 3, verified: 4 })
    expect(known.outputs).toMatchObject({ verified: '4', failed: '0' })
    const [binary] = old.release.assets
    if (binary === undefined) throw new Error('no binary')
    binary.digest = sha256Digest(Buffer.from('other'))
    const changed = await world.audit({ baseline: 'baseline.json' })
    expect(changed.report.totals.verdicts).toMatchObject({ 'digest-drift': 1, baseline: 2 })
  })
})

describe('what is demanded', () => {
  it('is every required kind, and what nobody planned is listed', async () => {
    const [binary] = release.release.assets
    const { tag, commit } = release
    if (binary === undefined) throw new Error('no binary')
    const workflow = `octo-org/widget/.github/workflows/release.yml@refs/tags/${tag}`
    const odd = world.history.sign(
      {
        ...{ name: binary.name, sha256: binary.digest?.slice(7) ?? '' },
        ...{ predicateType: 'https://example.com/odd', predicate: {} },
      },
      {
        repository: WIDGET,
        ...{ ref: `refs/tags/${tag}`, sha: commit, eventName: 'push', actor: 'o', workflow: 'R' },
        ...{ workflowRef: workflow, workflowSha: commit, jobWorkflowRef: workflow },
        ...{ jobWorkflowSha: commit, runId: 1, runNumber: 1, runAttempt: 1, job: 'a' },
        ...{ runnerEnvironment: 'github-hosted', permissions: {} },
      },
    )
    world.history.store(odd)
    const { report } = await world.audit({ predicateTypes: [PROVENANCE_V1, CYCLONEDX_BOM] })
    expect(verdicts(report)).toEqual(['verified', ...Array<string>(3).fill('attestation-missing')])
    const [first] = report.releases[0]?.assets ?? []
    expect(first?.chain).toHaveLength(2)
    expect(first?.others.map(({ code, signer }) => [code, signer !== null])).toEqual([[null, true]])
  })

  it('is what the bytes of the checksums file say, not their digest', async () => {
    const checksums = release.release.assets.find(({ name }) => name === release.checksums)
    if (checksums === undefined) throw new Error('no checksums')
    checksums.bytes = Buffer.from(`${'a'.repeat(64)}  ${release.binary}\n`)
    checksums.size = checksums.bytes.length
    const { report } = await world.audit()
    expect(codes(report)).toEqual(['AUDIT_CHECKSUM_DRIFT', 'AUDIT_DIGEST_DRIFT'])
  })

  it('cannot be what GitHub attests where its root is not given, and that is said', async () => {
    world.history.publish('1.1.0', { immutable: true })
    world.knowsGitHub = false
    const { report, failure } = await world.audit()
    expect(failure).toBeUndefined()
    expect(report.releases[0]?.notes[0]).toContain('GitHub, Inc. is needed')
    expect(report.releases[0]?.attestedByGitHub).toBe(false)
  })
})

describe('the store', () => {
  it('is asked once more by its own list before anybody is accused', async () => {
    const young = world.history.publish('1.1.0')
    for (const one of [...young.stored.values()].flat()) one.hiddenReads = 1
    expect(verdicts((await world.audit()).report)).toEqual(Array(8).fill('verified'))
    expect(world.log.some(line => line.includes('asking once more'))).toBe(true)
  })

  it.each([404, 403])(
    'is asked digest by digest where it takes no request for many (%i)',
    async status => {
      const bulk = { host: 'api.github.com', path: /bulk-list$/, times: Infinity } as const
      world.sandbox.faults.inject({ ...bulk, kind: 'status', status })
      expect(verdicts((await world.audit()).report)).toEqual(Array(4).fill('verified'))
      const lists = (): number =>
        world.sandbox.log.entries.filter(({ path }) => path.includes('/attestations/sha256:'))
          .length
      expect(lists()).toBe(4)
      // An audit that was cut short by a budget goes on where it was: what was seen today is not asked for again.
      expect(verdicts((await world.audit()).report)).toEqual(Array(4).fill('verified'))
      expect(lists()).toBe(4)
      world.now += 2 * 24 * 3_600_000
      await world.audit()
      expect(lists()).toBe(8)
    },
  )

  it('of a user is asked under his name', async () => {
    await using own = await auditWorld({ ownerType: 'User' })
    own.history.publish('1.0.0')
    expect(verdicts((await own.audit()).report)).toEqual(Array(4).fill('verified'))
    expect(own.sandbox.log.entries.some(({ path }) => path.startsWith('/users/octo-org/'))).toBe(
      true,
    )
  })
})
