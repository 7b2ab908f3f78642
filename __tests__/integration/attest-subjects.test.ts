import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { CYCLONEDX_BOM } from '../../src/attest/predicate.ts'
import { statementOf } from '../../src/attest/statement.ts'
import type { Claim } from '../../src/attest/subject.ts'
import type { StoredBundle } from '../../src/commands/attestation-ports.ts'
import {
  attestSubjects,
  type AttestPorts,
  type StoredAttestation,
} from '../../src/commands/attest-subjects.ts'
import { fetchAttestations } from '../../src/commands/fetch-attestations.ts'
import type { Log } from '../../src/commands/ports.ts'
import { ReleaseError } from '../../src/errors/release-error.ts'
import { createFiles } from '../../src/io/files.ts'
import type { RunContext } from '../../src/run/run-context.ts'
import { rejectionOf } from '../support/thrown.ts'
import { folderArtifacts } from './support/memory-artifacts.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attest-subjects-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

const silent: Log = {
  info: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  group: async (_title, work) => work(),
}
const claims = ['a', 'b', 'c', 'd', 'e'].map((name): Claim => ({
  subject: { name, sha256: sha256Of(name) },
  predicateType: CYCLONEDX_BOM,
  predicate: { of: name },
}))
const unavailable = new ReleaseError('SERVICE_UNAVAILABLE', { message: '502' })

interface World {
  readonly ports: AttestPorts
  /** In the order in which things happened. */
  readonly events: string[]
  readonly stored: StoredBundle[]
}

interface Behaviour {
  readonly signFails?: string
  readonly create?: (attempt: number) => 'take' | 'refuse' | 'take and fail'
}

let world = 0
function newWorld(
  behaviour: Behaviour = {},
  artifactsOf?: string,
): World & { readonly folder: string } {
  const folder = artifactsOf ?? join(root, String(++world))
  const events: string[] = []
  const stored: StoredBundle[] = []
  const artifacts = folderArtifacts(folder)
  let creations = 0
  let signatures = 0
  const now = { time: 0 }
  const ports: AttestPorts = {
    context: { repository: 'o/r', serverUrl: 'https://github.com' } as RunContext,
    files: createFiles(root),
    log: silent,
    clock: () => now.time,
    sleep: async milliseconds => {
      now.time += milliseconds
      events.push('sleep')
    },
    signer: {
      provenancePredicate: async () => ({ predicateType: 'x', predicate: {} }),
      sign: async claim => {
        if (claim.subject.name === behaviour.signFails)
          throw new ReleaseError('SIGNING_FAILED', { message: 'down' })
        events.push(`sign ${claim.subject.name}`)
        const payload = Buffer.from(JSON.stringify(statementOf(claim))).toString('base64')
        return {
          dsseEnvelope: { payload, signatures: [{ sig: `${artifactsOf ?? ''}${++signatures}` }] },
        }
      },
    },
    artifacts: {
      ...artifacts,
      upload: async (...given) => {
        events.push('keep')
        return artifacts.upload(...given)
      },
    },
    store: {
      create: async bundle => {
        const what = behaviour.create?.(++creations) ?? 'take'
        events.push(`store: ${what}`)
        if (what !== 'refuse') stored.push({ initiator: 'user', bundle })
        if (what !== 'take') throw unavailable
        return String(stored.length)
      },
      list: async () => {
        events.push('list')
        return stored
      },
    },
  }
  return { ports, events, stored, folder }
}

const attest = async (
  { ports }: World,
  attempt = 1,
  some = claims,
): Promise<readonly StoredAttestation[]> =>
  attestSubjects(
    some,
    { instance: 'github', maxEnvelope: 1, evidenceArtifact: `evidence--${attempt}` },
    ports,
  )
const count = ({ events }: World, event: string): number =>
  events.filter(one => one.startsWith(event)).length

describe('attestSubjects', () => {
  it('signs all, keeps all, and only then stores', async () => {
    const here = newWorld()
    const results = await attest(here)
    expect(results.map(one => one.claim)).toEqual(claims)
    expect(results.map(one => one.attestationUrl)).toContain(
      'https://github.com/o/r/attestations/5',
    )
    expect(here.events.indexOf('keep')).toBe(5)
    expect(here.events.slice(6)).toEqual(Array.from({ length: 5 }, () => 'store: take'))
  })

  it('refuses by size before it signs or keeps anything', async () => {
    const here = newWorld()
    const options = {
      instance: 'public-good',
      maxEnvelope: 10,
      evidenceArtifact: 'evidence--1',
    } as const
    expect((await rejectionOf(attestSubjects(claims, options, here.ports))).code).toBe(
      'ENVELOPE_TOO_LARGE',
    )
    expect(here.events).toEqual([])
  })

  it('keeps what was signed when a signature fails, and signs nothing twice in the next attempt', async () => {
    const first = newWorld({ signFails: 'c' })
    expect((await rejectionOf(attest(first))).code).toBe('SIGNING_FAILED')
    expect([count(first, 'sign'), count(first, 'keep'), count(first, 'store')]).toEqual([4, 1, 0])
    const second = newWorld({}, first.folder)
    expect(await attest(second, 2)).toHaveLength(5)
    expect(second.events.filter(one => one.startsWith('sign'))).toEqual(['sign c'])
    expect(count(second, 'store: take')).toBe(5)
    // The newest attempt holds everything again.
    const third = newWorld({}, first.folder)
    await attest(third, 3)
    expect(count(third, 'sign')).toBe(0)
  })

  it('does not store again what the store has', async () => {
    const first = newWorld()
    await attest(first)
    const second = newWorld({}, first.folder)
    second.stored.push(...first.stored)
    const results = await attest(second, 2)
    expect(results.map(one => one.attestationId)).toEqual(claims.map(() => undefined))
    expect([count(second, 'sign'), count(second, 'store')]).toEqual([0, 0])
  })

  it('takes nothing from an attempt to come, nor from another name', async () => {
    const first = newWorld()
    await attest(first, 5)
    const second = newWorld({}, first.folder)
    await attest(second, 2)
    expect(count(second, 'sign')).toBe(5)
  })

  it('asks before it stores again after an unclear answer', async () => {
    const one = claims.slice(0, 1)
    const lost = newWorld({ create: attempt => (attempt === 1 ? 'refuse' : 'take') })
    expect((await attest(lost, 1, one))[0]?.attestationId).toBe('1')
    expect(lost.events.slice(2)).toEqual(['store: refuse', 'sleep', 'list', 'store: take'])
    const taken = newWorld({ create: () => 'take and fail' })
    expect((await attest(taken, 1, one))[0]?.attestationId).toBeUndefined()
    expect(taken.stored).toHaveLength(1)
  })

  it('gives up in the end, and at once where the answer is clear', async () => {
    const down = newWorld({ create: () => 'refuse' })
    expect((await rejectionOf(attest(down, 1, claims.slice(0, 1)))).code).toBe(
      'SERVICE_UNAVAILABLE',
    )
    expect(count(down, 'store')).toBe(4)
    const denied = newWorld()
    const refusal = new ReleaseError('PERMISSION_MISSING', { message: 'no' })
    const store = { ...denied.ports.store, create: async () => Promise.reject(refusal) }
    const work = attest({ ...denied, ports: { ...denied.ports, store } }, 1, claims.slice(0, 1))
    expect(await rejectionOf(work)).toBe(refusal)
  })
})

describe('fetchAttestations', () => {
  const bundle = (name: string): unknown => {
    const claim = claims.find(one => one.subject.name === name)
    if (claim === undefined) throw new Error(name)
    return {
      dsseEnvelope: { payload: Buffer.from(JSON.stringify(statementOf(claim))).toString('base64') },
    }
  }
  const fetch = async (
    answers: readonly (readonly StoredBundle[])[],
    options = {},
  ): Promise<{ found: number; asked: number }> => {
    const here = newWorld()
    let asked = 0
    const list = async (): Promise<readonly StoredBundle[]> =>
      answers[Math.min(asked++, answers.length - 1)] ?? []
    const ports = { ...here.ports, store: { list }, repository: 'o/r' }
    const found = await fetchAttestations(sha256Of('a'), [CYCLONEDX_BOM], ports, {
      deadlineMs: 10_000,
      ...options,
    })
    return { found: found.records.length, asked }
  }
  const one: StoredBundle = { initiator: 'user', bundle: bundle('a') }

  it('waits for what is not listed yet, within its deadline', async () => {
    expect(await fetch([[], [], [one]])).toEqual({ found: 1, asked: 3 })
    const { found, asked } = await fetch([[]])
    expect([found, asked > 3 && asked < 8]).toEqual([0, true])
    expect(await fetch([[]], { deadlineMs: 0 })).toEqual({ found: 0, asked: 1 })
  })

  it('waits for as many as it is told, or until the caller is content', async () => {
    expect(await fetch([[one], [one, one]], { expected: 2 })).toEqual({ found: 2, asked: 2 })
    expect(await fetch([[], []], { enough: () => true })).toEqual({ found: 0, asked: 1 })
  })

  it('never counts what GitHub made by itself', async () => {
    expect(await fetch([[{ ...one, initiator: 'github' }]], { deadlineMs: 0 })).toEqual({
      found: 0,
      asked: 1,
    })
    expect(await fetch([[{ initiator: 'user', bundle: null }]], { deadlineMs: 0 })).toEqual({
      found: 1,
      asked: 1,
    })
  })
})
