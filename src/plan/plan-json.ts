/** A plan handed from one job to the next, as JSON: taken only when it is whole and does not contradict itself. */
import { ReleaseError } from '../errors/release-error.ts'
import type { RunContext } from '../run/run-context.ts'
import { entryPathProblem } from './archive-path.ts'
import { parseIncludes } from './include.ts'
import { contradictions, differs, distinct } from './plan-contradictions.ts'
import { checkSbomPath } from './sbom-path.ts'
import { excerpt, Fields, parseJson } from './fields.ts'
import {
  ARCHIVE_FORMATS,
  PLAN_SCHEMA,
  type PlannedArchive,
  type PlannedArtifact,
  type PlannedExtra,
  type PlannedPlatform,
  type ReleasePlan,
} from './release-plan.ts'

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const REPOSITORY = /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/

/** The plan as one line, for an output. */
export function formatPlan(plan: ReleasePlan): string {
  return JSON.stringify(plan)
}

/** JSON → ReleasePlan; PLAN_INVALID names every problem. */
export function parsePlan(text: string): ReleasePlan {
  const problems: string[] = []
  const plan = readPlan(parseJson(text), problems)
  if (problems.length === 0) problems.push(...contradictions(plan))
  if (problems.length === 0) return plan
  throw new ReleaseError('PLAN_INVALID', {
    message: `the plan cannot be used:\n${problems.slice(0, 20).join('\n')}`,
  })
}

const PLAN_KEYS = [
  'schema',
  'name',
  'bins',
  'packages',
  'version',
  'tag',
  'prerelease',
  'publishable',
  'commit',
  'ref',
  'repository',
  'platforms',
  'sbomPath',
  'include',
  'artifacts',
  'extras',
  'checksums',
  'evidence',
  'files',
] as const satisfies readonly (keyof ReleasePlan)[]

function readPlan(value: unknown, problems: string[]): ReleasePlan {
  const fields = new Fields(value, 'plan', problems)
  fields.only(PLAN_KEYS)
  if (fields.raw('schema') !== PLAN_SCHEMA) {
    fields.problem('schema', `expected ${PLAN_SCHEMA}, got ${excerpt(fields.raw('schema'))}`)
  }
  return {
    schema: PLAN_SCHEMA,
    name: fields.text('name'),
    bins: fields.texts('bins'),
    packages: fields.texts('packages'),
    version: fields.text('version'),
    tag: fields.optionalText('tag'),
    prerelease: fields.flag('prerelease'),
    publishable: fields.flag('publishable'),
    commit: fields.text('commit', COMMIT, 'a commit'),
    ref: fields.text('ref', /^refs\/.+$/, 'a full ref'),
    repository: fields.text('repository', REPOSITORY, 'owner/name'),
    platforms: fields.objects('platforms').map(readPlatform),
    sbomPath: readSbomPath(fields),
    include: readInclude(fields),
    artifacts: fields.objects('artifacts').map(readArtifact),
    extras: fields.objects('extras').map(readExtra),
    checksums: fields.text('checksums'),
    evidence: fields.text('evidence'),
    files: fields.texts('files'),
  }
}

function readSbomPath(fields: Fields): string | null {
  const path = fields.optionalText('sbomPath')
  if (fields.raw('sbomPath') === undefined) {
    fields.problem('sbomPath', 'expected a path or null, got nothing')
  }
  try {
    return path === null ? null : checkSbomPath(path)
  } catch {
    fields.problem('sbomPath', 'expected a path in the checkout')
    return null
  }
}

function readPlatform(fields: Fields): PlannedPlatform {
  fields.only(['name', 'target', 'runner', 'optional'])
  return {
    name: fields.text('name'),
    target: fields.text('target'),
    runner: fields.text('runner'),
    optional: fields.flag('optional'),
  }
}

function readInclude(fields: Fields): readonly string[] {
  const include = fields.texts('include')
  try {
    parseIncludes(include)
  } catch {
    fields.problem('include', 'expected patterns of files below the checkout')
  }
  return include
}

function readExtra(fields: Fields): PlannedExtra {
  fields.only(['name', 'path', 'made', 'sbom', 'sbomPath'])
  const made = fields.text('made', /^(?:built|assembled)$/, 'built or assembled')
  return {
    name: fields.text('name'),
    path: fields.text('path'),
    made: made === 'assembled' ? 'assembled' : 'built',
    sbom: fields.optionalText('sbom'),
    sbomPath: fields.optionalText('sbomPath'),
  }
}

function readArtifact(fields: Fields): PlannedArtifact {
  fields.only(['name', 'bin', 'package', 'platform', 'target', 'optional', 'sbom', 'archive'])
  return {
    name: fields.text('name'),
    bin: fields.text('bin'),
    package: fields.text('package'),
    platform: fields.text('platform'),
    target: fields.text('target'),
    optional: fields.flag('optional'),
    sbom: fields.optionalText('sbom'),
    archive: readArchive(fields),
  }
}

function readArchive(fields: Fields): PlannedArchive | null {
  if (fields.raw('archive') === null) return null
  const archive = fields.object('archive')
  archive.only(['format', 'binary'])
  const format = ARCHIVE_FORMATS.find(one => one === archive.raw('format'))
  if (format === undefined) archive.problem('format', `expected ${ARCHIVE_FORMATS.join(' or ')}`)
  const binary = archive.text('binary')
  const problem = entryPathProblem(binary)
  if (problem !== undefined) archive.problem('binary', problem)
  return { format: format ?? 'tar.gz', binary }
}

/** What a later job was told beside the plan; it may repeat the plan, not change it. */
export interface PlanClaims {
  readonly packages: readonly string[] | undefined
  readonly bins: readonly string[] | undefined
  readonly platforms: readonly PlannedPlatform[] | undefined
  /** undefined: no opinion, null: a rehearsal. */
  readonly tag: string | null | undefined
}

/** PLAN_DIFFERS unless the plan is this run's and agrees with the inputs given beside it. */
export function checkPlanFits(
  plan: ReleasePlan,
  context: Pick<RunContext, 'ref' | 'repository' | 'sha'>,
  claims: PlanClaims,
): void {
  const differences = [
    ...differs('repository', plan.repository, context.repository),
    ...differs('commit', plan.commit, context.sha),
    ...differs('ref', plan.ref, context.ref),
    ...listDiffers('packages', plan.packages, claims.packages),
    ...listDiffers('bins', plan.bins, claims.bins),
    ...listDiffers(
      'platforms',
      plan.platforms.map(platformText),
      claims.platforms?.map(platformText),
    ),
    ...(claims.tag === undefined ? [] : differs('tag', String(plan.tag), String(claims.tag))),
  ]
  if (differences.length === 0) return
  throw new ReleaseError('PLAN_DIFFERS', {
    message: `the plan is not this run's, or the inputs beside it contradict it:\n${differences.join('\n')}`,
  })
}

function listDiffers(
  path: string,
  planned: readonly string[],
  claimed: readonly string[] | undefined,
): readonly string[] {
  return claimed === undefined ? [] : differs(path, distinct(planned), distinct(claimed))
}

function platformText({ name, target, runner, optional }: PlannedPlatform): string {
  return `${name}=${target}@${runner}${optional ? '?' : ''}`
}
