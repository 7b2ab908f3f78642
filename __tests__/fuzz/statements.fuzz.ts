/** Mutated statements: as bare payloads, and truly signed by somebody who may sign but must not be believed blindly. */
import { describe, it } from '@jest/globals'
import * as fc from 'fast-check'
import { parseStatement, type Statement } from '../../src/attest/statement.ts'
import { checkPolicy } from '../../src/verify/policy-check.ts'
import { runPolicy } from '../../src/verify/policies.ts'
import { PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import { PolicyError } from '../../src/errors/release-error.ts'
import { identity, SERVER } from '../unit/verify/identities.ts'
import { fuzz } from './support/fuzzing.ts'
import { INSTANCES, OURS, signedAsUs, verifier } from './support/honest.ts'
import { edited, edits } from './support/json-edits.ts'

const POLICY = runPolicy({ ...identity, runAttempt: 1 }, { serverUrl: SERVER })
const FILE = { name: 'widget-1.2.3-linux-amd64', sha256: sha256Of('a binary') }

/** Fields that the policy must find unchanged, whoever signed. */
const essence = ({ _type, subject, predicateType, predicate }: Statement): string => {
  const { buildDefinition, runDetails } = predicate as typeof OURS.predicate
  const { externalParameters, internalParameters, resolvedDependencies } = buildDefinition ?? {}
  const dependencies = resolvedDependencies as unknown[]
  return JSON.stringify([
    _type,
    subject.some(({ name, digest }) => name === FILE.name && digest['sha256'] === FILE.sha256),
    predicateType,
    buildDefinition?.['buildType'],
    pick(externalParameters, 'workflow', ['ref', 'repository', 'path']),
    pick(internalParameters, 'github', [
      'event_name',
      'repository_id',
      'repository_owner_id',
      'runner_environment',
    ]),
    pick(dependencies, '0', ['uri']),
    pick(dependencies[0] ?? {}, 'digest', ['gitCommit']),
    pick(runDetails, 'builder', ['id']),
    pick(runDetails, 'metadata', ['invocationId']),
  ])
}

const pick = (value: unknown, key: string, names: readonly string[]): unknown => {
  const inner = (value as Record<string, Record<string, unknown>>)[key]
  return names.map(name => inner?.[name])
}

const HONEST = essence(OURS as Statement)

const judge = (statement: Statement, signer: Parameters<typeof checkPolicy>[0]['signer']): void => {
  const [refusal] = checkPolicy({ statement, signer }, POLICY, PROVENANCE_V1, FILE)
  if (refusal !== undefined) throw new PolicyError(refusal.code, { message: refusal.message })
}

const unchanged = (result: unknown): void => {
  if (essence(result as Statement) !== HONEST) throw new Error('accepted with another meaning')
}

describe.each(INSTANCES)('a statement truly signed at %s', instance => {
  fuzz(it, {
    name: `signed statement, ${instance}`,
    cases: 500,
    input: edits(),
    attempt: list => {
      const payload = JSON.stringify(edited(OURS, {}, list))
      const { statement, signer } = verifier.verify(signedAsUs(instance, payload))
      judge(statement, signer)
      return statement
    },
    accepted: unchanged,
  })
})

describe('a payload', () => {
  const { signer } = verifier.verify(signedAsUs('github', JSON.stringify(OURS)))

  fuzz(it, {
    name: 'statement',
    cases: 5_000,
    input: edits(),
    attempt: list => {
      const statement = parseStatement(Buffer.from(JSON.stringify(edited(OURS, {}, list))))
      judge(statement, signer)
      return statement
    },
    accepted: unchanged,
  })

  fuzz(it, {
    name: 'bytes of a statement',
    cases: 3_000,
    input: fc.record({ at: fc.nat(), drop: fc.nat(20), insert: fc.uint8Array({ maxLength: 20 }) }),
    attempt: ({ at, drop, insert }) => {
      const bytes = Buffer.from(JSON.stringify(OURS))
      const start = at % bytes.length
      const parts = [bytes.subarray(0, start), insert, bytes.subarray(start + drop)]
      const statement = parseStatement(Buffer.concat(parts))
      judge(statement, signer)
      return statement
    },
    accepted: unchanged,
  })
})
