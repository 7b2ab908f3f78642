import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ERROR_CATALOG, type ErrorEntry } from '../../src/errors/catalog.ts'
import { inputTable, outputTable, readActionFile } from '../../scripts/action-tables.ts'
import { lineDiff } from '../../scripts/line-diff.ts'

const root = dirname(dirname(import.meta.dirname))
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')
const filesBelow = (folder: string, suffix: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(suffix))
    .map(file => join(folder, file))
    .sort()

const codes = Object.keys(ERROR_CATALOG).sort()

describe('the error codes', () => {
  it('are those that docs/errors.md explains', () => {
    const documented = [...read('docs', 'errors.md').matchAll(/^### (.+)$/gm)].map(
      match => match[1],
    )
    expect(documented.toSorted()).toEqual(codes)
  })

  it('are each asserted by a test', () => {
    const tests = filesBelow('__tests__', '.ts').map(file => read(file))
    const asserted = new Set(tests.flatMap(text => text.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []))
    expect(codes.filter(code => !asserted.has(code))).toEqual([])
  })

  it('are each thrown somewhere', () => {
    const sources = filesBelow('src', '.ts').filter(file => !file.endsWith('-codes.ts'))
    const named = new Set(sources.flatMap(file => read(file).match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []))
    expect(codes.filter(code => !named.has(code))).toEqual([])
  })

  it.each(Object.entries<ErrorEntry>(ERROR_CATALOG))(
    '%s has a meaning and a remedy',
    (_code, entry) => {
      expect(entry.meaning).toMatch(/^\S.{10,}\.$/s)
      expect(entry.remedy.length).toBeGreaterThan(10)
    },
  )
})

describe('the documentation', () => {
  it('is what npm run docs would write', () => {
    const { stderr, status } = spawnSync(process.execPath, ['scripts/docs.ts', '--check'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it.each(filesBelow('docs/schemas', '.json'))('%s is a strict JSON schema with an $id', file => {
    const schema = JSON.parse(read(file)) as { readonly $id?: string }
    expect(schema.$id).toMatch(/^https:\/\//)
    expect(typeof new Ajv2020({ strict: true, formats: formatsOf(schema) }).compile(schema)).toBe(
      'function',
    )
  })
})

/** Formats are annotations here; what a schema names is taken as known. */
const formatsOf = (schema: unknown): Record<string, true> =>
  Object.fromEntries(
    [...JSON.stringify(schema).matchAll(/"format":"([a-z-]+)"/g)].map(match => [
      match[1] ?? '',
      true,
    ]),
  )

describe('the tables made from action.yml', () => {
  const action = readActionFile(
    'inputs:\n  a-b:\n    description: >-\n      one | two\n      three\noutputs:\n  c:\n    description: d\n',
  )

  it('hold one escaped line a field', () => {
    expect(inputTable(action)).toBe(
      '| Input | Description |\n| --- | --- |\n| `a-b` | one \\| two three |\n',
    )
    expect(outputTable(action)).toBe('| Output | Description |\n| --- | --- |\n| `c` | d |\n')
  })

  it('are refused when a description is missing', () => {
    expect(() => readActionFile('inputs:\n  a: {}\noutputs: {}\n')).toThrow(
      'inputs.a has no description',
    )
  })
})

describe('lineDiff', () => {
  it('shows what lies between the common beginning and the common end', () => {
    expect(lineDiff('a\nb\nc', 'a\nx\ny\nc')).toBe('@@ line 2 @@\n-b\n+x\n+y')
    expect(lineDiff('a\na', 'a\na\na')).toBe('@@ line 3 @@\n+a')
  })
})
