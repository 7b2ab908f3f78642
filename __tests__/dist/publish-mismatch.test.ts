import { expect, it } from '@jest/globals'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { annotation, published, RELEASER, scenario } from './support/runner.ts'

it('bytes that change with the publication make the release a draft again', async () => {
  await using world = await scenario()
  const { github } = world.sandbox
  let changed = ''
  github.hooks.afterPublish = (_repository, release) => {
    const [asset] = release.assets
    if (asset === undefined) throw new Error('an empty release')
    changed = asset.name
    github.corruptAsset(asset.id, Buffer.alloc(asset.size, 'x'))
  }
  const result = await world.step(RELEASER, { 'trusted-root': world.sandbox.trustedRoots.jsonl })
  expect(result.status).toBe(1)
  expect(annotation(result)).toBe('PUBLISH_MISMATCH (security)')
  expect(result.stdout).toContain(changed)
  expect(published(world.repository)).toEqual([])
  expect(world.repository.releases).toHaveLength(1)
  world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
})
