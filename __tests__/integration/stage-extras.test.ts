/** Files that other steps have made, staged as they lie there: what is planned, as the commit has it, each with its SBOM. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { collectStaged } from '../../src/commands/collect-staged.ts'
import { makePlan } from '../../src/commands/plan.ts'
import { runStage } from '../../src/commands/stage.ts'
import { formatPlan } from '../../src/plan/plan-json.ts'
import type { ReleasePlan } from '../../src/plan/release-plan.ts'
import { rejectionOf } from '../support/thrown.ts'
import { HOST, PLAN, STAGE, stagePorts } from './support/plan-stage-world.ts'
import { ONE_CRATE, rustWorkspace, type RustWorkspace } from './support/rust-workspace.ts'

const SOURCES = { ...ONE_CRATE, LICENSE: 'MIT\n', 'doc/LICENSE': 'again\n' }

let workspace: RustWorkspace
let ports: ReturnType<typeof stagePorts>

const planWith = async (changes: Partial<typeof PLAN>): Promise<ReleasePlan> =>
  makePlan({ ...PLAN, ...HOST, sbom: false, ...changes }, ports)

beforeAll(async () => {
  workspace = await rustWorkspace(SOURCES)
  ports = stagePorts(workspace)
  await mkdir(join(workspace.checkout, 'target'))
  await writeFile(join(workspace.checkout, 'target/app.deb'), 'a package')
})
afterAll(async () => workspace[Symbol.asyncDispose]())

describe('files of other steps', () => {
  it('are staged under their planned names, one workflow artifact each', async () => {
    const planned = await planWith({ extraAssets: ['x=app.deb'], prebuilt: ['LICENSE'] })
    const given = { ...STAGE, plan: formatPlan(planned) }
    const extraAssets = ['target/app.deb']
    const { outputs } = await runStage({ ...given, extraAssets, prebuilt: ['LICENSE'] }, ports)
    expect(outputs['subject-name']).toBe('LICENSE,app.deb')
    expect(outputs['subject-digest']).toContain(sha256Of('a package'))
    expect(ports.uploads.map(({ name }) => name)).toEqual([
      'attested-release--LICENSE--1',
      'attested-release--app.deb--1',
    ])
  })

  it.each([
    ['that are not planned', { extraAssets: ['target/app.deb=other.deb'] }, 'FILES_UNEXPECTED'],
    ['that are planned as prebuilt', { extraAssets: ['LICENSE'] }, 'FILES_UNEXPECTED'],
    ['whose SBOM is missing', { extraAssets: ['target/app.deb'] }, 'FILES_MISSING'],
    ['whose SBOM comes alone', { extraAssets: ['x=app.deb.cdx.json'] }, 'FILES_MISSING'],
    ['that are not there', { prebuilt: ['target/none=LICENSE'] }, 'FILE_UNREADABLE'],
    ['that are empty', { prebuilt: ['target/empty=LICENSE'] }, 'BINARY_EMPTY'],
    [
      'whose SBOM is none',
      { extraAssets: ['target/app.deb', 'LICENSE=app.deb.cdx.json'] },
      'SBOM_INVALID',
    ],
  ])('%s are refused', async (_, given, code) => {
    await writeFile(join(workspace.checkout, 'target/empty'), '')
    const planned = await planWith({
      extraAssets: ['app.deb', 'app.deb.cdx.json'],
      prebuilt: ['LICENSE'],
    })
    const inputs = { ...STAGE, plan: formatPlan(planned), ...given }
    expect((await rejectionOf(runStage(inputs, ports))).code).toBe(code)
  })
})

describe('the SBOM of a file that cargo did not make', () => {
  const NAMES = ['app.deb', 'app.deb.cdx.json']

  it('is handed on with its digest, without which it is refused', async () => {
    const paths = NAMES.map(name => join(workspace.checkout, 'target', name))
    const document = {
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6' },
      serialNumber: 'urn:uuid:12345678-1234-4678-9234-123456789abc',
      metadata: { component: { type: 'application', name: 'app.deb' } },
    }
    await writeFile(paths[1] ?? '', JSON.stringify(document))
    const prebuilt = NAMES.map(name => `target/${name}`)
    const planned = await makePlan({ ...PLAN, prebuilt }, ports)
    const { outputs } = await runStage({ ...STAGE, plan: formatPlan(planned), prebuilt }, ports)
    expect(outputs['subject-name']).toBe(NAMES.join(','))
    const digests = outputs['subject-digest']
      ?.split(',')
      .map((one, at) => `${one} ${NAMES[at] ?? ''}`)
    const artifactsPath = dirname(outputs['artifact-path'] ?? '')
    const collect = async (given: readonly string[]): Promise<unknown> =>
      collectStaged({ plan: planned, artifactsPath, digests: given.join('\n') }, ports)
    await expect(collect(digests ?? [])).resolves.toHaveLength(1)
    for (const missing of [0, 1]) {
      const refusal = await rejectionOf(collect(digests?.toSpliced(missing, 1) ?? []))
      expect([refusal.code, refusal.expected]).toEqual(['DIGEST_MISMATCH', 'an entry in digests'])
      expect(refusal.message).toMatch(new RegExp(`^${NAMES[missing] ?? ''} is not`))
      expect(refusal.remedy).toContain('of every `stage` step')
    }
  })
})

describe('files of other steps, in a job with a checkout', () => {
  const given = async (): Promise<Parameters<typeof runStage>[0]> => {
    const planned = await planWith({ extraAssets: ['app.deb'], prebuilt: ['LICENSE', 'man'] })
    const prebuilt = ['./LICENSE', 'target/app.deb=man']
    return { ...STAGE, plan: formatPlan(planned), extraAssets: ['target/app.deb'], prebuilt }
  }
  const withGit = (git: Partial<typeof ports.git>): typeof ports => ({
    ...ports,
    git: { ...ports.git, ...git },
  })

  it('are refused where the commit has them otherwise, and no other changed file matters', async () => {
    const modifiedPaths = async (): Promise<readonly string[]> => ['LICENSE', 'src/main.rs']
    expect(await rejectionOf(runStage(await given(), withGit({ modifiedPaths })))).toMatchObject({
      code: 'TREE_DIRTY',
      actual: 'LICENSE',
    })
    const { outputs } = await runStage(
      await given(),
      withGit({ modifiedPaths: async () => ['src/main.rs', 'doc/LICENSE'] }),
    )
    expect(outputs['subject-name']).toBe('LICENSE,app.deb,man')
  })

  it('are refused as changed by real git, and taken when they are as committed', async () => {
    const path = join(workspace.checkout, 'LICENSE')
    await writeFile(path, 'another licence\n')
    const refusal = await rejectionOf(runStage(await given(), ports))
    await writeFile(path, SOURCES.LICENSE)
    expect([refusal.code, refusal.actual]).toEqual(['TREE_DIRTY', 'LICENSE'])
    await expect(runStage(await given(), ports)).resolves.toBeDefined()
  })

  it('are refused where another commit is checked out', async () => {
    const headCommit = async (): Promise<string> => 'f'.repeat(40)
    expect((await rejectionOf(runStage(await given(), withGit({ headCommit })))).code).toBe(
      'COMMIT_MISMATCH',
    )
  })

  it('need no checkout', async () => {
    const folder = await ports.files.keptFolder('downloaded')
    for (const name of ['app.deb', 'LICENSE', 'man']) await writeFile(join(folder, name), name)
    const inputs = await given()
    const { outputs } = await runStage(
      { ...inputs, extraAssets: ['app.deb'], prebuilt: ['LICENSE', 'man'] },
      { ...ports, context: { ...ports.context, workspace: folder } },
    )
    expect(outputs['subject-name']).toBe('LICENSE,app.deb,man')
  })
})
