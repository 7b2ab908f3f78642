import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { ReleaseHistory } from '../../sandbox/history.ts'
import { startSandbox, type Sandbox } from '../../sandbox/index.ts'
import { compiledAudit } from '../support/audit/compiled.ts'
import { expectReport, expectSarif } from '../support/audit/schemas.ts'
import { WIDGET } from '../support/audit/world.ts'
import { expectHosts } from './support/discipline.ts'
import { annotation } from './support/runner.ts'

let folder: string
let sandbox: Sandbox

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-dist-'))
  sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
})
afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

it('audits a history as the compiled action, and again from what it remembers', async () => {
  const repository = sandbox.github.addRepository(WIDGET)
  const history = new ReleaseHistory(sandbox, repository)
  history.publish('1.0.0', { annotated: true })
  history.publish('1.1.0', { immutable: true })
  const inputs = { 'report-dir': 'audit' }
  const good = await compiledAudit(sandbox, folder, { inputs })
  expect([good.result.status, good.result.outputs['verified'], good.result.outputs['failed']]).toEqual([
    0,
    '8',
    '0',
  ])
  await expectReport(good.result.outputs['report-path'] ?? '')
  await expectSarif(good.result.outputs['sarif-path'] ?? '')
  expect(await readFile(good.result.outputs['html-path'] ?? '', 'utf8')).toContain('</html>')
  expect(good.result.summary).toContain('Audit of octo-org/widget: ✅ nothing found')
  expectHosts(sandbox, ['api.github.com', 'github.com', 'release-assets.githubusercontent.com', 'tmaproduction.blob.core.windows.net'])

  sandbox.log.clear()
  const bad = history.publish('1.2.0')
  repository.setTag(bad.tag, 'd'.repeat(40))
  const found = await compiledAudit(sandbox, folder, { inputs })
  expect(found.result.status).toBe(1)
  expect(annotation(found.result)).toBe('AUDIT_SECURITY (security)')
  expect(found.result.outputs).toMatchObject({ verified: '8', failed: '4' })
  expect(found.report.releases.map(({ assets }) => assets.map(one => one.checkedEarlier !== null))).toEqual([
    [false, false, false, false],
    [true, true, true, true],
    [true, true, true, true],
  ])
  expect(found.result.summary).toContain('TAG_MOVED')
})
