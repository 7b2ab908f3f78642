/** Other registries than crates.io, by their sparse index. */
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import type { Registry } from '../../src/crate/registry.ts'
import { createCrateRegistry } from '../../src/io/crate-registry.ts'
import { createHttp } from '../../src/io/http.ts'
import { rejectionOf } from '../support/thrown.ts'
import { CrateWorld } from './support/crate-world.ts'

const REGISTRY: Registry = { kind: 'other', indexUrl: 'https://crates.example/index/' }

/** Answers by address; everything else is not there. */
const served = (
  answers: Readonly<Record<string, string>>,
  absent = 404,
): ReturnType<typeof createHttp> =>
  createHttp({
    clock: () => 0,
    sleep: async () => undefined,
    random: () => 0,
    userAgent: 'a test',
    apiHosts: [],
    fetch: async input => {
      const url = new Request(input).url
      const body = answers[url]
      return body === undefined ? new Response('', { status: absent }) : new Response(body)
    },
  })

describe('a registry of one’s own', () => {
  const crate = { name: 'Rocket', version: '1.2.3' }
  const content = 'a crate'
  const cksum = sha256Of(content)
  const answers = {
    'https://crates.example/index/config.json': '{"dl":"https://dl.example/{sha256-checksum}"}',
    'https://crates.example/index/ro/ck/rocket': `{"name":"Rocket","vers":"1.2.3","cksum":"${cksum}","yanked":true}`,
    [`https://dl.example/${cksum}`]: content,
  }

  it('is read by its index and its template; it has no API', async () => {
    const registry = createCrateRegistry(served(answers), REGISTRY)
    expect(await registry.index(crate)).toEqual({ cksum, yanked: true })
    expect(await registry.version(crate)).toBe('no API')
    const [url = ''] = await registry.addresses(crate, cksum)
    expect(Buffer.from((await registry.download(url, 100)) ?? []).toString()).toBe(content)
  })

  it.each([404, 410, 451])('does not have it: %d', async status => {
    const registry = createCrateRegistry(served({}, status), REGISTRY)
    expect(await registry.index(crate)).toBeUndefined()
    expect((await rejectionOf(registry.addresses(crate, cksum))).code).toBe('REGISTRY_UNSUPPORTED')
  })

  it.each([403, 404])('does not serve it yet: %d', async status => {
    const registry = createCrateRegistry(served({}, status), REGISTRY)
    expect(await registry.download('https://dl.example/x', 100)).toBeUndefined()
  })

  it('is refused when it answers otherwise', async () => {
    const registry = createCrateRegistry(served({}, 418), REGISTRY)
    expect((await rejectionOf(registry.index(crate))).code).toBe('RESPONSE_INVALID')
    expect((await rejectionOf(registry.download('https://d.example/x', 1))).code).toBe(
      'RESPONSE_INVALID',
    )
  })

  it('is compared in three ways, and attested', async () => {
    await using world = await CrateWorld.create()
    const files = Object.fromEntries(
      [...world.packaged].flatMap(([name, bytes]) => {
        const line = { name, vers: '1.2.3', cksum: sha256Of(bytes), yanked: false }
        return [
          [`https://crates.example/index/ro/ck/${name}`, JSON.stringify(line)],
          [`https://dl.example/${name}`, bytes.toString('latin1')],
        ]
      }),
    )
    const config = {
      'https://crates.example/index/config.json': '{"dl":"https://dl.example/{crate}"}',
    }
    const inner = createCrateRegistry(served({ ...files, ...config }), REGISTRY)
    const { outputs, summary } = await world.run(
      { registry: REGISTRY },
      {
        openRegistry: () => ({
          ...inner,
          // The stand-in above answers texts.
          download: async (url, most) => {
            const bytes = await inner.download(url, most)
            return bytes && Buffer.from(new TextDecoder().decode(bytes), 'latin1')
          },
        }),
      },
    )
    expect(outputs['state']).toBe('attested')
    expect(summary).toContain('three sources')
    expect(world.requests).toEqual([])
  })
})
