/** Records of archives and of files that cargo did not make. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { assembledPredicate } from '../../../src/attest/assembled.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import { at } from '../../../src/attest/json.ts'
import { ASSEMBLED_BUILD_TYPE } from '../../../src/attest/predicate.ts'
import {
  formatStageRecord,
  parseStageRecord,
  STAGE_SCHEMA,
  type StageRecord,
} from '../../../src/attest/stage-record.ts'
import { checkStagedNames, checkStageRecord } from '../../../src/attest/staged-set.ts'
import type { PlannedFile, ReleasePlan } from '../../../src/plan/release-plan.ts'
import { thrownBy } from '../../support/thrown.ts'
import { planOf } from '../plan/plan-builder.ts'

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(
    readFileSync(new URL('../../../docs/schemas/stage.v2.json', import.meta.url), 'utf8'),
  ) as object,
)

const plan = planOf({
  request: {
    platforms: ['linux-amd64'],
    archive: 'auto',
    sbom: false,
    extraAssets: ['b.deb'],
    prebuilt: ['c.sh'],
  },
})
const [archive, extra] = [plan.artifacts[0], plan.extras[0]] as [PlannedFile, PlannedFile]
const entry = {
  path: 'app-1.2.3-linux-amd64/app',
  size: 3,
  sha256: sha256Of('app'),
  executable: true,
}
const licence = { ...entry, path: 'app-1.2.3-linux-amd64/LICENSE', executable: false }

const packed: StageRecord = {
  schema: STAGE_SCHEMA,
  file: { name: archive.name, sha256: sha256Of('archive'), size: 9 },
  sbom: null,
  build: null,
  archive: { format: 'tar.gz', mtime: 1, entries: [licence, entry] },
  bin: 'app',
  package: 'app',
  platform: 'linux-amd64',
  target: 'x86_64-unknown-linux-gnu',
  version: plan.version,
  repository: plan.repository,
  commit: plan.commit,
  ref: plan.ref,
  runId: '42',
  runAttempt: 1,
}
const other: StageRecord = {
  ...packed,
  file: { name: extra.name, sha256: sha256Of('deb'), size: 3 },
  archive: null,
  bin: null,
  package: null,
  platform: null,
  target: null,
}
const origin = { plan, context: { runId: '42' }, attempt: 1 }

describe('the record of an archive', () => {
  it.each([packed, other])('survives its way and fits the schema', record => {
    expect(parseStageRecord(formatStageRecord(record), 'x')).toEqual(record)
    expect(validate(record)).toBe(true)
  })

  it('is that of its plan', () => {
    expect(() => checkStageRecord(packed, archive, origin)).not.toThrow()
    expect(() => checkStageRecord(other, extra, origin)).not.toThrow()
  })

  it.each<[Partial<StageRecord>, RegExp]>([
    [{ archive: null }, /archive: expected tar.gz, got null/],
    [
      { archive: { format: 'zip', mtime: 1, entries: [entry] } },
      /archive: expected tar.gz, got zip/,
    ],
    [{ archive: { format: 'tar.gz', mtime: 1, entries: [licence] } }, /binary in the archive/],
    [
      { archive: { format: 'tar.gz', mtime: 1, entries: [{ ...entry, executable: false }] } },
      /mode of that binary: expected true, got false/,
    ],
    [{ bin: null }, /bin: expected app, got null/],
  ])('with %j is not that of its plan', (change, message) => {
    const error = thrownBy(() => checkStageRecord({ ...packed, ...change }, archive, origin))
    expect(error.code).toBe('STAGED_CONTENT')
    expect(error.message).toMatch(message)
  })

  it.each<Partial<StageRecord>>([
    { bin: 'app' },
    { platform: 'linux-amd64' },
    { archive: packed.archive },
  ])('of a file that cargo did not make has no %j', change => {
    const error = thrownBy(() => checkStageRecord({ ...other, ...change }, extra, origin))
    expect(error.code).toBe('STAGED_CONTENT')
  })

  it.each([
    { format: 'rar' },
    { mtime: -1 },
    { mtime: '1' },
    { entries: [] },
    {
      entries: Array.from({ length: 1001 }, (_, index) => ({
        ...entry,
        path: `a/${1000 + index}`,
      })),
    },
    { entries: [entry, licence] },
    { entries: [entry, entry] },
    {
      entries: [
        { ...entry, path: 'A/x' },
        { ...entry, path: 'a/X' },
      ],
    },
    {
      entries: [
        { ...entry, path: 'a/x' },
        { ...entry, path: 'b/x' },
      ],
    },
    { entries: [{ ...entry, path: 'a/../x' }] },
    { entries: [{ ...entry, sha256: 'x' }] },
    { entries: [{ ...entry, size: -1 }] },
    { entries: [{ ...entry, executable: 1 }] },
    { entries: [{ ...entry, link: 'x' }] },
    { comment: 'x' },
  ])('with %j is refused', change => {
    const text = JSON.stringify({ ...packed, archive: { ...packed.archive, ...change } })
    expect(thrownBy(() => parseStageRecord(text, 'x')).code).toBe('STAGE_RECORD_INVALID')
  })
})

describe('the staged set', () => {
  const names = [...plan.artifacts, ...plan.extras].map(({ name }) => name)
  const refusal = (staged: readonly string[], of: ReleasePlan = plan): string =>
    thrownBy(() => checkStagedNames(of, staged)).message

  it('has every file that cargo does not make', () => {
    expect(checkStagedNames(plan, names).map(({ name }) => name)).toEqual(names)
    expect(refusal(names.filter(name => name !== 'b.deb'))).toContain('not staged: b.deb')
    expect(refusal([...names, 'd.deb'])).toContain('not planned: d.deb')
    const only = planOf({ request: { prebuilt: ['c.sh'] } })
    expect(checkStagedNames(only, ['c.sh'])).toHaveLength(1)
    expect(refusal([], only)).toContain('c.sh')
  })
})

describe('the provenance of what another tool has made', () => {
  const build = {
    buildDefinition: {
      buildType: 'a build',
      externalParameters: { workflow: 'w' },
      internalParameters: { github: { event_name: 'push' } },
    },
    runDetails: { builder: { id: 'b' } },
  }

  it('claims no build, and keeps all else', () => {
    const assembled = assembledPredicate(build)
    expect(at(assembled, 'buildDefinition', 'buildType')).toBe(ASSEMBLED_BUILD_TYPE)
    expect(at(assembled, 'buildDefinition', 'internalParameters', 'assembled', 'notice')).toContain(
      'not claimed',
    )
    expect(at(assembled, 'buildDefinition', 'internalParameters', 'github')).toEqual({
      event_name: 'push',
    })
    expect(at(assembled, 'buildDefinition', 'externalParameters')).toEqual({ workflow: 'w' })
    expect(at(assembled, 'runDetails')).toEqual(build.runDetails)
    expect(at(build, 'buildDefinition', 'buildType')).toBe('a build')
  })

  it.each([{}, { buildDefinition: 'x' }, { buildDefinition: {} }])(
    'of %j claims none either',
    odd => {
      expect(at(assembledPredicate(odd), 'buildDefinition', 'buildType')).toBe(ASSEMBLED_BUILD_TYPE)
    },
  )
})
