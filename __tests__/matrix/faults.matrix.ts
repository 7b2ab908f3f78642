/** Every kind of request that `attest` and `release` make, under every fault; then a second run without it. */
import { expect, it } from '@jest/globals'
import type { Fault, FaultKind } from '../../sandbox/faults.ts'
import { settleAll } from '../../src/commands/concurrent.ts'
import {
  endFaults,
  outcomeOf,
  plantForeign,
  recoveryFaults,
  stateFaults,
} from './support/invariants.ts'
import { record, share, SIDE_BY_SIDE, type MatrixCase } from './support/record.ts'
import { createTemplate, openCase, type StepName, type Template } from './support/release-case.ts'
import { requestKinds, type RequestKind } from './support/requests.ts'

const ALWAYS = 1_000
const HTML = { 'content-type': 'text/html' }
const JSON_TYPE = { 'content-type': 'application/json' }

type FaultCase = FaultKind & Pick<Fault, 'times' | 'afterWork'>

const FAULTS: Readonly<Record<string, FaultCase>> = {
  timeout: { kind: 'hang', times: ALWAYS },
  'reset mid-body': { kind: 'truncate', bytes: 7 },
  '500': { kind: 'status', status: 500, times: ALWAYS },
  '502 that did succeed': { kind: 'status', status: 502, afterWork: true },
  '429 with Retry-After': { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
  '403 secondary limit': {
    kind: 'status',
    status: 403,
    times: ALWAYS,
    json: { message: 'You have exceeded a secondary rate limit.' },
  },
  '401': { kind: 'status', status: 401, times: ALWAYS },
  '404': { kind: 'status', status: 404, times: ALWAYS },
  '422': { kind: 'status', status: 422, times: ALWAYS },
  'truncated JSON': {
    kind: 'status',
    status: 200,
    headers: JSON_TYPE,
    body: '{"id": 1, "name": "wid',
    afterWork: true,
  },
  'wrong content type': {
    kind: 'status',
    status: 200,
    headers: HTML,
    body: '<html>A proxy says hello</html>',
    times: ALWAYS,
  },
  'oversized body': { kind: 'truncate', bytes: 7, claims: 2 ** 40, times: ALWAYS },
  'slow drip': { kind: 'drip', ms: 40 },
}

interface FaultAt {
  readonly step: StepName
  readonly request: RequestKind
  readonly name: string
  readonly fault: FaultCase
  /** Requests of the kind that pass before it strikes. */
  readonly skip: number
}

it(
  'no fault of any service publishes anything but the plan, and the next run recovers',
  async () => {
    const started = Date.now()
    await using template = await createTemplate()
    const all = await everyCase(template)
    expect(all.length).toBeGreaterThanOrEqual(400)
    const settled = await settleAll(share(all), SIDE_BY_SIDE, async one => run(one, template))
    const cases = settled.map((one, index): MatrixCase => {
      if (one.status === 'fulfilled') return one.value
      const what = share(all)[index]?.request.name ?? ''
      return { what, outcome: 'the matrix failed', seconds: 0, faults: [String(one.reason)] }
    })
    record('Fault matrix', cases, started)
    expect(cases.flatMap(({ what, faults }) => faults.map(fault => `${what}: ${fault}`))).toEqual(
      [],
    )
  },
  3 * 60 * 60_000,
)

async function everyCase(template: Template): Promise<readonly FaultAt[]> {
  const cases: FaultAt[] = []
  for (const step of ['attest', 'release'] as const) {
    await using one = await openCase(template, step)
    const result = await one.step(step)
    expect(endFaults(result)).toEqual([])
    for (const request of requestKinds(one.sandbox.log.entries)) {
      // The first and, where there are several, the last of its kind.
      for (const skip of new Set([0, request.count - 1])) {
        for (const [name, fault] of Object.entries(FAULTS)) {
          cases.push({ step, request, name, fault, skip })
        }
      }
    }
  }
  return cases
}

async function run(
  { step, request, name, fault, skip }: FaultAt,
  template: Template,
): Promise<MatrixCase> {
  const started = performance.now()
  await using one = await openCase(template, step)
  const foreign = plantForeign(one)
  const { host, method, path } = request
  one.sandbox.faults.inject({ ...fault, host, method, path, skip })
  const first = await one.step(step)
  const faults = [...endFaults(first), ...stateFaults(one, template, foreign)]
  one.sandbox.faults.clear()
  const second = await one.step(step, { runAttempt: 2 })
  faults.push(
    ...endFaults(second),
    ...stateFaults(one, template, foreign),
    ...recoveryFaults(one, first, second),
  )
  return {
    what: `${step}: ${name} at ${request.name} (${skip + 1} of ${request.count})`,
    outcome: `${step}: ${outcomeOf(first)} → ${outcomeOf(second)}`,
    seconds: (performance.now() - started) / 1000,
    faults,
  }
}
