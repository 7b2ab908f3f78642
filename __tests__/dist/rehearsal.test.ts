import { expect, it } from '@jest/globals'
import { ARTIFACT_HOSTS, OIDC_HOSTS } from './support/discipline.ts'
import { RELEASER, scenario } from './support/runner.ts'

it.each([
  ['a dry run of a tag', 'refs/tags/v1.2.3', { 'dry-run': 'true' }],
  ['a run without a tag', 'refs/heads/main', {}],
] as const)('%s leaves no trace in log, store or releases', async (_what, ref, inputs) => {
  await using world = await scenario({ ref })
  const root = { 'trusted-root': world.sandbox.trustedRoots.jsonl }
  const result = await world.step(RELEASER, { ...root, ...inputs })
  expect(result.status).toBe(0)
  expect(result.outputs['state']).toBe('rehearsed')

  const { log, github } = world.sandbox
  // The workflow artifacts of the run itself are the only thing that is written.
  const writes = log.entries.filter(({ method }) => method !== 'GET')
  expect(writes.map(({ host }) => host).filter(host => !ARTIFACT_HOSTS.includes(host))).toEqual([])
  expect(github.attestations).toEqual([])
  expect(world.repository.releases).toEqual([])
  world.expectDiscipline(['api.github.com', ...OIDC_HOSTS, ...ARTIFACT_HOSTS])
  expect(world.normalise.outputs(result.outputs)).toMatchSnapshot('outputs')
  expect(world.normalise.requests(log.entries)).toMatchSnapshot('requests')
})
