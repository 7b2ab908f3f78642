import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { formatStageRecord, STAGE_SCHEMA, type StageRecord } from '../../src/attest/stage-record.ts'
import {
  collectStaged,
  type CollectPorts,
  type CollectRequest,
} from '../../src/commands/collect-staged.ts'
import { createFiles } from '../../src/io/files.ts'
import {
  PLAN_SCHEMA,
  type PlannedArtifact,
  type PlannedPlatform,
  type ReleasePlan,
} from '../../src/plan/release-plan.ts'
import type { RunContext } from '../../src/run/run-context.ts'
import { rejectionOf } from '../support/thrown.ts'
import { folderArtifacts } from './support/memory-artifacts.ts'

const SHA = 'a'.repeat(40)
const folders: string[] = []
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'collect-'))
  folders.push(root)
})
afterAll(async () =>
  Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true }))),
)

const platform = (name: string, optional = false): PlannedPlatform => ({
  name,
  target: `${name}-t`,
  runner: 'x',
  optional,
})
const artifact = (bin: string, on: PlannedPlatform, sbom = true): PlannedArtifact => {
  const name = `${bin}-1.0.0-${on.name}`
  return {
    name,
    bin,
    package: 'p',
    platform: on.name,
    target: on.target,
    optional: on.optional,
    sbom: sbom ? `${name}.cdx.json` : null,
    archive: null,
  }
}
const linux = platform('linux')
const mac = platform('mac', true)
const plan: ReleasePlan = {
  schema: PLAN_SCHEMA,
  name: 'p',
  bins: ['one', 'two'],
  packages: ['p'],
  version: '1.0.0',
  tag: 'v1.0.0',
  prerelease: false,
  publishable: true,
  commit: SHA,
  ref: 'refs/tags/v1.0.0',
  repository: 'o/r',
  platforms: [linux, mac],
  sbomPath: null,
  include: [],
  extras: [],
  artifacts: [
    artifact('one', linux),
    artifact('one', mac),
    artifact('two', linux, false),
    artifact('two', mac),
  ],
  checksums: 'c',
  evidence: 'e',
  files: [],
}
const [oneLinux, oneMac, twoLinux, twoMac] = plan.artifacts as [
  PlannedArtifact,
  PlannedArtifact,
  PlannedArtifact,
  PlannedArtifact,
]

const ports = (runAttempt = 2): CollectPorts => ({
  context: { runId: '9', runAttempt } as RunContext,
  artifacts: folderArtifacts(join(root, 'artifacts')),
  files: createFiles(join(root, 'temp')),
  log: {
    info: () => undefined,
    notice: () => undefined,
    warning: () => undefined,
    group: async (_t, work) => work(),
  },
})
const collect = async (
  request: Partial<CollectRequest> = {},
  attempt = 2,
): Promise<readonly string[]> =>
  (await collectStaged({ plan, ...request }, ports(attempt))).map(
    ({ file, record }) => `${file.name} ${record.runAttempt}`,
  )
const refused = async (request: Partial<CollectRequest> = {}): Promise<string> =>
  (await rejectionOf(collect(request))).code

interface Odd {
  readonly attempt?: number
  readonly record?: Partial<StageRecord>
  readonly bytes?: string
  readonly extra?: string
}

async function stage(
  planned: PlannedArtifact,
  { attempt = 1, record = {}, bytes, extra }: Odd = {},
): Promise<string> {
  const folder = join(root, 'artifacts', `attested-release--${planned.name}--${attempt}`)
  await mkdir(folder, { recursive: true })
  const content = `bytes of ${planned.name} ${attempt}`
  const staged = (name: string, text: string): StageRecord['file'] => ({
    name,
    sha256: sha256Of(text),
    size: text.length,
  })
  await writeFile(join(folder, planned.name), bytes ?? content)
  if (planned.sbom !== null) await writeFile(join(folder, planned.sbom), '{}')
  if (extra !== undefined) await writeFile(join(folder, extra), 'x')
  const full: StageRecord = {
    schema: STAGE_SCHEMA,
    file: staged(planned.name, content),
    sbom: planned.sbom === null ? null : staged(planned.sbom, '{}'),
    build: null,
    archive: null,
    bin: planned.bin,
    package: planned.package,
    version: plan.version,
    platform: planned.platform,
    target: planned.target,
    repository: plan.repository,
    commit: plan.commit,
    ref: plan.ref,
    runId: '9',
    runAttempt: attempt,
    ...record,
  }
  await writeFile(join(folder, 'stage.json'), formatStageRecord(full))
  return folder
}

describe('collectStaged', () => {
  it('takes the highest attempt of each file, and what is needed', async () => {
    await stage(oneLinux)
    await stage(oneLinux, { attempt: 2 })
    await stage(oneLinux, { attempt: 3 })
    await stage(twoLinux)
    await mkdir(join(root, 'artifacts', 'coverage'))
    expect(await collect()).toEqual([`${oneLinux.name} 2`, `${twoLinux.name} 1`])
    expect(await collect({}, 1)).toEqual([`${oneLinux.name} 1`, `${twoLinux.name} 1`])
  })

  it('reads a folder that was filled before, and passes over what is not ours', async () => {
    await mkdir(join(root, 'artifacts', 'attested-release-evidence--1'), { recursive: true })
    await stage(oneLinux)
    await stage(oneLinux, { attempt: 2 })
    await stage(twoLinux)
    expect(await collect({ artifactsPath: join(root, 'artifacts') })).toEqual([
      `${oneLinux.name} 2`,
      `${twoLinux.name} 1`,
    ])
  })

  it('reads the single artifact that was put into the folder itself', async () => {
    const single = { ...plan, platforms: [linux], artifacts: [twoLinux] }
    const artifactsPath = await stage(twoLinux)
    expect(await collect({ plan: single, artifactsPath })).toEqual([`${twoLinux.name} 1`])
    const late = await stage(twoLinux, { attempt: 9 })
    expect(await refused({ plan: single, artifactsPath: late })).toBe('FILES_MISSING')
  })

  it('names what is missing: an optional platform comes whole or not at all', async () => {
    expect(await refused()).toBe('FILES_MISSING')
    await stage(oneLinux)
    const error = await rejectionOf(collect())
    expect(error).toMatchObject({ code: 'FILES_MISSING', class: 'operational' })
    expect(error.message).toContain(twoLinux.name)
    await stage(twoLinux)
    await stage(oneMac)
    expect((await rejectionOf(collect())).message).toContain(twoMac.name)
    await stage(twoMac)
    expect(await collect()).toHaveLength(4)
    const allOptional = { ...plan, platforms: [mac], artifacts: [oneMac, twoMac] }
    await mkdir(join(root, 'nothing'))
    expect(await refused({ plan: allOptional, artifactsPath: join(root, 'nothing') })).toBe(
      'FILES_MISSING',
    )
  })

  it('takes the files of one platform, for a job that signs what it has built', async () => {
    await stage(oneLinux)
    await stage(twoLinux)
    await stage(oneMac)
    expect(await collect({ platform: 'linux' })).toHaveLength(2)
    expect(await refused({ platform: 'mac' })).toBe('FILES_MISSING')
    expect(await refused({ platform: 'windows' })).toBe('PLATFORM_UNKNOWN')
    await stage({ ...twoLinux, name: 'evil-1.0.0-linux' })
    expect(await refused({ platform: 'linux' })).toBe('FILES_UNEXPECTED')
  })

  it('names what was not planned', async () => {
    await stage(oneLinux)
    await stage(twoLinux)
    await stage({ ...twoLinux, name: 'evil-1.0.0-linux' })
    expect(await rejectionOf(collect())).toMatchObject({
      code: 'FILES_UNEXPECTED',
      class: 'security',
    })
  })

  it.each<[string, Odd, string]>([
    ['other bytes', { bytes: 'evil' }, 'DIGEST_MISMATCH'],
    ['as many other bytes', { bytes: `evils of ${oneLinux.name} 1` }, 'DIGEST_MISMATCH'],
    ['a file more', { extra: 'evil.sh' }, 'STAGED_CONTENT'],
    ['another commit', { record: { commit: 'b'.repeat(40) } }, 'STAGED_CONTENT'],
    ['another run', { record: { runId: '8' } }, 'STAGED_CONTENT'],
    ['another attempt', { record: { runAttempt: 2 } }, 'STAGED_CONTENT'],
    ['another version', { record: { version: '1.0.1' } }, 'STAGED_CONTENT'],
    ['another repository', { record: { repository: 'o/evil' } }, 'STAGED_CONTENT'],
    ['another platform', { record: { platform: 'mac' } }, 'STAGED_CONTENT'],
    ['no SBOM in the record', { record: { sbom: null } }, 'STAGED_CONTENT'],
  ])('refuses an artifact with %s', async (_what, odd, code) => {
    await stage(oneLinux, odd)
    await stage(twoLinux)
    expect(await rejectionOf(collect())).toMatchObject({ code, class: 'security' })
  })

  it('refuses an artifact without its SBOM, and a link for a file', async () => {
    await stage(twoLinux)
    const folder = await stage(oneLinux)
    await rm(join(folder, `${oneLinux.name}.cdx.json`))
    expect(await refused()).toBe('STAGED_CONTENT')
    await symlink('/etc/hostname', join(folder, `${oneLinux.name}.cdx.json`))
    expect(await refused({ artifactsPath: join(root, 'artifacts') })).toBe('NOT_A_REGULAR_FILE')
  })

  it('refuses two artifacts of one name', async () => {
    await stage(oneLinux)
    await stage(twoLinux)
    const own = ports()
    const artifacts = {
      ...own.artifacts,
      list: async () => [...(await own.artifacts.list()), ...(await own.artifacts.list())],
    }
    expect((await rejectionOf(collectStaged({ plan }, { ...own, artifacts }))).code).toBe(
      'STAGED_CONTENT',
    )
  })

  it('holds every file to the digests of the build jobs', async () => {
    const bytes = (planned: PlannedArtifact): string =>
      `${planned.name} ${sha256Of(`bytes of ${planned.name} 1`)}`
    await stage(oneLinux)
    await stage(twoLinux)
    expect(await collect({ digests: [oneLinux, twoLinux].map(bytes).join('\n') })).toHaveLength(2)
    expect(await refused({ digests: bytes(oneLinux) })).toBe('DIGEST_MISMATCH')
    const swapped = [`${oneLinux.name} ${sha256Of('x')}`, bytes(twoLinux)].join('\n')
    expect(await refused({ digests: swapped })).toBe('DIGEST_MISMATCH')
    expect(await refused({ digests: [oneLinux, twoLinux, oneMac].map(bytes).join('\n') })).toBe(
      'DIGEST_MISMATCH',
    )
  })
})
