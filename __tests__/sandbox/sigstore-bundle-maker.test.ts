import { beforeAll, describe, expect, it } from '@jest/globals'

import { workflowClaims } from '../../sandbox/actions/claims.ts'
import { JobRegistry } from '../../sandbox/actions/job.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import type { BundleRequest, Defect } from '../../sandbox/sigstore/bundle-maker.ts'
import { releaseJob } from './support/jobs.ts'
import { sandbox } from './support/sandboxes.ts'
import { verifyBundle } from './support/verification.ts'
import type { InstanceName } from './support/verification.ts'

const claims = workflowClaims(new JobRegistry().open(releaseJob()))

describe('a bundle made in the process', () => {
  let running: Sandbox

  beforeAll(async () => {
    running = await sandbox()
  })

  const make = (instance: InstanceName, changes: Partial<BundleRequest> = {}): object =>
    makeBundle({
      instance,
      keys: running.sigstore,
      claims,
      payload: '{"genuine":true}',
      ...changes,
    })

  const verify = async (
    instance: InstanceName,
    bundle: object,
  ): ReturnType<typeof verifyBundle> => {
    const { publicGood, github } = running.trustedRoots
    return verifyBundle(bundle, instance, instance === 'github' ? github : publicGood)
  }

  it.each(['public-good', 'github'] as const)(
    'is accepted when nothing is wrong: %s',
    async instance => {
      const signer = await verify(instance, make(instance))
      expect(signer.identity?.subjectAlternativeName).toBe(
        `https://github.com/${claims.job_workflow_ref}`,
      )
    },
  )

  it('can bear another identity, truly signed', async () => {
    const identity = 'https://github.com/evil/widget/.github/workflows/release.yml@refs/tags/v1.2.3'
    const signer = await verify('github', make('github', { identity }))
    expect(signer.identity?.subjectAlternativeName).toBe(identity)
  })

  const REFUSED: readonly (readonly [InstanceName, Defect, RegExp])[] = [
    ['public-good', 'foreign-key', /signature verification failed|TLOG|tlog/],
    ['public-good', 'foreign-authority', /certificate/],
    ['public-good', 'foreign-certificate-log', /SCT verification failed/],
    ['public-good', 'no-certificate-log', /expected 1 SCTs/],
    ['public-good', 'foreign-log', /could not be verified|inclusion|checkpoint/],
    ['public-good', 'log-entry-of-another', /mismatch/],
    ['public-good', 'too-late', /certificate|expired|not valid/],
    ['public-good', 'no-proof-of-time', /expected 1/],
    ['github', 'foreign-key', /signature verification failed/],
    ['github', 'foreign-authority', /certificate/],
    ['github', 'foreign-timestamp-authority', /timestamp could not be verified/],
    ['github', 'timestamp-of-another', /timestamp could not be verified/],
    ['github', 'too-late', /certificate|expired|not valid/],
    ['github', 'no-proof-of-time', /expected 1/],
  ]

  it.each(REFUSED)('%s with %s is refused', async (instance, defect, reason) => {
    await expect(verify(instance, make(instance, { defect }))).rejects.toThrow(reason)
  })
})
