/** An artifact and the proof for it. The only way from files and bundles to a release leads through here. */
import { digestName, type Sha256, type SubjectDigest } from '../attest/digest.ts'
import type { SigstoreInstance } from '../attest/instance.ts'
import { at } from '../attest/json.ts'
import { ASSEMBLED_BUILD_TYPE, PROVENANCE_V1 } from '../attest/predicate.ts'
import type { Statement } from '../attest/statement.ts'
import { ERROR_CATALOG, type ErrorCode } from '../errors/catalog.ts'
import {
  PolicyError,
  ReleaseError,
  toReleaseError,
  VerificationError,
} from '../errors/release-error.ts'
import type { BundleVerifier, SignedStatement, VerifiedTimestamp } from './bundle-verifier.ts'
import { deepFreeze } from './deep-freeze.ts'
import { openDimensions, type OpenDimension, type VerificationPolicy } from './policy.ts'
import { checkPolicy } from './policy-check.ts'
import type { SignerIdentity } from './signer-identity.ts'

/** A bundle and where it came from: `store`, or the name of a file. */
export interface AttestationRecord {
  readonly source: string
  readonly bundle: unknown
}

/** One kind of attestation that must be there, and whom it must come from. */
export interface Requirement {
  readonly predicateType: string
  readonly policy: VerificationPolicy
  /** The build types that a provenance may have; where left out, a build by a workflow alone. */
  readonly buildTypes?: readonly [string, ...string[]]
}

/** A file, what is demanded of it, and what was found about it. Nothing here is believed yet. */
export interface AttestedArtifact {
  /** The name that the subject must bear; null where only a digest is known. */
  readonly name: string | null
  readonly sha256: Sha256
  /** What it goes by here, where no name is demanded: for the diagnosis alone. */
  readonly label?: string
  readonly requirements: readonly [Requirement, ...Requirement[]]
  readonly attestations: readonly AttestationRecord[]
  /** The binary inside an archive, which is verified first. */
  readonly contains?: VerifiedArtifact
}

/** The same, known by its digest under any algorithm: to be judged, but never to be released. */
export type AttestedSubject = Omit<AttestedArtifact, 'sha256' | 'contains'> & SubjectDigest

/** An attestation that met a requirement. */
export interface AcceptedAttestation {
  readonly predicateType: string
  readonly statement: Statement
  readonly signer: SignerIdentity
  readonly timestamps: readonly VerifiedTimestamp[]
  readonly logIndices: readonly string[]
  readonly instance: SigstoreInstance
  readonly bundle: unknown
  readonly source: string
  /** A provenance that claims no build: another tool made the file, and the run handed it on. */
  readonly assembled: boolean
  /** What the policy did not look at. */
  readonly open: readonly OpenDimension[]
}

/** An attestation that met no requirement, under its most telling reason. */
export interface RefusedAttestation {
  readonly source: string
  /** Id of the first check that failed; docs/verification.md. */
  readonly check: string | null
  readonly code: ErrorCode
  /** Every reason, the first one first. */
  readonly message: string
  /** Of the first reason, where it is a comparison. */
  readonly expected: string | null
  readonly actual: string | null
  readonly remedy: string
  readonly predicateType?: string
}

// Module-private: TypeScript's `private` is no wall at run time.
const SEAL = Symbol('VerifiedArtifact')

/** What became of each attestation; `accepted` holds at least one for each requirement. */
export interface Verdict {
  readonly accepted: readonly AcceptedAttestation[]
  readonly refused: readonly RefusedAttestation[]
}

/** An artifact for which every requirement is met by an attestation. `verify` is the only way to make one. */
export class VerifiedArtifact {
  readonly #verified = true
  readonly name: string | null
  readonly sha256: Sha256
  /** At least one for each requirement. */
  readonly accepted: readonly AcceptedAttestation[]
  readonly refused: readonly RefusedAttestation[]
  /** The verified binary inside; null: it is no archive of a binary. */
  readonly contains: VerifiedArtifact | null

  private constructor(seal: typeof SEAL, artifact: AttestedArtifact, verdict: Verdict) {
    if (seal !== SEAL) throw new TypeError('a VerifiedArtifact is made by VerifiedArtifact.verify')
    this.name = artifact.name
    this.sha256 = artifact.sha256
    this.accepted = verdict.accepted
    this.refused = verdict.refused
    this.contains = artifact.contains ?? null
    Object.freeze(this)
  }

  /** Throws unless every requirement has an attestation that passes everything. */
  static verify(artifact: AttestedArtifact, verifier: BundleVerifier): VerifiedArtifact {
    if (artifact.contains !== undefined && !VerifiedArtifact.is(artifact.contains)) {
      throw new PolicyError('NOT_VERIFIED', {
        message: `the binary in ${artifact.name ?? 'the archive'} was not made by verification`,
      })
    }
    return new VerifiedArtifact(SEAL, artifact, verifyAttestations(artifact, verifier))
  }

  /** Neither a copy nor a look-alike is one. */
  static is(value: unknown): value is VerifiedArtifact {
    return typeof value === 'object' && value !== null && #verified in value && value.#verified
  }
}

/** The verdict; throws unless every requirement has an attestation that passes everything. */
export function verifyAttestations(artifact: AttestedSubject, verifier: BundleVerifier): Verdict {
  const verdict = judge(artifact, verifier)
  for (const { predicateType } of artifact.requirements) {
    const met = verdict.accepted.some(attestation => attestation.predicateType === predicateType)
    if (met) continue
    const error = refuse(artifact, predicateType, verdict)
    REFUSALS.set(error, verdict.refused)
    throw error
  }
  return verdict
}

function judge(artifact: AttestedSubject, verifier: BundleVerifier): Verdict {
  const accepted: AcceptedAttestation[] = []
  const refused: RefusedAttestation[] = []
  for (const record of artifact.attestations) {
    const outcome = judgeOne(record, artifact, verifier)
    if ('code' in outcome) refused.push(outcome)
    else accepted.push(outcome)
  }
  return deepFreeze({ accepted, refused })
}

function judgeOne(
  { source, bundle }: AttestationRecord,
  artifact: AttestedSubject,
  verifier: BundleVerifier,
): AcceptedAttestation | RefusedAttestation {
  let signed: SignedStatement
  try {
    signed = verifier.verify(bundle)
  } catch (error) {
    const { check = null, code, message, expected, actual, remedy } = toReleaseError(error)
    return refusedAs({ source, check, code, message, expected, actual, remedy })
  }
  const { predicateType } = signed.statement
  // One requirement for each predicate type; the first stands in where none fits, and gives the reason.
  const requirement =
    artifact.requirements.find(candidate => candidate.predicateType === predicateType) ??
    artifact.requirements[0]
  const { policy, buildTypes } = requirement
  const [refusal, ...more] = checkPolicy(
    signed,
    policy,
    requirement.predicateType,
    artifact,
    buildTypes,
  )
  if (refusal === undefined) {
    const buildType = at(signed.statement.predicate, 'buildDefinition', 'buildType')
    const assembled = predicateType === PROVENANCE_V1 && buildType === ASSEMBLED_BUILD_TYPE
    return { ...signed, predicateType, source, assembled, open: openDimensions(policy) }
  }
  const message = [refusal, ...more].map(reason => `${reason.code}: ${reason.message}`).join('; ')
  return { ...refusedAs({ ...refusal, source, message }), predicateType }
}

/** A refusal as reports show it. */
export function refusedAs(
  reason: Pick<RefusedAttestation, 'source' | 'check' | 'code' | 'message'> & {
    readonly expected?: string | undefined
    readonly actual?: string | undefined
    readonly remedy?: string | undefined
  },
): RefusedAttestation {
  const { source, check, code, message, expected, actual, remedy } = reason
  return {
    source,
    check,
    code,
    message,
    expected: expected ?? null,
    actual: actual ?? null,
    remedy: remedy ?? ERROR_CATALOG[code].remedy,
  }
}

const REFUSALS = new WeakMap<ReleaseError, readonly RefusedAttestation[]>()

/** What VerifiedArtifact.verify refused, one by one, for reports; empty for every other error. */
export function refusalsOf(error: ReleaseError): readonly RefusedAttestation[] {
  return REFUSALS.get(error) ?? []
}

/** The error for an unmet requirement: the reason that tells most, and all the others in the message. */
function refuse(
  artifact: AttestedSubject,
  predicateType: string,
  { accepted, refused }: Verdict,
): ReleaseError {
  const what = `${artifact.name ?? artifact.label ?? 'the artifact'} (${digestName(artifact)})`
  const list = refused.map(one => `\n- ${one.source}: ${one.message}`).join('')
  const worst = mostTelling(predicateType, refused)
  if (worst === undefined) return absence(what, predicateType, accepted, refused)
  const Kind = PROOF_GROUPS.has(worst.check?.split('.')[0] ?? '') ? VerificationError : PolicyError
  return new Kind(worst.code, {
    message: `no attestation of ${predicateType} for ${what} is acceptable:${list}`,
    remedy: worst.remedy,
    ...(worst.check === null ? {} : { check: worst.check }),
  })
}

/** Groups of checks about the proof itself, not about whom it is for. */
const PROOF_GROUPS: ReadonlySet<string> = new Set([
  'bundle',
  'certificate',
  'identity',
  'log',
  'root',
  'signature',
  'time',
])

function mostTelling(
  predicateType: string,
  refused: readonly RefusedAttestation[],
): RefusedAttestation | undefined {
  // An attestation of another kind is no evidence of foul play: it may serve another purpose.
  const own = refused.filter(one => (one.predicateType ?? predicateType) === predicateType)
  // Nor is one of another file: a release's evidence holds those of all its files.
  const about = own.filter(one => one.code !== 'SUBJECT_MISMATCH')
  const reasons = about.length > 0 ? about : own
  return reasons.find(one => ERROR_CATALOG[one.code].class === 'security') ?? reasons[0]
}

function absence(
  what: string,
  predicateType: string,
  accepted: readonly AcceptedAttestation[],
  refused: readonly RefusedAttestation[],
): ReleaseError {
  const list = refused.map(one => `\n- ${one.source}: ${one.message}`).join('')
  const kinds = new Set([...accepted, ...refused].flatMap(one => one.predicateType ?? []))
  const check = 'statement.predicate-type'
  if (kinds.size === 0) {
    const message = `no attestation of ${predicateType} for ${what}${list}`
    return new ReleaseError('ATTESTATION_NOT_FOUND', { message, check })
  }
  return new ReleaseError('PREDICATE_TYPE_NOT_FOUND', {
    message: `no attestation of the required kind for ${what}`,
    expected: predicateType,
    actual: `${[...kinds].sort().join(', ')}${list}`,
    check,
  })
}
