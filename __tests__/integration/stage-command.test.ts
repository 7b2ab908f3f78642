/** stage over real workspaces, built by real cargo. Only the service of workflow artifacts is a list. */
import { chmod, copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { parseStageRecord } from '../../src/attest/stage-record.ts'
import type { StageInputs } from '../../src/commands/command-inputs.ts'
import { makePlan } from '../../src/commands/plan.ts'
import { runStage, stageArtifacts } from '../../src/commands/stage.ts'
import { rejectionOf } from '../support/thrown.ts'
import { HOST, PLAN, STAGE, stagePorts } from './support/plan-stage-world.ts'
import {
  cargo,
  ONE_CRATE,
  rustWorkspace,
  TWO_CRATES,
  type RustWorkspace,
} from './support/rust-workspace.ts'

describe('stage', () => {
  it('stages what cargo has built, with SBOM and record, in one workflow artifact', async () => {
    await using workspace = await rustWorkspace(TWO_CRATES)
    cargo(workspace.checkout, 'build', '--release', '--quiet')
    const ports = stagePorts(workspace, { runAttempt: 2 })
    const { outputs, summary } = await runStage({ ...STAGE, ...HOST }, ports)

    const built = await readFile(join(workspace.checkout, 'target/release/app'))
    const file = outputs['artifact-path'] ?? ''
    expect(await readFile(file)).toEqual(built)
    expect(outputs['subject-name']).toBe('app-1.2.3-linux-amd64')
    expect(outputs['subject-digest']).toBe(`sha256:${sha256Of(built)}`)

    const sbomText = await readFile(outputs['sbom-path'] ?? '', 'utf8')
    const sbom = JSON.parse(sbomText) as {
      components: { name: string }[]
      metadata: { timestamp: string }
    }
    expect(sbom.components.map(({ name }) => name)).toEqual(['rust-std', 'greeting'])
    expect(sbom.metadata.timestamp).toBe('2026-01-02T03:04:05Z')
    expect(`${JSON.stringify(sbom, null, 2)}\n`).toBe(sbomText)
    expect(sbomText).not.toContain(workspace.folder)

    expect(ports.uploads).toHaveLength(1)
    const [upload] = ports.uploads
    expect(upload?.name).toBe('attested-release--app-1.2.3-linux-amd64--2')
    expect(upload?.files.map(path => path.split('/').at(-1))).toEqual([
      'app-1.2.3-linux-amd64',
      'app-1.2.3-linux-amd64.cdx.json',
      'stage.json',
    ])
    const record = parseStageRecord(await readFile(upload?.files[2] ?? '', 'utf8'), 'stage.json')
    expect(record.file).toEqual({
      name: 'app-1.2.3-linux-amd64',
      sha256: sha256Of(built),
      size: built.length,
    })
    expect(record.sbom?.sha256).toBe(sha256Of(sbomText))
    expect([record.commit, record.runAttempt]).toEqual([workspace.head, 2])
    expect(summary).toContain(sha256Of(built))
  })

  it('makes the same SBOM in any folder', async () => {
    const texts: string[] = []
    while (texts.length < 2) {
      await using workspace = await rustWorkspace(TWO_CRATES)
      await writeFile(join(workspace.folder, 'binary'), '')
      await copyFile('/bin/true', join(workspace.folder, 'binary'))
      const ports = stagePorts(workspace)
      const inputs = { ...STAGE, subjectPath: join(workspace.folder, 'binary') }
      const [staged] = await stageArtifacts(
        inputs,
        await makePlan({ ...PLAN, ...HOST }, ports),
        ports,
      )
      texts.push(await readFile(staged?.sbomPath ?? '', 'utf8'))
    }
    expect(texts[0]).toBe(texts[1])
  })

  it('follows the features of the build', async () => {
    await using workspace = await rustWorkspace(TWO_CRATES)
    cargo(workspace.checkout, 'build', '--release', '--quiet', '--features', 'loud')
    const ports = stagePorts(workspace)
    const inputs = { ...STAGE, ...HOST, features: ['loud'] }
    const { outputs } = await runStage(inputs, ports)
    expect(await readFile(outputs['sbom-path'] ?? '', 'utf8')).toContain('"value": "loud"')
    const error = await rejectionOf(runStage({ ...STAGE, ...HOST }, ports))
    expect(error.code).toBe('BUILD_NOT_FRESH')
  })

  it("reads the build's own messages, another profile among them", async () => {
    await using workspace = await rustWorkspace(TWO_CRATES)
    const format = '--message-format=json-render-diagnostics'
    const messages = cargo(workspace.checkout, 'build', '--quiet', format)
    await writeFile(join(workspace.folder, 'messages.json'), messages)
    const inputs = { ...STAGE, ...HOST, cargoMessages: join(workspace.folder, 'messages.json') }
    const { outputs } = await runStage(inputs, stagePorts(workspace))
    const built = await readFile(join(workspace.checkout, 'target/debug/app'))
    expect(outputs['subject-digest']).toBe(`sha256:${sha256Of(built)}`)
    const plain = await runStage({ ...STAGE, ...HOST, profile: 'dev' }, stagePorts(workspace))
    expect(plain.outputs['subject-digest']).toBe(outputs['subject-digest'])
  })

  it('stages several binaries, a package outside the default members, and a build with --target', async () => {
    await using workspace = await rustWorkspace({
      'Cargo.toml':
        '[workspace]\nmembers = ["a", "tools"]\ndefault-members = ["a"]\nresolver = "2"\n',
      'a/Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\nedition = "2021"\n',
      'a/src/main.rs': 'fn main() {}\n',
      'tools/Cargo.toml': '[package]\nname = "tools"\nversion = "2.0.0"\nedition = "2021"\n',
      'tools/src/bin/one.rs': 'fn main() { println!("1") }\n',
      'tools/src/bin/two.rs': 'fn main() { println!("2") }\n',
      '.gitignore': '/target\n',
    })
    const target = 'x86_64-unknown-linux-gnu'
    cargo(workspace.checkout, 'build', '--release', '--quiet', '-p', 'tools', '--target', target)
    const ports = stagePorts(workspace, { ref: 'refs/tags/tools-v2.0.0' })
    const plan = await makePlan({ ...PLAN, ...HOST, name: 'tools', sbom: false }, ports)
    const staged = await stageArtifacts({ ...STAGE, target, platform: 'linux-amd64' }, plan, ports)
    expect(staged.map(({ record }) => [record.file.name, record.sbom, record.version])).toEqual([
      ['one-2.0.0-linux-amd64', null, '2.0.0'],
      ['two-2.0.0-linux-amd64', null, '2.0.0'],
    ])
    expect(await ports.files.list(staged[0]?.folder ?? '')).toEqual([
      'one-2.0.0-linux-amd64',
      'stage.json',
    ])
  })

  it('uploads nothing when told not to', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const ports = stagePorts(workspace)
    const inputs = { ...STAGE, ...HOST, subjectPath: '/bin/true', uploadArtifact: false }
    await copyFile('/bin/true', join(workspace.folder, 'true'))
    const { summary } = await runStage(
      { ...inputs, subjectPath: join(workspace.folder, 'true') },
      ports,
    )
    expect(ports.uploads).toEqual([])
    expect(summary).toContain('Nothing was uploaded')
  })
})

describe('stage refuses', () => {
  const refusal = async (workspace: RustWorkspace, inputs: Partial<StageInputs>): Promise<string> =>
    (await rejectionOf(runStage({ ...STAGE, ...HOST, ...inputs }, stagePorts(workspace)))).code

  it('a binary that was never built: cargo would have to build it', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    expect(await refusal(workspace, {})).toBe('BUILD_NOT_FRESH')
  })

  it('to let cargo undo what a later step did to its file', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    cargo(workspace.checkout, 'build', '--release', '--quiet')
    const path = join(workspace.checkout, 'target/release/app')
    await copyFile('/bin/true', `${path}.new`)
    await rm(path)
    await copyFile(`${path}.new`, path)
    await chmod(path, 0o755)
    expect(await refusal(workspace, {})).toBe('BUILD_NOT_FRESH')
  })

  it('another target than the planned one', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const platforms = ['linux-amd64', 'linux-amd64-musl']
    expect(await refusal(workspace, { platforms, platform: 'linux-amd64-musl' })).toBe(
      'TARGET_MISMATCH',
    )
    expect(await refusal(workspace, { platform: 'macos-arm64' })).toBe('PLATFORM_UNKNOWN')
  })

  it('a plan that names a package which the workspace does not have', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const ports = stagePorts(workspace)
    const plan = await makePlan({ ...PLAN, ...HOST }, ports)
    const artifacts = plan.artifacts.map(artifact => ({ ...artifact, package: 'other' }))
    const inputs = { ...STAGE, subjectPath: '/proc/self/exe' }
    await copyFile('/bin/true', join(workspace.folder, 'true'))
    const error = await rejectionOf(
      stageArtifacts(
        { ...inputs, subjectPath: join(workspace.folder, 'true') },
        { ...plan, artifacts },
        ports,
      ),
    )
    expect(error.code).toBe('PLAN_DIFFERS')
  })
})
