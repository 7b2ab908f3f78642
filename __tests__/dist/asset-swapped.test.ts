import { expect, it } from '@jest/globals'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { annotation, RELEASER, scenario } from './support/runner.ts'

it('an asset that is swapped after its upload is not published, and our draft goes', async () => {
  await using world = await scenario()
  const { github, log } = world.sandbox
  // While the last file is on its way, somebody exchanges the binary that arrived before.
  github.hooks.assetTransform = ({ name }) => {
    if (!name.endsWith('.intoto.jsonl')) return undefined
    const binary = world.repository.releases[0]?.assets.find(asset => asset.name.endsWith(world.host.name))
    if (binary === undefined) throw new Error('the binary was not uploaded')
    github.corruptAsset(binary.id, Buffer.alloc(binary.size, 'x'))
    return undefined
  }
  const result = await world.step(RELEASER, { 'trusted-root': world.sandbox.trustedRoots.jsonl })
  expect(result.status).toBe(1)
  expect(annotation(result)).toBe('ASSET_MISMATCH (security)')
  expect(world.repository.releases).toEqual([])
  expect(log.entries.filter(({ method }) => method === 'PATCH')).toEqual([])
  expect(log.entries.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  expect(world.normalise.text(result.summary)).toMatchSnapshot('summary')
  world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
})
