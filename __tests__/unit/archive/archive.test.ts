/** What is packed is what comes out, by our own reading and by that of the system's programs. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRawSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dosTime } from '../../../src/archive/zip.ts'
import { tarHeader } from '../../../src/archive/tar.ts'
import { ARCHIVE_FORMATS } from '../../../src/plan/release-plan.ts'
import type { ArchiveContents } from '../../../src/attest/archive-contents.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import { compare, contentsOf, FILES, MTIME, pack } from './support.ts'

const run = promisify(execFile)
const nonEmpty = Object.fromEntries(Object.entries(FILES).filter(([, text]) => text !== ''))

describe.each(ARCHIVE_FORMATS)('%s', format => {
  const contents = contentsOf(format)

  it('comes out as it went in', async () => {
    const archive = await pack(contents)
    expect(await compare(archive, contents)).toEqual({ fault: undefined, taken: nonEmpty })
    expect(archive.length).toBeLessThan(10_000)
  })

  it('has these very bytes, however its files were read', async () => {
    const archive = await pack(contents)
    expect(sha256Of(archive)).toMatchSnapshot()
    expect(await pack(contents, FILES, 77_777)).toEqual(archive)
    expect(await pack(contents, FILES, 65_536)).toEqual(archive)
  })

  it('is unpacked by programs that are not ours, with modes and times', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'archive-'))
    const path = join(folder, `app.${format}`)
    await writeFile(path, await pack(contents))
    const script = `import sys, ${format === 'zip' ? 'zipfile' : 'tarfile'} as archive
archive.${format === 'zip' ? 'ZipFile(sys.argv[1]).testzip() and sys.exit(1)' : 'open(sys.argv[1]).getmembers()'}`
    await run('python3', ['-c', script, path])
    const command = format === 'zip' ? ['unzip', '-q', path] : ['tar', '-xzf', path]
    await run(command[0] ?? '', command.slice(1), {
      cwd: folder,
      env: { ...process.env, TZ: 'UTC' },
    })
    for (const [name, text] of Object.entries(FILES)) {
      expect(await readFile(join(folder, name), 'utf8')).toBe(text)
      const { mode, mtimeMs } = await stat(join(folder, name))
      expect([name, mode & 0o777]).toEqual([name, name.endsWith('/app') ? 0o755 : 0o644])
      // MS-DOS counts pairs of seconds.
      expect(mtimeMs / 1000).toBe(format === 'zip' ? MTIME - (MTIME % 2) : MTIME)
    }
    await rm(folder, { recursive: true })
  })

  it('is refused with any byte changed, left out or added', async () => {
    const small = contentsOf(format, { 'a/LICENSE': 'MIT', 'a/app': 'binary' })
    const archive = await pack(small, { 'a/LICENSE': 'MIT', 'a/app': 'binary' })
    for (let at = 0; at < archive.length; at += 1) {
      const changed = Buffer.from(archive)
      changed[at] = (changed[at] ?? 0) ^ 0x41
      const { fault } = await compare(changed, small)
      // One content can be compressed in several ways; whatever else changes is noticed.
      const same = format === 'tar.gz' && contentOf(changed)?.equals(gunzipSync(archive)) === true
      expect([at, fault === undefined]).toEqual([at, same])
      const { fault: shorter } = await compare(archive.subarray(0, at), small)
      expect([at, shorter]).toEqual([at, expect.any(String)])
    }
    const longer = await compare(Buffer.concat([archive, Buffer.from('x')]), small)
    expect(longer.fault).toEqual(expect.any(String))
  })

  it.each<[string, (contents: ArchiveContents) => ArchiveContents]>([
    ['one entry more', one => ({ ...one, entries: [...one.entries, ...one.entries.slice(0, 1)] })],
    ['one entry less', one => ({ ...one, entries: one.entries.slice(1) })],
    ['no last entry', one => ({ ...one, entries: one.entries.slice(0, -1) })],
    ['another time', one => ({ ...one, mtime: one.mtime + 2 })],
    ['another order', one => ({ ...one, entries: one.entries.toReversed() })],
    ...FIELDS().map(([what, change]): [string, (contents: ArchiveContents) => ArchiveContents] => [
      what,
      one => ({ ...one, entries: one.entries.map((entry, at) => ({ ...entry, ...change(at) })) }),
    ]),
  ])('is refused where its record has %s', async (_, change) => {
    const { fault } = await compare(await pack(contents), change(contents))
    expect(fault).toEqual(expect.any(String))
  })
})

function contentOf(gzip: Buffer): Buffer | undefined {
  if (gzip.compare(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), 0, 10, 0, 10) !== 0) {
    return undefined
  }
  try {
    return gunzipSync(gzip)
  } catch {
    return undefined
  }
}

function FIELDS(): readonly (readonly [string, (at: number) => object])[] {
  return [
    ['another name', at => (at === 0 ? { path: 'app-1.2.3/LICENCE' } : {})],
    ['another mode', at => (at === 0 ? { executable: true } : {})],
    ['another digest', at => (at === 1 ? { sha256: sha256Of('x') } : {})],
    ['another digest of nothing', at => (at === 2 ? { sha256: sha256Of('x') } : {})],
    ['another size', at => (at === 1 ? { size: 5 } : {})],
    ['a larger size', at => (at === 1 ? { size: 5_000_000 } : {})],
  ]
}

it('any files at all come out as they went in', async () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/)
  const text = fc.string({ maxLength: 3000 })
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(name, text, { minKeys: 1 }),
      fc.nat(500),
      async (files, step) => {
        const sorted = Object.fromEntries(
          Object.entries(files)
            .map(([key, value]) => [`f/${key}`, value] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
        for (const format of ARCHIVE_FORMATS) {
          const contents = contentsOf(format, sorted)
          const archive = await pack(contents, sorted, step + 1)
          expect((await compare(archive, contents)).fault).toBeUndefined()
        }
      },
    ),
    { numRuns: 30 },
  )
})

describe('what hides in an archive', () => {
  const files = { 'a/app': 'binary' }

  it('is found behind the end mark of the tar', async () => {
    const contents = contentsOf('tar.gz', files)
    const tar = gunzipSync(await pack(contents, files))
    const more = ours(gzipSync(Buffer.concat([tar, Buffer.from('hidden')])))
    expect((await compare(more, contents)).fault).toBe('something follows behind its end mark')
    const cut = ours(gzipSync(tar.subarray(0, -512)))
    expect((await compare(cut, contents)).fault).toBe('it ends early')
  })

  it('is found in a second member, and a first one by somebody else is another', async () => {
    const contents = contentsOf('tar.gz', files)
    const archive = await pack(contents, files)
    const twice = Buffer.concat([archive, archive])
    expect((await compare(twice, contents)).fault).toBe(
      `${archive.length} bytes follow behind its end`,
    )
    const named = Buffer.from(archive)
    named[4] = 1
    expect((await compare(named, contents)).fault).toBe('its gzip header is another')
    const sum = Buffer.from(archive)
    sum[sum.length - 6] = (sum.at(-6) ?? 0) ^ 1
    expect((await compare(sum, contents)).fault).toBe('its checksum is wrong')
  })

  it('is found between the entries of a zip, and in what unpacks to more', async () => {
    const contents = contentsOf('zip', files)
    const archive = await pack(contents, files)
    const size = archive.readUInt32LE(18)
    const padded = Buffer.concat([
      archive.subarray(0, 35 + size),
      Buffer.from('x'),
      archive.subarray(35 + size),
    ])
    padded.writeUInt32LE(size + 1, 18)
    expect((await compare(padded, contents)).fault).toBe(
      'a/app: something follows behind its content',
    )
    const bomb = deflateRawSync(Buffer.alloc(5_000_000))
    const bombed = Buffer.concat([archive.subarray(0, 35), bomb])
    bombed.writeUInt32LE(bomb.length, 18)
    expect((await compare(bombed, contents)).fault).toBe('a/app: more than 6 bytes')
    const less = deflateRawSync(Buffer.from('bin'))
    const shorter = Buffer.concat([archive.subarray(0, 35), less])
    shorter.writeUInt32LE(less.length, 18)
    expect((await compare(shorter, contents)).fault).toBe('a/app: 3 bytes, recorded 6')
    const beyond = Buffer.from(archive)
    beyond.writeUInt32LE(1_000_000, 18)
    expect((await compare(beyond, contents)).fault).toBe(
      'a/app: it reaches beyond the end of the file',
    )
    const sum = Buffer.from(archive)
    sum.writeUInt32LE(1, 14)
    expect((await compare(sum, contents)).fault).toBe('a/app: its checksum is wrong')
  })

  it('is no reason to call a failing disk a damaged archive', async () => {
    const contents = contentsOf('tar.gz', files)
    const archive = await pack(contents, files)
    const broken = { size: archive.length, readAt: async () => Promise.reject(new Error('EIO')) }
    const { compareArchive } = await import('../../../src/archive/compare.ts')
    await expect(compareArchive(broken, contents, async () => undefined)).rejects.toThrow('EIO')
    const later = {
      size: archive.length,
      readAt: async (at: number, bytes: number) =>
        at === 0 ? archive.subarray(0, bytes) : Promise.reject(new Error('EIO')),
    }
    await expect(compareArchive(later, contents, async () => undefined)).rejects.toThrow('EIO')
    const short = {
      size: archive.length + 100,
      readAt: async (at: number, bytes: number) => archive.subarray(at, Math.min(at + bytes, 30)),
    }
    expect(await compareArchive(short, contents, async () => undefined)).toMatch(
      /decompressed|early/,
    )
  })
})

/** zlib's frame made to look like ours. */
function ours(gzip: Buffer): Buffer {
  gzip[8] = 0
  gzip[9] = 255
  return gzip
}

describe('times of MS-DOS', () => {
  it.each([
    [MTIME, 2026, 1, 2, 3, 4, 4],
    [0, 1980, 1, 1, 0, 0, 0],
    [4_354_819_199, 2107, 12, 31, 23, 59, 58],
    [9_999_999_999, 2107, 12, 31, 23, 59, 58],
    [1_709_208_000, 2024, 2, 29, 12, 0, 0],
  ])('%d', (seconds, year, month, day, hour, minute, second) => {
    const { time, date } = dosTime(seconds)
    expect([1980 + (date >> 9), (date >> 5) & 15, date & 31]).toEqual([year, month, day])
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([hour, minute, second])
  })
})

describe('a header of tar', () => {
  const entry = { size: 5, executable: false }

  it('holds a long path in two fields', () => {
    const path = `${'d'.repeat(80)}/${'e'.repeat(70)}/${'f'.repeat(95)}`
    const header = Buffer.from(tarHeader({ ...entry, path }, 1))
    expect(header.toString('latin1', 0, 95)).toBe('f'.repeat(95))
    expect(header.toString('latin1', 345, 345 + 151)).toBe(`${'d'.repeat(80)}/${'e'.repeat(70)}`)
  })

  it('is not made for a path that fits into neither', () => {
    expect(() => tarHeader({ ...entry, path: 'x'.repeat(101) }, 1)).toThrow('does not fit')
  })
})
