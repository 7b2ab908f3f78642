/** A small history with one damage in each release: each found, classed and located, and none invented. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ERROR_CATALOG } from '../../src/errors/catalog.ts'
import { DAMAGES, type Expected } from '../support/audit/damage.ts'
import type { HistoryRelease } from '../../sandbox/history.ts'
import { expectReport, expectSarif } from '../support/audit/schemas.ts'
import { auditWorld, type AuditWorld, type Report } from '../support/audit/world.ts'

let world: AuditWorld
let result: Awaited<ReturnType<AuditWorld['audit']>>
let report: Report
const releases = new Map<string, HistoryRelease>()

beforeAll(async () => {
  world = await auditWorld()
  world.history.publish('0.0.1', { annotated: true })
  for (const [index, { what, options, plant }] of DAMAGES.entries()) {
    const release = world.history.publish(`1.${index}.0`, options)
    plant?.(release, world)
    releases.set(what, release)
  }
  world.history.publish('9.0.0', { immutable: true, binaries: 2 })
  result = await world.audit({ download: true })
  ;({ report } = result)
}, 120_000)
afterAll(async () => world[Symbol.asyncDispose]())

/** The gravest finding of each file, and those of the release as a whole. */
function found(tag: string): readonly Expected[] {
  const release = report.releases.find(one => one.tag === tag)
  const files = (release?.assets ?? []).flatMap(({ name, verdict, findings: [first] }) =>
    verdict === 'verified' ? [] : [{ asset: name, verdict, code: first?.code ?? 'no finding' }],
  )
  const own = (release?.findings ?? []).map(({ verdict, code }) => ({ asset: null, verdict, code }))
  return [...own, ...files]
}

describe('an audit of a damaged history', () => {
  it.each(DAMAGES.map(damage => [damage.what, damage] as const))('finds %s', (what, damage) => {
    const release = releases.get(what)
    if (release === undefined) throw new Error('no such release')
    const expected = damage.expected(release)
    expect(found(release.tag)).toEqual(expect.arrayContaining([...expected]))
    expect(found(release.tag)).toHaveLength(expected.length)
  })

  it('invents nothing', () => {
    expect([...found('v0.0.1'), ...found('v9.0.0')]).toEqual([])
    const whole = report.releases.find(({ tag }) => tag === 'v9.0.0')
    expect([whole?.attestedByGitHub, whole?.assets.length]).toEqual([true, 6])
  })

  it('classes every finding as its code is classed, and fails by the gravest', () => {
    const findings = report.releases.flatMap(({ assets }) => assets.flatMap(one => one.findings))
    for (const one of findings) {
      expect(Object.entries(ERROR_CATALOG)).toContainEqual([
        one.code,
        expect.objectContaining({ class: one.class }),
      ])
    }
    expect([result.failure?.code, result.failure?.class]).toEqual(['AUDIT_SECURITY', 'security'])
    const { verdicts, assets, failed } = report.totals
    expect(result.outputs).toMatchObject({
      verified: String(verdicts['verified']),
      failed: String(failed),
    })
    expect(failed).toBeGreaterThan(assets - (verdicts['verified'] ?? 0))
  })

  it('lists a stranger’s attestation beside what it is about', () => {
    const stowaway = report.releases
      .flatMap(({ assets }) => assets)
      .find(({ others }) => others.some(({ code }) => code === 'REPOSITORY_MISMATCH'))
    expect(stowaway?.others[0]?.signer).toContain('https://github.com/mallory/widget/')
    expect(result.summary).toContain('Attestations that nobody asked for')
  })

  it('writes reports that their schemas accept', async () => {
    await expectReport(result.outputs['report-path'] ?? '')
    await expectSarif(result.outputs['sarif-path'] ?? '')
    const sarif = JSON.parse(await readFile(result.outputs['sarif-path'] ?? '', 'utf8')) as {
      readonly runs: readonly { readonly results: readonly unknown[] }[]
    }
    const { security, operational } = report.totals.findings
    expect(sarif.runs[0]?.results).toHaveLength(security + operational)
  })

  it('asks many digests at once, and sends the token to the API alone', () => {
    const { log } = world.sandbox
    const api = log.to('api.github.com')
    expect(api.filter(({ path }) => path.endsWith('/attestations/bulk-list')).length).toBeLessThan(
      10,
    )
    expect(log.withAuthorization().filter(({ host }) => host !== 'api.github.com')).toEqual([])
    expect(log.refused()).toEqual([])
  })
})
