/**
 * Type tests: each line below an expected error must not compile. Loosening a sealed type makes the directive unused,
 * and that fails tsc. Nothing here runs.
 */
import type { Sha256 } from '../src/attest/digest.ts'
import type { VerificationPolicy } from '../src/verify/policy.ts'
import { VerifiedArtifact, type AttestedArtifact } from '../src/verify/verified-artifact.ts'

declare const good: VerifiedArtifact
declare const sha256: Sha256
declare const policy: VerificationPolicy
declare function release(artifact: VerifiedArtifact): void

release(good)

// @ts-expect-error an object that looks like one
release({ name: 'x', sha256, accepted: [], refused: [] })

// @ts-expect-error a copy of a genuine one
release({ ...good, name: 'evil' })

// @ts-expect-error a copy by Object.assign
release(Object.assign({}, { name: good.name, sha256, accepted: good.accepted, refused: [] }))

// @ts-expect-error the constructor is private
release(new VerifiedArtifact())

// @ts-expect-error a subclass of it
export class Forged extends VerifiedArtifact {}

// @ts-expect-error its digest is read-only
good.sha256 = sha256

// @ts-expect-error its evidence is read-only
good.accepted.push()

// @ts-expect-error any text is no digest
export const digest: Sha256 = 'a'.repeat(64)

// @ts-expect-error no requirement at all
export const undemanding: AttestedArtifact['requirements'] = []

// @ts-expect-error a policy with a dimension left out
export const forgetful: VerificationPolicy = { issuer: policy.issuer, serverUrl: policy.serverUrl }

const { runnerEnvironment, ...rest } = policy
export const open: VerificationPolicy['runnerEnvironment'] = runnerEnvironment
// @ts-expect-error a policy that forgets the runner
export const noRunner: VerificationPolicy = rest

// @ts-expect-error a dimension is demanded or opened with a reason, never simply absent
export const silent: VerificationPolicy = { ...policy, sourceRef: undefined }
