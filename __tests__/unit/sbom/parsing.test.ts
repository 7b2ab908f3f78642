import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { parseCargoLock } from '../../../src/sbom/cargo-lock.ts'
import { parseCargoTree, reachable } from '../../../src/sbom/cargo-tree.ts'
import { packageOfLabel } from '../../../src/sbom/packages-of-tree.ts'
import { thrownBy } from '../../support/thrown.ts'
import { CORP, CRATES_IO, GIT, METADATA, TREE_TEXT } from './fixture.ts'

describe('cargo tree', () => {
  const tree = parseCargoTree(TREE_TEXT)

  it('becomes a graph; repeated nodes keep their edges', () => {
    expect([...tree.keys()]).toHaveLength(9 + 1)
    expect(tree.get('dup v2.0.0')).toEqual({
      features: ['std', 'alloc'],
      dependencies: new Set(['dup v1.0.0']),
    })
    expect([...reachable(tree, 'inner v0.1.0 (/repo/inner)').keys()]).toEqual([
      'inner v0.1.0 (/repo/inner)',
      'libgit2-sys v0.18.0+1.9.0',
    ])
    expect(reachable(tree, 'nobody').size).toBe(0)
  })

  it('reads Windows line ends and cycles', () => {
    const cycle = parseCargoTree('0\ta v1.0.0\t\t\r\n1\tb v1.0.0\t\t\r\n2\ta v1.0.0\t\t (*)\r\n')
    expect(reachable(cycle, 'a v1.0.0').size).toBe(2)
  })

  it.each(['app v1', '1\ta v1.0.0\t\t', '0\ta v1.0.0\t\t (?)', 'x\ta v1.0.0\t\t', '0\t\t\t'])(
    'refuses the line %j',
    line => {
      expect(thrownBy(() => parseCargoTree(line)).code).toBe('CARGO_OUTPUT_INVALID')
    },
  )

  it.each([
    ['dup v2.0.0', CRATES_IO],
    ['dup v2.0.0 (registry `corp`)', CORP],
    ['tool v0.3.0 (https://github.com/octo/tools?branch=main#89abcdef)', GIT],
    ['inner v0.1.0 (/repo/inner)', null],
    ['inner v0.1.0 (C:\\odd)', null],
  ])('%s is a package of %s', (label, source) => {
    expect(packageOfLabel(label, METADATA.packages).source).toBe(source)
  })
})

describe('Cargo.lock', () => {
  it('of version 1 has its checksums in a table', () => {
    const checksum = sha256Of('x')
    const checksums = parseCargoLock(
      `[[package]]\nname = "x"\nversion = "1.0.0"\nsource = "${CRATES_IO}"\n\n[metadata]\n"checksum x 1.0.0 (${CRATES_IO})" = "${checksum}"\n"checksum y 1.0.0 (${CRATES_IO})" = "<none>"\nother = 1\n`,
    )
    expect(checksums('x', '1.0.0', CRATES_IO)).toBe(checksum)
    expect(checksums('y', '1.0.0', CRATES_IO)).toBeUndefined()
    expect(checksums('x', '1.0.0', null)).toBeUndefined()
  })

  it.each([2, 3, 4])('of version %d has them in its entries', version => {
    const checksum = sha256Of('x')
    const entry = `[[package]]\nname = "x"\nversion = "1.0.0"\nsource = "${CRATES_IO}"\nchecksum = "${checksum}"\n`
    const lock = version === 2 ? entry : `version = ${version}\n\n${entry}`
    expect(parseCargoLock(lock)('x', '1.0.0', CRATES_IO)).toBe(checksum)
    expect(parseCargoLock(lock)('x', '1.0.0', CORP)).toBeUndefined()
  })

  it('may be empty or odd, which is no checksum', () => {
    expect(parseCargoLock('')('x', '1', null)).toBeUndefined()
    expect(parseCargoLock('package = [1]')('x', '1', null)).toBeUndefined()
    expect(parseCargoLock('package = 1')('x', '1', null)).toBeUndefined()
  })

  it('must be TOML', () => {
    expect(thrownBy(() => parseCargoLock('<<<<<<< HEAD')).code).toBe('CARGO_OUTPUT_INVALID')
  })
})
