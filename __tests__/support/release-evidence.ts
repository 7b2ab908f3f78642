/** Evidence without cryptography: bundles whose certificate is their own word. What checks signatures is elsewhere. */
import { sha256Of, type Sha256 } from '../../src/attest/digest.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1, WORKFLOW_BUILD_TYPE } from '../../src/attest/predicate.ts'
import { parseStatement, statementOf } from '../../src/attest/statement.ts'
import { VerificationError } from '../../src/errors/release-error.ts'
import type { ReleasePlan } from '../../src/plan/release-plan.ts'
import type { RunIdentity } from '../../src/run/run-identity.ts'
import type { BundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { runPolicy } from '../../src/verify/policies.ts'
import type { SignerIdentity } from '../../src/verify/signer-identity.ts'
import { VerifiedArtifact } from '../../src/verify/verified-artifact.ts'

export const SERVER = 'https://github.com'
export const COMMIT = 'c0ffee0000000000000000000000000000000001'
const WORKFLOW = 'acme/rocket/.github/workflows/release.yml@refs/tags/v1.2.3'

export const IDENTITY: RunIdentity = {
  issuer: 'https://token.actions.githubusercontent.com',
  repository: 'acme/rocket',
  repositoryId: '42',
  owner: 'acme',
  ownerId: '11',
  visibility: 'public',
  ref: 'refs/tags/v1.2.3',
  sha: COMMIT,
  eventName: 'push',
  runId: '7',
  runAttempt: 1,
  runnerEnvironment: 'github-hosted',
  jobWorkflowRef: WORKFLOW,
  jobWorkflowSha: COMMIT,
  workflowRef: WORKFLOW,
  workflowSha: COMMIT,
}

const LINUX = {
  name: 'rocket-1.2.3-linux-amd64',
  bin: 'rocket',
  package: 'rocket',
  platform: 'linux-amd64',
  target: 'x86_64-unknown-linux-gnu',
  optional: false,
  sbom: 'rocket-1.2.3-linux-amd64.cdx.json',
  archive: null,
}

const MAC = {
  ...LINUX,
  name: 'rocket-1.2.3-macos-arm64',
  platform: 'macos-arm64',
  target: 'aarch64-apple-darwin',
  optional: true,
  sbom: 'rocket-1.2.3-macos-arm64.cdx.json',
}

export const PLAN: ReleasePlan = {
  schema: 'attested-release/plan/v2',
  name: 'rocket',
  bins: ['rocket'],
  packages: ['rocket'],
  version: '1.2.3',
  tag: 'v1.2.3',
  prerelease: false,
  publishable: true,
  commit: COMMIT,
  ref: 'refs/tags/v1.2.3',
  repository: 'acme/rocket',
  platforms: [
    { name: 'linux-amd64', target: LINUX.target, runner: 'ubuntu-24.04', optional: false },
    { name: 'macos-arm64', target: MAC.target, runner: 'macos-15', optional: true },
  ],
  sbomPath: null,
  include: [],
  artifacts: [LINUX, MAC],
  extras: [],
  checksums: 'rocket-1.2.3-checksums.txt',
  evidence: 'rocket-1.2.3.intoto.jsonl',
  files: [
    'rocket-1.2.3-checksums.txt',
    LINUX.name,
    LINUX.sbom,
    MAC.name,
    MAC.sbom,
    'rocket-1.2.3.intoto.jsonl',
  ],
}

/** The certificate of a job. */
export function signerOf(identity: RunIdentity): SignerIdentity {
  const repository = `${SERVER}/${identity.repository}`
  return {
    subjectAlternativeName: `${SERVER}/${identity.jobWorkflowRef}`,
    certificateIssuer: 'O=sigstore.dev,CN=test',
    issuer: identity.issuer,
    buildSignerUri: `${SERVER}/${identity.jobWorkflowRef}`,
    buildSignerDigest: identity.jobWorkflowSha,
    runnerEnvironment: identity.runnerEnvironment,
    sourceRepositoryUri: repository,
    sourceRepositoryDigest: identity.sha,
    sourceRepositoryRef: identity.ref,
    sourceRepositoryIdentifier: identity.repositoryId,
    sourceRepositoryOwnerUri: `${SERVER}/${identity.owner}`,
    sourceRepositoryOwnerIdentifier: identity.ownerId,
    buildConfigUri: `${SERVER}/${identity.workflowRef}`,
    buildConfigDigest: identity.workflowSha,
    buildTrigger: identity.eventName,
    runInvocationUri: `${repository}/actions/runs/${identity.runId}/attempts/${identity.runAttempt}`,
    sourceRepositoryVisibilityAtSigning: identity.visibility,
    deploymentEnvironment: null,
    tokenSubject: null,
    githubWorkflowTrigger: null,
    githubWorkflowSha: null,
    githubWorkflowName: null,
    githubWorkflowRepository: null,
    githubWorkflowRef: null,
  }
}

/** The provenance that a job's own identity agrees with. */
export function provenanceOf(identity: RunIdentity): object {
  const signer = signerOf(identity)
  const [path = ''] = identity.workflowRef.slice(`${identity.repository}/`.length).split('@')
  return {
    buildDefinition: {
      buildType: WORKFLOW_BUILD_TYPE,
      externalParameters: {
        workflow: { repository: signer.sourceRepositoryUri, ref: identity.ref, path },
      },
      internalParameters: {
        github: {
          event_name: identity.eventName,
          repository_id: identity.repositoryId,
          repository_owner_id: identity.ownerId,
          runner_environment: identity.runnerEnvironment,
        },
      },
      resolvedDependencies: [
        {
          uri: `git+${signer.sourceRepositoryUri}@${identity.ref}`,
          digest: { gitCommit: identity.sha },
        },
      ],
    },
    runDetails: {
      builder: { id: signer.buildSignerUri },
      metadata: { invocationId: signer.runInvocationUri },
    },
  }
}

let signatures = 0

/** What the stand-in for signing makes; every signature differs, as ECDSA's do. */
export function fakeBundle(
  claim: { readonly subject: { readonly name: string; readonly sha256: Sha256 } } & {
    readonly predicateType: string
    readonly predicate: object
  },
  identity: RunIdentity = IDENTITY,
): unknown {
  signatures += 1
  return {
    dsseEnvelope: {
      payload: Buffer.from(JSON.stringify(statementOf(claim))).toString('base64'),
      signatures: [{ sig: `signature ${signatures}` }],
    },
    certificate: signerOf(identity),
  }
}

interface FakeBundle {
  readonly dsseEnvelope: { readonly payload: string }
  readonly certificate: SignerIdentity
  readonly forged?: boolean
}

/** Believes every bundle but the ones that say `forged`. */
export const fakeVerifier: BundleVerifier = {
  verify(bundle) {
    const { dsseEnvelope, certificate, forged } = bundle as FakeBundle
    if (forged === true) {
      throw new VerificationError('SIGNATURE_INVALID', { message: 'the signature does not hold' })
    }
    return {
      statement: parseStatement(Buffer.from(dsseEnvelope.payload, 'base64')),
      signer: certificate,
      timestamps: [
        { type: 'Tlog', uri: 'https://rekor.example', timestamp: '2026-01-02T03:04:05Z' },
      ],
      logIndices: ['1234'],
      instance: 'public-good',
      bundle,
    }
  },
}

export const SBOM = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:12345678-1234-5678-9234-123456789abc',
  version: 1,
  metadata: { component: { type: 'application', name: 'rocket' } },
}

/** A verified file of the plan: its bytes are its name. */
export function verifiedFile(
  name: string,
  options: { readonly types?: readonly string[]; readonly identity?: RunIdentity } = {},
): VerifiedArtifact {
  const { identity = IDENTITY } = options
  const planned = PLAN.artifacts.find(artifact => artifact.name === name)
  const types =
    options.types ?? (planned === undefined ? [PROVENANCE_V1] : [PROVENANCE_V1, CYCLONEDX_BOM])
  const subject = { name, sha256: sha256Of(name) }
  const policy = runPolicy(identity, { serverUrl: SERVER })
  const [first = PROVENANCE_V1, ...rest] = types
  return VerifiedArtifact.verify(
    {
      ...subject,
      requirements: [
        { predicateType: first, policy },
        ...rest.map(predicateType => ({ predicateType, policy })),
      ],
      attestations: types.map(predicateType => ({
        source: 'store',
        bundle: fakeBundle(
          {
            subject,
            predicateType,
            predicate: predicateType === PROVENANCE_V1 ? provenanceOf(identity) : SBOM,
          },
          identity,
        ),
      })),
    },
    fakeVerifier,
  )
}

/** Every file of the plan, verified. */
export function verifiedFiles(names: readonly string[] = PLAN.files): readonly VerifiedArtifact[] {
  return names.map(name => verifiedFile(name))
}

/** A verified artifact that is known by its digest alone. */
export function nameless(): VerifiedArtifact {
  const subject = { name: 'image', sha256: sha256Of('image') }
  const policy = runPolicy(IDENTITY, { serverUrl: SERVER })
  const claim = { subject, predicateType: PROVENANCE_V1, predicate: provenanceOf(IDENTITY) }
  return VerifiedArtifact.verify(
    {
      name: null,
      sha256: subject.sha256,
      requirements: [{ predicateType: PROVENANCE_V1, policy }],
      attestations: [{ source: 'store', bundle: fakeBundle(claim) }],
    },
    fakeVerifier,
  )
}
