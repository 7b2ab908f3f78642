import { expect, it } from '@jest/globals'
import type { ChildResult } from '../../sandbox/child.ts'
import { ARTIFACT_HOSTS, BUNDLE_HOSTS, OIDC_HOSTS } from './support/discipline.ts'
import { attest, exchange, NO_WAITING, planAndStage, release } from './support/pipeline.ts'
import { annotation, scenario } from './support/runner.ts'

it('a file exchanged between attest and release is not published', async () => {
  await using world = await scenario()
  const staged = await planAndStage(world)
  expect((await attest(world, staged)).status).toBe(0)
  const { log } = world.sandbox
  log.clear()
  const refusal = async (): Promise<string> => {
    const result: ChildResult = await release(world, staged, { preload: NO_WAITING })
    expect(result.status).toBe(1)
    return annotation(result)
  }

  await exchange(world, 'binary', 'as it was')
  expect(await refusal()).toBe('DIGEST_MISMATCH (security)')

  // With a record that agrees: what this run attested under the name was other bytes.
  await exchange(world, 'binary', 'as it was')
  await exchange(world, 'binary', 'corrected')
  expect(await refusal()).toBe('DIGEST_MISMATCH (security)')

  // The binary is right again; of the SBOM file only what was signed can tell that it is not.
  await exchange(world, 'binary', 'corrected')
  await exchange(world, '.cdx.json', 'corrected')
  expect(await refusal()).toBe('SBOM_DIFFERS (security)')

  expect(world.repository.releases).toEqual([])
  // No signing instance, no upload.
  world.expectDiscipline(['api.github.com', ...OIDC_HOSTS, ...ARTIFACT_HOSTS, ...BUNDLE_HOSTS])
})
