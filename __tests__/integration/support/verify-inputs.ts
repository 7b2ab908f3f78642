import { PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import type { VerifyInputs } from '../../../src/commands/command-inputs.ts'

const DEFAULTS: VerifyInputs = {
  subjectPaths: ['widget-*'],
  subjects: [],
  repo: 'octo-org/widget',
  owner: undefined,
  signerWorkflow: undefined,
  signerRepo: undefined,
  certIdentity: undefined,
  certIdentityRegex: undefined,
  signerDigest: undefined,
  certOidcIssuer: undefined,
  noPublicGood: false,
  sourceRef: undefined,
  sourceDigest: undefined,
  runId: undefined,
  tag: undefined,
  denySelfHostedRunners: true,
  predicateTypes: [PROVENANCE_V1],
  bundles: [],
  repoId: undefined,
  ownerId: undefined,
  trustedRoot: undefined,
  tufMirrors: [],
  digestAlg: 'sha256',
  bundleContent: 'attestation',
  images: 'index',
  requireSignature: false,
  bundleFromOci: false,
}

/** The inputs of `verify` for octo-org/widget, with some changed. */
export function verifyInputs(changes: Partial<VerifyInputs> = {}): VerifyInputs {
  return { ...DEFAULTS, ...changes }
}
