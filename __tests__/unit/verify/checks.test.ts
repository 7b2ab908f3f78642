/** Every check of src/verify/checks.ts fails alone, and by its own name. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { uriName } from '../../../sandbox/pki/extensions.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { ReleaseError } from '../../../src/errors/release-error.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { CHECKS, type CheckId } from '../../../src/verify/checks.ts'
import { chooseSigner } from '../../../src/verify/signer-choice.ts'
import { consumerPolicy, runPolicy } from '../../../src/verify/policies.ts'
import type { VerificationPolicy } from '../../../src/verify/policy.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { refusalsOf, VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'
import { withoutPublicGood } from '../../../src/verify/without-public-good.ts'
import { instead, text } from '../../corpus/cases/certificate.ts'
import {
  CLAIMS,
  FILE,
  forge,
  IDENTITY,
  statement,
  TRUSTED_ROOTS,
  type Bundle,
  type Forgery,
} from '../../corpus/support/forge.ts'
import { SERVER } from '../../support/release-evidence.ts'

const root = dirname(dirname(dirname(import.meta.dirname)))
const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))
const policy = runPolicy(IDENTITY, { serverUrl: SERVER })

interface Wrong {
  readonly bundle: unknown
  readonly policy?: VerificationPolicy
  readonly noPublicGood?: boolean
  readonly predicateType?: string
}

const forged = (forgery: Forgery): Wrong => ({ bundle: forge(forgery) })
const extension = (arc: number, value: string): Wrong =>
  forged({ extensions: instead(arc, text(arc, value)) })
const changed = (change: (bundle: Bundle) => object): Wrong => ({ bundle: change(forge()) })

/** An SBOM says nothing about the run: the certificate's own checks show alone. */
const sbom = (arc: number, value: string): Wrong => ({
  predicateType: CYCLONEDX_BOM,
  bundle: forge({
    extensions: instead(arc, text(arc, value)),
    payload: JSON.stringify(statement({ predicateType: CYCLONEDX_BOM, predicate: {} })),
  }),
})

const OTHER = 'f'.repeat(40)
const WORKFLOW = `${SERVER}/acme/rocket/.github/workflows`

const anyOfSource: VerificationPolicy = {
  ...consumerPolicy({
    serverUrl: SERVER,
    issuer: IDENTITY.issuer,
    repository: IDENTITY.repository,
    repositoryId: undefined,
    ownerId: undefined,
    signerWorkflow: undefined,
    sourceRef: undefined,
    sourceDigest: undefined,
    runId: undefined,
    denySelfHostedRunners: true,
  }),
  signerOfSource: true,
  signerRepository: { open: 'any of the source' },
}

const byCentral = forge({
  claims: { job_workflow_ref: 'acme/central/.github/workflows/build.yml@refs/heads/main' },
})

const WRONG: Record<CheckId, Wrong> = {
  'bundle.form': { bundle: {} },
  'bundle.content': forged({ payloadType: 'text/plain' }),
  'bundle.one-signature': changed(({ dsseEnvelope, ...rest }) => ({
    ...rest,
    dsseEnvelope: {
      ...dsseEnvelope,
      signatures: [...dsseEnvelope.signatures, ...dsseEnvelope.signatures],
    },
  })),
  'bundle.certificate': changed(({ verificationMaterial, ...rest }) => ({
    ...rest,
    verificationMaterial: {
      tlogEntries: verificationMaterial['tlogEntries'],
      publicKey: { hint: 'x' },
    },
  })),
  'certificate.form': forged({
    extensions: own => [...own, text(12, 'https://github.com/acme/rocket')],
  }),
  'root.issuer': { bundle: forge({ instance: 'github' }), policy },
  'log.entry': forged({ defect: 'log-entry-of-another' }),
  'time.stamp': forged({ instance: 'github', defect: 'no-proof-of-time' }),
  'certificate.time': forged({ defect: 'too-late' }),
  'certificate.chain': forged({ defect: 'foreign-authority' }),
  'certificate.log': forged({ defect: 'no-certificate-log' }),
  signature: forged({ defect: 'foreign-key' }),
  'statement.form': forged({ payload: '{}' }),
  'identity.extensions': forged({ extensions: instead(15) }),
  'root.instance': { bundle: forge(), noPublicGood: true },
  'statement.predicate-type': forged({
    payload: JSON.stringify(statement({ predicateType: CYCLONEDX_BOM })),
  }),
  'statement.subject': forged({
    payload: JSON.stringify(
      statement({ subject: [{ name: FILE.name, digest: { sha256: '0'.repeat(64) } }] }),
    ),
  }),
  'source.issuer': extension(8, 'https://token.example'),
  'source.repository': extension(12, `${SERVER}/acme/rocket-evil`),
  'source.owner': extension(16, `${SERVER}/acme-evil`),
  'source.repository-id': extension(15, '43'),
  'source.owner-id': extension(17, '12'),
  'source.ref': extension(14, 'refs/tags/v9'),
  'source.commit': extension(13, OTHER),
  'signer.name': forged({ identity: `${WORKFLOW}/evil.yml@refs/tags/v1.2.3` }),
  'signer.of-source': { bundle: byCentral, policy: anyOfSource },
  'signer.commit': extension(10, OTHER),
  'signer.repository': { bundle: byCentral },
  'signer.workflow': forged({
    claims: { job_workflow_ref: 'acme/rocket/.github/workflows/evil.yml@refs/tags/v1.2.3' },
  }),
  'signer.ref': forged({
    claims: { job_workflow_ref: 'acme/rocket/.github/workflows/release.yml@refs/heads/x' },
  }),
  'run.trigger': sbom(20, 'schedule'),
  'run.runner': forged({ claims: { runner_environment: 'self-hosted' } }),
  'run.invocation': forged({ claims: { run_id: '8' } }),
  'provenance.agreement': forged({
    payload: JSON.stringify(statement({}, { ...CLAIMS, run_attempt: '2' })),
  }),
  'config.of-source': sbom(18, `${SERVER}/acme/other/.github/workflows/x.yml@refs/tags/v1.2.3`),
  'config.workflow': sbom(18, `${WORKFLOW}/other.yml@refs/tags/v1.2.3`),
  'config.commit': extension(19, OTHER),
  'source.visibility': extension(22, 'private'),
}

/** What the first refusal names. */
function firstRefusal(wrong: Wrong, judge = verifier): string | null | undefined {
  try {
    VerifiedArtifact.verify(
      {
        ...FILE,
        requirements: [
          {
            predicateType: wrong.predicateType ?? PROVENANCE_V1,
            policy: wrong.policy ?? policy,
          },
        ],
        attestations: [{ source: 'store', bundle: wrong.bundle }],
      },
      wrong.noPublicGood === true ? withoutPublicGood(judge) : judge,
    )
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof ReleaseError)) throw thrown
    return refusalsOf(thrown)[0]?.check
  }
}

const ids = Object.keys(CHECKS) as CheckId[]

describe('a check that alone fails', () => {
  // Names of tests are what a reader of docs/verification.md looks for.
  it.each(ids)('%s', id => {
    const publicGoodAlone = TRUSTED_ROOTS.split('\n')[0] ?? ''
    const judge =
      id === 'root.issuer' ? createBundleVerifier(parseTrustRoots(publicGoodAlone)) : verifier
    expect(firstRefusal(WRONG[id], judge)).toBe(id)
  })

  it('signer.name: where a whole name is demanded', () => {
    const demanded = chooseSigner(policy, {
      signerRepo: undefined,
      signerDigest: undefined,
      certIdentityRegex: `${SERVER}/acme/rocket/[.]github/workflows/release[.]yml@refs/heads/main`,
      certIdentity: undefined,
    })
    expect(firstRefusal({ bundle: forge(), policy: demanded })).toBe('signer.name')
    expect(firstRefusal({ bundle: forge(), policy })).toBeUndefined()
  })

  it('certificate.form: a name with letters that no URI has', () => {
    const name = `${WORKFLOW}/release.yml@refs/tags/v1.2.3\u200b`
    expect(firstRefusal(forged({ identity: name }))).toBe('certificate.form')
    const both = forged({ extensions: own => [...own, uriName(name)] })
    expect(firstRefusal(both)).toBe('certificate.form')
  })
})

describe('the ids of checks', () => {
  const used = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { encoding: 'utf8' })
      .filter(file => file !== 'checks.ts')
      .flatMap(file => {
        const source = readFileSync(join(root, folder, file), 'utf8')
        return ids.filter(id => source.includes(`'${id}'`))
      })

  it('are all used, each where it is made', () => {
    const found = new Set([...used('src/verify'), ...used('src/attest')])
    expect(ids.filter(id => !found.has(id))).toEqual([])
  })

  it('are those that docs/verification.md explains, in the same order', () => {
    const document = readFileSync(join(root, 'docs', 'verification.md'), 'utf8')
    expect([...document.matchAll(/^\| `([a-z.-]+)` \|/gm)].map(match => match[1])).toEqual(ids)
  })
})
