import { describe, expect, it } from '@jest/globals'
import { jobOf, PlayerFixture, playText } from './player-fixture.ts'

const ubuntu = 'runs-on: ubuntu-24.04'

describe('jobs', () => {
  it('run after what they need, and see its outputs', async () => {
    const result = await playText(`
on: push
jobs:
  last:
    needs: [first, legs]
    ${ubuntu}
    outputs: { all: "\${{ steps.s.outputs.v }}" }
    steps:
      - { id: s, run: 'echo "v=\${{ needs.first.outputs.v }} \${{ needs.legs.outputs.leg }} \${{ needs.legs.result }}" >> "$GITHUB_OUTPUT"' }
  legs:
    needs: first
    ${ubuntu}
    strategy: { matrix: { n: "\${{ fromJSON(needs.first.outputs.list) }}" } }
    outputs: { leg: "\${{ matrix.n == 1 && 1 || '' }}" }
    steps:
      - { run: 'test "\${{ strategy.job-total }}" = 2' }
  first:
    ${ubuntu}
    outputs: { v: one, list: "[1, 2]" }
    steps: [{ run: "true" }]
`)
    expect(result.jobs.map(job => job.name)).toEqual(['first', 'legs (1)', 'legs (2)', 'last'])
    expect(jobOf(result, 'last').outputs).toEqual({ all: 'one 1 success' })
  })

  it('are skipped when what they need failed, also through a job that ran always', async () => {
    const result = await playText(`
on: push
jobs:
  broken: { ${ubuntu}, steps: [{ run: "false" }] }
  next: { ${ubuntu}, needs: broken, steps: [{ run: "true" }] }
  always: { ${ubuntu}, needs: broken, if: "always() && needs.broken.result == 'failure'", steps: [{ run: "true" }] }
  behind: { ${ubuntu}, needs: always, steps: [{ run: "true" }] }
  on-failure: { ${ubuntu}, needs: [always], if: failure(), steps: [{ run: "true" }] }
  unconcerned: { ${ubuntu}, if: "github.ref_type == 'tag'", steps: [{ run: "true" }] }
  never: { ${ubuntu}, if: "github.ref_type == 'branch'", steps: [{ run: "true" }] }
`)
    expect(result.conclusion).toBe('failure')
    expect(Object.fromEntries(result.jobs.map(job => [job.id, job.conclusion]))).toEqual({
      broken: 'failure',
      next: 'skipped',
      always: 'success',
      behind: 'skipped',
      'on-failure': 'success',
      unconcerned: 'success',
      never: 'skipped',
    })
  })

  it('stop at the first failing leg, unless fail-fast is off or the leg may fail', async () => {
    const legs = (settings: string, job = ''): string =>
      `{ ${ubuntu}, ${job} strategy: { ${settings} matrix: { n: [1, 2] } }, steps: [{ run: "test \${{ matrix.n }} = 2" }] }`
    const result = await playText(`
on: push
jobs:
  fast: ${legs('')}
  slow: ${legs('fail-fast: false,')}
  soft: ${legs('', 'continue-on-error: "${{ matrix.n == 1 }}",')}
  after-soft: { ${ubuntu}, needs: soft, steps: [{ run: "true" }] }
`)
    expect(result.jobs.map(job => [job.name, job.conclusion])).toEqual([
      ['fast (1)', 'failure'],
      ['fast (2)', 'cancelled'],
      ['slow (1)', 'failure'],
      ['slow (2)', 'success'],
      ['soft (1)', 'failure'],
      ['soft (2)', 'success'],
      ['after-soft', 'success'],
    ])
  })

  it('have a token, folders and permissions of their own', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': `
on: push
permissions: { contents: write, issues: read }
jobs:
  own: { ${ubuntu}, permissions: { id-token: write }, environment: prod, steps: [{ run: "echo x > left-behind" }] }
  none: { ${ubuntu}, permissions: {}, steps: [{ run: "! test -e left-behind" }] }
  inherited: { ${ubuntu}, steps: [{ run: "echo \${{ github.token }}" }] }
  all: { ${ubuntu}, permissions: read-all, steps: [{ run: "true" }] }
`,
    })
    const result = await fixture.play()
    expect(result.conclusion).toBe('success')
    const identities = fixture.jobs.jobs.map(job => job.identity)
    expect(identities.map(one => one.permissions)).toMatchObject([
      { 'id-token': 'write' },
      {},
      { contents: 'write', issues: 'read' },
      { contents: 'read', attestations: 'read' },
    ])
    expect(identities[0]?.permissions).toEqual({ 'id-token': 'write' })
    expect(identities[3]?.permissions['id-token']).toBeUndefined()
    expect(identities[0]?.environment).toBe('prod')
    expect(new Set(fixture.jobs.jobs.map(job => job.githubToken)).size).toBe(4)
    expect(new Set(result.jobs.map(job => job.workspace)).size).toBe(4)
    expect(jobOf(result, 'inherited').steps[0]?.log).toBe('***\n')
  })

  it('get the restricted default where nobody says anything', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': `{ on: push, jobs: { only: { ${ubuntu}, steps: [{ run: "true" }] } } }`,
    })
    await fixture.play()
    expect(fixture.jobs.jobs[0]?.identity.permissions).toEqual({
      contents: 'read',
      packages: 'read',
    })
  })

  it('withhold outputs that hold a secret', async () => {
    const result = await playText(
      `{ on: push, jobs: { only: { ${ubuntu}, outputs: { bad: "x\${{ secrets.S }}", good: y }, steps: [{ run: "true" }] } } }`,
      { secrets: { S: 'hidden' } },
    )
    expect(jobOf(result, 'only').outputs).toEqual({ good: 'y' })
  })

  it('fail when a required leg needs a runner that this machine is not', async () => {
    const result = await playText(`
on: push
jobs:
  legs:
    strategy: { fail-fast: false, matrix: { include: [{ r: windows-2022, o: true }, { r: windows-2025, o: false }] } }
    runs-on: "\${{ matrix.r }}"
    continue-on-error: "\${{ matrix.o }}"
    steps: [{ run: "true" }]
`)
    expect(result.jobs.map(job => [job.conclusion, job.reason])).toEqual([
      ['skipped', "this machine cannot stand in for the runner 'windows-2022'"],
      ['failure', "this machine cannot stand in for the runner 'windows-2025'"],
    ])
    expect(result.conclusion).toBe('failure')
  })
})

describe('a rerun', () => {
  it('keeps what succeeded and runs the rest as the next attempt of the same run', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': `
on: push
jobs:
  good: { ${ubuntu}, outputs: { v: "\${{ steps.s.outputs.v }}" }, steps: [{ id: s, run: 'echo "v=from-\${{ github.run_attempt }}" >> "$GITHUB_OUTPUT"' }] }
  flaky: { ${ubuntu}, needs: good, steps: [{ run: 'test "\${{ github.run_attempt }}" = 2' }] }
  after: { ${ubuntu}, needs: [good, flaky], outputs: { v: "\${{ needs.good.outputs.v }}" }, steps: [{ run: "true" }] }
`,
    })
    const first = await fixture.play()
    expect(first.conclusion).toBe('failure')
    const second = await fixture.play({ previous: first })
    expect(second).toMatchObject({
      conclusion: 'success',
      runId: first.runId,
      runNumber: first.runNumber,
      runAttempt: 2,
    })
    expect(second.jobs.map(job => [job.id, job.attempt])).toEqual([
      ['good', 1],
      ['flaky', 2],
      ['after', 2],
    ])
    expect(jobOf(second, 'after').outputs).toEqual({ v: 'from-1' })
    expect(fixture.jobs.jobs.map(job => job.identity.job)).toEqual([
      'good',
      'flaky',
      'flaky',
      'after',
    ])
    const third = await fixture.play()
    expect(third.runId).toBeGreaterThan(first.runId)
    expect(third.runNumber).toBe(2)
  })
})

describe('interceptors', () => {
  it('run between jobs and steps', async () => {
    const seen: string[] = []
    await playText(
      `{ on: push, jobs: { only: { ${ubuntu}, steps: [{ id: s, run: "true" }, { if: false, run: "true" }] } } }`,
      {
        interceptors: {
          beforeJob: point =>
            void seen.push(`before ${point.job} ${point.registered.identity.job}`),
          afterJob: (point, result) => void seen.push(`after ${point.job} ${result.conclusion}`),
          beforeStep: point => void seen.push(`before step ${point.index} ${point.stepId ?? ''}`),
          afterStep: (point, result) =>
            void seen.push(`after step ${point.index} ${result.outcome}`),
        },
      },
    )
    expect(seen).toEqual([
      'before only only',
      'before step 0 s',
      'after step 0 success',
      'after only success',
    ])
  })

  it('end the run with what they throw, whatever the workflow tolerates', async () => {
    const boom = (): void => {
      throw new TypeError('boom')
    }
    const text = `{ on: push, jobs: { only: { ${ubuntu}, continue-on-error: true, steps: [{ run: "true", continue-on-error: true }] } } }`
    for (const point of ['beforeJob', 'afterJob', 'beforeStep', 'afterStep'] as const) {
      await expect(playText(text, { interceptors: { [point]: boom } })).rejects.toMatchObject({
        name: 'InterceptorFailure',
        cause: { message: 'boom' },
      })
    }
  })
})
