import { describe, expect, it } from '@jest/globals'
import { parseSbomDocument } from '../../../src/sbom/own-document.ts'
import { thrownBy } from '../../support/thrown.ts'
import { SBOM } from '../../support/release-evidence.ts'

const SPDX = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  dataLicense: 'CC0-1.0',
  name: 'app',
  documentNamespace: 'https://example.org/app',
  creationInfo: { created: '2026-01-02T03:04:05Z', creators: ['Tool: x'] },
  packages: [{ SPDXID: 'SPDXRef-app', name: 'app', downloadLocation: 'NOASSERTION' }],
}
const read = (
  document: object,
  format: 'cyclonedx' | 'spdx',
): ReturnType<typeof parseSbomDocument> =>
  parseSbomDocument(JSON.stringify(document), format, 'own.json')

describe("a maintainer's own SBOM", () => {
  it('is attested under the type of its format', () => {
    expect(read(SBOM, 'cyclonedx')).toEqual({
      predicateType: 'https://cyclonedx.org/bom',
      predicate: SBOM,
    })
    expect(read(SPDX, 'spdx')).toEqual({
      predicateType: 'https://spdx.dev/Document/v2.3',
      predicate: SPDX,
    })
  })

  it.each([
    ['cyclonedx', { bomFormat: 'SPDX' }, 'bomFormat'],
    ['cyclonedx', { specVersion: '1.3' }, 'specVersion'],
    ['cyclonedx', { serialNumber: undefined }, 'serialNumber'],
    ['cyclonedx', { serialNumber: 'urn:uuid:1' }, 'serialNumber'],
    ['cyclonedx', { metadata: {} }, 'metadata.component'],
    ['cyclonedx', { components: [{ type: 'crate', name: 'x' }] }, 'components[0].type'],
    ['cyclonedx', { components: {} }, 'components'],
    ['spdx', { spdxVersion: 'SPDX-3.0' }, 'spdxVersion'],
    ['spdx', { SPDXID: 'x' }, 'SPDXID'],
    ['spdx', { dataLicense: 'MIT' }, 'dataLicense'],
    ['spdx', { documentNamespace: 'here' }, 'documentNamespace'],
    ['spdx', { creationInfo: { created: 'today', creators: [] } }, 'creators'],
    ['spdx', { packages: [{}] }, 'packages[0].downloadLocation'],
  ] as const)('in %s is refused with %j', (format, change, told) => {
    const document = { ...(format === 'spdx' ? SPDX : SBOM), ...change }
    const error = thrownBy(() => read(document, format))
    expect(error.code).toBe('SBOM_INVALID')
    expect(error.message).toContain(told)
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['one key twice', JSON.stringify(SBOM).replace('{', '{"bomFormat":"CycloneDX",')],
    ['too many levels', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ])('is refused with %s', (_what, text) => {
    expect(thrownBy(() => parseSbomDocument(text, 'cyclonedx', 'x')).code).toBe('SBOM_INVALID')
  })
})
