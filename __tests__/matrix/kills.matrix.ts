/** SIGKILL after each request in turn, then the next attempt. */
import { expect, it } from '@jest/globals'
import { settleAll } from '../../src/commands/concurrent.ts'
import {
  endFaults,
  outcomeOf,
  plantForeign,
  recoveryFaults,
  stateFaults,
} from './support/invariants.ts'
import { record, share, SIDE_BY_SIDE, type MatrixCase } from './support/record.ts'
import {
  createTemplate,
  openCase,
  RELEASE_KINDS,
  type StepName,
  type Template,
} from './support/release-case.ts'
import { requestKinds, type RequestKind } from './support/requests.ts'

interface KillAt {
  readonly step: StepName
  readonly request: RequestKind
  readonly skip: number
}

it(
  'a run that is killed at any request is completed by the next one',
  async () => {
    const started = Date.now()
    const cases: MatrixCase[] = []
    for (const kind of RELEASE_KINDS) {
      await using template = await createTemplate(kind)
      const all = await everyRequest(template)
      const settled = await settleAll(share(all), SIDE_BY_SIDE, async one => run(one, template))
      cases.push(
        ...settled.map((one): MatrixCase => {
          if (one.status === 'fulfilled') return one.value
          return {
            what: '',
            outcome: 'the matrix failed',
            seconds: 0,
            faults: [String(one.reason)],
          }
        }),
      )
    }
    record('Kill matrix', cases, started)
    expect(cases.flatMap(({ what, faults }) => faults.map(fault => `${what}: ${fault}`))).toEqual(
      [],
    )
  },
  60 * 60_000,
)

async function everyRequest(template: Template): Promise<readonly KillAt[]> {
  const all: KillAt[] = []
  for (const step of ['attest', 'release'] as const) {
    await using one = await openCase(template, step)
    await one.step(step)
    for (const request of requestKinds(one.sandbox.log.entries)) {
      for (let skip = 0; skip < request.count; skip += 1) all.push({ step, request, skip })
    }
  }
  return all
}

async function run({ step, request, skip }: KillAt, template: Template): Promise<MatrixCase> {
  const started = performance.now()
  await using one = await openCase(template, step)
  const foreign = plantForeign(one)
  const { host, method, path } = request
  const killer = new AbortController()
  // The service has done its work; the step dies before it hears of it.
  one.sandbox.faults.inject({
    ...{ kind: 'hang', afterWork: true, host, method, path, skip },
    onStrike: () => {
      killer.abort()
    },
  })
  const first = await one.step(step, { kill: killer.signal })
  const faults = [
    ...(killer.signal.aborted && first.status !== null ? ['it survived'] : []),
    ...stateFaults(one, template, foreign),
  ]
  one.sandbox.faults.clear()
  const second = await one.step(step, { runAttempt: 2 })
  faults.push(
    ...endFaults(second),
    ...stateFaults(one, template, foreign),
    ...recoveryFaults(one, first, second),
  )
  return {
    what: `${template.kind}: ${step}: killed at ${request.name} (${skip + 1} of ${request.count})`,
    outcome: `${template.kind}: ${step}: ${first.status === null ? 'killed' : outcomeOf(first)} → ${outcomeOf(second)}`,
    seconds: (performance.now() - started) / 1000,
    faults,
  }
}
