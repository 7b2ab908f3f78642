import { expect, it } from '@jest/globals'
import { GITHUB_INSTANCE_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { annotation, published, RELEASER, scenario } from './support/runner.ts'

it('all, in a private repository: signed at GitHub, and the public log never hears of it', async () => {
  await using world = await scenario({ visibility: 'private' })
  const root = { 'trusted-root': world.sandbox.trustedRoots.jsonl }

  const disclosing = await world.step(RELEASER, { ...root, sigstore: 'public-good' })
  expect(disclosing.status).toBe(1)
  expect(annotation(disclosing)).toBe('PRIVATE_DISCLOSURE (operational)')
  expect(world.repository.releases).toEqual([])
  world.sandbox.log.clear()

  const result = await world.step(RELEASER, root, { runId: 987_655 })
  expect(result.status).toBe(0)
  expect(result.outputs['state']).toBe('published')
  expect(published(world.repository)[0]?.assets).toHaveLength(4)
  world.expectDiscipline([...RELEASE_HOSTS, ...GITHUB_INSTANCE_HOSTS])
  expect(world.normalise.requests(world.sandbox.log.entries)).toMatchSnapshot('requests')
})
