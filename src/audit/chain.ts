/** The evidence behind a verdict, reduced to what people and machines read. */
import type { AcceptedAttestation, VerifiedArtifact } from '../verify/verified-artifact.ts'
import type { ChainLink } from './model.ts'

/** Only what the verifier sealed has a chain. */
export function chainOf(artifact: VerifiedArtifact): readonly ChainLink[] {
  return artifact.accepted.map(linkOf)
}

function linkOf(attestation: AcceptedAttestation): ChainLink {
  const { predicateType, source, instance, signer, timestamps, logIndices } = attestation
  return {
    predicateType,
    source,
    instance,
    signer: signer.buildSignerUri,
    signerCommit: signer.buildSignerDigest,
    issuer: signer.issuer,
    repository: signer.sourceRepositoryUri,
    ref: signer.sourceRepositoryRef,
    commit: signer.sourceRepositoryDigest,
    trigger: signer.buildTrigger,
    runner: signer.runnerEnvironment,
    run: signer.runInvocationUri,
    timestamps: timestamps.map(({ type, uri, timestamp }) => ({ type, uri, timestamp })),
    logIndices: [...logIndices],
  }
}
