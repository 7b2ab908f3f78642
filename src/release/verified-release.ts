/** A release that may be published: exactly the planned files, each of them verified. */
import { at } from '../attest/json.ts'
import {
  ASSEMBLED_BUILD_TYPE,
  PROVENANCE_V1,
  sbomPredicateType,
  WORKFLOW_BUILD_TYPE,
} from '../attest/predicate.ts'
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import { isArtifact, isAssembled, stagedFiles, type ReleasePlan } from '../plan/release-plan.ts'
import { VerifiedArtifact } from '../verify/verified-artifact.ts'
import { plannedSetFaults } from './planned-set.ts'

/** TypeScript's `private` is no wall at run time; a symbol that never leaves this module is one. */
const SEAL = Symbol('VerifiedRelease')

/** The only thing that `publish` takes. `of` is the only way to make one. */
export class VerifiedRelease {
  readonly #verified = true
  readonly plan: ReleasePlan
  /** Sorted by name. */
  readonly files: readonly VerifiedArtifact[]

  private constructor(seal: typeof SEAL, plan: ReleasePlan, files: readonly VerifiedArtifact[]) {
    if (seal !== SEAL) throw new TypeError('a VerifiedRelease is made only by VerifiedRelease.of')
    this.plan = plan
    this.files = files
    Object.freeze(this)
  }

  /**
   * Refuses anything but the planned names (RELEASE_INCOMPLETE), each a true VerifiedArtifact that was accepted for
   * the predicate types its kind of file must have, and for those that every file must have besides (NOT_VERIFIED).
   */
  static of(
    plan: ReleasePlan,
    files: readonly VerifiedArtifact[],
    besides: readonly string[] = [],
  ): VerifiedRelease {
    const forged = files.filter(file => !VerifiedArtifact.is(file))
    if (forged.length > 0) {
      throw new PolicyError('NOT_VERIFIED', {
        message: `${forged.length} of ${files.length} files were not made by verification`,
      })
    }
    const named = files
      .map(file => ({ name: file.name ?? '(without a name)', file }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const faults = plannedSetFaults(
      plan,
      named.map(({ name }) => name),
    )
    if (faults.length > 0) {
      throw new ReleaseError('RELEASE_INCOMPLETE', {
        message: `the verified files are not the plan's:\n${faults.join('\n')}`,
      })
    }
    for (const { name, file } of named) demandPredicates(plan, name, file, besides)
    const sorted = named.map(({ file }) => file)
    return new VerifiedRelease(SEAL, plan, Object.freeze(sorted))
  }

  /** Whether the value was made by `of`, whatever its type claims. */
  static is(value: unknown): value is VerifiedRelease {
    return typeof value === 'object' && value !== null && #verified in value && value.#verified
  }
}

function demandPredicates(
  plan: ReleasePlan,
  name: string,
  file: VerifiedArtifact,
  besides: readonly string[],
): void {
  const planned = stagedFiles(plan).find(candidate => candidate.name === name)
  const sbom = planned?.sbom ?? null
  const content = sbom === null ? [] : [sbomPredicateType(sbom)]
  const required = [PROVENANCE_V1, ...content]
  const buildType =
    planned !== undefined && isAssembled(planned) ? ASSEMBLED_BUILD_TYPE : WORKFLOW_BUILD_TYPE
  demand(name, [...required, ...besides], buildType, file)
  const inside = planned !== undefined && isArtifact(planned) ? planned.archive?.binary : undefined
  if (inside === undefined) return
  const { contains } = file
  if (contains !== null && VerifiedArtifact.is(contains) && contains.name === inside) {
    demand(inside, required, buildType, contains)
    return
  }
  throw new PolicyError('NOT_VERIFIED', {
    message: `${name} was verified, but not the binary inside`,
    expected: inside,
    actual: contains?.name ?? 'nothing',
  })
}

function demand(
  name: string,
  required: readonly string[],
  buildType: string,
  file: VerifiedArtifact,
): void {
  const accepted = file.accepted.map(({ predicateType }) => predicateType)
  const lacking = required.filter(type => !accepted.includes(type))
  if (lacking.length > 0) {
    throw new PolicyError('NOT_VERIFIED', {
      message: `${name} was not verified for all that the plan requires`,
      expected: required.join(' and '),
      actual: accepted.join(' and '),
    })
  }
  const claimed = file.accepted
    .filter(({ predicateType }) => predicateType === PROVENANCE_V1)
    .map(({ statement }) => at(statement.predicate, 'buildDefinition', 'buildType'))
  if (claimed.includes(buildType)) return
  throw new PolicyError('NOT_VERIFIED', {
    message: `the provenance of ${name} does not say what the plan says of how it came to be`,
    expected: buildType,
    actual: claimed.map(String).join(' and '),
  })
}
