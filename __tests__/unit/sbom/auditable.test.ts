import { deflateSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { embeddedCrates, type EmbeddedCrate } from '../../../src/sbom/auditable.ts'
import { findSection, type ReadAt } from '../../../src/sbom/executable-section.ts'
import { rejectionOf } from '../../support/thrown.ts'
import { elf, machO, portableExecutable, universal } from './executables.ts'

const PACKAGES = {
  packages: [
    { name: 'app', version: '1.2.3', source: 'local', root: true, dependencies: [1, 2] },
    { name: 'plain', version: '1.0.0', source: 'crates.io' },
    { name: 'build-help', version: '1.0.0', source: 'crates.io', kind: 'build' },
  ],
}
const readerOf =
  (bytes: Uint8Array): ReadAt =>
  async (position, count) =>
    bytes.subarray(position, position + count)
const crates = async (bytes: Uint8Array): Promise<readonly EmbeddedCrate[] | undefined> =>
  embeddedCrates(readerOf(bytes))
const section = (document: unknown = PACKAGES): Buffer =>
  deflateSync(Buffer.from(JSON.stringify(document)))

const FORMATS: readonly (readonly [string, (data: Uint8Array | undefined) => Uint8Array])[] = [
  ['ELF, 64 bit', data => elf(data, { wide: true, little: true })],
  ['ELF, 32 bit, big-endian', data => elf(data, { wide: false, little: false })],
  ['PE', portableExecutable],
  ['Mach-O, 64 bit', data => machO(data, true)],
  ['Mach-O, 32 bit', data => machO(data, false)],
]

describe.each(FORMATS)('in %s', (_format, make) => {
  it('the list of crates is found, without what only built', async () => {
    expect(await crates(make(section()))).toEqual([
      { name: 'app', version: '1.2.3' },
      { name: 'plain', version: '1.0.0' },
    ])
  })

  it('no section is no list', async () => {
    expect(await crates(make(undefined))).toBeUndefined()
  })

  it('a file that is cut short anywhere is never read past its end', async () => {
    const whole = make(section())
    for (let length = 0; length < whole.length; length += 7) {
      const read = readerOf(whole.subarray(0, length))
      const found = await findSection(read, '.dep-v0')
      expect(found.length).toBeLessThanOrEqual(1)
    }
  })
})

describe('the list of crates', () => {
  it('of a universal binary is that of each architecture', async () => {
    const other = { packages: [{ name: 'only-macos', version: '1.0.0' }] }
    const both = universal([machO(section(), true), machO(section(other), true)])
    expect((await crates(both))?.map(({ name }) => name)).toEqual(['app', 'plain', 'only-macos'])
  })

  it.each([
    ['no zlib', Buffer.from('nonsense')],
    ['no JSON', deflateSync(Buffer.from('{'))],
    ['no list', section({ packages: 7 })],
    ['a crate without a version', section({ packages: [{ name: 'x' }] })],
  ])('with %s is refused: the binary says something that nobody can read', async (_what, data) => {
    const bytes = elf(data, { wide: true, little: true })
    expect((await rejectionOf(crates(bytes))).code).toBe('AUDITABLE_INVALID')
  })

  it('is refused when it is too large, before it is read', async () => {
    const bytes = elf(section(), { wide: true, little: true })
    const huge = Buffer.from(bytes)
    const size = Buffer.alloc(8)
    size.writeBigUInt64LE(BigInt(section().length))
    const place = huge.lastIndexOf(size)
    huge.writeBigUInt64LE(64n * 1024n * 1024n, place)
    expect((await rejectionOf(crates(huge))).message).toContain('too large')
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a script', Buffer.from(`#!/bin/sh\n${' '.repeat(100)}`)],
    ['a PE header that lies', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100, 0xff)])],
  ])('is not looked for in %s', async (_what, bytes) => {
    expect(await crates(bytes)).toBeUndefined()
  })
})
