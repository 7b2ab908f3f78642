/** A staged SBOM, made again where it would be signed: from the commit, with no configuration of the repository. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import type { StagedArtifact } from '../../src/commands/collect-staged.ts'
import { makePlan } from '../../src/commands/plan.ts'
import { remakeSboms } from '../../src/commands/sbom/remake-sboms.ts'
import { stageArtifacts } from '../../src/commands/stage.ts'
import type { ReleasePlan } from '../../src/plan/release-plan.ts'
import { ADVERSARIAL } from '../support/adversarial-workspace.ts'
import { rejectionOf } from '../support/thrown.ts'
import { HOST, PLAN, STAGE, stagePorts } from './support/plan-stage-world.ts'
import {
  cargo,
  git,
  realPorts,
  rustWorkspace,
  write,
  type RustWorkspace,
} from './support/rust-workspace.ts'

let workspace: RustWorkspace
let plan: ReleasePlan
let staged: StagedArtifact
let original: string

beforeAll(async () => {
  workspace = await rustWorkspace(ADVERSARIAL)
  cargo(workspace.checkout, 'build', '--release', '--quiet', '--locked', '--bin', 'app')
  const ports = stagePorts(workspace)
  plan = await makePlan({ ...PLAN, ...HOST, bins: ['app'] }, ports)
  const [made] = await stageArtifacts({ ...STAGE, platform: 'linux-amd64' }, plan, ports)
  if (made?.sbomPath === undefined) throw new Error('an SBOM was planned')
  staged = {
    planned: made.artifact,
    record: made.record,
    file: await ports.files.measure(made.filePath),
    sbom: await ports.files.measure(made.sbomPath),
    inner: null,
  }
  original = await readFile(made.sbomPath, 'utf8')
})
afterAll(async () => {
  await workspace[Symbol.asyncDispose]()
})
beforeEach(async () => {
  await writeFile(staged.sbom?.path ?? '', original)
})

const remake = async (
  item: StagedArtifact = staged,
  other: Partial<ReleasePlan> = {},
): Promise<void> =>
  remakeSboms(
    { manifestPath: 'Cargo.toml', plan: { ...plan, ...other }, staged: [item] },
    realPorts(workspace, 'refused'),
  )
const refusal = async (
  ...args: Parameters<typeof remake>
): Promise<{ code: string; message: string }> => rejectionOf(remake(...args))

describe('an SBOM made again', () => {
  it('is the staged one, byte for byte, and was confirmed by the messages of its build', async () => {
    await remake()
    expect(staged.record.build?.disagreements).toEqual([])
    expect(staged.record.build?.native).toHaveLength(2)
    expect(original).toContain('"aggregate": "complete"')
    expect(original).not.toContain(workspace.folder)
  })

  it.each([
    ['a crate that is missing', '"name": "plain",', '"name": "plane",', 'pkg:cargo/plain@1.0.0'],
    ['another checksum', /"content": "[0-9a-f]{64}"/, `"content": "${sha256Of('x')}"`, 'content'],
    ['a feature that is not on', '"value": "default"', '"value": "other"', 'content'],
    ['another time', '2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z', 'metadata.timestamp'],
    ['the same document in other bytes', /\n$/, '', 'another way'],
    ['no document', /^\{/, '', 'no JSON'],
  ])('is refused when the staged one has %s', async (_what, from, to, told) => {
    const changed = original.replace(from, to)
    expect(changed).not.toBe(original)
    await writeFile(staged.sbom?.path ?? '', changed)
    const { code, message } = await refusal()
    expect(code).toBe('SBOM_NOT_REPRODUCED')
    expect(message).toContain(told)
  })

  it('is refused when one component was taken out, with all that names it', async () => {
    const document = JSON.parse(original) as {
      components: { 'bom-ref': string }[]
      dependencies: { ref: string; dependsOn: string[] }[]
    }
    const gone = 'pkg:cargo/plain@1.0.0'
    document.components = document.components.filter(item => item['bom-ref'] !== gone)
    document.dependencies = document.dependencies.filter(item => item.ref !== gone)
    await writeFile(staged.sbom?.path ?? '', `${JSON.stringify(document, null, 2)}\n`)
    expect(await refusal()).toMatchObject({ code: 'SBOM_NOT_REPRODUCED' })
  })

  it('is refused when the build job does not say how it was made, or says nonsense', async () => {
    const { record } = staged
    const { build } = record
    if (build === null) throw new Error('the facts were recorded')
    const told = (facts: typeof record.build): StagedArtifact => ({
      ...staged,
      record: { ...record, build: facts },
    })
    expect(await refusal(told(null))).toMatchObject({ code: 'SBOM_NOT_REPRODUCED' })
    const other = { ...build, noDefaultFeatures: true }
    expect((await refusal(told(other))).message).toContain('opt-on')
    const toolchain = { ...build.toolchain, standardLibraries: [] }
    expect(await refusal(told({ ...build, toolchain }))).toMatchObject({
      code: 'SBOM_NOT_REPRODUCED',
    })
  })

  it('is refused when the file is another one', async () => {
    const path = join(workspace.folder, 'other')
    await writeFile(path, 'another binary')
    const file = { ...(await realPorts(workspace).files.measure(path)), name: staged.file.name }
    expect((await refusal({ ...staged, file })).message).toContain('metadata.component')
  })

  it('needs to know the registry of every dependency, and says so', async () => {
    await write(workspace.checkout, {
      '.cargo/config.toml': (ADVERSARIAL['.cargo/config.toml'] ?? '').replace(
        /\[registries\.corp\]\nindex = .*\n/,
        '',
      ),
    })
    try {
      expect(await refusal()).toMatchObject({ code: 'REGISTRY_UNKNOWN' })
    } finally {
      git(workspace.checkout, 'checkout', '--quiet', '.')
    }
  })

  it('of the maintainer is the file in the checkout', async () => {
    const document = JSON.parse(original) as object
    await write(workspace.checkout, { 'own.cdx.json': JSON.stringify(document) })
    await remake(staged, { sbomPath: 'own.cdx.json' })
    await write(workspace.checkout, { 'own.cdx.json': JSON.stringify({ ...document, version: 2 }) })
    expect(await refusal(staged, { sbomPath: 'own.cdx.json' })).toMatchObject({
      code: 'SBOM_NOT_REPRODUCED',
    })
    await write(workspace.checkout, { 'own.cdx.json': '{}' })
    expect(await refusal(staged, { sbomPath: 'own.cdx.json' })).toMatchObject({
      code: 'SBOM_INVALID',
    })
  })
})
