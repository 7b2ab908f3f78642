import { describe, expect, it } from '@jest/globals'
import { parseBundleFile } from '../../../src/attest/bundle-file.ts'
import { thrownBy } from '../../support/thrown.ts'

describe('parseBundleFile', () => {
  const parse = (text: string): readonly (() => object)[] => parseBundleFile(Buffer.from(text), 'x')
  it('reads one, several and lines', () => {
    expect(parse('{"a":1}')).toHaveLength(1)
    expect(parse('{"a":1}\n{"b":2}').map(read => read())).toEqual([{ a: 1 }, { b: 2 }])
    expect(parse('[{"a":1},{}]')).toHaveLength(2)
    expect(parse('{"a":1}\n{}\n\n')).toHaveLength(2)
    expect(parse('{"a":1}\n{"a":1}')).toHaveLength(2)
    expect(parse('\n {\n"a":\n1}\n').map(read => read())).toEqual([{ a: 1 }])
    expect(parse('[\n{"a":"größe"},\n{}]').map(read => read())).toEqual([{ a: 'größe' }, {}])
  })
  it.each([
    '',
    '1',
    '[]',
    '[1]',
    '{}\nnonsense',
    'null',
    '\ufeff{"a":1}',
    '{"a":1}\n\ufeff{"b":1}',
    '{"a":1,"a":1}',
    '[{"a":{"b":1,"B":2}}]',
    '{"a":1}\n{"b":{"c":1,"c":2}}',
    '['.repeat(100_000),
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('refuses %p', text => {
    expect(thrownBy(() => parse(text)).code).toBe('BUNDLE_INVALID')
  })
})
