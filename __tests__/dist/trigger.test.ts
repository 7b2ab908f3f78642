import { expect, it } from '@jest/globals'
import { annotation, RELEASER, scenario } from './support/runner.ts'

it('a run that outsiders can start signs and releases nothing', async () => {
  await using world = await scenario({ built: false, eventName: 'pull_request_target' })
  const root = { 'trusted-root': world.sandbox.trustedRoots.jsonl }
  const results = [
    await world.step(RELEASER, root),
    await world.step(RELEASER, { command: 'attest' }),
    await world.step(RELEASER, { command: 'release', ...root }),
  ]
  expect(results.map(({ status }) => status)).toEqual([1, 1, 1])
  expect(results.map(annotation)).toEqual(Array(3).fill('TRIGGER_REFUSED (security)'))
  world.expectDiscipline([])
})
