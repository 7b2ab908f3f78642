import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { annotation, BUILDER, scenario, type Scenario } from './support/runner.ts'

const SHA = '0123456789abcdef0123456789abcdef01234567'
const WORKFLOW = `on: push
jobs:
  j:
    runs-on: ubuntu-24.04
    steps:
      - uses: a/b@${SHA} # v1.2.3
      - uses: c/d@v1
`

describe('pin-check', () => {
  let world: Scenario

  beforeAll(async () => {
    world = await scenario({ built: false, files: () => ({ '.github/workflows/ci.yml': WORKFLOW }) })
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  it('annotates the line, fails, and asks nobody', async () => {
    const result = await world.step(BUILDER, { command: 'pin-check' })
    expect(result.status).toBe(1)
    expect(result.stdout).toContain(
      '::error title=USES_UNPINNED,file=.github/workflows/ci.yml,line=7,col=15::c/d@v1 is not pinned',
    )
    expect(result.outputs).toEqual({ unpinned: '.github/workflows/ci.yml:7: c/d@v1' })
    expect(result.summary).toContain('2 `uses:` in 1 file: 1 not pinned.')
    world.expectDiscipline([])
  })

  it('passes with what is allowed', async () => {
    const result = await world.step(BUILDER, { command: 'pin-check', allow: 'c/*' })
    expect(result.status).toBe(0)
    expect(result.outputs).toEqual({ unpinned: '' })
  })

  it('of nothing is a failure', async () => {
    const result = await world.step(BUILDER, { command: 'pin-check', path: 'src' })
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('WORKFLOWS_NOT_FOUND (operational)')
  })
})
