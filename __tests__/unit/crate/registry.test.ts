import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { parseApiVersion } from '../../../src/crate/api-version.ts'
import { crateFileName, crateRoot, indexPath, withoutBuild } from '../../../src/crate/crate-name.ts'
import { findIndexEntry } from '../../../src/crate/index-line.ts'
import {
  CRATES_IO,
  downloadUrls,
  parseRegistryConfig,
  parseRegistryUrl,
} from '../../../src/crate/registry.ts'
import { thrownBy } from '../../support/thrown.ts'

const CKSUM = sha256Of('a crate')
const CRATE = { name: 'Widget_x', version: '1.2.3+a' }
const OTHER = { kind: 'other', indexUrl: 'https://crates.example/index/' } as const

describe('names', () => {
  it.each([
    ['a', '1/a'],
    ['Io', '2/io'],
    ['aBc', '3/a/abc'],
    ['cargo', 'ca/rg/cargo'],
    ['My_Crate-x', 'my/_c/my_crate-x'],
  ])('%s lies at %s in the index', (name, path) => expect(indexPath(name)).toBe(path))

  it('make file, folder and the version that counts', () => {
    expect(crateFileName(CRATE)).toBe('Widget_x-1.2.3+a.crate')
    expect(crateRoot(CRATE)).toBe('Widget_x-1.2.3+a')
    expect(withoutBuild('1.2.3-rc.1+a.b')).toBe('1.2.3-rc.1')
  })
})

describe('registries', () => {
  it.each([
    ['sparse+https://crates.example/index/', OTHER],
    ['https://crates.example/index', OTHER],
    ['sparse+https://index.crates.io/', CRATES_IO],
    ['https://index.crates.io', CRATES_IO],
    ['http://crates.example/', undefined],
    ['https://user@crates.example/', undefined],
    ['https://crates.example/?a', undefined],
    ['https://:', undefined],
    ['git+https://crates.example/', undefined],
  ])('%s', (text, registry) => expect(parseRegistryUrl(text)).toEqual(registry))

  it('serve at the canonical address and at the one that cargo asks for', () => {
    expect(downloadUrls(CRATES_IO, undefined, CRATE, CKSUM)).toEqual([
      'https://static.crates.io/crates/Widget_x/Widget_x-1.2.3%2Ba.crate',
      'https://static.crates.io/crates/Widget_x/1.2.3%2Ba/download',
    ])
  })

  it.each([
    ['https://dl.example', 'https://dl.example/Widget_x/1.2.3%2Ba/download'],
    ['https://dl.example/{crate}-{version}', 'https://dl.example/Widget_x-1.2.3%2Ba'],
    ['https://dl.example/{prefix}/{lowerprefix}', 'https://dl.example/Wi/dg/wi/dg'],
    ['https://dl.example/{sha256-checksum}?{other}', `https://dl.example/${CKSUM}?{other}`],
  ])('fill the template %s', (template, url) => {
    expect(downloadUrls(OTHER, template, CRATE, CKSUM)).toEqual([url])
  })

  it('describe themselves', () => {
    expect(parseRegistryConfig('{"dl":"https://dl.example"}', OTHER)).toBe('https://dl.example')
  })

  it.each(['', '{}', '{"dl":"http://dl.example"}', '{"dl":"https://d","auth-required":true}'])(
    'are refused with the description %j',
    text =>
      expect(thrownBy(() => parseRegistryConfig(text, OTHER)).code).toBe('REGISTRY_UNSUPPORTED'),
  )
})

const line = (fields: object): string =>
  JSON.stringify({ name: CRATE.name, vers: CRATE.version, cksum: CKSUM, yanked: false, ...fields })

describe('the index', () => {
  it('has a line for the version', () => {
    const text = `${line({ vers: '1.0.0', cksum: 'odd' })}\n${line({})}\n\n`
    expect(findIndexEntry(text, CRATE)).toEqual({ cksum: CKSUM, yanked: false })
    expect(findIndexEntry(line({ yanked: true }), CRATE)?.yanked).toBe(true)
    expect(findIndexEntry(line({ yanked: undefined }), CRATE)?.yanked).toBe(false)
  })

  it('does not have it yet', () => {
    expect(findIndexEntry('', CRATE)).toBeUndefined()
    expect(findIndexEntry(line({ vers: '1.2.2' }), CRATE)).toBeUndefined()
  })

  it.each(['1.2.3', '1.2.3+b'])('has %s in its place', vers => {
    expect(thrownBy(() => findIndexEntry(line({ vers }), CRATE)).code).toBe('CRATE_VERSION_TAKEN')
  })

  it.each([
    `${line({})}\n${line({})}`,
    'no json',
    '[]',
    line({ vers: 1 }),
    line({ name: 'widget-x' }),
    line({ cksum: 'abc' }),
    line({ yanked: 'no' }),
  ])('is not understood: %s', text => {
    expect(thrownBy(() => findIndexEntry(text, CRATE)).code).toBe('RESPONSE_INVALID')
  })
})

const PUBLISHER = { provider: 'github', repository: 'o/r', run_id: '7', sha: 'c0ffee' }
const answer = (fields: object): string =>
  JSON.stringify({
    version: { crate: CRATE.name, num: CRATE.version, checksum: CKSUM, yanked: false, ...fields },
  })

describe('the API', () => {
  it('tells the checksum and who published', () => {
    expect(parseApiVersion(answer({ trustpub_data: PUBLISHER, yanked: true }), CRATE)).toEqual({
      checksum: CKSUM,
      yanked: true,
      publisher: { repository: 'o/r', runId: '7', sha: 'c0ffee' },
    })
    for (const fields of [{}, { trustpub_data: null }]) {
      expect(parseApiVersion(answer(fields), CRATE).publisher).toBeUndefined()
    }
  })

  it('does not let another provider pass for nobody', () => {
    const text = answer({ trustpub_data: { ...PUBLISHER, provider: 'gitlab' } })
    expect(parseApiVersion(text, CRATE).publisher?.repository).toBe('gitlab:o/r')
  })

  it.each([
    'no json',
    '{}',
    answer({ crate: 'widget-x' }),
    answer({ num: '1.2.3' }),
    answer({ checksum: null }),
    answer({ yanked: null }),
    answer({ trustpub_data: {} }),
    answer({ trustpub_data: { ...PUBLISHER, run_id: 7 } }),
    answer({ trustpub_data: { ...PUBLISHER, provider: { toString: 1 } } }),
    answer({ trustpub_data: { ...PUBLISHER, provider: undefined } }),
    answer({ trustpub_data: { ...PUBLISHER, sha: undefined } }),
  ])('is not understood: %s', text => {
    expect(thrownBy(() => parseApiVersion(text, CRATE)).code).toBe('RESPONSE_INVALID')
  })
})
