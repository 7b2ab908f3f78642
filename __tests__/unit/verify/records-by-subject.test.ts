import { describe, expect, it } from '@jest/globals'
import { recordsBySubject } from '../../../src/verify/records-by-subject.ts'
import type { AttestationRecord } from '../../../src/verify/verified-artifact.ts'

const hex = (digit: string): string => digit.repeat(64)

function record(
  source: string,
  ...subjects: readonly (readonly [string, string])[]
): AttestationRecord {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType: 'https://example.com/x',
    predicate: {},
  }
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64')
  return { source, bundle: { dsseEnvelope: { payload } } }
}

describe('recordsBySubject', () => {
  const a = record('a', ['one', hex('a')])
  const b = record('b', ['two', hex('b')], ['three', hex('c')])
  const both = record('both', ['one', hex('a')], ['two', hex('b')])
  const odd: AttestationRecord = { source: 'odd', bundle: { odd: true } }
  const about = (digest: string, name: string): readonly AttestationRecord[] =>
    recordsBySubject([a, odd, b, both])(digest, name)

  it('gives those that name the digest, and those that cannot be read', () => {
    expect(about(hex('a'), 'other')).toEqual([a, both, odd])
    expect(about(hex('c'), 'one')).toEqual([b, odd])
  })

  it('gives others where none names it, those of the same name first, so that the refusal can say so', () => {
    expect(about(hex('d'), 'two')).toEqual([b, both, a, odd])
    expect(about(hex('d'), 'four')).toEqual([a, odd, b, both])
  })

  it('gives no more than a few of those', () => {
    const many = Array.from({ length: 100 }, (_, index) => record(`${index}`, ['x', hex('e')]))
    const last = record('last', ['mine', hex('f')])
    const given = recordsBySubject([...many, last])(hex('0'), 'mine')
    expect([given.length, given[0]]).toEqual([32, last])
    expect(recordsBySubject(many)(hex('e'), 'x')).toHaveLength(100)
  })
})
