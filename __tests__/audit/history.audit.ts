/** A hundred releases of twelve files through the compiled action: what is found, what is asked for, what it takes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ReleaseHistory, type HistoryRelease } from '../../sandbox/history.ts'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { compiledAudit, type CompiledAudit } from '../support/audit/compiled.ts'
import { DAMAGES, type Expected } from '../support/audit/damage.ts'
import { expectReport, expectSarif } from '../support/audit/schemas.ts'
import { auditWorld, WIDGET, type AuditWorld, type Report } from '../support/audit/world.ts'

const RELEASES = 100
/** With its SBOM each, checksums and evidence: twelve files. */
const BINARIES = 5
/** Of GITHUB_TOKEN in an hour. */
const BUDGET = 1000

const apiRequests = ({ log }: Sandbox): number => log.to('api.github.com').length

describe('a damaged history', () => {
  let world: AuditWorld
  let audit: CompiledAudit
  const damaged = new Map<string, HistoryRelease>()
  const whole: string[] = []

  beforeAll(async () => {
    world = await auditWorld()
    for (let index = 0; index < RELEASES; index += 1) {
      const damage = DAMAGES[index - 10]
      const honest = { annotated: index % 2 === 0, immutable: index % 7 === 0 }
      const release = world.history.publish(`1.${index}.0`, {
        ...(damage === undefined ? honest : damage.options),
        binaries: BINARIES,
      })
      damage?.plant?.(release, world)
      if (damage === undefined) whole.push(release.tag)
      else damaged.set(damage.what, release)
    }
    world.sandbox.log.clear()
    audit = await compiledAudit(world.sandbox, world.folder, {
      inputs: { download: 'true', 'fail-on': 'any' },
    })
  }, 600_000)
  afterAll(async () => world[Symbol.asyncDispose]())

  const found = ({ releases }: Report, tag: string): readonly Expected[] => {
    const release = releases.find(one => one.tag === tag)
    const own = (release?.findings ?? []).map(({ verdict, code }) => ({
      asset: null,
      verdict,
      code,
    }))
    const files = (release?.assets ?? []).flatMap(({ name, verdict, findings: [first] }) =>
      verdict === 'verified' ? [] : [{ asset: name, verdict, code: first?.code ?? 'no finding' }],
    )
    return [...own, ...files]
  }

  it('has at least twenty kinds of damage', () => {
    expect(damaged.size).toBeGreaterThanOrEqual(20)
    expect(audit.report.releases).toHaveLength(RELEASES)
  })

  it.each(DAMAGES.map(damage => [damage.what, damage] as const))('finds %s', (what, damage) => {
    const release = damaged.get(what)
    if (release === undefined) throw new Error('no such release')
    const expected = damage.expected(release)
    expect(found(audit.report, release.tag)).toEqual(expect.arrayContaining([...expected]))
    expect(found(audit.report, release.tag)).toHaveLength(expected.length)
  })

  it('invents nothing in all the others', () => {
    expect(whole.length).toBeGreaterThan(60)
    expect(whole.flatMap(tag => found(audit.report, tag))).toEqual([])
  })

  it('ends with the class of the gravest, and with reports within every limit', async () => {
    expect(audit.result.status).toBe(1)
    expect(audit.result.stdout).toContain('AUDIT_SECURITY (security)')
    await expectReport(audit.result.outputs['report-path'] ?? '')
    await expectSarif(audit.result.outputs['sarif-path'] ?? '')
    // GitHub cuts a summary off at 1 MiB.
    expect(Buffer.byteLength(audit.result.summary)).toBeLessThan(1024 * 1024)
    expect(apiRequests(world.sandbox)).toBeLessThan(BUDGET)
  })
})

describe('an honest history', () => {
  let folder: string
  let sandbox: Sandbox

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-scale-'))
    sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
    const history = new ReleaseHistory(sandbox, sandbox.github.addRepository(WIDGET))
    for (let index = 0; index < RELEASES; index += 1) {
      history.publish(`1.${index}.0`, { binaries: BINARIES, annotated: index % 2 === 0 })
    }
  }, 600_000)
  afterAll(async () => {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is audited within the budget of an hour, in memory that hardly grows', async () => {
    const few = await compiledAudit(sandbox, folder, { inputs: { releases: '10' } })
    sandbox.log.clear()
    const all = await compiledAudit(sandbox, folder, { inputs: { 'report-dir': 'kept' } })
    expect([
      few.report.totals.verdicts['verified'],
      all.report.totals.verdicts['verified'],
    ]).toEqual([120, 1200])
    expect(apiRequests(sandbox)).toBeLessThan(BUDGET / 10)
    expect(all.result.stdout).toContain('100 releases audited: 1200 of 1200 files verified')
    const bundles = sandbox.log.entries.filter(({ path }) =>
      path.startsWith('/attestations/'),
    ).length
    sandbox.log.clear()
    const again = await compiledAudit(sandbox, folder, { inputs: { 'report-dir': 'kept' } })
    expect(again.report.totals.verdicts['verified']).toBe(1200)
    expect(bundles).toBe(1700)
    expect(sandbox.log.entries.filter(({ path }) => path.startsWith('/attestations/'))).toEqual([])
    // Whatever else the machine does makes a peak higher, never lower: the lower of two is the truer one.
    const least = async (first: CompiledAudit, releases: string): Promise<number> =>
      Math.min(
        first.peakMiB,
        (await compiledAudit(sandbox, folder, { inputs: { releases } })).peakMiB,
      )
    expect((await least(all, 'all')) / (await least(few, '10'))).toBeLessThan(1.2)
  }, 600_000)

  it('is audited digest by digest where the store takes no more, and goes on after it was cut short', async () => {
    sandbox.faults.inject({
      ...{ host: 'api.github.com', path: /bulk-list$/, times: Infinity },
      ...{ kind: 'status', status: 404 },
    })
    // The budget of an hour is used up in the middle.
    sandbox.faults.inject({
      ...{ host: 'api.github.com', path: /\/attestations\/sha256:/, skip: 600, times: Infinity },
      ...{
        kind: 'status',
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' },
      },
    })
    const inputs = { 'report-dir': 'resumed', 'fail-on': 'any' }
    const first = await compiledAudit(sandbox, folder, { inputs })
    expect(first.result.stdout).toContain('AUDIT_OPERATIONAL (operational)')
    expect(first.report.totals.findings.security).toBe(0)
    const done = first.report.totals.verdicts['verified'] ?? 0
    expect(done).toBeGreaterThanOrEqual(590)
    sandbox.faults.clear()
    sandbox.faults.inject({
      ...{ host: 'api.github.com', path: /bulk-list$/, times: Infinity },
      ...{ kind: 'status', status: 404 },
    })
    sandbox.log.clear()
    const second = await compiledAudit(sandbox, folder, { inputs })
    expect(second.report.totals.verdicts['verified']).toBe(1200)
    expect(apiRequests(sandbox)).toBeLessThan(1200 - done + 20)
  }, 600_000)
})
