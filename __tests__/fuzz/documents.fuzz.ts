/** The other documents from outside: certificates, plans, stage records, and what cargo prints. */
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { parseStageRecord } from '../../src/attest/stage-record.ts'
import { parseCargoMetadata } from '../../src/plan/cargo-metadata.ts'
import { takePlan } from '../../src/plan/packed-plan.ts'
import { parsePlan } from '../../src/plan/plan-json.ts'
import { at } from '../../src/attest/json.ts'
import { readCertificate } from '../../src/verify/certificate.ts'
import { readDer } from '../../src/verify/der.ts'
import { readSignerIdentity } from '../../src/verify/signer-identity.ts'
import { METADATA, PACKED_PLAN, PLAN, STAGE } from './support/documents.ts'
import { fuzz } from './support/fuzzing.ts'
import { honestPair, INSTANCES } from './support/honest.ts'
import { edited, edits } from './support/json-edits.ts'

const PARSERS = [
  ['plan', PLAN, parsePlan],
  ['packed plan', PACKED_PLAN, takePlan],
  ['stage record', STAGE, (text: string) => parseStageRecord(text, 'stage.json')],
  ['cargo metadata', METADATA, parseCargoMetadata],
] as const satisfies readonly (readonly [string, unknown, (text: string) => unknown])[]

describe.each(PARSERS)('%s', (name, honest, parse) => {
  it('is read when nothing is wrong', () => {
    expect(() => parse(JSON.stringify(honest))).not.toThrow()
  })

  fuzz(it, {
    name,
    cases: 3_000,
    input: edits(),
    attempt: list => parse(JSON.stringify(edited(honest, {}, list))),
  })

  fuzz(it, { name: `text of a ${name}`, cases: 500, input: fc.string(), attempt: parse })
})

describe.each(INSTANCES)('a certificate of %s', instance => {
  const [ours] = honestPair(instance)
  const path = ['verificationMaterial', 'certificate', 'rawBytes']
  const der = Buffer.from(String(at(ours, ...path)), 'base64')

  fuzz(it, {
    name: `certificate, ${instance}`,
    cases: 3_000,
    input: fc.record({ at: fc.nat(), drop: fc.nat(4), insert: fc.uint8Array({ maxLength: 4 }) }),
    attempt: ({ at: position, drop, insert }) => {
      const start = position % der.length
      const parts = [der.subarray(0, start), insert, der.subarray(start + drop)]
      return readSignerIdentity(readCertificate(Buffer.concat(parts)))
    },
  })
})

describe('DER', () => {
  fuzz(it, {
    name: 'DER garbage',
    cases: 5_000,
    input: fc.uint8Array({ maxLength: 200 }),
    attempt: bytes => [readDer(bytes), readCertificate(bytes)],
  })
})
