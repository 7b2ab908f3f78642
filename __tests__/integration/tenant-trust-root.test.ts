/** The trust root of a tenant of ghe.com: GitHub's mirror, and the name that `GET /meta` gives. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { workflowClaims } from '../../sandbox/actions/claims.ts'
import { redirectEnvironment, runNode } from '../../sandbox/child.ts'
import { githubServer } from '../../sandbox/github-server.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import { trustedRoot, tufTargets } from '../../sandbox/sigstore/trusted-root.ts'
import type { TrustInputs } from '../../src/commands/command-inputs.ts'
import { PUBLIC_MIRRORS, type TufMirror } from '../../src/io/tuf-trust-root.ts'
import { lineSandbox, signingJob } from './support/line.ts'

const PROGRAM = fileURLToPath(new URL('programs/trust-roots.ts', import.meta.url))
const SERVER = githubServer('octo')
const META = { host: SERVER.apiHost, path: /^\/meta$/ }
const TENANT_TARGET = `${SERVER.trustDomain}.trusted_root.json`

interface Outcome {
  readonly verdicts?: readonly string[]
  readonly code?: string
  readonly causes?: string
  readonly remedy?: string
}

let sandbox: Sandbox
let folder: string
let token: string

beforeEach(async () => {
  sandbox = await lineSandbox({ tenant: 'octo' })
  folder = join(sandbox.dir, 'step')
  await mkdir(folder)
  const job = sandbox.jobs.open(signingJob({ tenant: 'octo' }))
  token = job.githubToken
  const payload = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'widget', digest: { sha256: 'a'.repeat(64) } }],
    predicateType: 'https://example.com/claim',
    predicate: {},
  })
  const { sigstore, dotcom } = sandbox
  const request = { claims: workflowClaims(job), payload }
  await writeFile(
    join(folder, 'bundles.json'),
    JSON.stringify([
      makeBundle({ ...request, instance: 'public-good', keys: sigstore }),
      makeBundle({ ...request, instance: 'github', keys: sigstore }),
      // Of GitHub's instance for github.com, which bears the same names.
      makeBundle({ ...request, instance: 'github', keys: { ...sigstore, github: dotcom } }),
    ]),
  )
})
afterEach(async () => sandbox.close())

async function load(given: TrustInputs | readonly TufMirror[]): Promise<Outcome> {
  const settings = JSON.stringify([given, folder, `https://${SERVER.host}`])
  const { stdout, stderr } = await runNode(
    PROGRAM,
    { ...redirectEnvironment(sandbox), TRUST_ROOTS: settings, TRUST_ROOTS_TOKEN: token },
    { cwd: folder },
  )
  expect(stderr).toBe('')
  expect(sandbox.log.refused()).toEqual([])
  expect(sandbox.log.withAuthorization().every(({ host }) => host === SERVER.apiHost)).toBe(true)
  return JSON.parse(stdout) as Outcome
}

/** The mirrors as the action knows them, with first roots of the sandbox: the real ones cannot be signed onward. */
const mirrors = (): readonly TufMirror[] =>
  PUBLIC_MIRRORS.map(mirror => ({
    ...mirror,
    firstRoot: {
      kind: 'file',
      path:
        mirror.organization === 'sigstore.dev'
          ? sandbox.tufRoots.publicGood
          : sandbox.tufRoots.github,
    },
  }))
const OF_USER = (): TrustInputs => ({
  trustedRoot: undefined,
  tufMirrors: [
    { url: 'https://tuf-repo-cdn.sigstore.dev', rootPath: sandbox.tufRoots.publicGood },
    { url: 'https://tuf-repo.github.com', rootPath: sandbox.tufRoots.github },
  ],
})
const targetsAsked = (): readonly string[] =>
  sandbox.log
    .to('tuf-repo.github.com')
    .filter(({ path }) => path.startsWith('/targets/'))
    .map(({ path }) => path.replace(/^\/targets\/[0-9a-f]{64}\./, ''))

describe('on a tenant', () => {
  it.each(['the mirrors of the action', 'mirrors of the user'])(
    "%s give the tenant's root, and that of github.com is not even fetched",
    async which => {
      const given = which === 'mirrors of the user' ? OF_USER() : mirrors()
      const { verdicts } = await load(given)
      expect(verdicts).toEqual(['public-good', 'github', 'TIMESTAMP_INVALID'])
      expect(targetsAsked()).toEqual([TENANT_TARGET])
      expect(sandbox.log.to(SERVER.apiHost)).toMatchObject([{ method: 'GET', path: '/meta' }])
    },
  )

  it('the real roots are believed and no others, as on github.com', async () => {
    const { code } = await load({ trustedRoot: undefined, tufMirrors: [] })
    expect(code).toBe('TRUST_ROOT_UNAVAILABLE')
  })

  it("a mirror with GitHub's root for github.com alone is refused", async () => {
    sandbox.tuf.github.publish(tufTargets(sandbox.dotcom))
    const ofUser = await load({ ...OF_USER(), tufMirrors: OF_USER().tufMirrors.slice(1) })
    expect(ofUser.code).toBe('TRUST_ROOT_INVALID')
    expect(ofUser.causes).toContain(`expected ${TENANT_TARGET}, got trusted_root.json`)
    const own = await load(mirrors().slice(1))
    expect(own.code).toBe('TRUST_ROOT_UNAVAILABLE')
    expect(own.causes).toContain(`target ${TENANT_TARGET} not found`)
  })

  it("a tenant's root of another organization is refused", async () => {
    const document = Buffer.from(JSON.stringify(trustedRoot(sandbox.sigstore['public-good'])))
    sandbox.tuf.github.publish(new Map([[TENANT_TARGET, document]]))
    expect((await load(mirrors().slice(1))).code).toBe('TRUST_ROOT_INVALID')
  })

  it('a file goes before every mirror, and nobody is asked', async () => {
    const { verdicts } = await load({ trustedRoot: sandbox.trustedRoots.jsonl, tufMirrors: [] })
    expect(verdicts).toEqual(['public-good', 'github', 'TIMESTAMP_INVALID'])
    expect(sandbox.log.entries).toEqual([])
  })
})

describe('the trust domain', () => {
  const answer = (domain: unknown): void =>
    sandbox.faults.inject({
      ...META,
      kind: 'status',
      status: 200,
      json: { domains: { artifact_attestations: { trust_domain: domain } } },
    })

  it('that is not named leaves nothing to believe', async () => {
    answer('')
    const { code, remedy } = await load(mirrors())
    expect(code).toBe('TRUST_ROOT_MISSING')
    expect(remedy).toContain('gh attestation trusted-root --hostname octo.ghe.com')
    expect(sandbox.log.to('tuf-repo.github.com')).toEqual([])
  })

  it.each(['../up', 'a/b', 'a b', '.hidden', 7, {}])(
    'that is none is refused: %j',
    async domain => {
      answer(domain)
      expect((await load(mirrors())).code).toBe('RESPONSE_INVALID')
      expect(sandbox.log.to('tuf-repo.github.com')).toEqual([])
    },
  )

  it('that cannot be had leaves nothing to believe', async () => {
    sandbox.faults.inject({ ...META, kind: 'status', status: 403 })
    expect((await load(mirrors())).code).toBe('PERMISSION_MISSING')
  })
})
