/** What stands against a plan, word for word, and the values at which it begins to. */
import { describe, expect, it } from '@jest/globals'
import {
  artifactName,
  assetStem,
  DEFAULT_ASSET_NAME,
  releaseFileNames,
  sbomName,
} from '../../../src/plan/artifact-name.ts'
import { assetNameProblem, checkAssetNames } from '../../../src/plan/asset-name.ts'
import {
  checkHead,
  checkManifestsClean,
  checkTagCommit,
  checkTreeClean,
  withoutInputs,
} from '../../../src/plan/checkout.ts'
import { excerpt, Fields, isRecord, parseJson } from '../../../src/plan/fields.ts'
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

describe('a name', () => {
  const parts = {
    bin: 'b',
    name: 'n',
    package: 'p',
    platform: 'f',
    target: 'x86_64-pc-windows-msvc',
    version: '1.0.0',
    tag: 'p/v1',
  }

  it('is made of every placeholder, and the suffix of Windows', () => {
    expect(DEFAULT_ASSET_NAME).toBe('{bin}-{version}-{platform}')
    const all = '{bin}.{name}.{package}.{platform}.{target}.{version}.{os}.{arch}.{tag}'
    const stem = assetStem(all, parts)
    expect(stem).toBe('b.n.p.f.x86_64-pc-windows-msvc.1.0.0.windows.amd64.p-v1')
    expect(artifactName(stem, parts.target, null)).toBe(`${stem}.exe`)
    expect(artifactName(stem, parts.target, 'zip')).toBe(`${stem}.zip`)
    expect(assetStem('{bin}{bin}-{tag}', { ...parts, tag: null })).toBe('bb-1.0.0')
    expect(artifactName('bb', 'x86_64-unknown-linux-gnu', null)).toBe('bb')
    expect(sbomName('b', 'cyclonedx')).toBe('b.cdx.json')
    expect(releaseFileNames('n', '1')).toEqual({
      checksums: 'n-1-checksums.txt',
      evidence: 'n-1.intoto.jsonl',
    })
  })

  it('is refused with placeholders that nobody knows', () => {
    expect(told(() => assetStem('{x}{bin}{}{toString}', parts))).toEqual(
      full(
        'ASSET_NAME_REFUSED',
        'the template "{x}{bin}{}{toString}" has unknown placeholders',
        '{arch}, {bin}, {name}, {os}, {package}, {platform}, {tag}, {target}, {version}',
        '{x}, {}, {toString}',
      ),
    )
  })

  it('is refused where GitHub would change it, or give it twice', () => {
    const allowed = 'only A-Z a-z 0-9 . _ + @ - are allowed, 255 at most'
    expect(assetNameProblem('a b')).toBe(allowed)
    expect(assetNameProblem('x'.repeat(255))).toBeUndefined()
    expect(assetNameProblem('x'.repeat(256))).toBe(allowed)
    expect(assetNameProblem('a..b')).toBe('GitHub would rename it to "a.b"')
    expect(
      told(() => {
        checkAssetNames(['a b', 'c', '.d'])
      }),
    ).toEqual([
      'ASSET_NAME_REFUSED',
      `files of the release have names that GitHub does not keep:\n"a b": ${allowed}\n".d": GitHub would rename it to "default.d"`,
      undefined,
      undefined,
    ])
    expect(
      told(() => {
        checkAssetNames(['a', 'b', 'A', 'B', 'a'])
      }),
    ).toEqual([
      'ASSET_NAME_COLLISION',
      'several files of the release have one name:\na and A\nb and B',
      undefined,
      undefined,
    ])
  })
})

describe('the checkout', () => {
  const [a, b] = ['a'.repeat(40), 'b'.repeat(40)]

  it('is told what it is not', () => {
    expect(
      told(() => {
        checkHead(a, b)
      }),
    ).toEqual(
      full('COMMIT_MISMATCH', 'another commit is checked out than the one this run is about', b, a),
    )
    expect(
      told(() => {
        checkTagCommit('v1', undefined, a)
      }),
    ).toEqual(['TAG_NOT_FOUND', 'GitHub has no tag v1', undefined, undefined])
    expect(
      told(() => {
        checkTagCommit('v1', b, a)
      }),
    ).toEqual(full('TAG_COMMIT_MISMATCH', 'the tag v1 is not of this commit', a, b))
  })

  it('lists ten changed paths, and how many more there are', () => {
    const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}`)
    const ten = 'f0, f1, f2, f3, f4, f5, f6, f7, f8, f9'
    for (const [count, actual] of [
      [1, 'f0'],
      [10, ten],
      [11, `${ten} and 1 more`],
    ] as const) {
      expect(
        told(() => {
          checkTreeClean(many(count))
        }),
      ).toEqual(
        full(
          'TREE_DIRTY',
          'the checkout is not the commit',
          'no file that differs from HEAD',
          actual,
        ),
      )
    }
    const manifests = [
      'Cargo.toml',
      'x/Cargo.lock',
      'xCargo.toml',
      'Cargo.tomlx',
      'Cargo.tom',
      'Cargo.toml/x',
    ]
    expect(
      thrownBy(() => {
        checkManifestsClean(manifests)
      }).actual,
    ).toBe('Cargo.toml, x/Cargo.lock')
  })

  it('is left without what inputs name, and nothing beside it', () => {
    const changed = ['a/b', 'ab', 'a/./b', 'w/a']
    expect(withoutInputs(changed, ['a///'], '/w')).toEqual(['ab', 'w/a'])
    expect(withoutInputs(changed, ['./a'], '/w')).toEqual(['ab', 'w/a'])
    expect(withoutInputs(changed, ['/w/a'], '/w')).toEqual(['ab', 'w/a'])
    expect(withoutInputs(changed, ['/wa', 'x./a', 'a/b/c'], '/w')).toEqual(changed)
    expect(withoutInputs(changed, [undefined], '/w')).toEqual(changed)
    expect(withoutInputs(['a./b', 'a/b', 'c'], ['a./b', 'a/b'], '/w')).toEqual(['c'])
  })
})

describe('fields of a document', () => {
  it('name every problem with its path', () => {
    const problems: string[] = []
    const value = { a: 1, b: '', c: 'c', d: [1], e: [{}, null], f: -1, g: 1.5, h: 2 ** 53, i: null }
    const fields = new Fields(value, 'x', problems)
    const read = [fields.text('a'), fields.text('b'), fields.text('c', /^d$/, 'a d')]
    expect([...read, fields.text('c')]).toEqual(['', '', '', 'c'])
    expect([fields.optionalText('i'), fields.optionalText('z'), fields.optionalText('c')]).toEqual([
      null,
      null,
      'c',
    ])
    expect([
      fields.optionalText('a'),
      fields.flag('a'),
      fields.texts('d'),
      fields.texts('a'),
    ]).toEqual([null, false, [], []])
    expect([
      fields.count('a'),
      fields.count('a', 2),
      fields.count('f'),
      fields.count('g'),
      fields.count('h'),
    ]).toEqual([1, 0, 0, 0, 0])
    expect([fields.count('f', -1), fields.objects('a'), fields.raw('a')]).toEqual([-1, [], 1])
    expect(fields.objects('e').map(one => one.path)).toEqual(['x.e[0]', 'x.e[1]'])
    expect(fields.object('b').path).toBe('x.b')
    fields.problem('', 'odd')
    fields.only(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(problems).toEqual([
      'x.a: expected a text, got 1',
      'x.b: expected a text, got ""',
      'x.c: expected a d, got "c"',
      'x.a: expected a text or null, got 1',
      'x.a: expected true or false, got 1',
      'x.d: expected a list of texts, got [1]',
      'x.a: expected a list of texts, got 1',
      'x.a: expected a whole number from 2, got 1',
      'x.f: expected a whole number from 0, got -1',
      'x.g: expected a whole number from 0, got 1.5',
      'x.h: expected a whole number from 0, got 9007199254740992',
      'x.a: expected a list, got 1',
      'x.e[1]: expected an object, got null',
      'x.b: expected an object, got ""',
      'x: odd',
      'x.h: unknown',
      'x.i: unknown',
    ])
  })

  it('are quoted in part where they are long', () => {
    expect([excerpt(undefined), excerpt('x'.repeat(78)), excerpt('x'.repeat(79))]).toEqual([
      'nothing',
      `"${'x'.repeat(78)}"`,
      `"${'x'.repeat(79)}…`,
    ])
    expect([isRecord({}), isRecord([]), isRecord(null), isRecord('a')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([parseJson('{"a":1}'), parseJson('{')]).toEqual([{ a: 1 }, undefined])
  })
})
