/** A runner that reaches the world through its company's proxy alone. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { redirectEnvironment, type ChildResult } from '../../sandbox/child.ts'
import {
  ARTIFACT_HOSTS,
  BUNDLE_HOSTS,
  OIDC_HOSTS,
  PUBLIC_GOOD_HOSTS,
  RELEASE_HOSTS,
} from './support/discipline.ts'
import { attest, planAndStage, type Staged } from './support/pipeline.ts'
import { annotation, RELEASER, scenario, type JobChange, type Scenario } from './support/runner.ts'

const TUF_HOSTS = ['tuf-repo-cdn.sigstore.dev', 'tuf-repo.github.com']
const OLD_NODE = join(import.meta.dirname, 'programs/old-node.mjs')

describe('behind a proxy', () => {
  let world: Scenario
  let staged: Staged
  let seen = 0
  let mirrors: Readonly<Record<string, string>>

  beforeAll(async () => {
    world = await scenario({ transport: 'proxy' })
    const { tufRoots } = world.sandbox
    mirrors = {
      'tuf-mirror': TUF_HOSTS.map(host => `https://${host}`).join(),
      'tuf-root': [tufRoots.publicGood, tufRoots.github].join(),
    }
    staged = await planAndStage(world)
  })
  beforeEach(() => {
    world.sandbox.log.clear()
    seen = world.sandbox.proxy.tunnels.length
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  const verify = async (change: JobChange = {}): Promise<ChildResult> =>
    world.step(
      { attestations: 'read' },
      {
        command: 'verify',
        repo: 'octo-org/widget',
        'subject-path': join(world.project.folder, 'target/release/widget'),
        ...mirrors,
      },
      change,
    )
  /** Everything that was reached was reached through the proxy. */
  const expectTunnels = (hosts: readonly string[]): void => {
    world.expectDiscipline(hosts)
    expect([...new Set(world.sandbox.proxy.tunnels.slice(seen))].sort()).toEqual([...hosts].sort())
  }

  it('plan and stage have worked', () => {
    expect(staged.results.map(({ status }) => status)).toEqual([0, 0])
  })

  it('attest signs, keeps and stores', async () => {
    const result = await attest(world, staged)
    expect(result.status).toBe(0)
    expect(result.stdout).not.toContain('::warning')
    expectTunnels(['api.github.com', ...OIDC_HOSTS, ...ARTIFACT_HOSTS, ...PUBLIC_GOOD_HOSTS])
  })

  it('release takes its trust roots from mirrors and publishes', async () => {
    const workspace = await world.checkout()
    const inputs = { command: 'release', plan: staged.plan, ...mirrors }
    const result = await world.step(RELEASER, inputs, { workspace })
    expect(result.outputs['state']).toBe('published')
    expectTunnels([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS, ...TUF_HOSTS])
  })

  it('verify takes its trust roots from mirrors and bundles from the store', async () => {
    const result = await verify()
    expect(result.outputs['verified']).toBe('true')
    expectTunnels(['api.github.com', ...BUNDLE_HOSTS, ...TUF_HOSTS])
  })

  it('NO_PROXY names the hosts that are reached without it, by every client', async () => {
    const list = 'api.github.com,.githubusercontent.com'
    // Direct connections get somewhere here, by the redirect.
    const { NODE_OPTIONS = '', SANDBOX_TLS_PORT = '' } = redirectEnvironment(world.sandbox)
    const variables = { NO_PROXY: list, no_proxy: list, NODE_OPTIONS, SANDBOX_TLS_PORT }
    const result = await attest(world, staged, { variables, runAttempt: 2 })
    expect(result.status).toBe(0)
    const through = new Set(world.sandbox.proxy.tunnels.slice(seen))
    const all = world.sandbox.log.hosts()
    const direct = all.filter(host => !through.has(host))
    expect(direct).toEqual([
      'api.github.com',
      'pipelines.actions.githubusercontent.com',
      'results-receiver.actions.githubusercontent.com',
      'token.actions.githubusercontent.com',
    ])
    expect([...through].sort()).toEqual(all.filter(host => !direct.includes(host)))
    expect(through.size).toBeGreaterThan(0)
  })

  it('a Node that cannot use it everywhere says so, and what it does not reach is refused', async () => {
    const nodeOptions = `--import=${pathToFileURL(OLD_NODE).href}`
    const result = await verify({ variables: { NODE_OPTIONS: nodeOptions } })
    expect(result.stdout).toMatch(/::warning::.*too old.*24\.14/)
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('TRUST_ROOT_UNAVAILABLE (operational)')
    world.expectDiscipline([])
  })
})
