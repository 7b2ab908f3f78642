/** The command from its inputs on: who runs, what is checked out, what was staged. Signing has tests of its own. */
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { formatStageRecord, stagedArtifactName } from '../../src/attest/stage-record.ts'
import { runAttest, type AttestCommandPorts } from '../../src/commands/attest.ts'
import type { AttestInputs } from '../../src/commands/command-inputs.ts'
import { createExpand } from '../../src/io/expand-paths.ts'
import { createFiles } from '../../src/io/files.ts'
import { formatPlan } from '../../src/plan/plan-json.ts'
import { sbomText } from '../../src/release/sbom-file.ts'
import { planFiles } from '../../src/plan/make-plan.ts'
import { ARCHIVE, INNER, PACKED } from '../support/packed-release.ts'
import { COMMIT, IDENTITY, PLAN, SBOM } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { ReleaseWorld } from './support/release-world.ts'

let world: ReleaseWorld
let artifactsPath = ''
let head = COMMIT
let changed: readonly string[] = []

beforeEach(async () => {
  world = await ReleaseWorld.create()
  head = COMMIT
  changed = []
  artifactsPath = join(world.folder, 'artifacts')
  // A maintainer's own SBOM: what is made for each binary is the subject of other tests.
  await world.write('own.cdx.json', JSON.stringify(SBOM))
  for (const { file, sbom, record: made } of world.staged) {
    if (sbom === null) throw new Error('an SBOM is planned')
    const same = await world.write(sbom.name, sbomText(SBOM))
    const record = { ...made, sbom: { name: same.name, sha256: same.sha256, size: same.size } }
    const folder = join(artifactsPath, stagedArtifactName(file.name, 1))
    await mkdir(folder, { recursive: true })
    for (const one of [file, same]) await cp(one.path, join(folder, one.name))
    await writeFile(join(folder, 'stage.json'), formatStageRecord(record))
  }
  world.stored.length = 0
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const inputs = (changes: Partial<AttestInputs> = {}): AttestInputs => ({
  manifestPath: 'Cargo.toml',
  packages: undefined,
  bins: undefined,
  platforms: undefined,
  tag: undefined,
  allowBranchRef: false,
  plan: formatPlan({ ...PLAN, sbomPath: 'own.cdx.json' }),
  artifactsPath,
  subjectPaths: [],
  digests: undefined,
  platform: undefined,
  maxEnvelope: 2 * 1024 * 1024,
  sigstore: 'auto',
  disclosePrivate: false,
  dryRun: false,
  signRehearsal: false,
  ...changes,
})

const ports = (): AttestCommandPorts => {
  const unused = async (): Promise<never> => {
    throw new Error('no cargo in this job')
  }
  const common = world.ports()
  return {
    ...common,
    context: {
      ...common.context,
      eventName: world.identity.eventName,
      workspace: world.folder,
    },
    files: createFiles(world.folder),
    readIdentity: async () => world.identity,
    cargo: {
      metadata: unused,
      tree: unused,
      build: unused,
      rustcVersion: unused,
      toolchain: unused,
      rustflags: async () => [],
      crateSha512: unused,
    },
    git: {
      headCommit: async () => head,
      changedPaths: async () => changed,
      modifiedPaths: async () => changed,
      prefix: async () => '',
      commitTime: async () => 0,
    },
    resolveTag: async () => COMMIT,
    expand: createExpand(world.folder),
  }
}

const code = async (changes: Partial<AttestInputs> = {}): Promise<string> =>
  (await rejectionOf(runAttest(inputs(changes), ports()))).code
const untouched = (): void => {
  expect({ signed: world.signed, kept: world.kept, stored: world.stored }).toEqual({
    signed: 0,
    kept: [],
    stored: [],
  })
}

describe('attest', () => {
  it('signs and stores provenance and SBOM of everything that was staged', async () => {
    const { outputs } = await runAttest(inputs(), ports())
    expect(outputs['subject-name']).toBe(PLAN.artifacts.map(({ name }) => name).join(','))
    expect(world.stored).toHaveLength(4)
  })

  it.each(['pull_request_target', 'workflow_run', 'issue_comment'])(
    'refuses a run of %s',
    async eventName => {
      world.identity = { ...IDENTITY, eventName }
      expect(await code()).toBe('TRIGGER_REFUSED')
      untouched()
    },
  )

  it('refuses an environment that is not the one of the signed token', async () => {
    const mine = ports()
    const context = { ...mine.context, sha: 'b'.repeat(40) }
    const refused = await rejectionOf(runAttest(inputs(), { ...mine, context }))
    expect(refused.code).toBe('IDENTITY_MISMATCH')
    untouched()
  })

  it('refuses another commit, and a tree that is not the commit', async () => {
    head = 'b'.repeat(40)
    expect(await code()).toBe('COMMIT_MISMATCH')
    head = COMMIT
    changed = ['src/main.rs']
    expect(await code()).toBe('TREE_DIRTY')
    untouched()
  })

  it('refuses an SBOM that does not follow from what is checked out', async () => {
    await world.write('own.cdx.json', JSON.stringify({ ...SBOM, version: 2 }))
    expect(await code()).toBe('SBOM_NOT_REPRODUCED')
    untouched()
  })

  it('refuses an SBOM that is about another file', async () => {
    const component = {
      type: 'application',
      name: 'rocket',
      hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
    }
    const other = { ...SBOM, metadata: { component } }
    await world.write('own.cdx.json', JSON.stringify(other))
    for (const { file, sbom, record } of world.staged) {
      const folder = join(artifactsPath, stagedArtifactName(file.name, 1))
      const made = await world.write(sbom?.name ?? '', sbomText(other))
      await cp(made.path, join(folder, made.name))
      const { name, sha256, size } = made
      const changed = { ...record, sbom: { name, sha256, size } }
      await writeFile(join(folder, 'stage.json'), formatStageRecord(changed))
    }
    expect(await code()).toBe('SBOM_DIFFERS')
    untouched()
  })

  it('takes what was downloaded into the checkout for no change of the source', async () => {
    changed = ['artifacts/']
    expect((await runAttest(inputs({ dryRun: true }), ports())).outputs['subject-name']).not.toBe(
      '',
    )
    untouched()
    changed = ['artifacts-of-mine/file']
    expect(await code()).toBe('TREE_DIRTY')
  })
})

describe('the time of an archive', () => {
  const planned = {
    ...PACKED,
    extras: [],
    artifacts: PACKED.artifacts.map(one => ({ ...one, sbom: null })),
  }
  const plan = { ...planned, files: planFiles(planned, planned) }

  /** Stages the archive, packed with a time. */
  const packed = async (mtime: number): Promise<string> => {
    const files = createFiles(world.folder)
    const root = await files.keptFolder('packed')
    const folder = join(root, stagedArtifactName(ARCHIVE, 1))
    await mkdir(folder)
    const { path, size, sha256 } = await world.write('binary', 'a binary')
    const entries = [{ path: INNER, size, sha256, executable: true }]
    const archive = { format: 'tar.gz', mtime, entries } as const
    await files.packArchive(archive, () => path, join(folder, ARCHIVE))
    const file = await files.measure(join(folder, ARCHIVE))
    const [made] = world.staged
    if (made === undefined) throw new Error('nothing was staged')
    const staged = { name: file.name, sha256: file.sha256, size: file.size }
    const record = { ...made.record, file: staged, sbom: null, archive }
    await writeFile(join(folder, 'stage.json'), formatStageRecord(record))
    return root
  }

  it('is that of the commit', async () => {
    const { outputs } = await runAttest(
      inputs({ plan: formatPlan(plan), artifactsPath: await packed(0) }),
      ports(),
    )
    expect(outputs['subject-name']).toBe(`${ARCHIVE},${INNER}`)
    expect(world.stored).toHaveLength(2)
  })

  it('is no other', async () => {
    const artifacts = { plan: formatPlan(plan), artifactsPath: await packed(60) }
    expect(await code(artifacts)).toBe('ARCHIVE_DIFFERS')
    untouched()
  })
})

describe('attest of files that are named', () => {
  const files = (changes: Partial<AttestInputs> = {}): ReturnType<typeof runAttest> =>
    runAttest(inputs({ plan: undefined, subjectPaths: ['out/*.txt'], ...changes }), ports())
  beforeEach(async () => {
    await mkdir(join(world.folder, 'out', 'more'), { recursive: true })
    await world.write('out/b.txt', 'b')
    await world.write('out/a.txt', 'a')
  })

  it('signs provenance of each, without a plan', async () => {
    changed = []
    const { outputs, summary } = await files()
    expect(outputs['subject-name']).toBe('a.txt,b.txt')
    expect(outputs['attestation-id']).toBe('1,2')
    expect(world.stored).toHaveLength(2)
    expect(world.kept).toEqual([
      expect.stringMatching(/^attested-release-evidence\.[0-9a-f]{8}--1$/),
    ])
    const bundles = await readFile(outputs['bundle-path'] ?? '', 'utf8')
    expect(bundles.trimEnd().split('\n')).toHaveLength(2)
    expect(summary).toContain('**SLSA Build Level 2**: the files were built in the job that signs')
  })

  it('rehearses on a branch and when told to, unless signing was asked for', async () => {
    await files({ dryRun: true })
    world.identity = { ...IDENTITY, ref: 'refs/heads/main' }
    const { outputs } = await files()
    expect(outputs).toMatchObject({ 'bundle-path': '', 'attestation-id': '' })
    untouched()
    await files({ signRehearsal: true })
    expect(world.stored).toHaveLength(2)
  })

  it.each([
    ['files of one name', ['out/a.txt', 'out/more/a.txt'], 'SUBJECT_INVALID'],
    ['an empty file', ['out/more/empty'], 'BINARY_EMPTY'],
    ['nothing', ['out/*.zip'], 'INPUT_INVALID'],
  ])('refuses %s', async (_what, subjectPaths, expected) => {
    await world.write('out/more/a.txt', 'other')
    await world.write('out/more/empty', '')
    expect((await rejectionOf(files({ subjectPaths }))).code).toBe(expected)
    untouched()
  })

  it('compares with the digests of the jobs that made them', async () => {
    const of = (text: string): string => createHash('sha256').update(text).digest('hex')
    await files({ digests: `a.txt ${of('a')}\nb.txt ${of('b')}`, dryRun: true })
    const all = `a.txt ${of('a')}\nb.txt ${of('b')}\nc.txt ${of('c')}\nd.txt ${of('d')}`
    const refusal = await rejectionOf(files({ digests: all, dryRun: true }))
    expect([refusal.code, refusal.actual]).toEqual(['DIGEST_MISMATCH', 'a.txt, b.txt'])
    expect(refusal.message).toMatch(
      /^`digests` names files that subject-path does not: c.txt, d.txt/,
    )
    for (const digests of [`a.txt ${of('a')}`, `a.txt ${of('b')}\nb.txt ${of('b')}`]) {
      expect((await rejectionOf(files({ digests }))).code).toBe('DIGEST_MISMATCH')
    }
    untouched()
  })

  it('refuses a checkout in which a file of the commit was changed', async () => {
    changed = ['src/main.rs']
    expect((await rejectionOf(files())).code).toBe('TREE_DIRTY')
    untouched()
  })
})
