import { beforeAll, describe, expect, it } from '@jest/globals'

import { workflowClaims } from '../../sandbox/actions/claims.ts'
import { JobRegistry } from '../../sandbox/actions/job.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import type { BundleRequest, Defect } from '../../sandbox/sigstore/bundle-maker.ts'
import { releaseJob } from './support/jobs.ts'
import { sandbox } from './support/sandboxes.ts'
import { verifyBundle } from './support/verification.ts'
import type { BundleJson, InstanceName } from './support/verification.ts'

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

  const REFUSED: readonly (readonly [InstanceName, Defect, string])[] = [
    ['public-good', 'foreign-key', 'SIGNATURE_ERROR'],
    ['public-good', 'foreign-authority', 'CERTIFICATE_ERROR'],
    ['public-good', 'foreign-certificate-log', 'CERTIFICATE_ERROR'],
    ['public-good', 'no-certificate-log', 'CERTIFICATE_ERROR'],
    ['public-good', 'foreign-log', 'TLOG_INCLUSION_PROMISE_ERROR'],
    ['public-good', 'log-entry-of-another', 'TLOG_BODY_ERROR'],
    ['public-good', 'too-late', 'CERTIFICATE_ERROR'],
    ['public-good', 'no-proof-of-time', 'TIMESTAMP_ERROR'],
    ['github', 'foreign-key', 'SIGNATURE_ERROR'],
    ['github', 'foreign-authority', 'CERTIFICATE_ERROR'],
    ['github', 'foreign-timestamp-authority', 'TIMESTAMP_ERROR'],
    ['github', 'timestamp-of-another', 'TIMESTAMP_ERROR'],
    ['github', 'too-late', 'CERTIFICATE_ERROR'],
    ['github', 'no-proof-of-time', 'TIMESTAMP_ERROR'],
  ]

  it.each(['rekor-v2', 'rekor-v2-dsse'] as const)('is accepted with an entry of %s', async log => {
    const bundle = make('public-good', { log }) as BundleJson
    expect(bundle.verificationMaterial.tlogEntries?.[0]).toMatchObject({
      kindVersion: { kind: log === 'rekor-v2' ? 'hashedrekord' : 'dsse', version: '0.0.2' },
    })
    expect(bundle.verificationMaterial.tlogEntries?.[0]).not.toHaveProperty('inclusionPromise')
    expect(bundle.verificationMaterial.tlogEntries?.[0]).not.toHaveProperty('integratedTime')
    await expect(verify('public-good', bundle)).resolves.toBeDefined()
  })

  const REFUSED_V2: readonly (readonly [Defect, string])[] = [
    ['foreign-key', 'SIGNATURE_ERROR'],
    ['foreign-authority', 'CERTIFICATE_ERROR'],
    ['foreign-log', 'TLOG_INCLUSION_PROOF_ERROR'],
    ['foreign-checkpoint', 'TLOG_INCLUSION_PROOF_ERROR'],
    ['earlier-checkpoint', 'TLOG_INCLUSION_PROOF_ERROR'],
    ['log-entry-of-another', 'TLOG_BODY_ERROR'],
    ['no-timestamp', 'TIMESTAMP_ERROR'],
    ['foreign-timestamp-authority', 'TIMESTAMP_ERROR'],
    ['timestamp-of-another', 'TIMESTAMP_ERROR'],
    ['too-late', 'CERTIFICATE_ERROR'],
  ]

  it.each(REFUSED_V2)('Rekor v2 with %s is refused', async (defect, code) => {
    for (const log of ['rekor-v2', 'rekor-v2-dsse'] as const) {
      const bundle = make('public-good', { defect, log })
      await expect(verify('public-good', bundle)).rejects.toMatchObject({ code })
    }
  })

  it.each(REFUSED)('%s with %s is refused', async (instance, defect, code) => {
    await expect(verify(instance, make(instance, { defect }))).rejects.toMatchObject({ code })
  })
})
