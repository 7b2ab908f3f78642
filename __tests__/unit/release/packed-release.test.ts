/** What must be verified of an archive, and of files that cargo did not make. */
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { ASSEMBLED_BUILD_TYPE, WORKFLOW_BUILD_TYPE } from '../../../src/attest/predicate.ts'
import { evidenceText } from '../../../src/release/evidence.ts'
import { plannedSetFaults } from '../../../src/release/planned-set.ts'
import { checkSbomFile, sbomText } from '../../../src/release/sbom-file.ts'
import { VerifiedRelease } from '../../../src/release/verified-release.ts'
import type { VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'
import {
  ARCHIVE,
  BOTH,
  INNER,
  PACKED,
  packedFiles,
  verified,
  type Odd,
} from '../../support/packed-release.ts'
import { PLAN, SBOM, verifiedFile } from '../../support/release-evidence.ts'
import { thrownBy } from '../../support/thrown.ts'

const inner = verified(INNER, { types: BOTH })

describe('a release of an archive and other files', () => {
  it('is made of all of them', () => {
    const release = VerifiedRelease.of(PACKED, packedFiles())
    expect(release.files.map(({ name }) => name)).toEqual([...PACKED.files].sort())
    expect(release.files.find(({ name }) => name === ARCHIVE)?.contains?.name).toBe(INNER)
  })

  it.each<[string, Readonly<Record<string, Odd>>, string]>([
    ['an archive without its binary', { [ARCHIVE]: { types: BOTH } }, 'not the binary inside'],
    [
      'an archive with another binary',
      { [ARCHIVE]: { types: BOTH, contains: verified('other/rocket', { types: BOTH }) } },
      'not the binary inside',
    ],
    [
      'an archive whose binary has no SBOM',
      { [ARCHIVE]: { types: BOTH, contains: verified(INNER) } },
      `${INNER} was not verified for all`,
    ],
    [
      'an archive whose binary was assembled',
      { [ARCHIVE]: { types: BOTH, contains: verified(INNER, { types: BOTH, assembled: true }) } },
      'how it came to be',
    ],
    [
      'an archive without SBOM',
      { [ARCHIVE]: { contains: inner } },
      `${ARCHIVE} was not verified for all`,
    ],
    ['a prebuilt file that is called built', { 'rocket.msi': {} }, 'how it came to be'],
    [
      'a built file that is called assembled',
      { 'rocket.deb': { assembled: true } },
      'how it came to be',
    ],
    [
      'checksums that are called assembled',
      { [PLAN.checksums]: { assembled: true } },
      'how it came to be',
    ],
  ])('is refused with %s', (_, odd, message) => {
    const error = thrownBy(() => VerifiedRelease.of(PACKED, packedFiles(odd)))
    expect(error.code).toBe('NOT_VERIFIED')
    expect(error.message).toContain(message)
  })

  it('takes no look-alike for the binary inside', () => {
    const forged = structuredClone(inner)
    const error = thrownBy(() => verified(ARCHIVE, { types: BOTH, contains: forged }))
    expect(error.code).toBe('NOT_VERIFIED')
    expect(verified('x').contains).toBeNull()
  })

  it('needs every file that cargo did not make, with its signature where there are any', () => {
    const without = PACKED.files.filter(name => name !== 'rocket.msi')
    expect(plannedSetFaults(PACKED, without)).toEqual(['rocket.msi: missing'])
    const signed = { ...PACKED, files: [...PACKED.files, `${PLAN.checksums}.asc`] }
    expect(plannedSetFaults(signed, PACKED.files)).toContain('rocket.deb.asc: missing')
  })

  it('has the bundles of the binary inside in its evidence', () => {
    const archive = verified(ARCHIVE, { types: BOTH, contains: inner })
    expect(evidenceText([archive]).trim().split('\n')).toHaveLength(4)
    expect(
      evidenceText([verified('x')])
        .trim()
        .split('\n'),
    ).toHaveLength(1)
  })
})

describe('the SBOM of an archive', () => {
  const about = (content: string): object => ({
    ...SBOM,
    metadata: { component: { hashes: [{ alg: 'SHA-256', content }] } },
  })
  const check = (sbom: object): void => {
    const file = { name: `${ARCHIVE}.cdx.json`, sha256: sha256Of(sbomText(sbom)) }
    checkSbomFile(verified(ARCHIVE, { types: BOTH, contains: inner, sbom }), file)
  }

  it('is about the binary inside, and not about the archive', () => {
    expect(() => check(about(sha256Of(INNER)))).not.toThrow()
    expect(thrownBy(() => check(about(sha256Of(ARCHIVE)))).code).toBe('SBOM_DIFFERS')
  })
})

describe('a provenance that claims no build', () => {
  it('is no provenance of a build, unless somebody asks for either', () => {
    const ask = (buildTypes: Odd['buildTypes']): VerifiedArtifact =>
      verified('x', { assembled: true, buildTypes })
    expect(ask([WORKFLOW_BUILD_TYPE, ASSEMBLED_BUILD_TYPE]).accepted[0]?.assembled).toBe(true)
    expect(thrownBy(() => ask(undefined)).code).toBe('PROVENANCE_CONTRADICTION')
    expect(thrownBy(() => ask([WORKFLOW_BUILD_TYPE])).code).toBe('PROVENANCE_CONTRADICTION')
    const built = thrownBy(() => verified('x', { buildTypes: [ASSEMBLED_BUILD_TYPE] }))
    expect(built.code).toBe('PROVENANCE_CONTRADICTION')
    expect(built.message).toContain(`expected ${ASSEMBLED_BUILD_TYPE}`)
  })

  it('is told apart in what was accepted', () => {
    expect(verifiedFile('x').accepted[0]?.assembled).toBe(false)
    expect(inner.accepted.map(({ assembled }) => assembled)).toEqual([false, false])
  })
})
