/** cargo package in a job that may sign: the real cargo, and a package that tries to run a program. */
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createCargo } from '../../src/io/cargo.ts'
import { readCrateArchive } from '../../src/io/crate-archive.ts'
import { createGit } from '../../src/io/git.ts'
import { ONE_CRATE, RUNNER_ENVIRONMENT, rustWorkspace } from './support/rust-workspace.ts'

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

describe('packageCrates', () => {
  it('packages without building: no build script runs', async () => {
    await using workspace = await rustWorkspace({
      ...ONE_CRATE,
      'build.rs':
        'fn main() { std::fs::write(env!("CARGO_MANIFEST_DIR").to_string() + "/../ran", "").unwrap(); }\n',
    })
    const { folder, checkout } = workspace
    const cargo = createCargo({
      environment: RUNNER_ENVIRONMENT,
      workspace: checkout,
      temporary: folder,
      projectCode: 'refused',
    })
    const [name = ''] = /(?<=^name = ")[^"]+/m.exec(ONE_CRATE['Cargo.toml'] ?? '') ?? []
    const [version = ''] = /(?<=^version = ")[^"]+/m.exec(ONE_CRATE['Cargo.toml'] ?? '') ?? []
    const targetFolder = join(folder, 'private')
    await cargo.packageCrates({
      manifestPath: join(checkout, 'Cargo.toml'),
      packages: [name],
      targetFolder,
    })
    const root = `${name}-${version}`
    const bytes = await readFile(join(targetFolder, 'package', `${root}.crate`))
    const { entries, faults } = await readCrateArchive(bytes, root)
    expect(faults).toEqual([])
    expect(entries.map(({ path }) => path)).toContain(`${root}/build.rs`)
    // Verification would build what it unpacked there.
    expect(await exists(join(targetFolder, 'package', 'ran'))).toBe(false)
    expect(await exists(join(checkout, 'target'))).toBe(false)
  })
})

describe('isTracked', () => {
  it('knows what is part of the commit', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const git = createGit({ environment: RUNNER_ENVIRONMENT, folder: workspace.checkout })
    expect(await git.isTracked(join(workspace.checkout, 'Cargo.toml'))).toBe(true)
    expect(await git.isTracked(join(workspace.checkout, 'Cargo.missing'))).toBe(false)
  })
})
