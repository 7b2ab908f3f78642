import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { workflowClaims } from '../../sandbox/actions/claims.ts'
import { redirectEnvironment, runNode } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import { trustedRoot } from '../../sandbox/sigstore/trusted-root.ts'
import { TufRepository } from '../../sandbox/sigstore/tuf.ts'
import type { TrustInputs } from '../../src/commands/command-inputs.ts'
import type { TufMirror } from '../../src/io/tuf-trust-root.ts'
import { lineSandbox, signingJob } from './support/line.ts'

const PROGRAM = fileURLToPath(new URL('programs/trust-roots.ts', import.meta.url))
const PUBLIC_GOOD = 'https://tuf-repo-cdn.sigstore.dev'
const GITHUB = 'https://tuf-repo.github.com'
const FOREVER = 1000

interface Outcome {
  readonly verdicts?: readonly string[]
  readonly code?: string
  readonly class?: string
  readonly causes?: string
  readonly remedy?: string
  readonly warnings: readonly string[]
  readonly left: readonly string[]
}

let sandbox: Sandbox
let folder: string

beforeEach(async () => {
  sandbox = await lineSandbox()
  folder = join(sandbox.dir, 'step')
  await mkdir(folder)
  const claims = workflowClaims(sandbox.jobs.open(signingJob()))
  const payload = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'widget', digest: { sha256: 'a'.repeat(64) } }],
    predicateType: 'https://example.com/claim',
    predicate: {},
  })
  const bundles = (['public-good', 'github'] as const).map(instance =>
    makeBundle({ instance, keys: sandbox.sigstore, claims, payload }),
  )
  await writeFile(join(folder, 'bundles.json'), JSON.stringify(bundles))
})
afterEach(async () => sandbox.close())

/** Loads the trust roots in a process of its own, and judges one bundle of each instance. */
async function load(
  inputs: Partial<TrustInputs>,
  serverUrl = 'https://github.com',
): Promise<Outcome> {
  return run({ trustedRoot: undefined, tufMirrors: [], ...inputs }, serverUrl)
}

/** The same with mirrors as the action knows them. */
async function run(
  given: TrustInputs | readonly TufMirror[],
  serverUrl = 'https://github.com',
): Promise<Outcome> {
  const { stdout, stderr } = await runNode(
    PROGRAM,
    { ...redirectEnvironment(sandbox), TRUST_ROOTS: JSON.stringify([given, folder, serverUrl]) },
    { cwd: folder },
  )
  expect(stderr).toBe('')
  const outcome = JSON.parse(stdout) as Outcome
  expect(outcome.left).toEqual([])
  expect(sandbox.log.refused()).toEqual([])
  expect(sandbox.log.withAuthorization()).toEqual([])
  return outcome
}

const github = (): TrustInputs['tufMirrors'][number] => ({
  url: GITHUB,
  rootPath: sandbox.tufRoots.github,
})
const publicGood = (): TrustInputs['tufMirrors'][number] => ({
  url: PUBLIC_GOOD,
  rootPath: sandbox.tufRoots.publicGood,
})
const both = (): Pick<TrustInputs, 'tufMirrors'> => ({ tufMirrors: [publicGood(), github()] })
const onlyGithub = (): Pick<TrustInputs, 'tufMirrors'> => ({ tufMirrors: [github()] })
const documentOf = (change: object = {}): Buffer =>
  Buffer.from(JSON.stringify({ ...trustedRoot(sandbox.sigstore['public-good']), ...change }))

describe('trust roots from mirrors of the user', () => {
  it('judge bundles of their instances', async () => {
    expect((await load(both())).verdicts).toEqual(['public-good', 'github'])
    expect(sandbox.log.hosts()).toEqual(['tuf-repo-cdn.sigstore.dev', 'tuf-repo.github.com'])
  })

  it('judge bundles of no other instance', async () => {
    expect((await load(onlyGithub())).verdicts).toEqual(['INSTANCE_WITHOUT_ROOT', 'github'])
    expect(sandbox.log.hosts()).toEqual(['tuf-repo.github.com'])
  })

  it('are followed from the given root to the newest, and asked for once', async () => {
    sandbox.tuf.github.rotateRoot()
    sandbox.tuf.github.rotateRoot()
    sandbox.tuf.github.publish(
      new Map([
        ['trusted_root.json', Buffer.from(JSON.stringify(trustedRoot(sandbox.sigstore.github)))],
      ]),
    )
    expect((await load(onlyGithub())).verdicts?.[1]).toBe('github')
    expect(sandbox.log.entries.map(({ path }) => path.replace(/[0-9a-f]{64}/, '*'))).toEqual([
      '/2.root.json',
      '/3.root.json',
      '/4.root.json',
      '/timestamp.json',
      '/2.snapshot.json',
      '/2.targets.json',
      '/targets/*.trusted_root.json',
    ])
  })

  it('take nothing from what an earlier step left behind', async () => {
    await load(onlyGithub())
    sandbox.faults.inject({
      host: 'tuf-repo.github.com',
      kind: 'status',
      status: 404,
      times: FOREVER,
    })
    expect((await load(onlyGithub())).code).toBe('TRUST_ROOT_UNAVAILABLE')
  })

  it('say which file is not there', async () => {
    const { code, causes } = await load({ tufMirrors: [{ ...github(), rootPath: 'nowhere.json' }] })
    expect(code).toBe('TRUST_ROOT_MISSING')
    expect(causes).toContain(join(folder, 'nowhere.json'))
  })

  it('are not believed when two of them serve one organization', async () => {
    sandbox.tuf['public-good'].publish(
      new Map([
        ['trusted_root.json', Buffer.from(JSON.stringify(trustedRoot(sandbox.sigstore.github)))],
      ]),
    )
    expect((await load(both())).code).toBe('TRUST_ROOT_INVALID')
  })

  it('are not believed when one mirror serves both instances', async () => {
    const documents = [sandbox.sigstore['public-good'], sandbox.sigstore.github].map(instance =>
      JSON.stringify(trustedRoot(instance)),
    )
    sandbox.tuf.github.publish(new Map([['trusted_root.json', Buffer.from(documents.join('\n'))]]))
    expect((await load(onlyGithub())).code).toBe('TRUST_ROOT_INVALID')
  })

  it('are not believed when a log key has no start', async () => {
    const root = JSON.parse(String(documentOf())) as {
      readonly tlogs: readonly { readonly publicKey: { validFor?: object } }[]
    }
    for (const { publicKey } of root.tlogs) delete publicKey.validFor
    sandbox.tuf['public-good'].publish(new Map([['trusted_root.json', documentOf(root)]]))
    const { code, causes } = await load({ tufMirrors: [publicGood()] })
    expect(code).toBe('TRUST_ROOT_INVALID')
    expect(causes).toContain('from when on it is valid')
  })
})

describe('a mirror that lies', () => {
  const document = (): Map<string, Buffer> => new Map([['trusted_root.json', documentOf()]])
  const ATTACKS: readonly (readonly [string, (mirror: TufRepository) => void, string])[] = [
    [
      'serves an expired time stamp',
      mirror => mirror.publish(document(), { expires: '2020-01-01T00:00:00Z' }),
      'expired',
    ],
    ['ends in an expired root', mirror => mirror.rotateRoot('2020-01-01T00:00:00Z'), 'expired'],
    [
      'rolls the snapshot back',
      mirror => {
        const old = mirror.files.get('/1.snapshot.json')
        mirror.publish(document())
        mirror.files.set('/2.snapshot.json', old ?? Buffer.alloc(0))
      },
      'snapshot',
    ],
    [
      'exchanges the target',
      mirror => {
        for (const [path, file] of mirror.files) {
          if (path.endsWith('.trusted_root.json')) mirror.files.set(path, Buffer.alloc(file.length))
        }
      },
      'hash',
    ],
    [
      'has metadata of another repository',
      mirror => {
        const other = new TufRepository()
        other.rotateRoot()
        other.publish(document())
        for (const [path, file] of other.files) {
          if (!path.endsWith('.root.json')) mirror.files.set(path, file)
        }
      },
      'signed by 0/1 keys',
    ],
    [
      'has a next root that the last one did not sign',
      mirror => {
        const other = new TufRepository()
        other.rotateRoot()
        other.rotateRoot()
        mirror.files.set('/2.root.json', other.files.get('/2.root.json') ?? Buffer.alloc(0))
      },
      'signed by 0/1 keys',
    ],
    ['lost the target', mirror => mirror.publish(new Map()), 'not found'],
  ]

  it.each(ATTACKS)('%s: refused', async (_what, attack, cause) => {
    attack(sandbox.tuf.github)
    const outcome = await load(onlyGithub())
    expect(outcome).toMatchObject({ code: 'TRUST_ROOT_UNAVAILABLE', class: 'operational' })
    expect(outcome.causes).toContain(cause)
    expect(outcome.remedy).toContain('gh attestation trusted-root')
  })
})

describe('a mirror that is down', () => {
  const down = (host: string): void =>
    sandbox.faults.inject({ host, kind: 'status', status: 404, times: FOREVER })

  it('refuses the bundles that need it, with its own reason, and no others', async () => {
    down('tuf-repo-cdn.sigstore.dev')
    const { verdicts, warnings } = await load(both())
    expect(verdicts).toEqual(['TRUST_ROOT_UNAVAILABLE', 'github'])
    expect(warnings).toEqual([expect.stringContaining(PUBLIC_GOOD)])
  })

  it('is asked again after a server error', async () => {
    sandbox.faults.inject({ host: 'tuf-repo.github.com', kind: 'status', status: 503, times: 2 })
    expect((await load(onlyGithub())).verdicts?.[1]).toBe('github')
  })
})

describe('the mirrors of the public instances', () => {
  const publishRoots = (count: number): void => {
    for (let version = 2; version <= count; version += 1) sandbox.tuf.github.rotateRoot()
  }

  it('are asked when nothing is given, and are believed by the real roots alone', async () => {
    const outcome = await load({})
    expect(outcome.code).toBe('TRUST_ROOT_UNAVAILABLE')
    expect(sandbox.log.hosts()).toEqual(['tuf-repo-cdn.sigstore.dev', 'tuf-repo.github.com'])
    expect(sandbox.log.to('tuf-repo.github.com').map(({ path }) => path)).toEqual(['/3.root.json'])
  })

  it("stop everything when GitHub's first root is not the published one", async () => {
    publishRoots(3)
    const outcome = await load({})
    expect(outcome).toMatchObject({ code: 'TRUST_ROOT_FORGED', class: 'security' })
    expect(outcome.causes).toContain(
      'expected sha256:98cba97be9075bc98b2322de3de85fbd1b70ec7392991dfd2f53d215bede1a8d',
    )
  })

  it('cannot speak for each other, even while the other is down', async () => {
    const mirror = (url: string, path: string, organization: string): TufMirror => ({
      url,
      firstRoot: { kind: 'file', path },
      organization,
    })
    const { tufRoots, tuf, sigstore } = sandbox
    const mirrors = [
      mirror(PUBLIC_GOOD, tufRoots.publicGood, 'sigstore.dev'),
      mirror(GITHUB, tufRoots.github, 'GitHub, Inc.'),
    ]
    expect((await run(mirrors)).verdicts).toEqual(['public-good', 'github'])

    const others = Buffer.from(JSON.stringify(trustedRoot(sigstore.github)))
    tuf['public-good'].publish(new Map([['trusted_root.json', others]]))
    sandbox.faults.inject({ host: 'tuf-repo.github.com', kind: 'status', status: 404, times: 9 })
    const { code, causes } = await run(mirrors)
    expect(code).toBe('TRUST_ROOT_INVALID')
    expect(causes).toContain('expected sigstore.dev, got GitHub, Inc.')
  })

  it('are not asked when a file is given', async () => {
    const { verdicts } = await load({ trustedRoot: sandbox.trustedRoots.jsonl })
    expect(verdicts).toEqual(['public-good', 'github'])
    expect(sandbox.log.entries).toEqual([])
  })

  it('are better than a file that has grown old, and the refusal says so', async () => {
    const end = { validFor: { start: '2024-01-01T00:00:00Z', end: '2025-01-01T00:00:00Z' } }
    const document = JSON.parse(String(documentOf())) as {
      readonly certificateAuthorities: readonly object[]
    }
    const certificateAuthorities = document.certificateAuthorities.map(one => ({ ...one, ...end }))
    const old = join(folder, 'old.json')
    await writeFile(old, JSON.stringify({ ...document, certificateAuthorities }))
    const { verdicts } = await load({ trustedRoot: old })
    expect(verdicts).toEqual(['TRUST_ROOT_TOO_OLD', 'INSTANCE_WITHOUT_ROOT'])
  })
})
