import { expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { STAGE_SCHEMA, type StageRecord } from '../../../src/attest/stage-record.ts'
import { stageSummary } from '../../../src/report/stage-summary.ts'

const record: StageRecord = {
  schema: STAGE_SCHEMA,
  file: { name: 'app-1', sha256: sha256Of('app'), size: 3 },
  sbom: { name: 'app-1.cdx.json', sha256: sha256Of('{}'), size: 2 },
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

it('the summary of a staging names files and digests', () => {
  expect(stageSummary([record, { ...record, sbom: null }], 'uploaded')).toMatchSnapshot()
})

it('the summary says when nothing was uploaded', () => {
  expect(stageSummary([record], 'kept')).toContain('Nothing was uploaded')
})

it('where the same step signs, nothing is said of another job', () => {
  expect(stageSummary([record], 'same step')).not.toContain('Nothing is signed')
})
