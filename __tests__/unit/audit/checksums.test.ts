import { describe, expect, it } from '@jest/globals'
import { compareChecksums, isChecksumsFile, parseChecksums } from '../../../src/audit/checksums.ts'
import { sha256Of } from '../../../src/attest/digest.ts'

const A = sha256Of('a')
const B = sha256Of('b')

describe('a checksums file', () => {
  it.each([
    'widget-1.0.0-checksums.txt',
    'SHA256SUMS',
    'sha256sum.txt',
    'checksums.txt',
    'widget_checksums.sha256',
    'widget.tar.gz.sha256',
    'widget.sha256sum',
    'checksums',
  ])('is known by its name: %s', name => {
    expect(isChecksumsFile(name)).toBe(true)
  })

  it.each(['widget', 'widget-checksums.txt.asc', 'sha256sums.json', 'checksums', 'sha512sums.txt'])(
    'is not: %s',
    name => {
      expect(isChecksumsFile(name)).toBe(name === 'checksums')
    },
  )

  it.each([
    ['two spaces', `${A}  a\n`],
    ['binary', `${A} *a\r\n`],
    ['upper case', `${A.toUpperCase()}  a`],
    ['BSD', `SHA256 (a) = ${A}\n`],
    ['in a folder', `${A}  ./dist/a\n`],
    ['with an escape, remarks and empty lines', `# made by hand\n\n\\${A}  a\n`],
  ])('is read: %s', (_what, text) => {
    expect(parseChecksums('SHA256SUMS', text)).toEqual([{ name: 'a', sha256: A }])
  })

  it('may hold one digest alone, of the file that it is named after', () => {
    expect(parseChecksums('a.sha256', `${A}\n`)).toEqual([{ name: 'a', sha256: A }])
    expect(parseChecksums('SHA256SUMS', `${A}\n`)).toBe('line 1 of SHA256SUMS is no checksum')
  })

  it.each([
    ['', 'SHA256SUMS lists nothing'],
    [`${A}  a\nnonsense\n`, 'line 2 of SHA256SUMS is no checksum'],
    [`${A.slice(1)}  a\n`, 'line 1 of SHA256SUMS is no checksum'],
  ])('is none: %j', (text, why) => {
    expect(parseChecksums('SHA256SUMS', text)).toBe(why)
  })
})

describe('comparing', () => {
  it('tells of a difference with the file, and of what is gone with the list', () => {
    const lines = [
      { name: 'a', sha256: A },
      { name: 'b', sha256: A },
      { name: 'gone', sha256: A },
      { name: 'gone too', sha256: A },
      { name: 'unknown', sha256: A },
    ]
    const found = compareChecksums('SUMS', lines, [
      { name: 'a', sha256: A },
      { name: 'b', sha256: B },
      { name: 'unknown', sha256: undefined },
      { name: 'unlisted', sha256: B },
    ])
    expect([...found.keys()]).toEqual(['b', 'SUMS'])
    expect(found.get('b')).toMatchObject([
      { code: 'AUDIT_CHECKSUM_DRIFT', expected: `sha256:${A}`, actual: `sha256:${B}` },
    ])
    expect(found.get('SUMS')?.map(one => one.message)).toEqual([
      'SUMS lists gone, which is not on the release',
      'SUMS lists gone too, which is not on the release',
    ])
  })
})
