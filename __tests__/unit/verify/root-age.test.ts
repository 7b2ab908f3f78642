import { describe, expect, it } from '@jest/globals'
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { VerificationError } from '../../../src/errors/release-error.ts'
import {
  createBundleVerifier,
  type BundleVerifier,
  type Verifiers,
} from '../../../src/verify/bundle-verifier.ts'
import { endedParts, explainRootAge } from '../../../src/verify/root-age.ts'
import { parseTrustRoots, type TrustRoots } from '../../../src/verify/trust.ts'
import { CONTENT, forge, forgeBlob, TRUSTED_ROOTS } from '../../corpus/support/forge.ts'
import { thrownBy } from '../../support/thrown.ts'

const LONG_AGO = '2025-01-01T00:00:00Z'
// The certificates of the sandbox's authorities end in 2044.
const IN_2045 = Date.parse('2045-01-01T00:00:00Z')
const FUTURE = '2044-01-01T00:00:00Z'

interface Document {
  certificateAuthorities: { validFor: { end?: string } }[]
  timestampAuthorities: { validFor: { end?: string } }[]
  tlogs?: { publicKey: { validFor: { end?: string } } }[]
}

/** The sandbox's roots after a change to each document. */
function roots(change: (document: Document) => void = () => undefined): TrustRoots {
  const documents = TRUSTED_ROOTS.trim()
    .split('\n')
    .map(line => JSON.parse(line) as Document)
  for (const document of documents) change(document)
  return parseTrustRoots(documents.map(document => JSON.stringify(document)).join('\n'))
}

function ending(part: 'certificateAuthorities' | 'timestampAuthorities' | 'tlogs'): TrustRoots {
  return roots(document => {
    for (const one of document[part] ?? []) {
      const { validFor } = 'publicKey' in one ? one.publicKey : one
      validFor.end = LONG_AGO
    }
  })
}

const answering = (answer: () => never): Verifiers => ({ verify: answer, verifyBlob: answer })

const explaining = (given: TrustRoots): BundleVerifier =>
  explainRootAge(createBundleVerifier(given), given)
const codeOf = (given: TrustRoots, bundle: unknown): ErrorCode =>
  thrownBy(() => explaining(given).verify(bundle)).code

describe('a trust root that is too old', () => {
  it.each([
    ['certificateAuthorities', 'certificate authorities', 'public-good', 'CERTIFICATE_UNTRUSTED'],
    ['certificateAuthorities', 'certificate authorities', 'github', 'CERTIFICATE_UNTRUSTED'],
    ['tlogs', 'logs', 'public-good', 'LOG_ENTRY_INVALID'],
    ['timestampAuthorities', 'time-stamp authorities', 'github', 'TIMESTAMP_INVALID'],
  ] as const)('is named for its %s: %s, %s', (part, words, instance, code) => {
    const time = Date.parse('2026-03-01T12:00:00Z')
    const bundle = forge({ instance, time })
    expect(explaining(roots()).verify(bundle).instance).toBe(instance)
    const error = thrownBy(() => explaining(ending(part)).verify(bundle))
    expect(error).toMatchObject({
      code: 'TRUST_ROOT_TOO_OLD',
      class: 'security',
      message: expect.stringContaining(`the ${words} of the trust root of`),
      expected: `at most ${LONG_AGO}`,
      actual: '2026-03-01T12:00:00Z',
      cause: { code },
    })
  })

  it.each(['public-good', 'github'] as const)(
    'is named when its certificates have ended, though it says nothing of an end: %s',
    instance => {
      const error = thrownBy(() => explaining(roots()).verify(forge({ instance, time: IN_2045 })))
      expect(error).toMatchObject({ code: 'TRUST_ROOT_TOO_OLD', expected: `at most ${FUTURE}` })
    },
  )

  it('is no excuse for any other refusal', () => {
    expect(codeOf(roots(), forge({ defect: 'foreign-authority' }))).toBe('CERTIFICATE_UNTRUSTED')
    expect(codeOf(roots(), forge({ defect: 'foreign-log' }))).toBe('LOG_ENTRY_INVALID')
    expect(codeOf(ending('tlogs'), forge({ defect: 'foreign-key' }))).toBe('SIGNATURE_INVALID')
    expect(codeOf(roots(), {})).toBe('BUNDLE_INVALID')
    const onlyGithub = new Map([...ending('tlogs')].filter(([name]) => name === 'GitHub, Inc.'))
    expect(codeOf(onlyGithub, forge())).toBe('INSTANCE_WITHOUT_ROOT')
  })

  it('explains a plain signature no less', () => {
    const aged = explainRootAge(createBundleVerifier(ending('tlogs')), ending('tlogs'))
    const refusal = thrownBy(() => aged.verifyBlob(forgeBlob(), Buffer.from(CONTENT)))
    expect(refusal.code).toBe(codeOf(ending('tlogs'), forge()))
  })

  it('names the part that was asked, and the time of an entry that bears one', () => {
    const old = new Map(
      [...ending('certificateAuthorities')].map(([name, root]) => {
        const tlogs = ending('tlogs').get(name)?.material.tlogs ?? []
        return [name, { ...root, material: { ...root.material, tlogs } }] as const
      }),
    )
    const refusing = answering(() => {
      throw new VerificationError('LOG_ENTRY_INVALID', { message: 'no' })
    })
    const time = Date.parse('2026-03-01T12:00:00Z')
    const entriesOf = (log: 'rekor-v1' | 'rekor-v2'): readonly object[] =>
      forge({ log, time }).verificationMaterial['tlogEntries'] as readonly object[]
    const bundle = forge({ time })
    const tlogEntries = [...entriesOf('rekor-v1'), ...entriesOf('rekor-v2')]
    const both = {
      ...bundle,
      verificationMaterial: { ...bundle.verificationMaterial, tlogEntries },
    }
    expect(thrownBy(() => explainRootAge(refusing, old).verify(both))).toMatchObject({
      code: 'TRUST_ROOT_TOO_OLD',
      message: expect.stringContaining('the logs of the trust root of sigstore.dev ended before'),
      actual: '2026-03-01T12:00:00Z',
    })
  })

  it('names the stamps where these were asked, though the logs ended too', () => {
    const old = roots(document => {
      const parts = [
        ...document.timestampAuthorities,
        ...(document.tlogs ?? []).map(log => log.publicKey),
      ]
      for (const { validFor } of parts) validFor.end = LONG_AGO
    })
    const refusing = answering(() => {
      throw new VerificationError('TIMESTAMP_INVALID', { message: 'no' })
    })
    const [logged, stamped] = [
      forge({ time: Date.parse('2026-03-01T12:00:00Z') }),
      forge({ time: Date.parse('2026-04-01T12:00:00Z'), log: 'rekor-v2' }),
    ]
    const verificationMaterial = {
      ...stamped.verificationMaterial,
      tlogEntries: logged.verificationMaterial['tlogEntries'],
    }
    expect(
      thrownBy(() => explainRootAge(refusing, old).verify({ ...stamped, verificationMaterial })),
    ).toMatchObject({
      code: 'TRUST_ROOT_TOO_OLD',
      message: expect.stringContaining('the time-stamp authorities of the trust root'),
      actual: '2026-04-01T12:00:00Z',
    })
  })

  it('leaves what is no refusal as it is', () => {
    const broken = answering(() => {
      throw new TypeError('broken')
    })
    expect(() => explainRootAge(broken, roots()).verify(forge())).toThrow(TypeError)
    const forged = forge({ defect: 'foreign-authority' })
    const refusing = answering(() => {
      throw thrownBy(() => createBundleVerifier(roots()).verify(forged))
    })
    const keyed = {
      ...forge(),
      verificationMaterial: { publicKey: { hint: 'somebody' }, tlogEntries: [] },
    }
    for (const bundle of [undefined, {}, 'text', keyed]) {
      expect(thrownBy(() => explainRootAge(refusing, roots()).verify(bundle)).code).toBe(
        'CERTIFICATE_UNTRUSTED',
      )
    }
    const others = new Map([...ending('tlogs')].filter(([name]) => name === 'GitHub, Inc.'))
    expect(thrownBy(() => explainRootAge(refusing, others).verify(forge())).code).toBe(
      'CERTIFICATE_UNTRUSTED',
    )
  })
})

describe('endedParts', () => {
  const at = (year: number): number => Date.UTC(year, 0) / 1000
  const dateOf = (year: number): Date => new Date(Date.UTC(year, 0))
  const log = (end: number): never =>
    ({ validFor: { start: dateOf(2000), end: dateOf(end) } }) as unknown as never
  const times = { certified: at(2020), logged: [at(2026), at(2024)], stamped: [] }
  const root = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [] }

  it('takes the newest of the root and the earliest of the bundle', () => {
    const ended = endedParts({ ...root, tlogs: [log(2021), log(2023), log(2022)] }, times)
    expect(ended).toEqual([{ part: 'logs', end: at(2023), needed: at(2024) }])
    expect(endedParts({ ...root, tlogs: [log(2021), log(2024)] }, times)).toEqual([])
  })

  it('says nothing of what a root or a bundle has not', () => {
    expect(endedParts(root, times)).toEqual([])
    expect(endedParts({ ...root, tlogs: [log(2021)] }, { ...times, logged: [] })).toEqual([])
  })
})
