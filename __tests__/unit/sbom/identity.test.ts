import { describe, expect, it } from '@jest/globals'
import licenceIds from 'spdx-license-ids/index.json' with { type: 'json' }
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import { libraryComponent } from '../../../src/sbom/component.ts'
import { licences, normaliseExpression, type LicenceChoice } from '../../../src/sbom/licence.ts'
import { cargoPurl, encode } from '../../../src/sbom/purl.ts'
import { serialNumber } from '../../../src/sbom/serial-number.ts'
import { rfc3339 } from '../../../src/attest/unix-time.ts'
import { schemaLicenceIds } from '../../support/cyclonedx-schema.ts'
import { CHECKOUT, COMMIT, packageNamed } from './fixture.ts'

describe('package URLs', () => {
  it.each([
    ['libgit2-sys', 'pkg:cargo/libgit2-sys@0.18.0%2B1.9.0'],
    ['app', `pkg:cargo/app@1.2.3?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Focto%2Fapp%40${COMMIT}`],
    ['inner', `pkg:github/octo/app@${COMMIT}#crates/inner`],
    [
      'tool',
      'pkg:cargo/tool@0.3.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Focto%2Ftools%4089abcdef0123456789abcdef0123456789abcdef',
    ],
    ['outer', undefined],
  ])('of %s', (name, purl) => {
    const released = packageNamed('app').id
    expect(cargoPurl(packageNamed(name), { ...CHECKOUT, released })).toBe(purl)
  })

  it('have the type of crates.io neither for what is not released nor for what is never published', () => {
    const app = packageNamed('app')
    const own = { ...CHECKOUT, url: 'https://github.com/Octo/App', released: app.id }
    expect(cargoPurl(app, CHECKOUT)).toBe(`pkg:github/octo/app@${COMMIT}`)
    expect(cargoPurl({ ...app, publish: [] }, own)).toBe(`pkg:github/octo/app@${COMMIT}`)
    const elsewhere = { ...own, url: 'https://github.example/octo/app' }
    expect(cargoPurl(packageNamed('inner'), elsewhere)).toBe(
      `pkg:generic/inner@0.1.0?vcs_url=git%2Bhttps:%2F%2Fgithub.example%2Focto%2Fapp%40${COMMIT}%23crates%2Finner`,
    )
  })

  it('say where in a git repository a package lies', () => {
    const tool = packageNamed('tool')
    const manifestPath =
      '/home/me/.cargo/git/checkouts/tools-0a1b2c3d4e5f/89abcde/crates/tool/Cargo.toml'
    expect(cargoPurl({ ...tool, manifestPath }, CHECKOUT)).toMatch(/%23crates%2Ftool$/)
    const onWindows = manifestPath.replaceAll('/', '\\')
    expect(cargoPurl({ ...tool, manifestPath: onWindows }, CHECKOUT)).toMatch(/%23crates%2Ftool$/)
  })

  it('encode what must be encoded, and the colon not', () => {
    expect(encode("a+b:c/d@e(f)'!*~_.-")).toBe('a%2Bb:c%2Fd%40e%28f%29%27%21%2A~_.-')
  })
})

const declared = (
  name: string,
  license: string | null,
  licenseFile: string | null,
): readonly LicenceChoice[] => licences({ name, license, licenseFile }, new Set(), '1.6')

describe('licences', () => {
  it.each([
    ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
    ['MIT or Apache-2.0', 'MIT OR Apache-2.0'],
    ['(MIT OR Apache-2.0) AND Unicode-3.0', '(MIT OR Apache-2.0) AND Unicode-3.0'],
    ['( MIT ) and ((BSD-3-Clause))', '(MIT) AND ((BSD-3-Clause))'],
    ['AGPL-3.0 OR LGPL-2.1+', 'AGPL-3.0-only OR LGPL-2.1-or-later'],
    ['Apache-2.0 WITH LLVM-exception', 'Apache-2.0 WITH LLVM-exception'],
    ['LicenseRef-Mine', 'LicenseRef-Mine'],
    ['MPL-1.1+', 'MPL-1.1+'],
  ])('%s is %s', (text, expression) => {
    expect(normaliseExpression(text)).toBe(expression)
    expect(declared('x', text, null)).toEqual([{ expression, acknowledgement: 'declared' }])
  })

  it.each([
    ['MIT', 'MIT'],
    ['mit', 'MIT'],
    ['LGPL-3.0-or-later', 'LGPL-3.0-or-later'],
    ['GPL-3.0', 'GPL-3.0-only'],
    ['GPL-2.0+', 'GPL-2.0-or-later'],
  ])('%s is one licence, by its id: %s', (text, id) => {
    expect(normaliseExpression(text)).toBe(id)
    const item = { name: 'x', license: text, licenseFile: null }
    const [one, two] = (['declared', 'concluded'] as const).map(acknowledgement => ({
      license: { id, acknowledgement },
    }))
    expect(licences(item, new Set(), '1.6')).toEqual([one])
    expect(licences(item, new Set([id]), '1.6')).toEqual([two])
    expect(licences(item, new Set([id]), '1.7')).toEqual([one, two])
  })

  it('have ids that CycloneDX knows', () => {
    const [known, ours] = [new Set(schemaLicenceIds()), [...licenceIds, ...deprecatedIds]]
    expect(ours.filter(id => !known.has(id))).toEqual([])
    expect(ours.length).toBeGreaterThan(700)
  })

  it.each([
    'see LICENSE',
    'MIT OR',
    'OR MIT',
    '(MIT',
    'MIT)',
    'MIT WITH',
    'MIT WITH OR',
    '()',
    'MIT MIT',
    'MIT AND AND MIT',
  ])('%s is no expression and stays a name', text => {
    expect(declared('x', text, null)).toEqual([
      { license: { name: text, acknowledgement: 'declared' } },
    ])
  })

  it('of a file alone has a name of its own; of nothing there is none', () => {
    expect(declared('x', null, 'COPYING')).toEqual([
      { license: { name: 'LicenseRef-x', acknowledgement: 'declared' } },
    ])
    expect(declared('x', ' ', null)).toEqual([])
  })
})

describe('a component', () => {
  it('has no links that are not web addresses', () => {
    const item = {
      ...packageNamed('dup', '1.0.0'),
      homepage: 'javascript:alert(1)',
      documentation: 'https://[',
      repository: 'https://github.com/o/dup',
    }
    const { externalReferences } = libraryComponent(
      { package: item, features: [], hashes: [], linkedLibs: [], native: undefined },
      {
        checkout: CHECKOUT,
        releaser: { name: 'octo', url: [] },
        spec: '1.6',
        bsi: false,
        evidenceOf: () => undefined,
      },
    )
    expect(externalReferences).toEqual([
      { type: 'distribution', url: 'https://static.crates.io/crates/dup/dup-1.0.0.crate' },
      { type: 'source-distribution', url: 'https://static.crates.io/crates/dup/dup-1.0.0.crate' },
      { type: 'vcs', url: 'https://github.com/o/dup' },
    ])
  })
})

describe('time and serial number', () => {
  it.each([
    0, 951_782_399, 951_782_400, 1_078_012_800, 1_767_225_599, 1_767_225_600, 4_107_542_399,
    4_107_542_400, 253_402_300_799, 12_345_678,
  ])('%d seconds are written as Date writes them', seconds => {
    const date = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
    expect(rfc3339(seconds)).toBe(date)
  })

  it('a serial number is a UUID of version 5 that depends on the content alone', () => {
    expect(serialNumber('a')).toBe(serialNumber('a'))
    expect(serialNumber('a')).not.toBe(serialNumber('b'))
    expect(serialNumber('a')).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
  })
})
