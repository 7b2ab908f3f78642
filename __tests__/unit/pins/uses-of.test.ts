import { describe, expect, it } from '@jest/globals'
import { usesOf, type FileKind } from '../../../src/pins/uses-of.ts'

const texts = (text: string, kind: FileKind = 'workflow'): string[] =>
  usesOf(text, kind).uses.map(use => `${use.line}:${use.column} ${use.text}`)
const problems = (text: string, kind: FileKind = 'workflow'): string[] =>
  usesOf(text, kind).problems.map(({ line, column, message }) => `${line}:${column} ${message}`)

describe('the uses: of a file', () => {
  it('are those of jobs and of steps, where they stand', () => {
    const text = `on: push
jobs:
  call:
    uses: o/r/.github/workflows/w.yml@v1
  build:
    steps:
      - uses: a/b@v2 # v2
      - run: 'uses: not/this@v1'
      - name: x
        uses: "c/d@v3"
        with: { uses: not/this@v1 }
`
    expect(texts(text)).toEqual([
      '4:11 o/r/.github/workflows/w.yml@v1',
      '7:15 a/b@v2',
      '10:15 c/d@v3',
    ])
    expect(problems(text)).toEqual([])
  })

  it('are those of a composite action', () => {
    const text = 'runs:\n  using: composite\n  steps:\n    - uses: a/b@v1\n'
    expect(texts(text, 'action')).toEqual(['4:13 a/b@v1'])
    expect(texts(text, 'either')).toEqual(['4:13 a/b@v1'])
    expect(problems('runs: { using: node24, main: x.js }', 'action')).toEqual([])
  })

  it.each([
    [
      'flow style',
      'jobs: { j: { steps: [ { uses: a/b@v1 }, { "uses": a/b@v2 } ] } }',
      ['a/b@v1', 'a/b@v2'],
    ],
    ['escapes', 'jobs: { j: { steps: [ { "\\u0075ses": "a/\\x62@v1" } ] } }', ['a/b@v1']],
    [
      'folded text',
      'jobs:\n  j:\n    uses: >-\n      a/b/.github/workflows/w.yml@v1\n',
      ['a/b/.github/workflows/w.yml@v1'],
    ],
    [
      'an anchor and its alias',
      'jobs:\n  i:\n    steps: &s\n      - uses: a/b@v1\n  j:\n    steps: *s\n',
      ['a/b@v1'],
    ],
    [
      'an aliased value',
      'env: { A: &u a/b@v1 }\njobs:\n  j:\n    steps:\n      - uses: *u\n',
      ['a/b@v1'],
    ],
    [
      'an aliased key',
      'env: { A: &k uses }\njobs:\n  j:\n    steps:\n      - *k : a/b@v1\n',
      ['a/b@v1'],
    ],
    [
      'an alias of an alias’ step',
      'x: &j { steps: [&st { uses: a/b@v1 }, *st] }\njobs: { j: *j }\n',
      ['a/b@v1'],
    ],
    [
      'an anchor that is set again',
      'x: &u a/b@v1\ny: &u a/b@v2\njobs: { j: { steps: [ { uses: *u } ] } }',
      ['a/b@v2'],
    ],
    [
      'a merged mapping',
      'x: &b { uses: a/b@v1 }\njobs: { j: { steps: [ { <<: *b, with: {} } ] } }',
      ['a/b@v1'],
    ],
    [
      'merged mappings',
      'x: &b { uses: a/b@v1 }\ny: &c { <<: [*b], uses: a/b@v2 }\njobs: { j: { steps: [ { <<: [*c, *b] } ] } }',
      ['a/b@v1', 'a/b@v2'],
    ],
    ['a key in other letters', 'jobs: { j: { steps: [ { Uses: a/b@v1 } ] } }', ['a/b@v1']],
    ['a byte order mark', '\uFEFFjobs: { j: { uses: a/b@v1 } }', ['a/b@v1']],
    ['Windows line ends', 'jobs:\r\n  j:\r\n    uses: a/b@v1 # x\r\n', ['a/b@v1']],
  ])('are found in %s', (_case, text, expected) => {
    expect(usesOf(text, 'workflow').uses.map(use => use.text)).toEqual(expected)
    expect(problems(text)).toEqual([])
  })

  it.each([
    ['no YAML', 'jobs: [', /flow collection|end with/i],
    ['a key twice', 'jobs: { j: { uses: a/b@v1, uses: c/d@v2 } }', /unique/],
    ['an unknown alias', 'jobs: { j: { uses: *u } }', /anchor/i],
    ['two documents', 'jobs: {}\n---\njobs: {}\n', /^3:1 a second YAML document/],
    ['a second document that is empty', 'jobs: {}\n---\n', /a second YAML document/],
    ['nothing', '# empty\n', /the file is empty/],
    ['no text at all', '', /the file is empty/],
    ['no jobs', 'on: push\n', /^1:1 the file has no jobs/],
    ['a list', '- a\n', /the file is not a mapping/],
    ['jobs that are none', 'jobs: []\n', /^1:7 jobs is not a mapping/],
    ['a job that is none', 'jobs: { j: 1 }\n', /jobs\.j is not a mapping/],
    ['a job without anything', 'jobs:\n  j:\n', /jobs\.j is not a mapping/],
    [
      'steps that are none',
      'jobs: { j: { steps: { uses: a/b@v1 } } }',
      /jobs\.j\.steps is not a list/,
    ],
    [
      'a step that is none',
      'jobs: { j: { steps: [ a ] } }',
      /a step of jobs\.j\.steps is not a mapping/,
    ],
    ['uses without a value', 'jobs: { j: { steps: [ { uses: } ] } }', /uses is not a text/],
    ['uses with blanks alone', 'jobs: { j: { steps: [ { uses: " " } ] } }', /uses is not a text/],
    ['uses of a number', 'jobs: { j: { uses: 1 } }', /uses is not a text/],
    ['uses of a list', 'jobs: { j: { uses: [a/b@v1] } }', /uses is not a text/],
    ['a key that is a list', 'jobs: { j: { ? [a] : b } }', /a key is not a plain value/],
    ['a merge of a text', 'jobs: { j: { <<: a } }', /only a mapping can be merged/],
    ['a merge without end', 'jobs: { j: &j { <<: *j } }', /too much is merged/],
    [
      'brackets without end',
      `jobs: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      /call stack|not a mapping/,
    ],
    ['an unknown tag', 'jobs: !x { j: { uses: a/b@v1 } }', /tag/i],
  ])('are not believed in a file with %s', (_case, text, problem) => {
    expect(problems(text).join('\n')).toMatch(problem)
  })

  it('are not believed when merging multiplies them', () => {
    const layers = Array.from({ length: 12 }, (_, index) => {
      const source =
        index === 0
          ? 'uses: a/b@v1'
          : `<<: [${Array(8)
              .fill(`*l${index - 1}`)
              .join(', ')}]`
      return `l${index}: &l${index} { ${source} }`
    })
    expect(problems(`${layers.join('\n')}\njobs: { j: *l11 }\n`).join()).toContain(
      'too much is merged',
    )
  })

  it('of an action without `runs` or of a named file with neither are not believed', () => {
    expect(problems('name: x', 'action')).toEqual(['1:1 the file has no runs'])
    expect(problems('name: x', 'either')).toEqual(['1:1 the file has no jobs or runs'])
  })
})
