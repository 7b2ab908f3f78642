import { crc32 } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { ARCHIVE_LIMITS, type CrateArchive } from '../../../src/crate/archive.ts'
import { archiveDifferences } from '../../../src/crate/archive-difference.ts'
import { gzipHeaderLength, trailerFaults } from '../../../src/crate/gzip-member.ts'
import { TarReader } from '../../../src/crate/tar-reader.ts'
import { readCrateArchive } from '../../../src/io/crate-archive.ts'
import {
  crateOf,
  gzipFrame,
  honestEntries,
  tar,
  tarHeader,
  type TarEntry,
} from '../../support/crate-archives.ts'

const ROOT = 'w-1.0.0'
const ENTRIES = honestEntries({ name: 'w', version: '1.0.0', commit: 'c0ffee' })

const read = (bytes: Buffer, pieces = bytes.length): CrateArchive => {
  const reader = new TarReader(ROOT)
  for (let at = 0; at < bytes.length; at += pieces) reader.push(bytes.subarray(at, at + pieces))
  return reader.end()
}
const faultsOf = (more: readonly TarEntry[]): readonly string[] =>
  read(tar([...ENTRIES, ...more])).faults

describe('TarReader', () => {
  it.each([1, 7, 511, 512, 513, 100_000])('reads an archive in pieces of %d bytes', pieces => {
    const archive = read(tar(ENTRIES), pieces)
    expect(archive.faults).toEqual([])
    expect(archive.entries.map(({ path, size }) => `${path} ${size}`)).toEqual([
      `${ROOT}/.cargo_vcs_info.json 42`,
      `${ROOT}/Cargo.toml 39`,
      `${ROOT}/src/main.rs 13`,
    ])
    expect([...archive.texts.keys()]).toEqual(['.cargo_vcs_info.json', 'Cargo.toml'])
  })

  it('takes long names of GNU, folder parts of POSIX, folders, and empty files', () => {
    const long = `${ROOT}/${'x'.repeat(120)}`
    const { entries, faults } = read(
      tar([
        { path: '././@LongLink', type: 'L', content: `${long}\0` },
        { path: 'short', content: 'a' },
        { path: 'b', prefix: `${ROOT}/deep`, content: 'b' },
        { path: `${ROOT}/folder/`, type: '5' },
        { path: `${ROOT}/old`, type: '\0' },
      ]),
    )
    expect(faults).toEqual([])
    expect(entries.map(({ path, type }) => `${type} ${path}`)).toEqual([
      `file ${long}`,
      `file ${ROOT}/deep/b`,
      `directory ${ROOT}/folder/`,
      `file ${ROOT}/old`,
    ])
  })

  it.each<[string, readonly TarEntry[], string]>([
    ['a link', [{ path: `${ROOT}/l`, type: '2', link: '../x' }], 'symbolic link to "../x"'],
    ['a hard link', [{ path: `${ROOT}/l`, type: '1', link: 'y' }], 'hard link to "y"'],
    [
      'a link with a long target',
      [
        { path: 'k', type: 'K', content: `${'t'.repeat(120)}\0` },
        { path: `${ROOT}/l`, type: '2' },
      ],
      `to "${'t'.repeat(120)}"`,
    ],
    ['a device', [{ path: `${ROOT}/d`, type: '3' }], '(other)'],
    ['an absolute path', [{ path: '/etc/x' }], 'absolute path'],
    ['a drive', [{ path: 'C:/x' }], 'absolute path'],
    ['a way up', [{ path: `${ROOT}/../x` }], 'no plain path'],
    ['a dot', [{ path: `${ROOT}/./x` }], 'no plain path'],
    ['two slashes', [{ path: `${ROOT}//x` }], 'no plain path'],
    ['a backslash', [{ path: `${ROOT}/a\\b` }], 'no plain path'],
    ['a control character', [{ path: `${ROOT}/a\u001b[2J` }], 'no plain path'],
    ['another root', [{ path: 'w-1.0.1/x' }], `outside ${ROOT}/`],
    ['a path twice', [{ path: `${ROOT}/src/main.rs` }], 'there twice'],
    ['a folder of a file', [{ path: `${ROOT}/src/main.rs/`, type: '5' }], 'there twice'],
    [
      'a lock file twice',
      [{ path: `${ROOT}/Cargo.lock` }, { path: `${ROOT}/cargo.LOCK` }],
      'twice',
    ],
    ['records', [{ path: 'x', type: 'x', content: '30 path=evil\n' }], 'POSIX records'],
    ['global records', [{ path: 'g', type: 'g', content: '30 path=evil\n' }], 'POSIX records'],
    ['an empty record', [{ path: 'x', type: 'x' }], 'POSIX records'],
    ['too long a name', [{ path: 'L', type: 'L', size: ARCHIVE_LIMITS.longName + 1 }], 'too long'],
    ['less than it says', [{ path: `${ROOT}/a`, size: 5_000 }], 'before its end mark'],
  ])('names %s', (_what, more, named) => expect(faultsOf(more).join('\n')).toContain(named))

  it('keeps the first of two manifests, and says that there are two', () => {
    const { texts, faults } = read(
      tar([...ENTRIES, { path: `${ROOT}/Cargo.toml`, content: 'evil' }]),
    )
    expect(texts.get('Cargo.toml')).toContain('name = "w"')
    expect(faults).toHaveLength(1)
  })

  it('does not keep a manifest that is too large, nor one in another folder', () => {
    const { texts } = read(
      tar([
        { path: `${ROOT}/Cargo.toml`, content: ' '.repeat(4 * 1024 * 1024 + 1) },
        { path: 'w-2.0.0/.cargo_vcs_info.json', content: '{}' },
      ]),
    )
    expect([...texts]).toEqual([])
  })

  it('stops at a damaged header, and at numbers that are none', () => {
    const whole = tar(ENTRIES)
    const broken = Buffer.from(whole)
    broken[0] = (broken[0] ?? 0) + 1
    expect(read(broken)).toMatchObject({ entries: [], faults: ['a header is damaged'] })
    const header = tarHeader({ path: `${ROOT}/a` })
    header.write('9zz', 124)
    header.write('        ', 148)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    expect(read(header).faults).toEqual(['a header is damaged'])
  })

  it('wants an end mark, and nothing behind it but zeros', () => {
    const whole = tar(ENTRIES)
    expect(read(whole.subarray(0, -1024)).faults).toEqual(['the archive ends before its end mark'])
    expect(read(whole.subarray(0, -512)).faults).toEqual(['the archive ends before its end mark'])
    expect(read(whole.subarray(0, -1)).faults).toEqual(['the archive ends before its end mark'])
    expect(read(Buffer.concat([whole, Buffer.alloc(700_000)]), 300_000).faults).toEqual([
      'the archive ends before its end mark',
    ])
    expect(read(Buffer.concat([whole, Buffer.alloc(8_192)]), 512).faults).toEqual([])
    expect(read(Buffer.concat([whole, whole]), 512).faults).toEqual([
      'something follows behind the end mark',
    ])
  })

  it('stops at too many entries', () => {
    const reader = new TarReader(ROOT)
    const header = tarHeader({ path: `${ROOT}/a` })
    for (let count = 0; count <= ARCHIVE_LIMITS.entries + 1; count += 1) reader.push(header)
    expect(reader.stopped).toBe(true)
    expect(reader.end().faults[0]).toBe(`it has more than ${ARCHIVE_LIMITS.entries} entries`)
  })
})

describe('a gzip member', () => {
  const bytes = (...parts: readonly (string | number[])[]): Buffer =>
    Buffer.concat(parts.map(part => Buffer.from(part as string)))
  const HEADER = [0x1f, 0x8b, 8]
  const REST = [0, 0, 0, 0, 0, 0xff]

  it.each<[string, Buffer, number]>([
    ['plain', bytes([...HEADER, 0, ...REST]), 10],
    ['with a name', bytes([...HEADER, 8, ...REST], 'name\0'), 15],
    ['with name and comment', bytes([...HEADER, 24, ...REST], 'n\0c\0'), 14],
    ['with more fields', bytes([...HEADER, 4, ...REST], [3, 0, 1, 2, 3]), 15],
    ['with a checksum', bytes([...HEADER, 2, ...REST], [1, 2]), 12],
  ])('%s', (_what, member, length) => expect(gzipHeaderLength(member)).toBe(length))

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['something else', bytes('PK\u0003\u0004 and so on')],
    ['another method', bytes([0x1f, 0x8b, 7, 0, ...REST])],
    ['reserved flags', bytes([...HEADER, 0x20, ...REST])],
    ['a name without end', bytes([...HEADER, 8, ...REST], 'name')],
    ['fields cut short', bytes([...HEADER, 4, ...REST], [3])],
    ['fields that reach beyond', bytes([...HEADER, 4, ...REST], [9, 0])],
  ])('is none: %s', (_what, member) => expect(gzipHeaderLength(member)).toBeUndefined())

  it('ends with checksum and size, and nothing behind them', () => {
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(5, 0)
    trailer.writeUInt32LE(7, 4)
    expect(trailerFaults(trailer, { crc32: 5, size: 7 + 2 ** 32 })).toEqual([])
    expect(trailerFaults(trailer, { crc32: 6, size: 8 })).toEqual([
      'its checksum is wrong',
      'its size is wrong',
    ])
    expect(trailerFaults(trailer.subarray(1), { crc32: 5, size: 7 })).toEqual([
      'it ends before its checksum',
    ])
    const longer = Buffer.concat([trailer, Buffer.alloc(3)])
    expect(trailerFaults(longer, { crc32: 5, size: 7 })).toEqual(['3 bytes follow behind its end'])
  })
})

describe('readCrateArchive', () => {
  const content = tar(ENTRIES)
  const frame = { crc32: crc32(content), size: content.length }

  it('reads what cargo writes', async () => {
    const archive = await readCrateArchive(gzipFrame(content, frame), ROOT)
    expect(archive.faults).toEqual([])
    expect(archive.entries).toHaveLength(3)
  })

  it.each<[string, Buffer, string]>([
    ['no gzip', Buffer.from('something'), 'it is no gzip file'],
    ['a wrong checksum', gzipFrame(content, { ...frame, crc32: 1 }), 'its checksum is wrong'],
    ['a wrong size', gzipFrame(content, { ...frame, size: 1 }), 'its size is wrong'],
    ['an end that is missing', crateOf(ENTRIES).subarray(0, -30), 'it cannot be decompressed'],
    ['a second member', Buffer.concat([crateOf(ENTRIES), crateOf([])]), 'follow behind its end'],
    [
      'a damaged archive in a sound frame',
      gzipFrame(Buffer.alloc(600, 'x'), { crc32: 0, size: 600 }),
      'is not read to its end',
    ],
  ])('names %s', async (_what, bytes, named) => {
    const { faults } = await readCrateArchive(bytes, ROOT)
    expect(faults.join('\n')).toContain(named)
  })
})

describe('archiveDifferences', () => {
  const before = read(tar(ENTRIES))
  const with_ = (change: (entries: readonly TarEntry[]) => readonly TarEntry[]): CrateArchive =>
    read(tar(change(ENTRIES)))
  const lastWith =
    (fields: Partial<TarEntry>) =>
    (entries: readonly TarEntry[]): readonly TarEntry[] =>
      entries.map((entry, at) => (at === 2 ? { ...entry, ...fields } : entry))

  it('finds none between equal archives', () => {
    expect(archiveDifferences(before, read(tar(ENTRIES)))).toEqual([])
  })

  it.each<[string, (entries: readonly TarEntry[]) => readonly TarEntry[], RegExp]>([
    [
      'content',
      lastWith({ content: 'evil' }),
      /^src\/main\.rs: expected 13 bytes, sha256:\w+, got 4 bytes, sha256:\w+$/,
    ],
    ['a missing file', entries => entries.slice(0, 2), /^src\/main\.rs: missing \(13 bytes/],
    [
      'one more',
      entries => [...entries, { path: `${ROOT}/x`, content: 'x' }],
      /^x: added \(1 bytes/,
    ],
    [
      'a repeated file',
      entries => [...entries, { path: `${ROOT}/Cargo.toml` }],
      /^Cargo\.toml \(2\): added/,
    ],
    ['another kind', lastWith({ type: '2', content: '', link: 'x' }), /got symbolic link, 0 bytes/],
    ['the mode', lastWith({ mode: 0o755 }), /mode: expected 644, got 755/],
    ['the time', lastWith({ mtime: 2 }), /time: expected 1, got 2/],
    ['the owner', lastWith({ owner: 'me' }), /owner: expected 0:0 :, got 0:0 me:/],
    ['the root', lastWith({ path: 'x/src/main.rs' }), /root folder: expected w-1\.0\.0, got x/],
    ['the order', entries => entries.toReversed(), /^: the same entries in another order$/],
  ])('finds %s', (_what, change, expected) => {
    const found = archiveDifferences(before, with_(change)).map(
      ({ path, what }) => `${path}: ${what}`,
    )
    expect(found.join('\n')).toMatch(expected)
  })
})
