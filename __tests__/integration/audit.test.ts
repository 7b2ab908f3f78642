import { expect, it } from '@jest/globals'
import { auditWorld } from '../support/audit/world.ts'

it('tries', async () => {
  await using world = await auditWorld()
  world.history.publish('1.0.0')
  world.history.publish('1.1.0', { annotated: true, immutable: true })
  const { report, summary, failure } = await world.audit()
  console.log(JSON.stringify(report, null, 1).slice(0, 6000), summary, failure, world.log)
  expect(report.totals.failed).toBe(0)
})
