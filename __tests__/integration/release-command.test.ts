/** The command from its inputs on: identity, plan, staged files; the rest is in the other files of this name. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatStageRecord, stagedArtifactName } from '../../src/attest/stage-record.ts'
import type { ReleaseInputs } from '../../src/commands/command-inputs.ts'
import { release, type ReleasePorts } from '../../src/commands/release.ts'
import { formatPlan } from '../../src/plan/plan-json.ts'
import { COMMIT, IDENTITY, PLAN } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { OPTIONS, ReleaseWorld } from './support/release-world.ts'

let world: ReleaseWorld
let artifactsPath = ''

beforeEach(async () => {
  world = await ReleaseWorld.create()
  artifactsPath = join(world.folder, 'artifacts')
  for (const { file, sbom, record } of world.staged) {
    const folder = join(artifactsPath, stagedArtifactName(file.name, 1))
    await mkdir(folder, { recursive: true })
    for (const one of [file, ...(sbom === null ? [] : [sbom])]) {
      await cp(one.path, join(folder, one.name))
    }
    await writeFile(join(folder, 'stage.json'), formatStageRecord(record))
  }
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const inputs = (changes: Partial<ReleaseInputs> = {}): ReleaseInputs => ({
  ...OPTIONS,
  manifestPath: 'Cargo.toml',
  packages: undefined,
  bins: undefined,
  platforms: undefined,
  tag: undefined,
  allowBranchRef: false,
  trustedRoot: undefined,
  tufMirrors: [],
  plan: formatPlan(PLAN),
  artifactsPath,
  ...changes,
})

const ports = (): ReleasePorts => {
  const unused = async (): Promise<never> => {
    throw new Error('no cargo in this job')
  }
  return {
    ...world.ports(),
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
      headCommit: async () => COMMIT,
      changedPaths: async () => [],
      modifiedPaths: async () => [],
      commitTime: async () => 0,
    },
    resolveTag: async () => COMMIT,
  }
}

const code = async (changes: Partial<ReleaseInputs> = {}): Promise<string> =>
  (await rejectionOf(release(inputs(changes), ports()))).code

describe('the command', () => {
  it('goes from staged workflow artifacts to a published release', async () => {
    const { outputs } = await release(inputs(), ports())
    expect(outputs['state']).toBe('published')
    expect(world.repository.releases).toMatchObject([{ draft: false }])
  })

  it('refuses an identity that is not the environment, and triggers that let outsiders in', async () => {
    world.identity = { ...IDENTITY, runId: '8' }
    expect(await code()).toBe('IDENTITY_MISMATCH')
    world.identity = { ...IDENTITY, eventName: 'workflow_run' }
    expect(await code()).toBe('TRIGGER_REFUSED')
    expect(world.requests).toEqual([])
  })

  it('deletes our draft when what was staged is not what was recorded', async () => {
    await release(inputs({ draft: true }), ports())
    expect(world.repository.releases).toHaveLength(1)
    const [linux] = world.staged
    if (linux === undefined) throw new Error('nothing staged')
    const { name } = linux.file
    await writeFile(join(artifactsPath, stagedArtifactName(name, 1), name), 'tampered')
    expect(await code()).toBe('DIGEST_MISMATCH')
    expect(world.repository.releases).toEqual([])
  })

  it('leaves our draft when a file is missing, and when it only rehearses', async () => {
    await release(inputs({ draft: true }), ports())
    expect((await release(inputs({ dryRun: true }), ports())).outputs['state']).toBe('rehearsed')
    const [linux] = world.staged
    if (linux === undefined) throw new Error('nothing staged')
    await rm(join(artifactsPath, stagedArtifactName(linux.file.name, 1)), { recursive: true })
    expect(await code()).toBe('FILES_MISSING')
    expect(world.repository.releases).toHaveLength(1)
  })
})
