import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import {
  keyOf,
  LONGEST_TRUST,
  parseState,
  State,
  stateLine,
  type StateEntry,
} from '../../../src/audit/state.ts'

const FINGERPRINT = sha256Of('policy and roots')
const FILE = { tag: 'v1', name: 'a', sha256: sha256Of('a') }
const ENTRY: StateEntry = {
  ...FILE,
  key: keyOf(FINGERPRINT, FILE),
  bundles: ['https://blobs/1'],
  checkedAt: 1_000_000,
  chain: [
    {
      ...{
        predicateType: 'p',
        source: 'store',
        instance: 'github',
        signer: 's',
        signerCommit: 'c',
      },
      ...{ issuer: 'i', repository: 'r', ref: 'refs/tags/v1', commit: 'c', trigger: 'push' },
      ...{ runner: 'github-hosted', run: 'x', logIndices: ['1'] },
      timestamps: [{ type: 'Tlog', uri: 'u', timestamp: 't' }],
    },
  ],
  others: [{ source: 'store', predicateType: 'p', signer: null, code: null, message: 'm' }],
}

describe('what is remembered', () => {
  it('is read as it was written', () => {
    expect(parseState(stateLine(ENTRY) + stateLine({ ...ENTRY, tag: 'v2' }))).toEqual([
      ENTRY,
      { ...ENTRY, tag: 'v2' },
    ])
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"key":'],
    ['null', 'null'],
    ...(
      [
        { key: 'x' },
        { sha256: 'x' },
        { tag: 1 },
        { name: null },
        { checkedAt: '1' },
        { checkedAt: 1.5 },
        { bundles: 'x' },
        { bundles: [1] },
        { chain: {} },
        { chain: [null] },
        { chain: [{ ...ENTRY.chain[0], commit: 1 }] },
        { chain: [{ ...ENTRY.chain[0], timestamps: [{ type: 'Tlog' }] }] },
        { chain: [{ ...ENTRY.chain[0], timestamps: ['x'] }] },
        { chain: [{ ...ENTRY.chain[0], logIndices: [1] }] },
        { others: 'x' },
        { others: [1] },
        { others: [{ ...ENTRY.others[0], message: 1 }] },
        { others: [{ ...ENTRY.others[0], signer: 1 }] },
      ] as const
    ).map((change): [string, string] => [
      JSON.stringify(change),
      JSON.stringify({ ...ENTRY, ...change }),
    ]),
  ])('is not taken from %s', (_what, line) => {
    expect(parseState(`${line}\n${stateLine(ENTRY)}`)).toEqual([ENTRY])
  })

  it('is known under its very policy, name, tag and digest alone', () => {
    const state = new State([ENTRY])
    const now = ENTRY.checkedAt + 1
    expect(state.known(FINGERPRINT, FILE, now)).toEqual(ENTRY)
    expect(state.known(sha256Of('another policy'), FILE, now)).toBeUndefined()
    for (const change of [{ tag: 'v2' }, { name: 'b' }, { sha256: sha256Of('b') }]) {
      expect(state.known(FINGERPRINT, { ...FILE, ...change }, now)).toBeUndefined()
    }
  })

  it('is believed for a month, and not from the future', () => {
    const state = new State([ENTRY])
    const known = (now: number): boolean => state.known(FINGERPRINT, FILE, now) !== undefined
    expect([
      known(ENTRY.checkedAt - 1),
      known(ENTRY.checkedAt),
      known(ENTRY.checkedAt + LONGEST_TRUST),
      known(ENTRY.checkedAt + LONGEST_TRUST + 1),
    ]).toEqual([false, true, true, false])
  })

  it('holds every digest that a name had', () => {
    const other = { ...ENTRY, sha256: sha256Of('b'), key: sha256Of('k') }
    const state = new State([ENTRY, other, { ...other, name: 'c' }])
    expect(state.digestsOf('v1', 'a')).toEqual([ENTRY.sha256, other.sha256])
    expect(state.namesOf('v1')).toEqual(['a', 'c'])
    expect([state.digestsOf('v2', 'a'), state.digestsOf('v1', 'x'), state.namesOf('v2')]).toEqual([
      [],
      [],
      [],
    ])
  })
})
