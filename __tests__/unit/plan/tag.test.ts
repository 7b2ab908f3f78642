/** Which tags are understood, which a release may have, and what is said of the others. */
import { describe, expect, it } from '@jest/globals'
import { acceptedTags, checkTag, chooseTag, parseTag } from '../../../src/plan/tag.ts'
import { thrownBy } from '../../support/thrown.ts'

/** Code, sentence, and what was expected and found. */
const told = (work: () => unknown): readonly unknown[] => {
  const { code, message, expected, actual } = thrownBy(work)
  return [code, message, expected, actual]
}
const full = (code: string, text: string, expected: string, actual: string): readonly string[] => [
  code,
  `${text}: expected ${expected}, got ${actual}`,
  expected,
  actual,
]

describe('a tag', () => {
  it.each([
    ['v1.2.3', undefined, '1.2.3'],
    ['1.2.3', undefined, '1.2.3'],
    ['v10.20.30-rc.1+b-2', undefined, '10.20.30-rc.1+b-2'],
    ['my_app-2-v0.0.0', 'my_app-2', '0.0.0'],
    ['app/v1.2.3', 'app', '1.2.3'],
  ])('%s is understood', (tag, name, version) => {
    expect(parseTag(tag)).toEqual({ package: name, version })
  })

  it.each([
    'v01.2.3',
    'v1.02.3',
    'v1.2.03',
    'v1.2',
    'v1.2.3.4',
    'v1.2.3-',
    'v1.2.3+',
    'xv1.2.3',
    'app-1.2.3',
    'a.b-v1.2.3',
    '-v1.2.3',
    'v1.2.3 ',
    ' v1.2.3',
    'vv1.2.3',
  ])('%j is not', tag => {
    expect(parseTag(tag)).toBeUndefined()
  })

  it('must be one of those that the packages may have', () => {
    const accepted = ['v1.0.0', 'a-v1.0.0', 'a/v1.0.0', 'b-v1.0.0', 'b/v1.0.0', '1.0.0']
    expect(acceptedTags(['a', 'b'], '1.0.0')).toEqual(accepted)
    for (const tag of accepted) checkTag(tag, ['a', 'b'], '1.0.0')
    const any = accepted.join(' or ')
    for (const tag of ['x', 'c-v1.0.0']) {
      expect(
        told(() => {
          checkTag(tag, ['a', 'b'], '1.0.0')
        }),
      ).toEqual(full('TAG_FORM_UNKNOWN', 'the tag does not name what is to be released', any, tag))
    }
    for (const tag of ['v1.0.1', 'a-v1.0.1']) {
      expect(
        told(() => {
          checkTag(tag, ['a', 'b'], '1.0.0')
        }),
      ).toEqual(
        full('TAG_VERSION_MISMATCH', 'the tag and Cargo.toml disagree about the version', any, tag),
      )
    }
  })

  it('is the pushed one, or the one that is given to a branch', () => {
    expect(chooseTag('refs/tags/v1', undefined, false)).toBe('v1')
    expect(chooseTag('refs/heads/main', undefined, false)).toBeNull()
    expect(chooseTag('refs/tags/v1', 'v1', false)).toBe('v1')
    expect(chooseTag('refs/tags/v1', 'refs/tags/v1', false)).toBe('v1')
    expect(chooseTag('refs/heads/main', 'refs/tags/v2', true)).toBe('v2')
    for (const [ref, allowed] of [
      ['refs/tags/v1', true],
      ['refs/heads/main', false],
    ] as const) {
      expect(told(() => chooseTag(ref, 'v2', allowed))).toEqual(
        full(
          'BRANCH_REF_REFUSED',
          'the tag v2 is to be released by a run of another ref',
          'refs/tags/v2',
          ref,
        ),
      )
    }
  })
})
