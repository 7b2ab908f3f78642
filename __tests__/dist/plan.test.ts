import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { annotation, BUILDER, scenario, TAG, type Scenario } from './support/runner.ts'

describe('plan', () => {
  let world: Scenario

  beforeAll(async () => {
    world = await scenario({ built: false })
  })
  afterEach(() => world.sandbox.log.clear())
  afterAll(async () => world[Symbol.asyncDispose]())

  it('of a tag: asks GitHub where the tag points, and nothing else', async () => {
    const { status, outputs, summary } = await world.step(BUILDER, { command: 'plan' })
    expect(status).toBe(0)
    world.expectDiscipline(['api.github.com'])
    expect(world.normalise.outputs(outputs)).toMatchSnapshot('outputs')
    expect(world.normalise.requests(world.sandbox.log.entries)).toMatchSnapshot('requests')
    expect(world.normalise.text(summary)).toMatchSnapshot('summary')
  })

  it('without a tag: a rehearsal, which asks nobody', async () => {
    const change = { ref: 'refs/heads/main', eventName: 'workflow_dispatch' }
    const { status, outputs } = await world.step(BUILDER, { command: 'plan' }, change)
    expect(status).toBe(0)
    world.expectDiscipline([])
    expect(outputs).toMatchObject({ tag: '', version: '1.2.3-dev' })
    expect(world.normalise.outputs(outputs)).toMatchSnapshot('outputs')
  })

  it('of a tag that names another version is refused before any request', async () => {
    const result = await world.step(BUILDER, { command: 'plan' }, { ref: 'refs/tags/v1.2.4' })
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('TAG_VERSION_MISMATCH (operational)')
    world.expectDiscipline([])
  })

  it('of a tag that points elsewhere on GitHub is refused', async () => {
    world.repository.setTag(TAG, 'f'.repeat(40))
    const result = await world.step(BUILDER, { command: 'plan' })
    world.repository.setTag(TAG, world.project.commit)
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('TAG_COMMIT_MISMATCH (security)')
    world.expectDiscipline(['api.github.com'])
  })

  it('names every wrong input at once, and what was meant', async () => {
    const inputs = { command: 'plan', platfroms: 'linux-amd64', sbom: 'maybe', notes: 'x' }
    const result = await world.step(BUILDER, inputs)
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('INPUT_INVALID (operational)')
    expect(result.outputs).toEqual({})
    expect(result.summary).toMatchSnapshot('summary')
    world.expectDiscipline([])
  })
})
