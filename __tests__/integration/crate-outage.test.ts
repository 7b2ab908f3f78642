import { describe, expect, it } from '@jest/globals'
import { ReleaseError } from '../../src/errors/release-error.ts'
import { rejectionOf } from '../support/thrown.ts'
import { CrateWorld } from './support/crate-world.ts'

describe('crate, when a part of the registry is down', () => {
  it.each(['index', 'version', 'download'] as const)(
    '%s: says so, and not that it is missing',
    async part => {
      await using world = await CrateWorld.create()
      const { openRegistry } = world.ports()
      const down = async (): Promise<never> => {
        throw new ReleaseError('SERVICE_UNAVAILABLE', { message: `${part} is down` })
      }
      const { code, message } = await rejectionOf(
        world.run({}, { openRegistry: registry => ({ ...openRegistry(registry), [part]: down }) }),
      )
      expect(code).toBe('SERVICE_UNAVAILABLE')
      expect(message).toBe(`${part} is down`)
      expect(world.release.signed).toBe(0)
    },
  )

  it('goes on when it comes back within the time', async () => {
    await using world = await CrateWorld.create()
    const { openRegistry } = world.ports()
    let left = 3
    const { outputs } = await world.run(
      {},
      {
        openRegistry: registry => {
          const open = openRegistry(registry)
          const index: typeof open.index = async crate => {
            left -= 1
            if (left >= 0) throw new ReleaseError('RATE_LIMITED', { message: 'later' })
            return open.index(crate)
          }
          return { ...open, index }
        },
      },
    )
    expect(outputs['state']).toBe('attested')
  })

  it('does not wait where waiting does not help', async () => {
    await using world = await CrateWorld.create()
    const { openRegistry } = world.ports()
    const broken = async (): Promise<never> => {
      throw new ReleaseError('RESPONSE_INVALID', { message: 'nonsense' })
    }
    const { now } = world.release.github
    const { code } = await rejectionOf(
      world.run({}, { openRegistry: registry => ({ ...openRegistry(registry), index: broken }) }),
    )
    expect(code).toBe('RESPONSE_INVALID')
    expect(world.release.github.now).toBe(now)
  })
})
