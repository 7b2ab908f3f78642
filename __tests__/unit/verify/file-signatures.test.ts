import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import {
  judgeSignatures,
  type AcceptedSignature,
  type SignatureVerdict,
} from '../../../src/verify/file-signatures.ts'
import { runPolicy } from '../../../src/verify/policies.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'
import { withoutPublicGood } from '../../../src/verify/without-public-good.ts'
import { policyOf } from '../../corpus/support/case.ts'
import {
  asVersion,
  CONTENT,
  forge,
  forgeBlob,
  IDENTITY,
  TRUSTED_ROOTS,
  type Bundle,
} from '../../corpus/support/forge.ts'
import { SERVER } from '../../support/release-evidence.ts'
import { ERROR_CATALOG } from '../../../src/errors/catalog.ts'
import { VerificationError } from '../../../src/errors/release-error.ts'

const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
const policy = policyOf('run')
const blob = (bundle: object): Bundle & { readonly messageSignature: { signature: string } } =>
  bundle as Bundle & { readonly messageSignature: { signature: string } }

const judge = (
  bundles: readonly unknown[],
  { content = CONTENT, whom = policy, by = verifier } = {},
): SignatureVerdict =>
  judgeSignatures(
    {
      label: 'file',
      bytes: Buffer.from(content),
      signatures: bundles.map(bundle => ({ source: 'b.jsonl', bundle })),
    },
    by,
    whom,
  )
const codeOf = (...bundles: readonly unknown[]): string | undefined => judge(bundles).failure?.code

const claiming = (algorithm: string | number, digest: string): object => {
  const bundle = blob(forgeBlob())
  const messageDigest = { algorithm, digest }
  return { ...bundle, messageSignature: { ...bundle.messageSignature, messageDigest } }
}
const digest = (name: string): string => createHash(name).update(CONTENT).digest('base64')

describe('a plain signature', () => {
  it.each([
    ['of the public-good instance', forgeBlob()],
    ['of GitHub’s', forgeBlob({ instance: 'github' })],
    ['in Rekor v2', forgeBlob({ log: 'rekor-v2' })],
    ['of version 0.1', asVersion('0.1', blob(forgeBlob()))],
  ])('%s is accepted of the signer that the policy names', (_, bundle) => {
    const { accepted, refused, failure } = judge([bundle])
    expect([refused, failure]).toEqual([[], undefined])
    expect(accepted.map(one => [one.source, one.open])).toEqual([['b.jsonl', []]])
    expect(accepted[0]?.signer.sourceRepositoryUri).toBe(`${SERVER}/${IDENTITY.repository}`)
  })

  it('is refused with the advice of its own refusal', () => {
    const advice = new VerificationError('SIGNATURE_INVALID', {
      message: 'no',
      remedy: 'look again',
    })
    const by = {
      verify: () => {
        throw advice
      },
      verifyBlob: () => {
        throw advice
      },
    }
    expect(judge([forgeBlob()], { by }).failure).toMatchObject({
      code: 'SIGNATURE_INVALID',
      remedy: 'look again',
    })
    expect(judge([]).failure?.remedy).toBe(ERROR_CATALOG.ATTESTATION_NOT_FOUND.remedy)
  })

  it('proves nothing about how a file was built: it is no artifact that could be released', () => {
    const [accepted] = judge([forgeBlob()]).accepted
    expect(accepted).not.toHaveProperty('statement')
    expect(accepted).not.toHaveProperty('predicateType')
    expect(VerifiedArtifact.is(accepted)).toBe(false)
    expect(Object.isFrozen(accepted)).toBe(true)
    // By type no less: this compiles only while the one cannot stand for the other.
    const distinct: AcceptedSignature extends VerifiedArtifact ? false : true = true
    expect(distinct).toBe(true)
  })

  it.each([
    ['over another file', 'SUBJECT_MISMATCH', forgeBlob({ blob: 'another' })],
    [
      'over another file that claims this one’s digest',
      'SIGNATURE_INVALID',
      {
        ...blob(forgeBlob()),
        messageSignature: {
          ...blob(forgeBlob()).messageSignature,
          signature: blob(forgeBlob({ blob: 'another' })).messageSignature.signature,
        },
      },
    ],
    ['by a key that is not certified', 'SIGNATURE_INVALID', forgeBlob({ defect: 'foreign-key' })],
    [
      'of an unknown authority',
      'CERTIFICATE_UNTRUSTED',
      forgeBlob({ defect: 'foreign-authority' }),
    ],
    [
      'with the log entry of another',
      'LOG_ENTRY_INVALID',
      forgeBlob({ defect: 'log-entry-of-another' }),
    ],
    ['without a proof of time', 'LOG_ENTRY_MISSING', forgeBlob({ defect: 'no-proof-of-time' })],
    ['that is a statement', 'BUNDLE_INVALID', forge()],
    ['with the digest of another file', 'SUBJECT_MISMATCH', claiming('SHA2_256', 'AAAA')],
    [
      'that was made over another digest',
      'SIGNATURE_INVALID',
      claiming('SHA2_384', digest('sha384')),
    ],
    ['with a longer digest', 'SIGNATURE_INVALID', claiming('SHA2_512', digest('sha512'))],
    ['with a digest of no algorithm', 'BUNDLE_INVALID', claiming(0, digest('sha256'))],
    [
      'with a digest of an odd algorithm',
      'BUNDLE_INVALID',
      claiming('SHA3_256', digest('sha3-256')),
    ],
    [
      'by another workflow',
      'REUSABLE_SIGNER',
      forgeBlob({
        claims: { job_workflow_ref: 'acme/rocket/.github/workflows/evil.yml@refs/tags/v1.2.3' },
      }),
    ],
    [
      'of another repository',
      'REPOSITORY_MISMATCH',
      forgeBlob({ claims: { repository: 'acme/other' } }),
    ],
    ['of another run', 'RUN_MISMATCH', forgeBlob({ claims: { run_id: '999' } })],
    [
      'after a refused trigger',
      'TRIGGER_REFUSED',
      forgeBlob({ claims: { event_name: 'workflow_run' } }),
    ],
    [
      'of a self-hosted runner',
      'RUNNER_REFUSED',
      forgeBlob({
        claims: { runner_environment: 'self-hosted' },
      }),
    ],
  ])('%s is refused', (_, code, bundle) => {
    expect(codeOf(bundle)).toBe(code)
    // One good one beside it is enough, and cannot be blocked.
    for (const bundles of [
      [forgeBlob(), bundle],
      [bundle, forgeBlob()],
    ]) {
      const { accepted, refused, failure } = judge(bundles)
      expect([accepted.length, refused.map(one => one.code), failure]).toEqual([
        1,
        [code],
        undefined,
      ])
    }
  })

  it('of another file hides no telling refusal, and every one is listed', () => {
    const other = forgeBlob({ blob: 'another' })
    const strange = forgeBlob({ claims: { run_id: '999' } })
    const { failure, refused } = judge([other, strange])
    expect([failure?.code, refused.length]).toEqual(['RUN_MISMATCH', 2])
    expect(failure?.message).toMatch(
      /\n- b\.jsonl: the signature is over another file.*\n- b\.jsonl: RUN/,
    )
    expect(codeOf()).toBe('ATTESTATION_NOT_FOUND')
  })

  it('is refused where the instance is, and what is open is named', () => {
    const by = withoutPublicGood(verifier)
    expect(judge([forgeBlob()], { by }).failure?.code).toBe('INSTANCE_REFUSED')
    expect(judge([forgeBlob({ instance: 'github' })], { by }).failure).toBeUndefined()
    const whom = runPolicy({ ...IDENTITY, runnerEnvironment: 'self-hosted' }, { serverUrl: SERVER })
    expect(judge([forgeBlob()], { whom }).accepted[0]?.open).toEqual([
      expect.objectContaining({ dimension: 'runner environment' }),
    ])
  })
})
