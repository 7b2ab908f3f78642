import { describe, expect, it } from '@jest/globals'
import { parseSha256, sha256Of } from '../../../src/attest/digest.ts'
import { parseDigestList } from '../../../src/attest/digest-list.ts'
import { chooseInstance } from '../../../src/attest/instance.ts'
import { at, repeatedKey, sameJson } from '../../../src/attest/json.ts'
import {
  bundleLines,
  findKept,
  parseAttemptName,
  parseKeptBundles,
  peekStatement,
} from '../../../src/attest/kept-bundles.ts'
import { checkLimits, envelopeBytes } from '../../../src/attest/limits.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1, STATEMENT_V1 } from '../../../src/attest/predicate.ts'
import { parseStatement, statementOf } from '../../../src/attest/statement.ts'
import type { Claim } from '../../../src/attest/subject.ts'
import { thrownBy } from '../../support/thrown.ts'

const HEX = sha256Of('a')
const claim = (
  name: string,
  predicate: object = { a: 1 },
  predicateType = CYCLONEDX_BOM,
): Claim => ({
  subject: { name, sha256: HEX },
  predicateType,
  predicate,
})
const bytes = (value: unknown): Buffer =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const good = statementOf(claim('file')) as Record<string, unknown>
const subject = (digest: unknown, name: unknown = 'file'): unknown => ({
  ...good,
  subject: [{ name, digest }],
})

describe('parseStatement', () => {
  it('reads what we write', () => {
    expect(parseStatement(bytes(good))).toEqual(good)
    expect(parseStatement(bytes(subject({ sha256: HEX }, null))).subject[0]?.name).toBe('')
  })

  it('reads the older version where that is asked for, and no other', () => {
    const older = { ...good, _type: 'https://in-toto.io/Statement/v0.1' }
    expect(parseStatement(bytes(older), 'v0.1 too')).toEqual(older)
    expect(parseStatement(bytes(good), 'v0.1 too')).toEqual(good)
    const newer = { ...good, _type: 'https://in-toto.io/Statement/v2' }
    expect(thrownBy(() => parseStatement(bytes(newer), 'v0.1 too')).code).toBe('STATEMENT_INVALID')
  })

  const text = JSON.stringify(good)
  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['a byte order mark', `\uFEFF${text}`],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a list', []],
    ['null', 'null'],
    ['an older version', { ...good, _type: 'https://in-toto.io/Statement/v0.1' }],
    ['no type', { ...good, _type: undefined }],
    ['no predicate type', { ...good, predicateType: '' }],
    ['a predicate type that is no text', { ...good, predicateType: 1 }],
    ['no predicate', { ...good, predicate: undefined }],
    ['a predicate that is a list', { ...good, predicate: [] }],
    ['no subject', { ...good, subject: [] }],
    ['a subject that is no list', { ...good, subject: {} }],
    [
      'too many subjects',
      {
        ...good,
        subject: Array.from({ length: 1025 }, () => ({ name: 'x', digest: { sha256: HEX } })),
      },
    ],
    ['a subject that is nothing', { ...good, subject: [null] }],
    ['a subject without a digest', { ...good, subject: [{ name: 'x' }] }],
    ['an empty digest', subject({})],
    ['a digest in capitals', subject({ sha256: HEX.toUpperCase() })],
    ['a digest that is no text', subject({ sha256: 1 })],
    ['a short digest', subject({ sha256: 'abc' })],
    [
      'too many digests',
      subject(Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`a${i}`, HEX]))),
    ],
    ['a name that is no text', subject({ sha256: HEX }, 1)],
    ['an endless name', subject({ sha256: HEX }, 'x'.repeat(4097))],
    ['a key twice', text.replace('"predicateType"', '"subject":[],"predicateType"')],
    [
      'a key twice in another case',
      text.replace('"predicateType"', '"Subject":[],"predicateType"'),
    ],
    [
      'a key twice, once escaped',
      text.replace('"predicateType"', '"subj\\u0065ct" : [],"predicateType"'),
    ],
    ['a key twice, deep inside', text.replace('{"a":1}', '{"a":[{"b":1,"b":2}]}')],
  ])('refuses %s', (_what, value) => {
    const payload = value instanceof Buffer ? value : bytes(value)
    expect(thrownBy(() => parseStatement(payload)).code).toBe('STATEMENT_INVALID')
  })

  it('refuses more bytes than a statement may have', () => {
    expect(thrownBy(() => parseStatement(Buffer.alloc(17 * 1024 * 1024 + 1, 0x20))).code).toBe(
      'STATEMENT_INVALID',
    )
  })
})

describe('repeatedKey', () => {
  it.each([
    ['{"a":{"a":[{"a":"a"},{"a":"\\"a\\":"}]},"b":"a"}', undefined],
    ['["a","a"]', undefined],
    ['"a"', undefined],
    ['{"a":"x:","b":"\\\\"}', undefined],
    ['{"a":1,"b":[{}],"a":2}', 'a'],
    ['{"a\\"":1,"a\\"":2}', 'a"'],
    ['{"a":"\\\\","a":1}', 'a'],
    ['{"a":"\\\\\\"","b":"\\\"a\\\":"}', undefined],
  ])('%s: %s', (text, expected) => {
    expect(repeatedKey(text)).toBe(expected)
  })
})

describe('JSON', () => {
  it.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [{ a: undefined }, { b: 1 }, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{}, [], false],
    [null, {}, false],
    ['1', 1, false],
  ])('sameJson(%j, %j) is %s', (a, b, same) => {
    expect(sameJson(a, b)).toBe(same)
  })

  it('walks only through own properties', () => {
    expect(at({ a: [{ b: 1 }] }, 'a', 0, 'b')).toBe(1)
    expect(at({}, 'toString')).toBeUndefined()
    expect(at(null, 'a')).toBeUndefined()
  })
})

describe('checkLimits', () => {
  const options = { instance: 'public-good', maxEnvelope: 2 * 1024 * 1024 } as const
  const big = claim('big', { text: 'x'.repeat(16 * 1024 * 1024) })
  const medium = claim('medium', { text: 'x'.repeat(2 * 1024 * 1024) })

  it('measures before signing', () => {
    expect(() =>
      checkLimits([claim('a'), claim('b'), claim('a', {}, PROVENANCE_V1)], options),
    ).not.toThrow()
    expect(thrownBy(() => checkLimits([claim('a'), big], options)).code).toBe('PREDICATE_TOO_LARGE')
    expect(thrownBy(() => checkLimits([medium], options)).code).toBe('ENVELOPE_TOO_LARGE')
    expect(() => checkLimits([medium], { ...options, instance: 'github' })).not.toThrow()
    const exact = envelopeBytes(medium)
    expect(() => checkLimits([medium], { ...options, maxEnvelope: exact })).not.toThrow()
    expect(thrownBy(() => checkLimits([medium], { ...options, maxEnvelope: exact - 1 })).code).toBe(
      'ENVELOPE_TOO_LARGE',
    )
  })

  it('wants a name of its own for each subject, and not too many', () => {
    expect(thrownBy(() => checkLimits([claim('')], options)).code).toBe('SUBJECT_INVALID')
    expect(thrownBy(() => checkLimits([claim('a'), claim('a')], options)).code).toBe(
      'SUBJECT_INVALID',
    )
    const many = Array.from({ length: 1025 }, (_, index) => claim(String(index)))
    expect(thrownBy(() => checkLimits(many, options)).code).toBe('TOO_MANY_SUBJECTS')
  })
})

describe('chooseInstance', () => {
  type Visibility = 'public' | 'private' | 'internal'
  const of = (
    visibility: Visibility,
    issuer = 'https://token.actions.githubusercontent.com',
  ): { visibility: Visibility; repository: string; issuer: string } => ({
    ...{ visibility, issuer },
    repository: 'o/r',
  })
  it('follows the visibility, and discloses nothing unasked', () => {
    expect(chooseInstance('auto', of('public'), false)).toBe('public-good')
    expect(chooseInstance('auto', of('private'), true)).toBe('github')
    expect(chooseInstance('auto', of('internal'), false)).toBe('github')
    expect(chooseInstance('github', of('public'), false)).toBe('github')
    expect(chooseInstance('public-good', of('public'), false)).toBe('public-good')
    expect(chooseInstance('public-good', of('private'), true)).toBe('public-good')
    expect(thrownBy(() => chooseInstance('public-good', of('internal'), false)).code).toBe(
      'PRIVATE_DISCLOSURE',
    )
  })

  it("is GitHub's on a tenant of ghe.com, whatever the visibility", () => {
    const tenant = 'https://token.actions.octo.ghe.com'
    for (const visibility of ['public', 'internal'] as const) {
      expect(chooseInstance('auto', of(visibility, tenant), true)).toBe('github')
      expect(chooseInstance('github', of(visibility, tenant), true)).toBe('github')
    }
    expect(thrownBy(() => chooseInstance('public-good', of('public', tenant), true))).toMatchObject(
      { code: 'INPUT_INVALID', expected: 'auto or github' },
    )
    // The slug of an enterprise makes no tenant.
    const enterprise = 'https://token.actions.githubusercontent.com/octo.ghe.com'
    expect(chooseInstance('auto', of('public', enterprise), false)).toBe('public-good')
  })
})

describe('digests', () => {
  it('are lower-case hex, with or without the algorithm', () => {
    expect(parseSha256(`sha256:${HEX}`)).toBe(HEX)
    for (const wrong of [HEX.toUpperCase(), `sha512:${HEX}`, HEX.slice(1), 1, undefined])
      expect(parseSha256(wrong)).toBeUndefined()
  })

  it.each([
    ['name first', `a ${HEX}\nb sha256:${HEX}\n`],
    ['digest first, as shasum writes', `${HEX}  a\n${HEX} *b`],
    ['commas', `a ${HEX}, b ${HEX}`],
    ['an object', JSON.stringify({ a: HEX, b: `sha256:${HEX}` })],
    [
      'a list',
      JSON.stringify([
        { name: 'a', digest: HEX },
        { name: 'b', sha256: HEX },
      ]),
    ],
  ])('are listed: %s', (_what, text) => {
    expect([...parseDigestList(text)]).toEqual([
      ['a', HEX],
      ['b', HEX],
    ])
  })

  it.each(['', '[]', '{}', 'a', `a ${HEX}\na ${HEX}`, '{', '[1]', '{"a":1}', HEX])(
    'cannot be read from %p',
    text => {
      expect(thrownBy(() => parseDigestList(text)).code).toBe('INPUT_INVALID')
    },
  )
})

describe('kept bundles', () => {
  const bundle = (of: Claim): object => ({
    dsseEnvelope: { payload: bytes(statementOf(of)).toString('base64') },
  })
  const attempt = (n: number): object => ({
    runDetails: {
      metadata: { invocationId: `https://github.com/o/r/actions/runs/1/attempts/${n}` },
    },
    x: 1,
  })

  it('of verification summaries are found whenever they were written, and only if they say the same', () => {
    const type = 'https://slsa.dev/verification_summary/v1'
    const summary = (timeVerified: string, verificationResult = 'PASSED'): Claim =>
      claim('a', { timeVerified, verificationResult }, type)
    const kept = [bundle(summary('2026-01-01T00:00:00Z'))]
    expect(findKept(summary('2026-01-02T00:00:00Z'), kept)).toBe(kept[0])
    expect(findKept(summary('2026-01-02T00:00:00Z', 'FAILED'), kept)).toBeUndefined()
  })

  it('are found by subject, type and predicate', () => {
    const kept = [
      null,
      {},
      { dsseEnvelope: { payload: 'e30=' } },
      bundle(claim('a')),
      bundle(claim('b')),
    ]
    expect(findKept(claim('b'), kept)).toBe(kept[4])
    expect(findKept(claim('c'), kept)).toBeUndefined()
    expect(findKept(claim('a', { a: 2 }), kept)).toBeUndefined()
    expect(findKept(claim('a', { a: 1 }, 'https://example.com'), kept)).toBeUndefined()
    expect(
      findKept({ ...claim('a'), subject: { name: 'a', sha256: sha256Of('b') } }, kept),
    ).toBeUndefined()
  })

  it('may be of an earlier attempt, not of another run', () => {
    const kept = [bundle(claim('a', attempt(1), PROVENANCE_V1))]
    expect(findKept(claim('a', attempt(2), PROVENANCE_V1), kept)).toBe(kept[0])
    const otherRun = JSON.parse(JSON.stringify(attempt(2)).replace('runs/1', 'runs/2')) as object
    expect(findKept(claim('a', otherRun, PROVENANCE_V1), kept)).toBeUndefined()
    const sbom = [bundle(claim('a', attempt(1)))]
    expect(findKept(claim('a', attempt(2)), sbom)).toBeUndefined()
  })

  it('travel one a line', () => {
    const text = bundleLines([{ a: 1 }, { b: 2 }])
    expect(text).toBe('{"a":1}\n{"b":2}\n')
    expect(parseKeptBundles(`${text}[]\nnonsense\n`)).toEqual([{ a: 1 }, { b: 2 }])
    expect(peekStatement(bundle(claim('a')))?._type).toBe(STATEMENT_V1)
  })

  it('are named by attempt', () => {
    expect(parseAttemptName('a--b--12')).toEqual({ base: 'a--b', attempt: 12 })
    for (const wrong of ['a', 'a--0', 'a--x', '--1'])
      expect(parseAttemptName(wrong)).toBeUndefined()
  })
})
