import { expect, it } from '@jest/globals'
import { claimsOf } from '../../sandbox/actions/claims.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import { ARTIFACT_HOSTS, BUNDLE_HOSTS, OIDC_HOSTS } from './support/discipline.ts'
import { attest, planAndStage, release } from './support/pipeline.ts'
import { annotation, scenario } from './support/runner.ts'

it('the same statements, truly signed by another workflow of the repository, publish nothing', async () => {
  await using world = await scenario()
  const staged = await planAndStage(world)
  expect((await attest(world, staged)).status).toBe(0)

  const { github, jobs, sigstore } = world.sandbox
  const signer = jobs.jobs.at(-1)
  if (signer === undefined) throw new Error('nobody signed')
  const workflow = 'octo-org/widget/.github/workflows/nightly.yml@refs/tags/v1.2.3'
  const claims = claimsOf({
    ...signer,
    identity: { ...signer.identity, workflowRef: workflow, jobWorkflowRef: workflow },
  })
  const forged = github.attestations.map(({ bundle }) => {
    const { payload } = bundle['dsseEnvelope'] as { readonly payload: string }
    const made = makeBundle({
      instance: 'public-good',
      keys: sigstore,
      claims,
      payload: Buffer.from(payload, 'base64'),
    })
    return JSON.parse(JSON.stringify(made)) as typeof bundle
  })
  expect(forged).toHaveLength(2)
  github.restore({ ...github.toJSON(), attestations: [] })
  const repository = github.repository('octo-org/widget')
  if (repository === undefined) throw new Error('the repository is gone')
  for (const bundle of forged) github.plantAttestation({ repository, bundle })

  world.sandbox.log.clear()
  const released = await release(world, staged)
  expect(released.status).toBe(1)
  expect(annotation(released)).toBe('SIGNER_MISMATCH (security)')
  expect(released.stdout).toContain('nightly.yml')
  expect(repository.releases).toEqual([])
  // No signing instance, no upload.
  world.expectDiscipline(['api.github.com', ...OIDC_HOSTS, ...ARTIFACT_HOSTS, ...BUNDLE_HOSTS])
})
