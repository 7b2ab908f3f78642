import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { beforeEach, describe, expect, it } from '@jest/globals'
import { Metadata, MetadataKind } from '@tufjs/models'

import { redirectEnvironment, runNode } from '../../sandbox/child.ts'
import { githubServer } from '../../sandbox/github-server.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { TUF_HOSTS } from '../../sandbox/sigstore/trusted-root.ts'
import { TufRepository } from '../../sandbox/sigstore/tuf.ts'
import { sandbox, temporaryFolder } from './support/sandboxes.ts'

const CLIENT = fileURLToPath(new URL('support/tuf-client.mjs', import.meta.url))

interface Answer {
  readonly targets?: Readonly<Record<string, string>>
  readonly refused?: string
}

type Ask = (...names: readonly string[]) => Promise<Answer>

/** An independent client; it keeps its cache between two questions. */
async function client(of: Sandbox, instance: 'public-good' | 'github'): Promise<Ask> {
  const cache = await temporaryFolder()
  const root = instance === 'github' ? of.tufRoots.github : of.tufRoots.publicGood
  return async (...names) => {
    const asked = [`https://${TUF_HOSTS[instance]}`, root, cache, names]
    const { stdout, stderr } = await runNode(
      CLIENT,
      { ...redirectEnvironment(of), TUF_CLIENT: JSON.stringify(asked) },
      { cwd: cache },
    )
    expect(stderr).toBe('')
    return JSON.parse(stdout) as Answer
  }
}

describe.each(['public-good', 'github'] as const)('the TUF mirror of %s', instance => {
  it('publishes the trusted root, and is spoken to under its own name alone', async () => {
    const running = await sandbox()
    const { targets } = await (await client(running, instance))('trusted_root.json')
    const { publicGood, github } = running.trustedRoots
    const file = instance === 'github' ? github : publicGood
    expect(targets?.['trusted_root.json']).toBe(await readFile(file, 'utf8'))
    expect(running.log.hosts()).toEqual([TUF_HOSTS[instance]])
    expect(running.log.refused()).toEqual([])
    expect(running.log.withAuthorization()).toEqual([])
  })
})

describe('a TUF mirror', () => {
  let running: Sandbox
  let mirror: TufRepository
  let ask: Ask
  const publish = (text: string, publication = {}): void =>
    mirror.publish(new Map([['trusted_root.json', Buffer.from(text)]]), publication)

  beforeEach(async () => {
    running = await sandbox()
    mirror = running.tuf.github
    ask = await client(running, 'github')
  })

  it("publishes a tenant's root under the name of its trust domain, and no other name", async () => {
    const tenant = await sandbox({ tenant: 'octo' })
    const name = `${githubServer('octo').trustDomain}.trusted_root.json`
    const asked = await client(tenant, 'github')
    const { targets = {} } = await asked(name)
    expect(Object.keys(targets)).toEqual([name])
    expect(targets[name]).toBe(await readFile(tenant.trustedRoots.github, 'utf8'))
    expect((await asked('trusted_root.json')).targets?.['trusted_root.json']).not.toBe(
      targets[name],
    )
    expect((await asked('octo.trusted_root.json')).refused).toContain('not found')
  })

  it('names every file by version or digest, and states whole seconds', () => {
    publish('two')
    mirror.rotateRoot()
    const names = [...mirror.files.keys()].filter(path => !path.startsWith('/targets/')).sort()
    expect(names).toEqual(
      [
        ...['/1.root.json', '/2.root.json', '/timestamp.json'],
        ...['/1.snapshot.json', '/1.targets.json', '/2.snapshot.json', '/2.targets.json'],
      ].sort(),
    )
    for (const name of names) {
      expect(String(mirror.files.get(name))).toMatch(/"expires":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/)
    }
  })

  it('has a new version of the target for a client that holds the old one', async () => {
    await ask('trusted_root.json')
    publish('second')
    expect((await ask('trusted_root.json')).targets).toEqual({ 'trusted_root.json': 'second' })
  })

  it('is followed from root to root, by a client with the newest and with the first', async () => {
    await ask('trusted_root.json')
    mirror.rotateRoot()
    mirror.rotateRoot()
    publish('after rotation')
    const fresh = await client(running, 'github')
    for (const one of [ask, fresh]) {
      expect((await one('trusted_root.json')).targets).toEqual({
        'trusted_root.json': 'after rotation',
      })
    }
  })

  it('signs a new root with the old key and with the new one', () => {
    mirror.rotateRoot()
    const [one, two] = [1, 2].map(version =>
      Metadata.fromJSON(
        MetadataKind.Root,
        JSON.parse(String(mirror.files.get(`/${version}.root.json`))) as never,
      ),
    )
    if (one === undefined || two === undefined) throw new Error('no roots')
    expect(Object.keys(two.signatures)).toHaveLength(2)
    expect(() => one.verifyDelegate('root', two)).not.toThrow()
    expect(() => two.verifyDelegate('root', two)).not.toThrow()
    expect(() => two.verifyDelegate('root', one)).toThrow('signed by 0/1 keys')
  })

  it('is refused when its metadata is old, older than before, changed, or of another mirror', async () => {
    publish('honest')
    await ask('trusted_root.json')
    const attacks: Readonly<Record<string, () => void>> = {
      'is less than current': () => publish('rolled back', { version: 1 }),
      'timestamp.json is expired': () =>
        publish('old', { version: 3, expires: '2020-01-01T00:00:00Z' }),
      'was signed by 0/1 keys': () => {
        const other = new TufRepository()
        other.rotateRoot()
        other.publish(new Map([['trusted_root.json', Buffer.from('theirs')]]), { version: 9 })
        for (const [path, file] of other.files) {
          if (!path.endsWith('root.json')) mirror.files.set(path, file)
        }
      },
    }
    const honest = new Map(mirror.files)
    for (const [message, attack] of Object.entries(attacks)) {
      attack()
      expect((await ask('trusted_root.json')).refused).toContain(message)
      for (const [path, file] of honest) mirror.files.set(path, file)
    }
  })

  it('is the same after a restart of the sandbox', async () => {
    publish('kept')
    mirror.rotateRoot()
    const files = new Map(mirror.files)
    await running.close()
    const again = await sandbox({ dir: running.dir })
    expect(again.tuf.github.files).toEqual(files)
    expect((await (await client(again, 'github'))('trusted_root.json')).targets).toEqual({
      'trusted_root.json': 'kept',
    })
    again.tuf.github.rotateRoot()
    expect(again.tuf.github.files.has('/3.root.json')).toBe(true)
  })
})
