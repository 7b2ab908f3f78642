/** What stage does about SBOMs beyond making them: a dirty tree, a maintainer's own document, what a binary says itself. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { StageInputs } from '../../src/commands/command-inputs.ts'
import { makePlan } from '../../src/commands/plan.ts'
import { conditionsOf } from '../../src/commands/sbom/stage-sbom.ts'
import { stageArtifacts, type StagedArtifact } from '../../src/commands/stage.ts'
import { schemaFaults } from '../support/cyclonedx-schema.ts'
import { SBOM } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { elf } from '../unit/sbom/executables.ts'
import { HOST, PLAN, STAGE, stagePorts } from './support/plan-stage-world.ts'
import {
  cargo,
  rustWorkspace,
  TWO_CRATES,
  write,
  type RustWorkspace,
} from './support/rust-workspace.ts'

let workspace: RustWorkspace

beforeEach(async () => {
  workspace = await rustWorkspace({ ...TWO_CRATES, 'own.cdx.json': JSON.stringify(SBOM) })
})
afterEach(async () => {
  await workspace[Symbol.asyncDispose]()
})

const stage = async (
  inputs: Partial<StageInputs> = {},
  planned: Partial<typeof PLAN> = {},
  ref = 'refs/heads/main',
): Promise<StagedArtifact> => {
  const ports = stagePorts(workspace, { ref })
  const plan = await makePlan({ ...PLAN, ...HOST, ...planned }, ports)
  const [first] = await stageArtifacts({ ...STAGE, ...inputs }, plan, ports)
  if (first === undefined) throw new Error('one file is planned')
  return first
}
const sbomOf = async (staged: StagedArtifact): Promise<string> =>
  readFile(staged.sbomPath ?? '', 'utf8')
/** An executable by its header alone, with a list of crates in it. */
const binary = async (...crates: readonly string[]): Promise<string> => {
  const path = join(workspace.folder, 'app-with-list')
  const packages = crates.map(text => {
    const [name, version] = text.split(' ')
    return { name, version, source: 'local' }
  })
  const data = deflateSync(Buffer.from(JSON.stringify({ packages })))
  await writeFile(path, elf(data, { wide: true, little: true }))
  return path
}

describe('for a tagged release', () => {
  const TAG = 'refs/tags/v1.2.3'

  it('the tree must be the commit: no source may be changed or new', async () => {
    cargo(workspace.checkout, 'build', '--release', '--quiet')
    await write(workspace.checkout, { 'notes.txt': 'a product of an earlier step' })
    expect((await stage({}, {}, TAG)).record.ref).toBe(TAG)
    await write(workspace.checkout, { 'app/src/other.rs': '' })
    expect((await rejectionOf(stage({}, {}, TAG))).code).toBe('TREE_DIRTY')
    expect((await stage()).record.ref).toBe('refs/heads/main')
  })

  it('a changed file that the commit has is refused, whatever it is', async () => {
    await write(workspace.checkout, { '.gitignore': '/target\n/x\n' })
    const inputs = { subjectPath: await binary('app 1.2.3') }
    expect((await rejectionOf(stage(inputs, {}, TAG))).code).toBe('TREE_DIRTY')
  })
})

describe("a maintainer's own SBOM", () => {
  it('is staged in place of ours, under the name of its format', async () => {
    const staged = await stage({ subjectPath: await binary('app 1.2.3') }, { sbom: 'own.cdx.json' })
    expect(await sbomOf(staged)).toBe(`${JSON.stringify(SBOM, null, 2)}\n`)
    expect([staged.record.build, staged.record.sbom?.name]).toEqual([
      null,
      'app-1.2.3-dev-linux-amd64.cdx.json',
    ])
  })

  it('is refused when it is something else, and an SPDX one is named so', async () => {
    await write(workspace.checkout, { 'own.spdx.json': JSON.stringify(SBOM) })
    const inputs = { subjectPath: await binary('app 1.2.3') }
    expect((await rejectionOf(stage(inputs, { sbom: 'own.spdx.json' }))).code).toBe('SBOM_INVALID')
    const plan = await makePlan(
      { ...PLAN, ...HOST, sbom: './own.spdx.json' },
      stagePorts(workspace),
    )
    expect([plan.sbomPath, plan.artifacts[0]?.sbom]).toEqual([
      'own.spdx.json',
      'app-1.2.3-linux-amd64.spdx.json',
    ])
  })

  it.each(['/etc/own.cdx.json', '../own.cdx.json', 'C:\\own.cdx.json', 'own.xml', 'a//b.json'])(
    'cannot lie at %s',
    async sbom => {
      const planned = makePlan({ ...PLAN, ...HOST, sbom }, stagePorts(workspace))
      expect((await rejectionOf(planned)).code).toBe('SELECTION_INVALID')
    },
  )
})

describe('a binary with its own list of crates', () => {
  it('is staged when its SBOM has them all, and called structured for the BSI', async () => {
    const subjectPath = await binary('app 1.2.3', 'greeting 0.1.0')
    const staged = await stage({ subjectPath, bsi: true, sbomSpecVersion: '1.7' })
    const text = await sbomOf(staged)
    expect(text).toContain('"value": "structured"')
    expect(schemaFaults(JSON.parse(text))).toEqual([])
    expect(staged.record.build).toMatchObject({ auditable: true, bsi: true, spec: '1.7' })
    // Nobody has seen the messages of a build, and the document does not pretend.
    expect(staged.record.build?.native).toBeNull()
    expect(text).not.toContain('"aggregate": "complete"')
  })

  it('is refused when its SBOM lacks one', async () => {
    const subjectPath = await binary('app 1.2.3', 'hidden 6.6.6')
    const error = await rejectionOf(stage({ subjectPath }))
    expect([error.code, error.actual]).toEqual(['SBOM_OMITS_CRATE', 'hidden 6.6.6'])
  })
})

it("a file by name and the build's messages go together", async () => {
  const format = '--message-format=json-render-diagnostics'
  const messages = cargo(workspace.checkout, 'build', '--quiet', format)
  const cargoMessages = join(workspace.folder, 'messages.json')
  await writeFile(cargoMessages, messages)
  const staged = await stage({ subjectPath: await binary('app 1.2.3'), cargoMessages })
  expect(await sbomOf(staged)).toContain('"aggregate": "complete"')
})

it('what more members were built with is seen, and cargo asked again', async () => {
  await write(workspace.checkout, {
    'Cargo.toml':
      '[workspace]\nmembers = ["app", "greeting"]\ndefault-members = ["greeting"]\nresolver = "2"\n',
  })
  const format = '--message-format=json-render-diagnostics'
  const messages = cargo(workspace.checkout, 'build', '--quiet', '--workspace', format)
  const cargoMessages = join(workspace.folder, 'messages.json')
  await writeFile(cargoMessages, messages)
  const ports = stagePorts(workspace, { ref: 'refs/heads/main' })
  const clean = { ...ports, git: { ...ports.git, changedPaths: async () => [] } }
  const plan = await makePlan({ ...PLAN, ...HOST, packages: ['app'] }, clean)
  const inputs = { ...STAGE, packages: ['greeting'], cargoMessages }
  const [staged] = await stageArtifacts(inputs, plan, clean)
  expect(staged?.record.build?.packages).toEqual(['greeting', 'app'])
  expect(staged?.record.build?.disagreements).toEqual([])
})

it.each([
  [
    ['--cfg', 'loom', '-Copt-level=3', '--cfg=tokio_unstable'],
    ['loom', 'tokio_unstable'],
  ],
  [
    ['-C', 'target-feature=+crt-static', '-Ctarget-feature=+avx'],
    ['target-feature=+crt-static', 'target-feature=+avx'],
  ],
  [['-C', 'linker=evil', '--cfg', 'a b', '-Zcodegen-backend=/x', '--cfg', 'x="1"'], ['x="1"']],
])('of the flags %j only conditions are told', (flags, told) => {
  expect(conditionsOf(flags)).toEqual(told)
})
