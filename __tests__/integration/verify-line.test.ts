import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../../sandbox/index.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { createBundleVerifier, type BundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { runPolicy } from '../../src/verify/policies.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import { VerifiedArtifact, type AttestedArtifact } from '../../src/verify/verified-artifact.ts'
import { thrownBy } from '../support/thrown.ts'
import {
  FILE,
  line,
  lineSandbox,
  SBOM,
  signingJob,
  type Bundle,
  type Line,
} from './support/line.ts'

const SERVER = 'https://github.com'

describe.each(['public-good', 'github'] as const)(
  'sign, keep, store, read back, verify: %s',
  instance => {
    let sandbox: Sandbox & { readonly folder: string }
    let verifier: BundleVerifier
    let honest: Line

    beforeAll(async () => {
      sandbox = await lineSandbox()
      verifier = createBundleVerifier(
        parseTrustRoots(await readFile(sandbox.trustedRoots.jsonl, 'utf8')),
      )
      honest = await line(sandbox, { instance })
    })

    afterAll(async () => sandbox.close())

    const artifact = (bundles: readonly unknown[]): AttestedArtifact => ({
      ...FILE,
      requirements: [
        { predicateType: PROVENANCE_V1, policy: runPolicy(honest.identity, { serverUrl: SERVER }) },
        { predicateType: CYCLONEDX_BOM, policy: runPolicy(honest.identity, { serverUrl: SERVER }) },
      ],
      attestations: bundles.map(bundle => ({ source: 'store', bundle })),
    })
    const refused = (bundles: readonly unknown[]): string =>
      thrownBy(() => VerifiedArtifact.verify(artifact(bundles), verifier)).code
    const both = (): readonly Bundle[] => honest.stored.map(one => one.bundle)

    it('accepts what it stored and read back', () => {
      const bundles = honest.fetched[0] ?? []
      expect(bundles).toHaveLength(2)
      const verified = VerifiedArtifact.verify(artifact(bundles), verifier)
      expect(verified.accepted.map(one => one.predicateType).sort()).toEqual([
        CYCLONEDX_BOM,
        PROVENANCE_V1,
      ])
      expect(verified.refused).toEqual([])
      expect(
        verified.accepted.every(one => one.instance === instance && one.open.length === 0),
      ).toBe(true)
      expect(
        verified.accepted.find(one => one.predicateType === CYCLONEDX_BOM)?.statement.predicate,
      ).toEqual(SBOM)
      expect(honest.stored.map(one => one.attestationUrl)).toEqual(
        honest.stored.map(one => `${SERVER}/octo-org/widget/attestations/${one.attestationId}`),
      )
    })

    it('talks to its own instance alone and sends no token to blobs', () => {
      const hosts = sandbox.log.hosts().filter(host => host.includes('sigstore.dev'))
      expect(hosts.length > 0).toBe(instance === 'public-good')
      expect(sandbox.log.refused()).toEqual([])
      expect(sandbox.log.withAuthorization().filter(entry => entry.host.includes('blob'))).toEqual(
        [],
      )
    })

    it('refuses a payload that was changed after signing', () => {
      const [provenance, sbom] = both()
      if (provenance === undefined) throw new Error('no bundle')
      const payload = Buffer.from(provenance.dsseEnvelope.payload, 'base64')
        .toString()
        .replace('widget-1.2.3', 'widget-1.2.4')
      const tampered = {
        ...provenance,
        dsseEnvelope: {
          ...provenance.dsseEnvelope,
          payload: Buffer.from(payload).toString('base64'),
        },
      }
      expect(refused([tampered, sbom])).toBe('SIGNATURE_INVALID')
      const beside = VerifiedArtifact.verify(artifact([tampered, ...both()]), verifier)
      expect(beside.refused.map(one => one.code)).toEqual(['SIGNATURE_INVALID'])
    })

    it('demands one of each kind', () => {
      const [provenance, sbom] = both()
      expect(refused([provenance])).toBe('PREDICATE_TYPE_NOT_FOUND')
      expect(refused([sbom])).toBe('PREDICATE_TYPE_NOT_FOUND')
      expect(refused([])).toBe('ATTESTATION_NOT_FOUND')
    })

    it.each([
      ['another run', { runId: 1 }, 'RUN_MISMATCH'],
      ['a later attempt', { runAttempt: 2 }, 'RUN_MISMATCH'],
      ['another ref', { ref: 'refs/heads/main' }, 'REF_MISMATCH'],
      ['another commit', { sha: 'f'.repeat(40) }, 'COMMIT_MISMATCH_SIGNED'],
      ['another event', { eventName: 'pull_request_target' }, 'TRIGGER_REFUSED'],
      ['a self-hosted runner', { runnerEnvironment: 'self-hosted' }, 'RUNNER_REFUSED'],
      [
        'another workflow',
        { jobWorkflowRef: 'octo-org/widget/.github/workflows/evil.yml@refs/tags/v1.2.3' },
        'REUSABLE_SIGNER',
      ],
      [
        'the workflow of another ref',
        { jobWorkflowRef: 'octo-org/widget/.github/workflows/release.yml@refs/heads/evil' },
        'SIGNER_REF_MISMATCH',
      ],
    ] as const)('refuses what %s signed', async (_who, changes, code) => {
      const other = await line(sandbox, {
        instance,
        job: signingJob(changes),
        extra: { LINE_ARTIFACTS: `${sandbox.folder}/${code}` },
      })
      const bundles = other.stored.map(one => one.bundle)
      expect(refused(bundles)).toBe(code)
      const beside = VerifiedArtifact.verify(artifact([...bundles, ...both()]), verifier)
      expect(beside.refused.map(one => one.code)).toEqual([code, code])
    })
  },
)
