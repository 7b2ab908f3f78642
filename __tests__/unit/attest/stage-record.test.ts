import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { BuildFacts } from '../../../src/attest/build-facts.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import {
  formatStageRecord,
  parseStagedArtifactName,
  parseStageRecord,
  STAGE_SCHEMA,
  stagedArtifactName,
  type StageRecord,
} from '../../../src/attest/stage-record.ts'
import { thrownBy } from '../../support/thrown.ts'

const record: StageRecord = {
  schema: STAGE_SCHEMA,
  file: { name: 'app-1.2.3-linux-amd64', sha256: sha256Of('app'), size: 3 },
  sbom: { name: 'app-1.2.3-linux-amd64.cdx.json', sha256: sha256Of('{}'), size: 2 },
  build: null,
  archive: null,
  bin: 'app',
  package: 'app',
  version: '1.2.3',
  platform: 'linux-amd64',
  target: 'x86_64-unknown-linux-gnu',
  repository: 'octo/app',
  commit: 'a'.repeat(40),
  ref: 'refs/tags/v1.2.3',
  runId: '42',
  runAttempt: 1,
}
const toolchain: BuildFacts['toolchain'] = {
  rustc: '1.95.0',
  commit: '5'.repeat(40),
  cargo: '1.95.0',
  host: 'x86_64-unknown-linux-gnu',
  standardLibraries: [
    {
      target: 'x86_64-unknown-linux-gnu',
      archive: { url: 'https://static.rust-lang.org/dist/x.tar.xz', sha256: sha256Of('std') },
    },
  ],
}
const build: BuildFacts = {
  spec: '1.7',
  bsi: true,
  packages: ['app'],
  features: ['loud'],
  allFeatures: false,
  noDefaultFeatures: true,
  profile: 'release',
  cfgs: ['loom', 'x="1"', 'target-feature=+crt-static'],
  toolchain,
  buildTime: [{ package: 'derive', version: '1.0.0', source: null }],
  native: [{ package: 'zed-sys', version: '0.3.0', source: 'registry+x', libs: ['static=zed'] }],
  disagreements: [],
  auditable: false,
}
const schema = JSON.parse(
  readFileSync(new URL('../../../docs/schemas/stage.v2.json', import.meta.url), 'utf8'),
) as object

describe('stage.json', () => {
  it.each([
    record,
    { ...record, sbom: null },
    { ...record, build },
    { ...record, build: { ...build, native: null } },
    {
      ...record,
      build: {
        ...build,
        toolchain: {
          ...toolchain,
          commit: null,
          standardLibraries: [{ target: 't', archive: null }],
        },
      },
    },
    { ...record, sbom: { ...record.sbom, name: 'app-1.2.3-linux-amd64.spdx.json' } },
  ] as StageRecord[])('is read as it was written', made => {
    expect(parseStageRecord(formatStageRecord(made), 'x')).toEqual(made)
    expect(new Ajv2020({ strict: true }).compile(schema)(made)).toBe(true)
  })

  it.each([
    { schema: 'attested-release/stage/v1' },
    { file: null },
    { file: { ...record.file, sha256: 'sha1' } },
    { file: { ...record.file, size: 0 } },
    { file: { ...record.file, name: '../x' } },
    { file: { ...record.file, extra: 1 } },
    { sbom: { ...record.sbom, name: 'other.cdx.json' } },
    { sbom: undefined },
    { sbom: null, build },
    { build: undefined },
    { build: {} },
    { build: { ...build, spec: '1.5' } },
    { build: { ...build, cfgs: ['linker=evil'] } },
    { build: { ...build, cfgs: ['target-feature=+x -Clinker=evil'] } },
    { build: { ...build, profile: '../x' } },
    { build: { ...build, extra: 1 } },
    { build: { ...build, native: [{}] } },
    { build: { ...build, buildTime: [{ package: 'x' }] } },
    { build: { ...build, toolchain: { ...toolchain, rustc: 'new' } } },
    { build: { ...build, toolchain: { ...toolchain, host: 'a b' } } },
    {
      build: {
        ...build,
        toolchain: {
          ...toolchain,
          standardLibraries: [
            { target: 't', archive: { url: 'https://evil.example/x', sha256: sha256Of('') } },
          ],
        },
      },
    },
    {
      build: {
        ...build,
        toolchain: {
          ...toolchain,
          standardLibraries: [
            { target: 't', archive: { url: 'https://static.rust-lang.org/x', sha256: '1' } },
          ],
        },
      },
    },
    { bin: '' },
    { package: 1 },
    { version: null },
    { platform: [] },
    { target: undefined },
    { repository: 'app' },
    { commit: 'HEAD' },
    { ref: 'main' },
    { runId: 42 },
    { runId: '0' },
    { runAttempt: 0 },
    { runAttempt: '1' },
    { note: 'hello' },
  ])('with %j is refused', change => {
    const text = JSON.stringify({ ...record, ...change })
    const error = thrownBy(() => parseStageRecord(text, 'the artifact x'))
    expect(error.code).toBe('STAGE_RECORD_INVALID')
    expect(error.message).toContain('the artifact x')
  })

  it.each(['', '[]', '{'])('%j is none', text => {
    expect(thrownBy(() => parseStageRecord(text, 'x')).code).toBe('STAGE_RECORD_INVALID')
  })
})

describe('the name of the workflow artifact', () => {
  it('holds the file and the attempt', () => {
    const name = stagedArtifactName('app--1-linux', 12)
    expect(name).toBe('attested-release--app--1-linux--12')
    expect(parseStagedArtifactName(name)).toEqual({ file: 'app--1-linux', runAttempt: 12 })
  })

  it.each([
    'attested-release-evidence--1',
    'attested-release--app',
    'attested-release--app--0',
    'attested-release--app--x',
    'other--app--1',
  ])('%s is not one', name => {
    expect(parseStagedArtifactName(name)).toBeUndefined()
  })
})
