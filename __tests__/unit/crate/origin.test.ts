import { describe, expect, it } from '@jest/globals'
import type { CrateArchive } from '../../../src/crate/archive.ts'
import { checkArchiveOrigin, checkPublisher } from '../../../src/crate/origin.ts'
import { thrownBy } from '../../support/thrown.ts'

const CRATE = { name: 'w', version: '1.0.0' }
const COMMIT = 'c0ffee'.padEnd(40, '0')
const MANIFEST = '[package]\nname = "w"\nversion = "1.0.0"\n'
const vcs = (fields: object, git: object = {}): string =>
  JSON.stringify({ git: { sha1: COMMIT, ...git }, path_in_vcs: 'crates/w', ...fields })

const archive = (
  files: Readonly<Record<string, string>>,
  faults: readonly string[] = [],
): CrateArchive => ({
  entries: [],
  texts: new Map(Object.entries(files)),
  faults,
})
const check = (found: CrateArchive, folder = 'crates/w'): void =>
  checkArchiveOrigin(found, { crate: CRATE, commit: COMMIT, folder })

describe('checkArchiveOrigin', () => {
  it('accepts a package of this commit', () => {
    check(archive({ 'Cargo.toml': MANIFEST, '.cargo_vcs_info.json': vcs({}) }))
    const old = { 'Cargo.toml': MANIFEST, '.cargo_vcs_info.json': vcs({ path_in_vcs: undefined }) }
    expect(() => check(archive(old), '')).not.toThrow()
  })

  it('refuses an archive with faults, and lists them up to a number', () => {
    const error = thrownBy(() =>
      check(
        archive(
          {},
          Array.from({ length: 25 }, (_, at) => `fault ${at}`),
        ),
      ),
    )
    expect(error.code).toBe('CRATE_ARCHIVE_INVALID')
    expect(error.message).toContain('fault 19')
    expect(error.message).toContain('and 5 more')
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no files', {}, 'Cargo.toml: missing'],
    ['no word of git', { 'Cargo.toml': MANIFEST }, 'not packaged from git'],
    ['no manifest', { 'Cargo.toml': 'no = = toml' }, 'package.name: expected w, got nothing'],
    ['another name', { 'Cargo.toml': MANIFEST.replace('"w"', '"v"') }, 'got "v"'],
    ['another version', { 'Cargo.toml': MANIFEST.replace('1.0.0', '1.0.1') }, 'got "1.0.1"'],
    ['no JSON', { '.cargo_vcs_info.json': '{' }, 'names no commit'],
    ['no commit', { '.cargo_vcs_info.json': '{"git":[]}' }, 'names no commit'],
    ['another commit', { '.cargo_vcs_info.json': vcs({}, { sha1: 'beef' }) }, 'got "beef"'],
    ['a dirty checkout', { '.cargo_vcs_info.json': vcs({}, { dirty: true }) }, 'was dirty'],
    ['dirt in other words', { '.cargo_vcs_info.json': vcs({}, { dirty: 'yes' }) }, 'was dirty'],
    ['another folder', { '.cargo_vcs_info.json': vcs({ path_in_vcs: 'w' }) }, 'got "w"'],
    ['no folder', { '.cargo_vcs_info.json': vcs({ path_in_vcs: undefined }) }, 'got ""'],
  ])('refuses %s', (_what, files, named) => {
    const error = thrownBy(() => check(archive(files)))
    expect(error.code).toBe('CRATE_ORIGIN_MISMATCH')
    expect(error.message).toContain(named)
  })
})

describe('checkPublisher', () => {
  const identity = { repository: 'Acme/Rocket', sha: COMMIT, runId: '7' }
  const publisher = { repository: 'acme/rocket', sha: COMMIT, runId: '7' }

  it('accepts nobody, this run, and names another run', () => {
    expect(checkPublisher(CRATE, undefined, identity)).toBeUndefined()
    expect(checkPublisher(CRATE, publisher, identity)).toBeUndefined()
    expect(checkPublisher(CRATE, { ...publisher, runId: '6' }, identity)).toBe('6')
  })

  it.each([{ repository: 'evil/rocket' }, { sha: 'beef' }])('refuses %j', change => {
    const error = thrownBy(() => checkPublisher(CRATE, { ...publisher, ...change }, identity))
    expect(error.code).toBe('CRATE_ORIGIN_MISMATCH')
  })
})
