/** JSON from outside may have objects where texts belong, and in them a `toString` that is no function. */
import { describe, expect, it } from '@jest/globals'
import { parseDigestList } from '../../../src/attest/digest-list.ts'
import { textOf } from '../../../src/attest/json.ts'
import { idIn } from '../../../src/io/repository-ids.ts'
import { parseCargoLock } from '../../../src/sbom/cargo-lock.ts'
import { sbomDifferences } from '../../../src/sbom/differences.ts'
import { isOfRelease } from '../../../src/audit/release-statement.ts'
import { thrownBy } from '../../support/thrown.ts'

const HOSTILE = { toString: 1, valueOf: 1, toJSON: 1 }

describe('a JSON value', () => {
  it.each([
    ['text', 'text'],
    [7, '7'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [HOSTILE, '{"toString":1,"valueOf":1,"toJSON":1}'],
    [['a'], '["a"]'],
  ])('%j is the text %s', (value, text) => {
    expect(textOf(value)).toBe(text)
  })

  it('that is hostile is refused under a code, or is no match', () => {
    for (const digests of [{ a: HOSTILE }, [{ name: 'a', digest: HOSTILE }]]) {
      expect(thrownBy(() => parseDigestList(JSON.stringify(digests))).code).toBe('INPUT_INVALID')
    }
    expect(
      sbomDifferences(
        '{"components":[]}',
        JSON.stringify({ components: [{ 'bom-ref': HOSTILE }] }),
      ),
    ).toHaveLength(1)
    const lock = `[[package]]\nname = { toString = 1 }\nversion = "1"\nchecksum = "${'a'.repeat(64)}"\n`
    expect(parseCargoLock(lock)).toBeDefined()
    const statement = {
      predicateType: 'https://in-toto.io/attestation/release/v0.2',
      predicate: { tag: 'v1', repositoryId: HOSTILE },
    } as unknown as Parameters<typeof isOfRelease>[0]
    expect(isOfRelease(statement, { tag: 'v1', repositoryId: '7' })).toBe(false)
  })

  it.each([[{ id: '7' }], [{ id: 7.5 }], [{ id: HOSTILE }], [{}], [null], ['<html>']])(
    '%j has no id',
    answer => {
      const error = thrownBy(() => idIn(answer, 'id'))
      expect([error.code, error.message]).toEqual([
        'RESPONSE_INVALID',
        "GitHub's answer has no numeric id",
      ])
    },
  )

  it('has an id where it is a number', () => {
    expect(idIn({ owner: { id: 7 } }, 'owner', 'id')).toBe('7')
    expect(thrownBy(() => idIn({ owner: null }, 'owner', 'id')).message).toContain('owner.id')
  })
})
