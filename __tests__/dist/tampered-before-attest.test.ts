import { expect, it } from '@jest/globals'
import { ARTIFACT_HOSTS, OIDC_HOSTS } from './support/discipline.ts'
import { attest, exchange, planAndStage } from './support/pipeline.ts'
import { annotation, scenario } from './support/runner.ts'

it('a binary exchanged between stage and attest is not signed', async () => {
  await using world = await scenario()
  const staged = await planAndStage(world)
  world.sandbox.log.clear()

  // A record that agrees deceives nobody who has the digests of the build job's outputs.
  await exchange(world, 'binary', 'corrected')
  const withDigests = await attest(world, staged)
  // Changed back, so that the build job's digest holds: now it is the record that does not.
  await exchange(world, 'binary', 'as it was')
  const withRecord = await attest(world, staged)

  for (const { status, outputs, ...rest } of [withDigests, withRecord]) {
    expect(status).toBe(1)
    expect(annotation({ status, outputs, ...rest })).toBe('DIGEST_MISMATCH (security)')
    expect(outputs).toEqual({})
  }
  expect(world.sandbox.github.attestations).toEqual([])
  // No signing instance, no store: the refusal comes first.
  world.expectDiscipline(['api.github.com', ...OIDC_HOSTS, ...ARTIFACT_HOSTS])
})
