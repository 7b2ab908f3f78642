import { expect, it } from '@jest/globals'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { attest, planAndStage, release } from './support/pipeline.ts'
import { published, scenario } from './support/runner.ts'

it('four jobs: what builds signs nothing, what signs builds nothing, the last one publishes', async () => {
  await using world = await scenario()
  const staged = await planAndStage(world)
  const { log } = world.sandbox
  expect(log.hosts().filter(host => /sigstore|uploads|token\./.test(host))).toEqual([])

  const attested = await attest(world, staged)
  expect(attested.status).toBe(0)
  expect(world.repository.releases).toEqual([])
  expect(attested.summary).toContain('it ran no code of the project')

  const released = await release(world, staged)
  expect(released.status).toBe(0)
  expect(released.outputs['state']).toBe('published')
  expect(published(world.repository)[0]?.assets).toHaveLength(4)

  world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
  const results = [...staged.results, attested, released]
  expect(results.map(({ outputs }) => world.normalise.outputs(outputs))).toMatchSnapshot('outputs')
  expect(world.normalise.requests(log.entries)).toMatchSnapshot('requests')
})
