/** Honest documents of the jobs before verification, to be mutated. */
import { deflateRawSync } from 'node:zlib'
import { sha256Of } from '../../../src/attest/digest.ts'
import { STAGE_SCHEMA } from '../../../src/attest/stage-record.ts'
import { PACKED_PLAN_SCHEMA } from '../../../src/plan/packed-plan.ts'
import { formatPlan } from '../../../src/plan/plan-json.ts'
import { rawMetadata } from '../../unit/plan/metadata-builder.ts'
import { planOf } from '../../unit/plan/plan-builder.ts'

export const PLAN = planOf({
  request: {
    platforms: ['linux-amd64', 'windows-amd64?'],
    archive: 'auto',
    include: ['LICENSE*', 'target/man/*=man/'],
    extraAssets: ['app.deb', 'app.deb.cdx.json'],
    prebuilt: ['app.msi'],
  },
})

export const PACKED_PLAN = {
  schema: PACKED_PLAN_SCHEMA,
  packages: PLAN.packages,
  deflated: deflateRawSync(formatPlan(PLAN)).toString('base64'),
}

export const METADATA = rawMetadata([
  { name: 'app', root: true, lib: true, features: { extra: [] }, metadata: { 'a-tool': [1] } },
  { name: 'other', requiredFeatures: { other: ['extra'] }, publish: [] },
])

export const STAGE = {
  schema: STAGE_SCHEMA,
  file: { name: 'app-1.2.3-linux-amd64.tar.gz', sha256: sha256Of('an archive'), size: 10 },
  sbom: { name: 'app-1.2.3-linux-amd64.tar.gz.cdx.json', sha256: sha256Of('{}'), size: 2 },
  build: null,
  archive: {
    format: 'tar.gz',
    mtime: 1_767_323_045,
    entries: [
      { path: 'app-1.2.3/LICENSE', size: 3, sha256: sha256Of('MIT'), executable: false },
      { path: 'app-1.2.3/app', size: 8, sha256: sha256Of('a binary'), executable: true },
    ],
  },
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
