import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { attestedNames, bytesOf, CRATE_RUN_HOSTS, crateScenario, type CrateScenario } from './support/crates.ts'

describe('crate, for one crate that cargo published', () => {
  let world: CrateScenario

  beforeAll(async () => {
    world = await crateScenario()
    await world.publish()
    world.sandbox.log.clear()
  })
  afterEach(() => world.sandbox.log.clear())
  afterAll(async () => world[Symbol.asyncDispose]())

  it('packages it again, finds five witnesses of one digest, attests and verifies', async () => {
    const result = await world.crate()
    expect(result.stdout).not.toContain('::error')
    expect(result.status).toBe(0)
    const { outputs } = result
    const { content } = world.sandbox.crates.version('widget', '1.2.3')
    expect(await bytesOf(outputs['crate-path'])).toEqual(content)
    expect(outputs['state']).toBe('attested')
    expect(attestedNames(world.sandbox)).toEqual(['widget-1.2.3.crate'])
    world.expectDiscipline(CRATE_RUN_HOSTS)
    expect(world.normalise.outputs(outputs)).toMatchSnapshot('outputs')
    expect(world.normalise.text(result.summary)).toMatchSnapshot('summary')
    expect(world.normalise.requests(world.sandbox.log.entries)).toMatchSnapshot('requests')
  })
})
