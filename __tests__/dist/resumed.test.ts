import { expect, it } from '@jest/globals'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { attest, NO_WAITING, planAndStage, release } from './support/pipeline.ts'
import { annotation, published, RELEASER, scenario } from './support/runner.ts'

const STATEMENTS = 5

it.each([
  {
    what: 'uploads are down',
    fault: { host: 'uploads.github.com', status: 502 },
    code: 'SERVICE_UNAVAILABLE (operational)',
    signedBefore: STATEMENTS,
    drafts: 1,
  },
  {
    what: 'the store takes nothing',
    fault: { host: 'api.github.com', path: /\/attestations$/, status: 403 },
    code: 'PERMISSION_MISSING (operational)',
    signedBefore: 2,
    drafts: 0,
  },
])('$what: the next attempt goes on, and nothing is signed twice', async given => {
  await using world = await scenario()
  const { sandbox, repository } = world
  const signed = (): number => sandbox.log.to('fulcio.sigstore.dev').length
  const attempt = async (runAttempt: number): ReturnType<typeof world.step> =>
    world.step(
      RELEASER,
      { 'trusted-root': sandbox.trustedRoots.jsonl },
      { runAttempt, preload: NO_WAITING },
    )

  sandbox.faults.inject({ ...given.fault, kind: 'status', method: 'POST', times: 1_000 })
  const first = await attempt(1)
  expect(first.status).toBe(1)
  expect(annotation(first)).toBe(given.code)
  expect(signed()).toBe(given.signedBefore)
  expect(repository.releases.map(({ draft }) => draft)).toEqual(Array(given.drafts).fill(true))

  sandbox.faults.clear()
  const second = await attempt(2)
  expect(second.status).toBe(0)
  expect(second.outputs['state']).toBe('published')
  expect(signed()).toBe(STATEMENTS)
  expect(repository.releases).toHaveLength(1)
  expect(published(repository)[0]?.assets).toHaveLength(4)
  world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
})

it('"Re-run failed jobs": what earlier jobs made in the first attempt serves the second', async () => {
  await using world = await scenario()
  const { sandbox, repository } = world
  const signed = (): number => sandbox.log.to('fulcio.sigstore.dev').length
  const fault = { kind: 'status', status: 502, method: 'POST', times: 1_000 } as const
  const staged = await planAndStage(world)

  sandbox.faults.inject({ ...fault, host: 'api.github.com', path: /\/attestations$/ })
  const down = await attest(world, staged, { preload: NO_WAITING })
  expect(annotation(down)).toBe('SERVICE_UNAVAILABLE (operational)')
  sandbox.faults.clear()
  expect((await attest(world, staged, { runAttempt: 2 })).status).toBe(0)
  expect(signed()).toBe(2)

  sandbox.faults.inject({ ...fault, host: 'uploads.github.com' })
  const noUpload = await release(world, staged, { runAttempt: 2, preload: NO_WAITING })
  expect(annotation(noUpload)).toBe('SERVICE_UNAVAILABLE (operational)')
  sandbox.faults.clear()
  const released = await release(world, staged, { runAttempt: 3 })
  expect(released.outputs['state']).toBe('published')
  expect(signed()).toBe(STATEMENTS)
  expect(sandbox.github.attestations).toHaveLength(STATEMENTS)
  expect(published(repository)[0]?.assets).toHaveLength(4)
  world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
})
