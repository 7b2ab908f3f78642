/** A release of many files in the sandbox: the files, their bundles in one evidence file, and the same in the store. */
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { workflowClaims } from '../../sandbox/actions/claims.ts'
import type { JobIdentity } from '../../sandbox/actions/job.ts'
import { jsonObject } from '../../sandbox/json.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import {
  CYCLONEDX_BOM,
  PROVENANCE_V1,
  STATEMENT_V1,
  WORKFLOW_BUILD_TYPE,
} from '../../src/attest/predicate.ts'

export const REPOSITORY = {
  owner: 'octo-org',
  ownerId: 77,
  name: 'widget',
  id: 4242,
  visibility: 'public',
} as const

const REF = 'refs/tags/v1.2.3'
const SHA = '0123456789abcdef0123456789abcdef01234567'
const PATH = '.github/workflows/release.yml'
const WORKFLOW = `octo-org/widget/${PATH}@${REF}`
const REPOSITORY_URL = 'https://github.com/octo-org/widget'

export const JOB: JobIdentity = {
  repository: REPOSITORY,
  ref: REF,
  sha: SHA,
  eventName: 'push',
  actor: 'octocat',
  workflow: 'Release',
  workflowRef: WORKFLOW,
  workflowSha: SHA,
  jobWorkflowRef: WORKFLOW,
  jobWorkflowSha: SHA,
  runId: 987_654,
  runNumber: 7,
  runAttempt: 1,
  job: 'verify',
  runnerEnvironment: 'github-hosted',
  permissions: { contents: 'read', attestations: 'read' },
}

export const PREDICATE_TYPES = [PROVENANCE_V1, CYCLONEDX_BOM] as const

/** As @actions/attest writes it: https://actions.github.io/buildtypes/workflow/v1 */
const PROVENANCE = {
  buildDefinition: {
    buildType: WORKFLOW_BUILD_TYPE,
    externalParameters: { workflow: { ref: REF, repository: REPOSITORY_URL, path: PATH } },
    internalParameters: {
      github: {
        event_name: 'push',
        repository_id: '4242',
        repository_owner_id: '77',
        runner_environment: 'github-hosted',
      },
    },
    resolvedDependencies: [{ uri: `git+${REPOSITORY_URL}@${REF}`, digest: { gitCommit: SHA } }],
  },
  runDetails: {
    builder: { id: `https://github.com/${WORKFLOW}` },
    metadata: { invocationId: `${REPOSITORY_URL}/actions/runs/987654/attempts/1` },
  },
}

const PREDICATES: Readonly<Record<(typeof PREDICATE_TYPES)[number], object>> = {
  [PROVENANCE_V1]: PROVENANCE,
  [CYCLONEDX_BOM]: { bomFormat: 'CycloneDX', specVersion: '1.6', components: [] },
}

export interface BenchRelease {
  readonly folder: string
  readonly files: readonly string[]
  /** Bundles of all files, one a line. */
  readonly evidence: string
  readonly bundles: readonly object[]
}

/** Makes `count` files of 64 KiB with a provenance and an SBOM attestation each. */
export async function makeRelease(
  sandbox: Sandbox,
  parent: string,
  count: number,
): Promise<BenchRelease> {
  const folder = join(parent, `release-${count}`)
  await mkdir(folder, { recursive: true })
  const repository = sandbox.github.repository('octo-org/widget')
  if (repository === undefined) throw new Error('the sandbox has no such repository')
  const claims = workflowClaims(sandbox.jobs.open(JOB))
  const files: string[] = []
  const bundles: object[] = []
  for (let index = 0; index < count; index += 1) {
    const name = `widget-${index}`
    const bytes = randomBytes(65_536)
    files.push(join(folder, name))
    await writeFile(join(folder, name), bytes)
    for (const predicateType of PREDICATE_TYPES) {
      const payload = JSON.stringify({
        _type: STATEMENT_V1,
        subject: [{ name, digest: { sha256: sha256Of(bytes) } }],
        predicateType,
        predicate: PREDICATES[predicateType],
      })
      const made = makeBundle({ instance: 'public-good', keys: sandbox.sigstore, claims, payload })
      const bundle = jsonObject(made)?.value
      if (bundle === undefined) throw new Error('no bundle was made')
      bundles.push(bundle)
      sandbox.github.plantAttestation({ repository, bundle })
    }
  }
  const evidence = join(parent, `evidence-${count}.jsonl`)
  await writeFile(evidence, bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join(''))
  return { folder, files, evidence, bundles }
}
