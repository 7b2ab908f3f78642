/** Mutated trust roots: read as a root of a known instance under that instance's thresholds, or refused. */
import { describe, it } from '@jest/globals'
import * as fc from 'fast-check'
import { createBundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { parseTrustRoots, type TrustRoots } from '../../src/verify/trust.ts'
import { fuzz } from './support/fuzzing.ts'
import { honestPair, INSTANCES, ROOT_LINES, ROOTS, verifier } from './support/honest.ts'
import { edited, edits } from './support/json-edits.ts'

const THRESHOLDS: Readonly<Record<string, string>> = {
  'sigstore.dev': '{"tlogThreshold":1,"ctlogThreshold":1,"timestampThreshold":1}',
  'GitHub, Inc.': '{"tlogThreshold":0,"ctlogThreshold":0,"timestampThreshold":1}',
}

/** Whatever a root says of itself, the thresholds are the instance's. */
const checkThresholds = (roots: TrustRoots): void => {
  for (const [organization, { thresholds }] of roots) {
    if (JSON.stringify(thresholds) !== THRESHOLDS[organization]) throw new Error('other thresholds')
  }
}

describe.each(INSTANCES)('a mutated root of %s', instance => {
  const other = ROOTS[instance === 'github' ? 'public-good' : 'github']
  const [honest] = honestPair(instance)
  const expected = JSON.stringify(verifier.verify(honest).statement)
  let turn = 0

  fuzz(it, {
    name: `trust root, ${instance}`,
    cases: 2_500,
    input: edits(),
    attempt: list => {
      const roots = parseTrustRoots(JSON.stringify(edited(ROOTS[instance], other, list)))
      checkThresholds(roots)
      turn += 1
      // A root that was read must not crash the verifier either; every tenth does, since it takes its time.
      if (turn % 10 !== 0) return expected
      return JSON.stringify(createBundleVerifier(roots).verify(honest).statement)
    },
    accepted: result => {
      if (result !== expected) throw new Error('another statement')
    },
  })
})

describe('a file of roots', () => {
  fuzz(it, {
    name: 'text of trust roots',
    cases: 1_500,
    input: fc.record({ at: fc.nat(), drop: fc.nat(60), insert: fc.string({ unit: 'binary' }) }),
    attempt: ({ at, drop, insert }) => {
      const start = at % ROOT_LINES.length
      const text = ROOT_LINES.slice(0, start) + insert + ROOT_LINES.slice(start + drop)
      checkThresholds(parseTrustRoots(text))
    },
  })
})
