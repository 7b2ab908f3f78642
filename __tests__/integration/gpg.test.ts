/** The OpenPGP layer with the machine's own gpg. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createGpg } from '../../src/io/gpg.ts'
import { createFiles } from '../../src/io/files.ts'
import { planFiles } from '../../src/plan/make-plan.ts'
import { PLAN } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { makeKey, verifies, type TestKey } from './support/gpg-keys.ts'
import { ReleaseWorld } from './support/release-world.ts'

const SIGNED = { ...PLAN, files: planFiles(PLAN, PLAN, true) }
const PASSPHRASE = 'correct horse'

let key: TestKey
let world: ReleaseWorld

beforeAll(async () => {
  key = await makeKey({ passphrase: PASSPHRASE })
})
beforeEach(async () => {
  world = await ReleaseWorld.create()
  world.plan = SIGNED
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const withKey = (secret = key.secret): { gpgPrivateKey: string; gpgPassphrase: string } => ({
  gpgPrivateKey: secret,
  gpgPassphrase: PASSPHRASE,
})
const assetOf = (name: string): Buffer => {
  const found = world.repository.releases[0]?.assets.find(asset => asset.name === name)
  if (found === undefined) throw new Error(`no asset ${name}`)
  return found.bytes
}

describe('a release with signatures', () => {
  it('holds one beside every file but the evidence, and gpg accepts each', async () => {
    const { outputs } = await world.run(withKey())
    expect(outputs['state']).toBe('published')
    const names = world.repository.releases[0]?.assets.map(({ name }) => name).sort()
    expect(names).toEqual([...SIGNED.files].sort())
    for (const name of SIGNED.files.filter(one => one.endsWith('.asc'))) {
      const file = join(world.folder, 'check')
      await writeFile(file, assetOf(name.replace(/\.asc$/, '')))
      await writeFile(`${file}.asc`, assetOf(name))
      expect([name, await verifies(key, `${file}.asc`, file)]).toEqual([name, true])
      await writeFile(file, 'something else')
      expect(await verifies(key, `${file}.asc`, file)).toBe(false)
    }
  })

  it('names the signatures in the checksums, but not what is made after them', async () => {
    await world.run(withKey())
    const listed = assetOf(SIGNED.checksums)
      .toString()
      .trimEnd()
      .split('\n')
      .map(line => line.slice(66))
    const left = [SIGNED.checksums, `${SIGNED.checksums}.asc`, SIGNED.evidence]
    expect(listed).toEqual(SIGNED.files.filter(name => !left.includes(name)))
  })

  it('attests every signature as well', async () => {
    await world.run(withKey())
    const evidence = assetOf(SIGNED.evidence).toString()
    const subjects = evidence
      .trimEnd()
      .split('\n')
      .map(line => {
        const { dsseEnvelope } = JSON.parse(line) as { dsseEnvelope: { payload: string } }
        const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as {
          subject: readonly { name: string }[]
        }
        return statement.subject[0]?.name
      })
    const signatures = SIGNED.files.filter(name => name.endsWith('.asc'))
    expect(subjects).toEqual(expect.arrayContaining(signatures))
  })

  it('is unchanged the second time, although signatures cannot be repeated', async () => {
    await world.run(withKey())
    expect((await world.run(withKey())).outputs['state']).toBe('unchanged')
    const [release] = world.repository.releases
    const signature = release?.assets.find(({ name }) => name.endsWith('amd64.asc'))
    if (signature === undefined) throw new Error('no signature')
    world.github.world.corruptAsset(signature.id, Buffer.from('evil'))
    expect((await rejectionOf(world.run(withKey()))).code).toBe('RELEASE_EXISTS')
  })

  it('leaves no home, no key and no agent behind, and says no secret', async () => {
    await world.run(withKey())
    const left = await readdir(world.folder, { recursive: true })
    expect(left.filter(name => /gpg|passphrase|private-keys/.test(name))).toEqual([])
    const logged = world.logged.join('\n')
    expect(logged).not.toContain(PASSPHRASE)
    for (const line of key.secret.split('\n').filter(one => one.length > 20)) {
      expect(logged).not.toContain(line)
    }
  })

  it('signs only the bytes that were verified', async () => {
    const gpg = createGpg({ environment: process.env, files: createFiles(world.folder) })
    await using keyring = await gpg.open(key.secret, PASSPHRASE)
    const file = await world.write('swapped', 'what was verified')
    await writeFile(file.path, 'something else')
    const refused = await rejectionOf(keyring.sign(file, join(world.folder, 'swapped.asc')))
    expect(refused.code).toBe('FILE_CHANGED')
  })

  it('is rehearsed: the key is tried, and nothing is signed with it', async () => {
    const { summary } = await world.run({ ...withKey(), dryRun: true })
    expect(summary).toContain('the key can sign')
    const names = await readdir(world.folder, { recursive: true })
    expect(names.filter(name => name.endsWith('.asc'))).toEqual([])
    const without = await world.run({ dryRun: true })
    expect(without.summary).toContain('gpg-private-key was not given')
  })
})

describe('a key that is of no use is refused before anything is signed or written', () => {
  it.each<[string, () => Promise<string>, string, string]>([
    ['expired', async () => (await makeKey({ expired: true })).secret, '', 'it has expired'],
    ['revoked', async () => (await makeKey({ revoked: true })).secret, '', 'it was revoked'],
    [
      'for certifying only',
      async () => (await makeKey({ usage: 'cert' })).secret,
      '',
      'cannot sign',
    ],
    ['public', async () => (await makeKey()).public, '', 'no secret key'],
    ['no key', async () => Promise.resolve('hello'), '', 'cannot import'],
    ['with another passphrase', async () => Promise.resolve(key.secret), 'wrong', 'cannot be made'],
  ])('%s', async (_what, secret, gpgPassphrase, expected) => {
    const options = { gpgPrivateKey: await secret(), gpgPassphrase }
    const error = await rejectionOf(world.run(options))
    expect(error.code).toBe('GPG_KEY_UNUSABLE')
    expect(error.message).toContain(expected)
    expect([world.signed, world.repository.releases]).toEqual([0, []])
  })

  it('missing, or given without a plan for it', async () => {
    expect((await rejectionOf(world.run())).code).toBe('GPG_KEY_MISSING')
    world.plan = PLAN
    expect((await rejectionOf(world.run(withKey()))).code).toBe('GPG_KEY_MISSING')
  })

  it('and so is a machine without gpg', async () => {
    const files = createFiles(world.folder)
    const gpg = createGpg({ environment: { PATH: world.folder }, files })
    expect((await rejectionOf(gpg.open(key.secret, PASSPHRASE))).code).toBe('GPG_FAILED')
    const names = await readdir(world.folder, { recursive: true })
    expect(names.filter(name => name.includes('gpg'))).toEqual([])
  })
})
