import { readdir } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import { build, cargoVariables } from './support/project.ts'
import { BUILDER, RELEASER, scenario, SIGNER, type Scenario } from './support/runner.ts'

const marks = async (workspace: string): Promise<readonly string[]> =>
  (await readdir(workspace)).filter(name => name.startsWith('marker-')).sort()

/** Leaves a mark beside the checkout's files, then does what it stands for. */
const script = (mark: string, depth: string, then: string): string =>
  `#!/bin/sh\ntouch "$(dirname "$0")/${depth}marker-${mark}"\n${then}\n`

/** rustup wants an absolute path; on GitHub's runners an attacker knows it. */
const planted = (checkout: string): Record<string, string> => ({
  '.gitignore': '/target\n/marker-*\n',
  '.cargo/config.toml': '[build]\nrustc-wrapper = "./wrapper.sh"\n',
  'wrapper.sh': script('wrapper', '', 'exec "$@"'),
  'rust-toolchain.toml': `[toolchain]\npath = "${checkout}/planted"\n`,
  'planted/bin/cargo': script('toolchain', '../../', 'exit 1'),
  'planted/bin/rustc': script('toolchain', '../../', 'exit 1'),
})

it("what a repository plants for cargo runs in no job that can sign", async () => {
  await using world = await scenario({ files: planted, built: false })
  // The build job may use what it likes; the toolchain file alone would end it.
  const toolchain = await activeToolchain(world)

  const planned = await world.step(BUILDER, { command: 'plan', platforms: world.host.name })
  expect(planned.status).toBe(0)
  const plan = planned.outputs['plan'] ?? ''
  const builds = await world.checkout()
  await build(builds, { RUSTUP_TOOLCHAIN: toolchain })
  const staged = await world.step(
    BUILDER,
    { command: 'stage', plan },
    { workspace: builds, variables: { RUSTUP_TOOLCHAIN: toolchain } },
  )
  expect(staged.status).toBe(0)
  // The trap works: where the project's configuration counts, its wrapper runs.
  expect(await marks(builds)).toEqual(['marker-wrapper'])

  for (const [permissions, command] of [
    [SIGNER, 'attest'],
    [RELEASER, 'release'],
  ] as const) {
    const workspace = await world.checkout()
    const root = command === 'release' ? { 'trusted-root': world.sandbox.trustedRoots.jsonl } : {}
    // Planned again, so that cargo is asked in the job that can sign.
    const result = await world.step(
      permissions,
      { command, platforms: world.host.name, ...root },
      { workspace },
    )
    expect(result.status).toBe(0)
    expect(await marks(workspace)).toEqual([])
    expect(await marks(world.project.folder)).toEqual([])
  }
  world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
  await springTheTrap(world.project.folder)
  expect(await marks(world.project.folder)).toEqual(['marker-toolchain'])
})

/** The toolchain that rustup would take without the project's file. */
async function activeToolchain(world: Scenario): Promise<string> {
  const { stdout } = await promisify(execFile)('rustup', ['show', 'active-toolchain'], {
    cwd: world.folder,
    env: cargoVariables(),
  })
  return stdout.split(' ')[0] ?? ''
}

/** What one careless `cargo metadata` in the checkout would have done. */
async function springTheTrap(workspace: string): Promise<void> {
  const careless = promisify(execFile)('cargo', ['metadata'], {
    cwd: workspace,
    env: cargoVariables(),
  })
  await expect(careless).rejects.toThrow('cargo metadata')
}
