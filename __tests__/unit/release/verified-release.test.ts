import { describe, expect, it } from '@jest/globals'
import { PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { VerifiedRelease } from '../../../src/release/verified-release.ts'
import type { VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'
import { nameless, PLAN, verifiedFile, verifiedFiles } from '../../support/release-evidence.ts'
import { thrownBy } from '../../support/thrown.ts'

const [, linux = '', linuxSbom = '', mac = '', macSbom = ''] = PLAN.files
const without = (...names: readonly string[]): readonly VerifiedArtifact[] =>
  verifiedFiles(PLAN.files.filter(name => !names.includes(name)))

const refusal = (files: readonly VerifiedArtifact[]): { code: string; message: string } => {
  const { code, message } = thrownBy(() => VerifiedRelease.of(PLAN, files))
  return { code, message }
}

describe('VerifiedRelease', () => {
  it('takes exactly the plan, sorted by name, and is frozen', () => {
    const release = VerifiedRelease.of(PLAN, verifiedFiles().toReversed())
    expect(release.files.map(file => file.name)).toEqual([...PLAN.files].sort())
    expect(VerifiedRelease.is(release)).toBe(true)
    expect(Object.isFrozen(release)).toBe(true)
    expect(Object.isFrozen(release.files)).toBe(true)
  })

  it('demands of every file what every file must have besides', () => {
    const type = 'https://slsa.dev/verification_summary/v1'
    const { code, message } = thrownBy(() => VerifiedRelease.of(PLAN, verifiedFiles(), [type]))
    expect(code).toBe('NOT_VERIFIED')
    expect(message).toContain(type)
  })

  it('may do without an optional platform, whole', () => {
    expect(VerifiedRelease.of(PLAN, without(mac, macSbom)).files).toHaveLength(4)
  })

  it.each([
    ['a binary of a required platform', without(linux), `${linux}: missing`],
    ['an SBOM of a required platform', without(linuxSbom), `${linuxSbom}: missing`],
    ['a required platform', without(linux, linuxSbom), `${linux}: missing`],
    ['half of an optional platform', without(macSbom), `${macSbom}: missing`],
    ['the checksums', without(PLAN.checksums), `${PLAN.checksums}: missing`],
    ['the evidence', without(PLAN.evidence), `${PLAN.evidence}: missing`],
    ['everything', [], `${linux}: missing`],
  ])('refuses without %s', (_what, files, fault) => {
    expect(refusal(files)).toEqual({
      code: 'RELEASE_INCOMPLETE',
      message: expect.stringContaining(fault),
    })
  })

  it('refuses what is not planned, or there twice', () => {
    expect(refusal([...verifiedFiles(), verifiedFile('extra.txt')])).toEqual({
      code: 'RELEASE_INCOMPLETE',
      message: expect.stringContaining('extra.txt: not in the plan'),
    })
    expect(refusal([...verifiedFiles(), verifiedFile(linux)])).toEqual({
      code: 'RELEASE_INCOMPLETE',
      message: expect.stringContaining(`${linux}: there twice`),
    })
  })

  it('refuses a file that has no name', () => {
    expect(refusal([...verifiedFiles(), nameless()]).message).toContain(
      '(without a name): not in the plan',
    )
  })

  it('refuses forgeries of verified files', () => {
    const [first, ...rest] = verifiedFiles()
    if (first === undefined) throw new Error('no file')
    const forgeries = [
      Object.assign({}, first),
      structuredClone(first),
      JSON.parse(JSON.stringify(first)),
      Object.assign(Object.create(Object.getPrototypeOf(first) as object), first),
    ] as readonly VerifiedArtifact[]
    for (const forged of forgeries) expect(refusal([forged, ...rest]).code).toBe('NOT_VERIFIED')
  })

  it('refuses a binary that was verified for less than the plan requires', () => {
    const weak = verifiedFile(linux, { types: [PROVENANCE_V1] })
    expect(refusal([...without(linux), weak]).code).toBe('NOT_VERIFIED')
  })

  it('is made in no other way', () => {
    const release = VerifiedRelease.of(PLAN, verifiedFiles())
    const make = VerifiedRelease as unknown as new (...parts: readonly unknown[]) => unknown
    expect(() => new make(Symbol('VerifiedRelease'), PLAN, [])).toThrow(TypeError)
    expect(() => Reflect.construct(make, [undefined, PLAN, []])).toThrow(TypeError)
    expect(VerifiedRelease.is(Object.assign({}, release))).toBe(false)
    expect(VerifiedRelease.is(structuredClone(release))).toBe(false)
    const impostor = Object.create(VerifiedRelease.prototype) as object
    expect(VerifiedRelease.is(Object.assign(impostor, release))).toBe(false)
    expect(VerifiedRelease.is(null)).toBe(false)
    expect(VerifiedRelease.is(undefined)).toBe(false)
    expect(VerifiedRelease.is('release')).toBe(false)
  })
})
