import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { CrateVersion, Surface } from '../../sandbox/crates/crate.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import { attestedNames, crateScenario, type CrateScenario } from './support/crates.ts'
import { annotation } from './support/runner.ts'

const WRONG = sha256Of('something else')
const CANONICAL = '/crates/widget/widget-1.2.3.crate'

describe('crate, when the registry is late, down, or lies', () => {
  let world: CrateScenario
  let version: CrateVersion

  beforeAll(async () => {
    world = await crateScenario()
    await world.publish()
    version = world.sandbox.crates.version('widget', '1.2.3')
  })
  afterEach(() => {
    version.lies = {}
    Object.assign(version.lag, { cdn: 0, index: 0, api: 0 })
    world.sandbox.faults.clear()
    world.sandbox.log.clear()
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  const expectAttested = (names: readonly string[]): void => {
    expect(attestedNames(world.sandbox)).toEqual(names)
  }

  describe('and lies: nothing is attested', () => {
    afterEach(() => expectAttested([]))

    it.each<[string, CrateVersion['lies'], string]>([
      ['wrong bytes on the CDN', { served: Buffer.from('evil') }, `${CANONICAL}: sha256:`],
      [
        'wrong bytes for cargo alone',
        { servedToCargo: Buffer.from('evil') },
        'https://static.crates.io/crates/widget/1.2.3/download: sha256:',
      ],
      ['a wrong cksum in the index', { cksum: WRONG }, `index cksum: sha256:${WRONG}`],
      ['a wrong checksum in the API', { checksum: WRONG }, `API checksum: sha256:${WRONG}`],
    ])('%s', async (_what, lies, named) => {
      version.lies = lies
      const result = await world.crate()
      expect(annotation(result)).toBe('CRATE_MISMATCH (security)')
      expect(result.stdout).toContain(named)
      expect(result.stdout).toContain('cargo yank')
      expect(result.outputs).toEqual({})
    })

    it('a body cut short in the cache', async () => {
      version.lies = { served: version.content.subarray(0, -20) }
      const result = await world.crate()
      expect(annotation(result)).toBe('CRATE_MISMATCH (security)')
      expect(result.stdout).toContain('the served archive: ')
    })

    it('other bytes at the CDN while the index is late: the waiting ends at once', async () => {
      version.lies = { served: Buffer.from('evil') }
      version.lag.index = 1_000
      const result = await world.crate()
      expect(annotation(result)).toBe('CRATE_MISMATCH (security)')
      expect(world.sandbox.log.to('index.crates.io')).toHaveLength(1)
    })

    it('more bytes than anybody packaged', async () => {
      version.lies = { served: Buffer.alloc(70 * 1024 * 1024) }
      const result = await world.crate()
      expect(annotation(result)).toBe('RESPONSE_TOO_LARGE (security)')
    })

    it('the name in another spelling', async () => {
      world.sandbox.faults.inject({
        host: 'index.crates.io',
        kind: 'status',
        status: 200,
        body: `{"name":"Widget","vers":"1.2.3","cksum":"${WRONG}","yanked":false}\n`,
      })
      const result = await world.crate()
      expect(annotation(result)).toBe('RESPONSE_INVALID (operational)')
    })

    it('other build metadata in the place of this version', async () => {
      world.sandbox.faults.inject({
        host: 'index.crates.io',
        kind: 'status',
        status: 200,
        body: `{"name":"widget","vers":"1.2.3+other","cksum":"${WRONG}","yanked":false}\n`,
      })
      const result = await world.crate()
      expect(annotation(result)).toBe('CRATE_VERSION_TAKEN (operational)')
    })
  })

  describe('and is down to the end: nothing is attested', () => {
    afterEach(() => expectAttested([]))

    it.each(['static.crates.io', 'index.crates.io', 'crates.io'])('%s', async host => {
      world.sandbox.faults.inject({ host, kind: 'status', status: 503, times: 10_000 })
      const result = await world.crate({ 'wait-timeout': '1m' })
      expect(annotation(result)).toBe('SERVICE_UNAVAILABLE (operational)')
      expect(result.stdout).toContain(host)
    })

    it.each<[Surface, string]>([
      ['cdn', 'https://static.crates.io/crates/widget/widget-1.2.3.crate'],
      ['index', 'the index'],
      ['api', 'the API'],
    ])('%s never shows it', async (surface, named) => {
      version.lag[surface] = 10_000
      const result = await world.crate({ 'wait-timeout': '30s' })
      expect(annotation(result)).toBe('CRATE_NOT_SERVED (operational)')
      expect(result.stdout).toContain('not everywhere yet: widget-1.2.3.crate')
      expect(result.stdout).toContain(named)
    })
  })

  describe('and is late: it is waited for', () => {
    afterEach(() => expectAttested(['widget-1.2.3.crate']))

    it('the index behind the CDN', async () => {
      version.lag.index = 3
      const result = await world.crate()
      expect(result.status).toBe(0)
      expect(result.outputs['state']).toBe('attested')
      expect(result.stdout.match(/waiting for the index$/gm)).toHaveLength(3)
    })

    it('the CDN behind the index: 403, then 200', async () => {
      version.lag.cdn = 3
      const result = await world.crate()
      expect(result.status).toBe(0)
      const downloads = world.sandbox.log.to('static.crates.io')
      expect(downloads.map(({ path, status }) => `${path} ${status}`)).toEqual([
        `${CANONICAL} 403`,
        '/crates/widget/1.2.3/download 403',
        `${CANONICAL} 403`,
        '/crates/widget/1.2.3/download 200',
        `${CANONICAL} 200`,
      ])
    })

    it('an index from an old cache, which lists the version before', async () => {
      const { name, content } = version
      world.sandbox.crates.plant({ name, version: '1.2.2', content: Buffer.from('older') })
      version.lag.index = 2
      const result = await world.crate()
      expect(result.status).toBe(0)
      expect(result.stdout.match(/waiting for the index$/gm)).toHaveLength(2)
      expect(content).toEqual(version.content)
    })

    it('a connection that breaks within the body, and one that is reset', async () => {
      const host = 'static.crates.io'
      world.sandbox.faults.inject({ host, kind: 'truncate', bytes: 100 })
      world.sandbox.faults.inject({ host, kind: 'reset' })
      const result = await world.crate()
      expect(result.status).toBe(0)
    })

    it('a service that comes back after its retries were used up', async () => {
      world.sandbox.faults.inject({
        host: 'index.crates.io',
        kind: 'status',
        status: 500,
        times: 7,
      })
      const result = await world.crate()
      expect(result.status).toBe(0)
    })
  })
})
