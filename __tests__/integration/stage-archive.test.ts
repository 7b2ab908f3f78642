/** Archives from a real build: staged, collected, and told apart when tampered with. */
import { copyFile, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { GZIP_HEADER } from '../../src/archive/gzip.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import {
  formatStageRecord,
  stagedArtifactName,
  type StageRecord,
} from '../../src/attest/stage-record.ts'
import {
  collectStaged,
  type StagedArtifact as Collected,
} from '../../src/commands/collect-staged.ts'
import { makePlan } from '../../src/commands/plan.ts'
import { stageArtifacts, type StagedArtifact } from '../../src/commands/stage.ts'
import type { ReleasePlan } from '../../src/plan/release-plan.ts'
import { rejectionOf } from '../support/thrown.ts'
import { HOST, PLAN, STAGE, stagePorts } from './support/plan-stage-world.ts'
import { cargo, ONE_CRATE, rustWorkspace, type RustWorkspace } from './support/rust-workspace.ts'

const SOURCES = { ...ONE_CRATE, LICENSE: 'MIT\n', 'doc/LICENSE': 'again\n' }
const PACKED = { ...PLAN, ...HOST, sbom: false, archive: 'auto' } as const
const STEM = 'app-1.2.3-linux-amd64'

let workspace: RustWorkspace
let plan: ReleasePlan
let ports: ReturnType<typeof stagePorts>

const planWith = async (changes: Partial<typeof PLAN>): Promise<ReleasePlan> =>
  makePlan({ ...PACKED, ...changes }, ports)
const stage = async (of: ReleasePlan): Promise<StagedArtifact> => {
  const [staged] = await stageArtifacts({ ...STAGE, platform: 'linux-amd64' }, of, ports)
  if (staged === undefined) throw new Error('nothing was staged')
  return staged
}

beforeAll(async () => {
  workspace = await rustWorkspace(SOURCES)
  cargo(workspace.checkout, 'build', '--release', '--quiet')
  ports = stagePorts(workspace)
  await mkdir(join(workspace.checkout, 'target/man'))
  await writeFile(join(workspace.checkout, 'target/man/app.1'), '.TH APP 1\n')
  await writeFile(join(workspace.checkout, 'target/app.deb'), 'a package')
  plan = await planWith({ include: ['LICENSE', 'target/man/*=man/'] })
})
afterAll(async () => workspace[Symbol.asyncDispose]())

describe('stage packs', () => {
  it('the binary and what is included, the same bytes each time', async () => {
    const [first, second] = [await stage(plan), await stage(plan)]
    const bytes = await readFile(first.filePath)
    expect(bytes.equals(await readFile(second.filePath))).toBe(true)
    expect(first.record.archive?.mtime).toBe(1_767_323_045)
    expect(first.record.archive?.entries.map(({ path, executable }) => [path, executable])).toEqual(
      [
        [`${STEM}/LICENSE`, false],
        [`${STEM}/app`, true],
        [`${STEM}/man/app.1`, false],
      ],
    )
    const built = await readFile(join(workspace.checkout, 'target/release/app'))
    expect(first.record.archive?.entries[1]?.sha256).toBe(sha256Of(built))
    expect(first.record.file.sha256).toBe(sha256Of(bytes))
  })

  it.each([
    ['what does not exist', ['NOTICE'], 'INPUT_INVALID'],
    ['two files for one place', ['LICENSE', 'doc/LICENSE=LICENSE'], 'ARCHIVE_INVALID'],
    ['a file for the place of the binary', ['LICENSE=app'], 'ARCHIVE_INVALID'],
    ['a folder of the name of the binary', ['LICENSE=App/x'], 'ARCHIVE_INVALID'],
    ['a name that not every system keeps', ['target/odd:name'], 'ARCHIVE_INVALID'],
    ['a link', ['target/link'], 'NOT_A_REGULAR_FILE'],
  ])('not %s', async (_, include, code) => {
    const { checkout } = workspace
    await writeFile(join(checkout, 'target/odd:name'), 'x')
    await symlink('/etc/hostname', join(checkout, 'target/link')).catch(() => undefined)
    expect((await rejectionOf(stage(await planWith({ include })))).code).toBe(code)
  })
})

describe('what is collected', () => {
  /** Staged as it was, or with another archive and a record that agrees with some of it. */
  const collect = async (
    change: (archive: Buffer, record: StageRecord) => readonly [Buffer, StageRecord],
    files: Partial<typeof ports.files> = {},
  ): Promise<readonly Collected[]> => {
    const staged = await stage(plan)
    const root = await ports.files.keptFolder('collected')
    const folder = join(root, stagedArtifactName(staged.artifact.name, 1))
    await mkdir(folder)
    const [bytes, record] = change(await readFile(staged.filePath), staged.record)
    await writeFile(join(folder, staged.artifact.name), bytes)
    const file = { ...record.file, sha256: sha256Of(bytes), size: bytes.length }
    await writeFile(join(folder, 'stage.json'), formatStageRecord({ ...record, file }))
    return collectStaged(
      { plan, artifactsPath: root },
      { ...ports, files: { ...ports.files, ...files } },
    )
  }

  it('is the archive, with the binary inside under its own digest', async () => {
    const [item] = await collect((bytes, record) => [bytes, record])
    const built = await readFile(join(workspace.checkout, 'target/release/app'))
    expect([item?.inner?.name, item?.inner?.sha256]).toEqual([`${STEM}/app`, sha256Of(built)])
    expect((await readFile(item?.inner?.path ?? '')).equals(built)).toBe(true)
  })

  it('is refused with an archive whose entries are not those of its record', async () => {
    const other = { ...plan, include: ['LICENSE', 'doc/LICENSE=man/app.1'] }
    const { filePath } = await stage(other)
    const exchanged = await readFile(filePath)
    const error = await rejectionOf(collect((_, record) => [exchanged, record]))
    expect([error.code, error.class]).toEqual(['ARCHIVE_DIFFERS', 'security'])
    expect(error.message).toContain('man/app.1')
  })

  it('is refused with a record whose binary is another', async () => {
    const error = await rejectionOf(
      collect((bytes, record) => {
        const entries = record.archive?.entries.map(entry =>
          entry.executable ? { ...entry, sha256: sha256Of('other') } : entry,
        )
        const archive =
          record.archive === null ? null : { ...record.archive, entries: entries ?? [] }
        return [bytes, { ...record, archive }]
      }),
    )
    expect(error.code).toBe('ARCHIVE_DIFFERS')
  })

  it('is refused where another archive takes its place after it was measured', async () => {
    // Of the same content, so that the comparison alone would find nothing.
    const exchange: typeof ports.files.compareArchive = async (file, contents, extracted) => {
      const other = `${file.path}.other`
      await ports.files.packArchive(contents, ({ path }) => sourceOf(path), other)
      const slower = gzipSync(gunzipSync(await readFile(other)), { level: 1 })
      await writeFile(other, Buffer.concat([GZIP_HEADER, slower.subarray(GZIP_HEADER.length)]))
      await rename(other, file.path)
      return ports.files.compareArchive(file, contents, extracted)
    }
    const sourceOf = (path: string): string =>
      join(
        workspace.checkout,
        path.endsWith('/app')
          ? 'target/release/app'
          : path.endsWith('.1')
            ? 'target/man/app.1'
            : 'LICENSE',
      )
    const error = await rejectionOf(
      collect((bytes, record) => [bytes, record], { compareArchive: exchange }),
    )
    expect(error.code).toBe('ARCHIVE_DIFFERS')
    expect(error.message).toContain('it changed after it was measured')
  })

  it('is refused where the binary is exchanged after it was taken out', async () => {
    const exchange: typeof ports.files.compareArchive = async (file, contents, extracted) => {
      const fault = await ports.files.compareArchive(file, contents, extracted)
      await writeFile(extracted.to, 'another binary')
      return fault
    }
    const error = await rejectionOf(
      collect((bytes, record) => [bytes, record], { compareArchive: exchange }),
    )
    expect([error.code, error.class]).toEqual(['DIGEST_MISMATCH', 'security'])
  })

  it('is refused with something behind the archive', async () => {
    const longer = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.from('more')])
    const error = await rejectionOf(collect((bytes, record) => [longer(bytes), record]))
    expect(error.code).toBe('ARCHIVE_DIFFERS')
  })
})

it('a file that changes while it is packed is refused', async () => {
  const { files } = ports
  const folder = await files.keptFolder('packing')
  const source = join(folder, 'a')
  await copyFile(join(workspace.checkout, 'LICENSE'), source)
  const measured = await files.measure(source)
  const entry = { path: 'a/a', size: measured.size, sha256: measured.sha256, executable: false }
  const contents = { format: 'tar.gz', mtime: 1, entries: [entry] } as const
  for (const text of ['GPL\n', 'MIT and more\n']) {
    await writeFile(source, text)
    const work = files.packArchive(contents, () => source, join(folder, text.trim()))
    expect((await rejectionOf(work)).code).toBe('DIGEST_MISMATCH')
  }
})
