import { describe, expect, it } from '@jest/globals'
import {
  attestedNames,
  chainWorkspace,
  crateScenario,
  trustedToken,
  type CrateScenario,
} from './support/crates.ts'
import { annotation } from './support/runner.ts'

const NAMES = ['widget-base', 'widget-core', 'widget_text', 'widget-web', 'widget']
const FILES = NAMES.map(name => `${name}-1.2.3.crate`)

/** The packages of `unpublished`, in the order of publication. */
const unpublished = async (world: CrateScenario): Promise<readonly string[]> => {
  const { outputs } = await world.crate({ 'dry-run': 'true' })
  return (outputs['unpublished'] ?? '').split(',').filter(name => name !== '')
}

describe('crate, for a workspace of five that depend on each other', () => {
  it('stopped after the third crate, and resumed: every crate is published and attested once', async () => {
    await using world = await crateScenario({ files: () => chainWorkspace(NAMES) })
    const { sandbox } = world
    expect(await unpublished(world)).toEqual(NAMES)
    sandbox.crates.uploadsLeft = 3
    const token = await trustedToken(world, NAMES)
    await expect(world.publish(NAMES, { token })).rejects.toThrow('read-only')
    expect(sandbox.crates.versions.map(({ name }) => name)).toEqual(NAMES.slice(0, 3))

    const halfWay = await world.crate({ 'wait-timeout': '1m' })
    expect(annotation(halfWay)).toBe('CRATE_NOT_SERVED (operational)')
    expect(halfWay.stdout).toContain('not published: widget-web-1.2.3.crate, widget-1.2.3.crate')
    expect(attestedNames(sandbox)).toEqual([])

    sandbox.crates.uploadsLeft = 2
    const left = await unpublished(world)
    expect(left).toEqual(['widget-web', 'widget'])
    await world.publish(left, { token })
    const resumed = await world.crate({}, { runAttempt: 2 })
    expect(resumed.status).toBe(0)
    expect(resumed.outputs['state']).toBe('attested')
    expect(resumed.outputs['crate-digest']?.split(',')).toHaveLength(5)
    expect(attestedNames(sandbox).toSorted()).toEqual(FILES.toSorted())

    const again = await world.crate({}, { runAttempt: 3 })
    expect(again.outputs['state']).toBe('unchanged')
    expect(attestedNames(sandbox)).toHaveLength(5)
  })

  it('attests none of them when one is not what was packaged', async () => {
    await using world = await crateScenario({ files: () => chainWorkspace(NAMES) })
    await world.publish(NAMES)
    world.sandbox.crates.version('widget-web', '1.2.3').lies = { served: Buffer.from('evil') }
    const result = await world.crate()
    expect(annotation(result)).toBe('CRATE_MISMATCH (security)')
    expect(attestedNames(world.sandbox)).toEqual([])
  })

  it('takes the packages that are named, and no others', async () => {
    await using world = await crateScenario({ files: () => chainWorkspace(NAMES) })
    await world.publish(NAMES)
    const result = await world.crate({ package: 'widget_text, widget-base' })
    expect(result.status).toBe(0)
    expect(attestedNames(world.sandbox).toSorted()).toEqual([FILES[0], FILES[2]].toSorted())
    const unknown = await world.crate({ package: 'gadget' })
    expect(annotation(unknown)).toBe('SELECTION_INVALID (operational)')
  })
})

describe('crate, by the word of the registry about who published', () => {
  const publishedBy = async (
    world: CrateScenario,
    change: Parameters<typeof trustedToken>[2],
  ): Promise<void> => {
    await world.publish([], { token: await trustedToken(world, ['widget'], change) })
  }

  it('accepts this run', async () => {
    await using world = await crateScenario()
    await publishedBy(world, {})
    const result = await world.crate()
    expect(result.status).toBe(0)
    expect(result.summary).not.toContain('Left open by the policy')
    const later = await world.crate({}, { runId: 5 })
    expect(later.outputs['state']).toBe('unchanged')
  })

  it.each([
    ['another commit', { sha: 'f'.repeat(40) }, `commit: expected`],
    ['another run that attested nothing', { runId: 5 }, 'run: expected 987654, got 5'],
    [
      'another repository',
      {
        repository: { owner: 'evil', ownerId: 1, name: 'widget', id: 2, visibility: 'public' },
        workflowRef: 'evil/widget/.github/workflows/release.yml@refs/tags/v1.2.3',
      } as const,
      'repository: expected octo-org/widget, got evil/widget',
    ],
  ])('refuses %s', async (_what, change, named) => {
    await using world = await crateScenario()
    await publishedBy(world, change)
    const result = await world.crate()
    expect(annotation(result)).toBe('CRATE_ORIGIN_MISMATCH (security)')
    expect(result.stdout).toContain(named)
    expect(attestedNames(world.sandbox)).toEqual([])
  })
})
