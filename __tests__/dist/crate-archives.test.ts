import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  crateOf,
  honestEntries,
  overwritten,
  tar,
  type TarEntry,
} from '../support/crate-archives.ts'
import { attestedNames, crateScenario, type CrateScenario } from './support/crates.ts'
import { annotation } from './support/runner.ts'

/** In pieces, so that the test itself needs no gigabyte. */
const gzipped = async (pieces: () => Generator<Buffer>): Promise<Buffer> =>
  buffer(Readable.from(pieces()).pipe(createGzip({ level: 1 })))

/** Registry and maintainer agree about these bytes; nobody may attest them all the same. */
describe('crate refuses, whatever the digests say,', () => {
  let world: CrateScenario

  beforeAll(async () => {
    world = await crateScenario()
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  const refuse = async (content: Buffer, code: string, named: string): Promise<void> => {
    const path = join(world.folder, 'widget-1.2.3.crate')
    await writeFile(path, content)
    const planted = world.sandbox.crates.versions.find(({ name }) => name === 'widget')
    if (planted !== undefined) planted.content = content
    else world.sandbox.crates.plant({ name: 'widget', version: '1.2.3', content })
    const result = await world.crate({ 'crate-path': path })
    expect(annotation(result)).toBe(code)
    expect(result.stdout).toContain(named)
    expect(attestedNames(world.sandbox)).toEqual([])
  }
  const entries = (more: readonly TarEntry[]): readonly TarEntry[] =>
    honestEntries({ name: 'widget', version: '1.2.3', commit: world.project.commit }, more)

  it.each<[string, TarEntry, string]>([
    ['a link', { path: 'widget-1.2.3/a', type: '2', link: '/etc/passwd' }, 'symbolic link'],
    ['a hard link', { path: 'widget-1.2.3/a', type: '1', link: 'b' }, 'hard link'],
    ['an absolute path', { path: '/etc/cron.d/x' }, 'is an absolute path'],
    ['a way up', { path: 'widget-1.2.3/../../x' }, 'is no plain path'],
    ['another root', { path: 'gadget-1.2.3/x' }, 'lies outside widget-1.2.3/'],
    ['a second manifest', { path: 'widget-1.2.3/Cargo.toml' }, 'is there twice'],
    ['a second manifest in capitals', { path: 'widget-1.2.3/CARGO.toml' }, 'is there twice'],
    ['a device', { path: 'widget-1.2.3/null', type: '3' }, 'is no file'],
  ])('%s', async (_what, entry, named) => {
    await refuse(crateOf(entries([entry])), 'CRATE_ARCHIVE_INVALID (security)', named)
  })

  it('a bomb, without unpacking it', async () => {
    const bomb = await gzipped(function* () {
      yield tar(entries([])).subarray(0, -1024)
      for (let at = 0; at < 9; at += 1) yield Buffer.alloc(64 * 1024 * 1024)
    })
    expect(bomb.length).toBeLessThan(10 * 1024 * 1024)
    await refuse(bomb, 'CRATE_ARCHIVE_INVALID (security)', 'it unpacks to more than')
  })

  it('the package that an older cargo damaged (rust-lang/cargo#16713)', async () => {
    const older = crateOf(entries([{ path: 'widget-1.2.3/big', content: 'x'.repeat(100_000) }]))
    const newer = crateOf(entries([]))
    expect(older.length).toBeGreaterThan(newer.length)
    await refuse(
      overwritten(older, newer),
      'CRATE_ARCHIVE_INVALID (security)',
      `${older.length - newer.length} bytes follow behind its end`,
    )
  })

  it.each([
    ['another commit', { git: { sha1: 'f'.repeat(40) }, path_in_vcs: '' }, 'git.sha1: expected'],
    ['a dirty checkout', { git: { sha1: '', dirty: true } }, 'the checkout was dirty'],
    ['another folder', { git: { sha1: '' }, path_in_vcs: 'other' }, 'path_in_vcs: expected'],
  ])('a package of %s', async (_what, info, named) => {
    const git = { ...info.git, sha1: info.git.sha1 === '' ? world.project.commit : info.git.sha1 }
    const [, ...rest] = entries([])
    const vcs = {
      path: 'widget-1.2.3/.cargo_vcs_info.json',
      content: JSON.stringify({ ...info, git }),
    }
    await refuse(crateOf([vcs, ...rest]), 'CRATE_ORIGIN_MISMATCH (security)', named)
  })
})

describe('crate, packaging again,', () => {
  let world: CrateScenario

  beforeAll(async () => {
    world = await crateScenario()
    await world.publish()
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  const serve = async (content: Buffer): Promise<Awaited<ReturnType<CrateScenario['crate']>>> => {
    world.sandbox.crates.version('widget', '1.2.3').content = content
    return world.crate()
  }

  it('refuses the damaged package that was published, and says what is wrong with it', async () => {
    const { content } = world.sandbox.crates.version('widget', '1.2.3')
    const older = Buffer.concat([content, Buffer.alloc(4_000, 'x')])
    const result = await serve(overwritten(older, content))
    expect(annotation(result)).toBe('CRATE_MISMATCH (security)')
    expect(result.stdout).toContain('the served archive: 4000 bytes follow behind its end')
    expect(attestedNames(world.sandbox)).toEqual([])
    await serve(content)
  })

  it('names the files that differ, with sizes and digests', async () => {
    await using other = await crateScenario({
      files: () => ({ 'src/main.rs': 'fn main() { /* evil */ }\n', 'more.txt': 'more' }),
    })
    await other.publish()
    const result = await serve(other.sandbox.crates.version('widget', '1.2.3').content)
    expect(annotation(result)).toBe('CRATE_MISMATCH (security)')
    expect(result.stdout).toMatch(/src\/main\.rs: expected \d+ bytes, sha256:\w{64}, got \d+ bytes/)
    expect(result.stdout).toMatch(/more\.txt: added \(4 bytes, sha256:/)
    expect(result.stdout).toMatch(/\.cargo_vcs_info\.json: expected/)
  })
})
