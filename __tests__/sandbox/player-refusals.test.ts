import { describe, expect, it } from '@jest/globals'
import { PlayerRefusal } from '../../sandbox/player/index.ts'
import { PlayerFixture, playText } from './player-fixture.ts'

async function problemsOf(
  text: string,
  event?: { name: string; ref: string },
): Promise<readonly string[]> {
  try {
    await playText(text, event === undefined ? {} : { event })
  } catch (error) {
    if (error instanceof PlayerRefusal) return error.problems
    throw error
  }
  return []
}

const job = (steps: string, more = ''): string =>
  `{ on: push, jobs: { only: { runs-on: ubuntu-24.04, ${more} steps: [${steps}] } } }`

describe('before anything runs, the player refuses', () => {
  it.each([
    [job('{ uses: evil/action@v1 }'), "'evil/action@v1' has no stand-in"],
    [job('{ uses: docker://alpine }'), "'docker://alpine' is not supported"],
    [job('{ uses: attested-release/attested-release/sub@v1 }'), 'has no stand-in'],
    [
      job('{ uses: actions/checkout@v5, with: { lfs: true } }'),
      "actions/checkout does not honour the input 'lfs'",
    ],
    [
      job('{ run: "true" }', 'services: { db: { image: x } },'),
      "jobs.only: 'services' is not supported",
    ],
    [job('{ run: "true" }', 'container: x,'), "'container' is not supported"],
    [job('{ run: "true", shell: pwsh }'), "'pwsh' is not supported"],
    [job('{ run: "true", unknown: 1 }'), "'unknown' is not supported"],
    [job('{ run: "true", uses: x/y@z }'), "either 'run' or 'uses'"],
    [
      job('{ run: "true" }', 'permissions: { contents: admin },'),
      "'contents: admin' is not a permission",
    ],
    [
      job('{ run: "true" }', 'permissions: { id-token: read },'),
      "'id-token: read' is not a permission",
    ],
    [
      job('{ run: "true" }', 'permissions: { everything: read },'),
      "'everything: read' is not a permission",
    ],
    [job('{ run: "true" }', 'needs: other,'), "there is no job 'other'"],
    [job('{ run: "true" }', 'needs: only,'), 'the job needs itself'],
    [job('{ run: "${{ nonsense.x }}" }'), 'nonsense'],
    [job('{ run: "true", if: "secrets.X" }'), 'secrets'],
    [job('{ id: a, run: "true" }, { id: a, run: "true" }'), "two steps have the id 'a'"],
    [
      '{ on: push, jobs: { only: { runs-on: windows-2025, steps: [{ run: "true" }] } } }',
      "'windows-2025'",
    ],
    ['{ on: push, extra: 1, jobs: {} }', "'extra' is not supported"],
    ['{ on: { push: { paths: [x] } }, jobs: {} }', "on.push: 'paths' is not supported"],
    ['on: push\non: push', 'not YAML'],
  ])('%s', async (text, message) => {
    expect((await problemsOf(text)).join('\n')).toContain(message)
  })

  it('all of it at once', async () => {
    const problems = await problemsOf(job('{ uses: a/b@c }, { uses: d/e@f }'))
    expect(problems).toHaveLength(2)
  })

  it('without opening a job', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': job('{ run: "true" }, { uses: evil/action@v1 }'),
    })
    await expect(fixture.play()).rejects.toThrow(PlayerRefusal)
    expect(fixture.jobs.jobs).toEqual([])
  })
})

describe('an event starts a workflow', () => {
  const on = (filters: string): string =>
    `{ on: { push: ${filters} }, jobs: { only: { runs-on: ubuntu-24.04, steps: [{ run: "true" }] } } }`

  it.each([
    ['{ tags: ["v*"] }', 'refs/tags/v0.1.0', true],
    ['{ tags: ["v[0-9]+.[0-9]+.[0-9]+"] }', 'refs/tags/v0.1.0', true],
    ['{ tags: ["v*", "!v0*"] }', 'refs/tags/v0.1.0', false],
    ['{ tags-ignore: ["v0*"] }', 'refs/tags/v0.1.0', false],
    ['{ tags: ["w*"] }', 'refs/tags/v0.1.0', false],
    ['{ branches: [main] }', 'refs/tags/v0.1.0', false],
    ['{ branches: ["**"] }', 'refs/heads/main', true],
    ['{ branches: ["m?in", "mai"] }', 'refs/heads/main', false],
    ['{ tags: ["v*"] }', 'refs/heads/main', false],
    ['', 'refs/heads/main', true],
  ])('on.push: %s, %s: %s', async (filters, ref, started) => {
    const problems = await problemsOf(on(filters), { name: 'push', ref })
    expect(problems.length === 0).toBe(started)
  })

  it('only if it names it', async () => {
    const problems = await problemsOf(on(''), { name: 'workflow_run', ref: 'refs/heads/main' })
    expect(problems).toEqual(["'on' does not name the event 'workflow_run'"])
  })
})
