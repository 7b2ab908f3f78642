import { appendFile, copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { annotation, published, RELEASER, RUN_ID, scenario } from './support/runner.ts'

it('a published release is never touched: the same bytes are a success, others a refusal', async () => {
  await using world = await scenario()
  const { sandbox, repository } = world
  const inputs = { 'trusted-root': sandbox.trustedRoots.jsonl }
  const first = await world.step(RELEASER, inputs)
  expect(first.outputs['state']).toBe('published')
  const before = JSON.stringify(repository.releases)
  sandbox.log.clear()

  const again = await world.step(RELEASER, inputs, { runAttempt: 2 })
  expect(again.status).toBe(0)
  expect(again.outputs['state']).toBe('unchanged')
  expect(sandbox.log.to('fulcio.sigstore.dev')).toEqual([])

  const anotherRun = await world.step(RELEASER, inputs, { runId: RUN_ID + 1 })
  expect(anotherRun.status).toBe(0)
  expect(anotherRun.outputs['state']).toBe('unchanged')

  const other = join(world.folder, 'other')
  await copyFile(join(world.project.folder, 'target/release/widget'), other)
  await appendFile(other, 'something else')
  const different = await world.step(
    RELEASER,
    { ...inputs, 'subject-path': other },
    { runId: RUN_ID + 2 },
  )
  expect(different.status).toBe(1)
  expect(annotation(different)).toBe('RELEASE_EXISTS (security)')

  expect(JSON.stringify(repository.releases)).toBe(before)
  expect(published(repository)).toHaveLength(1)
  const writes = sandbox.log
    .to('api.github.com')
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/attestations'))
  expect(writes).toEqual([])
  world.expectDiscipline([
    ...RELEASE_HOSTS.filter(host => host !== 'uploads.github.com'),
    ...PUBLIC_GOOD_HOSTS,
  ])
})
