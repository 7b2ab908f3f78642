/** A release of an archive, a package and a prebuilt file, with evidence that needs no cryptography. */
import { assembledPredicate } from '../../src/attest/assembled.ts'
import { sha256Of, type Sha256 } from '../../src/attest/digest.ts'
import {
  ASSEMBLED_BUILD_TYPE,
  CYCLONEDX_BOM,
  PROVENANCE_V1,
  WORKFLOW_BUILD_TYPE,
} from '../../src/attest/predicate.ts'
import { planFiles } from '../../src/plan/make-plan.ts'
import type { PlannedExtra, ReleasePlan } from '../../src/plan/release-plan.ts'
import { runPolicy } from '../../src/verify/policies.ts'
import { VerifiedArtifact, type Requirement } from '../../src/verify/verified-artifact.ts'
import {
  fakeBundle,
  fakeVerifier,
  IDENTITY,
  PLAN,
  provenanceOf,
  SBOM,
  SERVER,
} from './release-evidence.ts'

export const INNER = 'rocket-1.2.3-linux-amd64/rocket'
export const ARCHIVE = 'rocket-1.2.3-linux-amd64.tar.gz'

const extras: readonly PlannedExtra[] = [
  { name: 'rocket.deb', path: 'rocket.deb', made: 'built', sbom: null, sbomPath: null },
  { name: 'rocket.msi', path: 'rocket.msi', made: 'assembled', sbom: null, sbomPath: null },
]
const artifacts = PLAN.artifacts.slice(0, 1).map(one => ({
  ...one,
  name: ARCHIVE,
  sbom: `${ARCHIVE}.cdx.json`,
  archive: { format: 'tar.gz', binary: INNER } as const,
}))

export const PACKED: ReleasePlan = {
  ...PLAN,
  platforms: PLAN.platforms.slice(0, 1),
  artifacts,
  extras,
  files: planFiles({ artifacts, extras }, PLAN),
}

export interface Odd {
  readonly types?: readonly string[]
  readonly assembled?: boolean
  readonly contains?: VerifiedArtifact
  readonly sha256?: Sha256
  readonly sbom?: object
  /** Where left out, either. */
  readonly buildTypes?: readonly [string, ...string[]] | undefined
}

const EITHER = [WORKFLOW_BUILD_TYPE, ASSEMBLED_BUILD_TYPE] as const

/** A file whose bytes are its name, verified. */
export function verified(name: string, odd: Odd = {}): VerifiedArtifact {
  const { types = [PROVENANCE_V1], assembled = false, sha256 = sha256Of(name), sbom = SBOM } = odd
  const buildTypes = 'buildTypes' in odd ? odd.buildTypes : EITHER
  const subject = { name, sha256 }
  const policy = runPolicy(IDENTITY, { serverUrl: SERVER })
  const provenance = provenanceOf(IDENTITY)
  const [first = PROVENANCE_V1, ...rest] = types
  const requirement = (predicateType: string): Requirement => ({
    predicateType,
    policy,
    ...(buildTypes === undefined ? {} : { buildTypes }),
  })
  return VerifiedArtifact.verify(
    {
      ...subject,
      ...(odd.contains === undefined ? {} : { contains: odd.contains }),
      requirements: [requirement(first), ...rest.map(requirement)],
      attestations: types.map(predicateType => ({
        source: 'store',
        bundle: fakeBundle({
          subject,
          predicateType,
          predicate:
            predicateType !== PROVENANCE_V1
              ? sbom
              : assembled
                ? assembledPredicate(provenance)
                : provenance,
        }),
      })),
    },
    fakeVerifier,
  )
}

export const BOTH = [PROVENANCE_V1, CYCLONEDX_BOM]

/** The verified files of the plan; some of them in another way. */
export function packedFiles(odd: Readonly<Record<string, Odd>> = {}): readonly VerifiedArtifact[] {
  const usual: Readonly<Record<string, Odd>> = {
    [ARCHIVE]: { types: BOTH, contains: verified(INNER, { types: BOTH }) },
    'rocket.msi': { assembled: true },
  }
  return PACKED.files.map(name => verified(name, odd[name] ?? usual[name] ?? {}))
}
