/** What a verdict says, word for word: of absence and of every refusal. */
import { describe, expect, it } from '@jest/globals'
import {
  ASSEMBLED_BUILD_TYPE,
  CYCLONEDX_BOM,
  PROVENANCE_V1,
  WORKFLOW_BUILD_TYPE,
} from '../../../src/attest/predicate.ts'
import { ERROR_CATALOG } from '../../../src/errors/catalog.ts'
import { PolicyError, ReleaseError, VerificationError } from '../../../src/errors/release-error.ts'
import type { SignedStatement, Verifiers } from '../../../src/verify/bundle-verifier.ts'
import { judgeSignatures, type SignatureVerdict } from '../../../src/verify/file-signatures.ts'
import { runPolicy } from '../../../src/verify/policies.ts'
import {
  refusalsOf,
  VerifiedArtifact,
  type AttestedArtifact,
} from '../../../src/verify/verified-artifact.ts'
import { thrownBy } from '../../support/thrown.ts'
import { FILE, identity, SERVER, signer, statement } from './identities.ts'

const policy = runPolicy(identity, { serverUrl: SERVER })
const answer = (bundle: unknown): never => {
  if (bundle instanceof Error) throw bundle
  return bundle as never
}
const verifier: Verifiers = { verify: answer, verifyBlob: answer }
const signed = (type = PROVENANCE_V1, changes = {}): SignedStatement => ({
  statement: statement(type),
  signer: { ...signer, ...changes },
  timestamps: [],
  logIndices: [],
  instance: 'github',
  bundle: {},
})
const forged = new VerificationError('SIGNATURE_INVALID', { message: 'no', check: 'signature' })
const odd = new ReleaseError('INTERNAL', { message: 'odd' })
const stranger = signed(PROVENANCE_V1, { issuer: 'x', buildSignerDigest: 'y' })
const ISSUER = `ISSUER_MISMATCH: token issuer: expected ${identity.issuer}, got x`
const COMMIT = `SIGNER_DIGEST_MISMATCH: commit of the signer workflow: expected ${signer.buildSignerDigest}, got y`

const verify = (
  bundles: readonly unknown[],
  changes: Partial<AttestedArtifact> = {},
): VerifiedArtifact =>
  VerifiedArtifact.verify(
    {
      ...FILE,
      requirements: [{ predicateType: PROVENANCE_V1, policy }],
      attestations: bundles.map((bundle, at) => ({ source: `s${at}`, bundle })),
      ...changes,
    },
    verifier,
  )
const WHAT = `${FILE.name} (sha256:${FILE.sha256})`

describe('the verdict over an artifact', () => {
  it('lists every reason of every attestation, and names the check that tells most', () => {
    const error = thrownBy(() => verify([odd, stranger, forged]))
    const { code, check, remedy, message } = error
    expect({ code, check, remedy, message }).toEqual({
      code: 'ISSUER_MISMATCH',
      check: 'source.issuer',
      remedy: ERROR_CATALOG.ISSUER_MISMATCH.remedy,
      message: `no attestation of ${PROVENANCE_V1} for ${WHAT} is acceptable:\n- s0: odd\n- s1: ${ISSUER}; ${COMMIT}\n- s2: no`,
    })
    expect(refusalsOf(error)).toEqual([
      {
        source: 's0',
        check: null,
        code: 'INTERNAL',
        message: 'odd',
        expected: null,
        actual: null,
        remedy: ERROR_CATALOG.INTERNAL.remedy,
      },
      {
        source: 's1',
        check: 'source.issuer',
        code: 'ISSUER_MISMATCH',
        message: `${ISSUER}; ${COMMIT}`,
        expected: identity.issuer,
        actual: 'x',
        remedy: ERROR_CATALOG.ISSUER_MISMATCH.remedy,
        predicateType: PROVENANCE_V1,
      },
      {
        source: 's2',
        check: 'signature',
        code: 'SIGNATURE_INVALID',
        message: 'no',
        expected: null,
        actual: null,
        remedy: ERROR_CATALOG.SIGNATURE_INVALID.remedy,
      },
    ])
    expect(Object.isFrozen(refusalsOf(error)[0])).toBe(true)
  })

  it('is without a check where the failure was of none', () => {
    const error = thrownBy(() => verify([odd]))
    expect([error.code, error.check, error.name]).toEqual(['INTERNAL', undefined, 'PolicyError'])
  })

  it.each([
    'bundle.form',
    'certificate.time',
    'identity.extensions',
    'log.entry',
    'root.issuer',
    'signature',
    'time.stamp',
  ])('is about the proof where %s fails', check => {
    const refusal = new PolicyError('SIGNATURE_INVALID', { message: 'no', check })
    const error = thrownBy(() => verify([refusal]))
    expect([error.name, error.check]).toEqual(['VerificationError', check])
  })

  it('holds what it contains, and only what was verified itself', () => {
    const inner = verify([signed()])
    expect(inner.contains).toBeNull()
    expect(verify([signed()], { contains: inner }).contains).toBe(inner)
    // As a mistaken caller would: of the same shape, and not of the verifier's making.
    const forgery = Object.assign(Object.create(null) as VerifiedArtifact, inner)
    for (const [changes, name] of [
      [{}, FILE.name],
      [{ name: null }, 'the archive'],
    ] as const) {
      expect(thrownBy(() => verify([signed()], { ...changes, contains: forgery }))).toMatchObject({
        code: 'NOT_VERIFIED',
        message: `the binary in ${name} was not made by verification`,
      })
    }
  })

  it('says of a provenance that claims no build that it was assembled, where that may be', () => {
    const claiming = (buildType: string, type = PROVENANCE_V1): SignedStatement => {
      const one = signed(type)
      const build = one.statement.predicate['buildDefinition'] as object
      const predicate = { ...one.statement.predicate, buildDefinition: { ...build, buildType } }
      return { ...one, statement: { ...one.statement, predicate } }
    }
    const asking = (...buildTypes: readonly [string, ...string[]]): Partial<AttestedArtifact> => ({
      requirements: [{ predicateType: PROVENANCE_V1, policy, buildTypes }],
    })
    const both = asking(WORKFLOW_BUILD_TYPE, ASSEMBLED_BUILD_TYPE)
    const assembled = (one: SignedStatement): unknown => verify([one], both).accepted[0]?.assembled
    expect([assembled(claiming(ASSEMBLED_BUILD_TYPE)), assembled(signed())]).toEqual([true, false])
    const sbom = verify([claiming(ASSEMBLED_BUILD_TYPE, CYCLONEDX_BOM)], {
      requirements: [{ predicateType: CYCLONEDX_BOM, policy }],
    })
    expect(sbom.accepted[0]?.assembled).toBe(false)
    for (const [one, changes, wanted] of [
      [claiming(ASSEMBLED_BUILD_TYPE), {}, WORKFLOW_BUILD_TYPE],
      [signed(), asking(ASSEMBLED_BUILD_TYPE), ASSEMBLED_BUILD_TYPE],
      [claiming('x'), both, WORKFLOW_BUILD_TYPE],
    ] as const) {
      const error = thrownBy(() => verify([one], changes))
      expect([error.code, error.message.includes(`expected ${wanted}`)]).toEqual([
        'PROVENANCE_CONTRADICTION',
        true,
      ])
    }
  })

  it('says what is absent, by name, label or digest alone', () => {
    expect(thrownBy(() => verify([]))).toMatchObject({
      code: 'ATTESTATION_NOT_FOUND',
      check: 'statement.predicate-type',
      message: `no attestation of ${PROVENANCE_V1} for ${WHAT}`,
    })
    const nameless = { name: null, label: 'app' }
    expect(thrownBy(() => verify([], nameless)).message).toContain(
      ` for app (sha256:${FILE.sha256})`,
    )
    expect(thrownBy(() => verify([], { name: null })).message).toContain(
      ` for the artifact (sha256:${FILE.sha256})`,
    )
  })

  it('lists the kinds that there are, and what was said of each', () => {
    const [a, b] = ['https://example.com/a', 'https://example.com/b']
    const refusal = `PREDICATE_TYPE_MISMATCH: predicate type: expected ${PROVENANCE_V1}, got`
    const error = thrownBy(() => verify([signed(b), signed(a)]))
    const actual = `${a}, ${b}\n- s0: ${refusal} ${b}\n- s1: ${refusal} ${a}`
    expect(error).toMatchObject({
      code: 'PREDICATE_TYPE_NOT_FOUND',
      check: 'statement.predicate-type',
      message: `no attestation of the required kind for ${WHAT}: expected ${PROVENANCE_V1}, got ${actual}`,
      expected: PROVENANCE_V1,
      actual,
    })
  })

  it('says of what was accepted which policy it met, and what that left open', () => {
    const lenient = { ...policy, runnerEnvironment: { open: 'why' } }
    const requirements = [
      { predicateType: PROVENANCE_V1, policy },
      { predicateType: CYCLONEDX_BOM, policy: lenient },
    ] as const
    const { accepted, refused } = verify([signed(CYCLONEDX_BOM), signed()], {
      requirements: [...requirements],
    })
    expect(refused).toEqual([])
    expect(accepted).toEqual([
      {
        ...signed(CYCLONEDX_BOM),
        predicateType: CYCLONEDX_BOM,
        source: 's0',
        assembled: false,
        open: [{ dimension: 'runner environment', reason: 'why' }],
      },
      { ...signed(), predicateType: PROVENANCE_V1, source: 's1', assembled: false, open: [] },
    ])
    const missing = thrownBy(() => verify([signed()], { requirements: [...requirements] }))
    expect([missing.code, missing.expected, missing.actual]).toEqual([
      'PREDICATE_TYPE_NOT_FOUND',
      CYCLONEDX_BOM,
      PROVENANCE_V1,
    ])
  })

  it('takes no refusal of another kind or of another file for the one that tells most', () => {
    const otherFile = {
      ...signed(),
      statement: { ...statement(), subject: [{ name: 'x', digest: { sha256: '0' } }] },
    }
    const sbomOfStranger = signed(CYCLONEDX_BOM, { issuer: 'x' })
    expect(thrownBy(() => verify([otherFile, odd])).code).toBe('INTERNAL')
    expect(thrownBy(() => verify([sbomOfStranger, odd])).code).toBe('INTERNAL')
    expect(thrownBy(() => verify([sbomOfStranger])).code).toBe('PREDICATE_TYPE_NOT_FOUND')
  })
})

describe('the verdict over a plain signature', () => {
  const blob = { signer, timestamps: [], logIndices: [], instance: 'github', bundle: {} }
  const judge = (...bundles: unknown[]): SignatureVerdict =>
    judgeSignatures(
      {
        label: 'app',
        bytes: new Uint8Array(),
        signatures: bundles.map((bundle, at) => ({ source: `s${at}`, bundle })),
      },
      verifier,
      { ...policy, trigger: { open: '' }, runnerEnvironment: { open: 'why' } },
    )
  const other = new VerificationError('SUBJECT_MISMATCH', { message: 'other' })
  const foreign = { ...blob, signer: { ...signer, issuer: 'x', buildSignerDigest: 'y' } }

  it('says that there is none', () => {
    const { failure } = judge()
    expect([failure?.code, failure?.message, failure?.remedy]).toEqual([
      'ATTESTATION_NOT_FOUND',
      'no signature over app is acceptable: there is none',
      ERROR_CATALOG.ATTESTATION_NOT_FOUND.remedy,
    ])
  })

  it('lists every reason, and goes by the one that tells most', () => {
    const { failure, refused } = judge(other, odd, foreign)
    expect(failure).toMatchObject({
      code: 'ISSUER_MISMATCH',
      remedy: ERROR_CATALOG.ISSUER_MISMATCH.remedy,
      message: `no signature over app is acceptable:\n- s0: other\n- s1: odd\n- s2: ${ISSUER}; ${COMMIT}`,
    })
    expect(refused.map(one => [one.source, one.check, one.code, one.expected])).toEqual([
      ['s0', null, 'SUBJECT_MISMATCH', null],
      ['s1', null, 'INTERNAL', null],
      ['s2', 'source.issuer', 'ISSUER_MISMATCH', identity.issuer],
    ])
    expect(Object.isFrozen(refused)).toBe(true)
    expect(judge(other, odd).failure?.code).toBe('INTERNAL')
    expect(judge(other).failure?.code).toBe('SUBJECT_MISMATCH')
    const remedied = new VerificationError('SIGNATURE_INVALID', { message: 'no', remedy: 'Do it.' })
    expect(judge(remedied).failure?.remedy).toBe('Do it.')
  })

  it('says of what was accepted where it was and what is open', () => {
    expect(judge(blob, forged)).toMatchObject({
      accepted: [
        { ...blob, source: 's0', open: [{ dimension: 'runner environment', reason: 'why' }] },
      ],
      refused: [{ code: 'SIGNATURE_INVALID' }],
      failure: undefined,
    })
  })
})
