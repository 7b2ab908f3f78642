/**
 * A repository that tries to run a program of its own wherever cargo looks. In a job that may sign none of them may
 * run; the same repository in a build job shows that the traps are sharp.
 */
import { chmod, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { createCargo } from '../../src/io/cargo.ts'
import { rejectionOf } from '../support/thrown.ts'
import {
  ONE_CRATE,
  realPorts,
  RUNNER_ENVIRONMENT,
  rustWorkspace,
  write,
  type RustWorkspace,
} from './support/rust-workspace.ts'

const WITHOUT_DEPENDENCIES = { dependencies: false }

/** A program that leaves a mark named after it and then does what it stands for. */
async function trap(folder: string, name: string, rest: string): Promise<string> {
  const path = join(folder, 'traps', name)
  await write(folder, { [`traps/${name}`]: `#!/bin/sh\ntouch "${folder}/mark-${name}"\n${rest}\n` })
  await chmod(path, 0o755)
  return path
}

async function marks(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter(name => name.startsWith('mark-')).sort()
}

const realRustc = (): string =>
  execFileSync('rustup', ['which', 'rustc'], { encoding: 'utf8' }).trim()

async function trapped(): Promise<RustWorkspace> {
  const workspace = await rustWorkspace(ONE_CRATE)
  const { folder, checkout } = workspace
  const rustc = await trap(folder, 'rustc', `exec "${realRustc()}" "$@"`)
  const wrapper = await trap(folder, 'wrapper', 'exec "$@"')
  const linker = await trap(folder, 'linker', 'exec cc "$@"')
  const runner = await trap(folder, 'runner', 'exec "$@"')
  const credentials = await trap(folder, 'credentials', 'exit 1')
  const toolchainRustc = await trap(folder, 'toolchain-rustc', `exec "${realRustc()}" "$@"`)
  const bin = join(folder, 'toolchain', 'bin')
  await mkdir(bin, { recursive: true })
  await symlink(toolchainRustc, join(bin, 'rustc'))
  await symlink(join(dirname(realRustc()), 'cargo'), join(bin, 'cargo'))
  await write(checkout, {
    'rust-toolchain.toml': `[toolchain]\npath = "${join(folder, 'toolchain')}"\n`,
    '.cargo/config.toml': `
[build]
rustc = "${rustc}"
rustc-wrapper = "${wrapper}"
rustc-workspace-wrapper = "${wrapper}"
[target.x86_64-unknown-linux-gnu]
linker = "${linker}"
runner = "${runner}"
[env]
RUSTC = { value = "${rustc}", force = true }
[alias]
metadata = "run"
tree = "run"
[registry]
global-credential-providers = ["${credentials}"]
`,
  })
  return workspace
}

describe('a job that may sign', () => {
  it('runs no program that the repository names', async () => {
    await using workspace = await trapped()
    const { checkout } = workspace
    const { cargo } = realPorts(workspace, 'refused')
    const manifestPath = join(checkout, 'Cargo.toml')
    const selected = { features: [], allFeatures: false, noDefaultFeatures: false, packages: [] }
    const flags = { ...selected, edges: 'linked', cfgs: ['loom', 'x="1"'] } as const
    expect(await cargo.metadata({ manifestPath, ...WITHOUT_DEPENDENCIES })).toContain('"app"')
    expect(await cargo.metadata({ manifestPath, dependencies: true })).toContain('"resolve"')
    const target = 'x86_64-unknown-linux-gnu'
    expect(await cargo.tree({ manifestPath, target, ...flags })).toContain('app v1.2.3')
    expect(await cargo.rustcVersion()).toMatch(/^host: /m)
    expect(await marks(workspace.folder)).toEqual([])
  })

  it('the same repository runs its programs in a build job: the traps are sharp', async () => {
    await using workspace = await trapped()
    const { checkout, folder } = workspace
    const { cargo } = realPorts(workspace)
    const manifestPath = join(checkout, 'Cargo.toml')
    await cargo.metadata({ manifestPath, dependencies: true })
    expect(await marks(folder)).toContain('mark-wrapper')
    await cargo.rustcVersion()
    expect(await marks(folder)).toContain('mark-toolchain-rustc')
    // Without the toolchain file, the configuration's rustc runs.
    await rm(join(checkout, 'rust-toolchain.toml'))
    await rm(join(checkout, 'target'), { recursive: true, force: true })
    await cargo.metadata({ manifestPath, dependencies: true })
    expect(await marks(folder)).toContain('mark-rustc')
  })

  it('does not take programs, homes or a toolchain from the checkout', async () => {
    await using workspace = await trapped()
    const { checkout, folder, temporary } = workspace
    for (const name of ['cargo', 'rustc', 'rustup']) {
      const path = await trap(folder, name, 'exit 1')
      for (const bin of ['bin', '..bin']) {
        await mkdir(join(checkout, bin), { recursive: true })
        await symlink(path, join(checkout, bin, name))
      }
    }
    const environment = {
      ...RUNNER_ENVIRONMENT,
      PATH: `${join(checkout, 'bin')}:${join(checkout, '..bin')}:.:bin:${process.env['PATH'] ?? ''}`,
      CARGO_HOME: join(checkout, '.cargo'),
      RUSTUP_TOOLCHAIN: join(folder, 'toolchain'),
    }
    const options = { environment, workspace: checkout, temporary }
    const cargo = createCargo({ ...options, projectCode: 'refused' })
    const manifestPath = join(checkout, 'Cargo.toml')
    expect(await cargo.metadata({ manifestPath, dependencies: true })).toContain('"app"')
    expect(await cargo.rustcVersion()).toMatch(/^host: /m)
    expect(await marks(folder)).toEqual([])
  })

  it('runs no wrapper that an earlier step has left in the home of cargo', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { checkout, folder, temporary } = workspace
    const wrapper = await trap(folder, 'wrapper', 'exec "$@"')
    const home = join(folder, 'cargo-home')
    const lines = ['rustc-wrapper', 'rustc-workspace-wrapper'].map(key => `${key} = "${wrapper}"`)
    await write(home, { 'config.toml': ['[build]', ...lines, ''].join('\n') })
    const environment = { ...RUNNER_ENVIRONMENT, CARGO_HOME: home }
    const options = { environment, workspace: checkout, temporary }
    const asked = { manifestPath: join(checkout, 'Cargo.toml'), dependencies: true }
    await createCargo({ ...options, projectCode: 'refused' }).metadata(asked)
    expect(await marks(folder)).toEqual([])
    await createCargo({ ...options, projectCode: 'allowed' }).metadata(asked)
    expect(await marks(folder)).toEqual(['mark-wrapper'])
  })

  it('refuses a temporary folder in the checkout, whose configuration cargo would find', async () => {
    await using workspace = await trapped()
    const { checkout, folder } = workspace
    const inside = join(checkout, 'tmp')
    await mkdir(inside)
    const options = { environment: RUNNER_ENVIRONMENT, workspace: checkout, temporary: inside }
    const cargo = createCargo({ ...options, projectCode: 'refused' })
    const error = await rejectionOf(cargo.rustcVersion())
    expect(error.code).toBe('CONTEXT_INVALID')
    expect(await marks(folder)).toEqual([])
  })

  it('never builds', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { cargo } = realPorts(workspace, 'refused')
    const error = await rejectionOf(
      cargo.build({
        manifestPath: join(workspace.checkout, 'Cargo.toml'),
        target: undefined,
        packages: [],
        bins: [],
        profile: 'release',
        features: [],
        allFeatures: false,
        noDefaultFeatures: false,
      }),
    )
    expect(error.code).toBe('INTERNAL')
  })

  it('works with the programs on the PATH where there is no rustup', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { checkout, temporary } = workspace
    const environment = { ...RUNNER_ENVIRONMENT, PATH: dirname(realRustc()) }
    const options = { environment, workspace: checkout, temporary, projectCode: 'refused' as const }
    expect(await createCargo(options).rustcVersion()).toMatch(/^release: /m)
    const without = createCargo({ ...options, environment: { PATH: temporary } })
    expect((await rejectionOf(without.rustcVersion())).code).toBe('CARGO_NOT_FOUND')
  })

  it('says what to do when rustup has no toolchain of its own', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { checkout, temporary, folder } = workspace
    const environment = {
      ...RUNNER_ENVIRONMENT,
      RUSTUP_HOME: join(folder, 'empty-rustup-home'),
      RUSTUP_TOOLCHAIN: undefined,
    }
    const options = { environment, workspace: checkout, temporary, projectCode: 'refused' as const }
    const error = await rejectionOf(createCargo(options).rustcVersion())
    expect(error.code).toBe('CARGO_NOT_FOUND')
    expect(error.remedy).toContain('rustup default stable')
  })
})

describe('a build job', () => {
  it('hands no token to what it runs', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { checkout, folder } = workspace
    await write(folder, { 'env-wrapper': `#!/bin/sh\nenv > "${folder}/seen"\nexec "$@"\n` })
    await chmod(join(folder, 'env-wrapper'), 0o755)
    await write(checkout, {
      '.cargo/config.toml': `[build]\nrustc-wrapper = "${folder}/env-wrapper"\n`,
    })
    const { cargo } = realPorts(workspace)
    await cargo.metadata({ manifestPath: join(checkout, 'Cargo.toml'), dependencies: true })
    const seen = await readFile(join(folder, 'seen'), 'utf8')
    expect(seen).toContain('PATH=')
    expect(seen).not.toMatch(/secret-|ACTIONS_|INPUT_/)
  })
})
