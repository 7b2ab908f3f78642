/** Which files a release must hold: exactly the planned ones, optional platforms whole or not at all. */
import type { PlannedArtifact, PlannedFile, ReleasePlan } from '../plan/release-plan.ts'
import { plansSignatures, signatureName } from '../plan/signature-name.ts'

/** Every way in which these names are not what is planned, by name; empty: they are exactly the plan. */
export function plannedSetFaults(plan: ReleasePlan, names: readonly string[]): readonly string[] {
  const present = new Set(names)
  const planned = new Set(plan.files)
  const unexpected = [...present].filter(name => !planned.has(name))
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  const signed = plansSignatures(plan)
  const platforms = Map.groupBy(plan.artifacts, artifact => artifact.platform)
  const missing = [...platforms.values()].flatMap(artifacts =>
    missingOf(artifacts, signed, present),
  )
  const always = [...plan.extras.flatMap(extra => artifactFiles(extra)), plan.checksums]
  const own = [...always, ...(signed ? always.map(signatureName) : []), plan.evidence].filter(
    name => !present.has(name),
  )
  return [
    ...unexpected.map(name => `${name}: not in the plan`),
    ...twice.map(name => `${name}: there twice`),
    ...[...missing, ...own].map(name => `${name}: missing`),
  ].toSorted()
}

function missingOf(
  artifacts: readonly PlannedArtifact[],
  signed: boolean,
  present: ReadonlySet<string>,
): readonly string[] {
  const unsigned = artifacts.flatMap(artifact => artifactFiles(artifact))
  const files = signed ? unsigned.flatMap(name => [name, signatureName(name)]) : unsigned
  const missing = files.filter(name => !present.has(name))
  const whollyAbsent = missing.length === files.length
  return whollyAbsent && artifacts.every(artifact => artifact.optional) ? [] : missing
}

/** The files that one planned file brings to the release, without their signatures. */
export function artifactFiles(artifact: PlannedFile): readonly string[] {
  return artifact.sbom === null ? [artifact.name] : [artifact.name, artifact.sbom]
}

/** Optional platforms that this release does without. */
export function absentPlatforms(plan: ReleasePlan, names: readonly string[]): readonly string[] {
  const present = new Set(
    plan.artifacts
      .filter(artifact => names.includes(artifact.name))
      .map(({ platform }) => platform),
  )
  return plan.platforms.map(({ name }) => name).filter(name => !present.has(name))
}
