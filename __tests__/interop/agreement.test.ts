/**
 * What gh accepts of honest evidence we accept, and the reverse: offline from bundle files, and online, gh through the
 * sandbox's proxy. Each case has a demand that both refuse, so that neither can accept without looking.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { workflowClaims } from '../../sandbox/actions/claims.ts'
import { runNode, runnerEnvironment } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type { JsonObject } from '../../sandbox/github/body.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import { sha256Of } from '../../src/attest/digest.ts'
import { statement } from '../corpus/support/forge.ts'
import { lineSandbox, REPOSITORY, signingJob } from '../integration/support/line.ts'
import { GH_VERSION, onlineGh, startGh, type Gh } from './support/gh.ts'
import {
  ENTERPRISE,
  flagsOf,
  honest,
  inputsOf,
  type Demands,
  type Honest,
} from './support/honest.ts'

const DIST = join(import.meta.dirname, '../../dist/index.js')
const TOKEN = 'gho_somebody'

interface Evidence {
  readonly file: string
  readonly bundle: JsonObject
}

const WORLDS = [
  { instance: 'public-good', tenant: undefined },
  { instance: 'github', tenant: undefined },
  { instance: 'github', tenant: 'octo' },
] as const

describe.each(WORLDS)(`gh ${GH_VERSION} and we, $instance, tenant: $tenant`, world => {
  const { instance, tenant } = world
  let sandbox: Sandbox & { readonly folder: string }
  let downloads: string
  let offline: Gh
  let online: Pick<Gh, 'run'>

  beforeAll(async () => {
    sandbox = await lineSandbox(tenant === undefined ? {} : { tenant })
    sandbox.github.addUserToken(TOKEN, 'all')
    downloads = join(sandbox.folder, 'downloads')
    await mkdir(downloads)
    offline = await startGh(sandbox.folder)
    online = await onlineGh(sandbox, TOKEN)
  })
  afterAll(async () => {
    await offline[Symbol.asyncDispose]()
    await sandbox.close()
  })

  const server = `https://${tenant === undefined ? 'github.com' : `${tenant}.ghe.com`}`
  const cases = [...honest(server), ...(tenant === undefined ? [ENTERPRISE] : [])]

  /** Each case is about a file of its own: online, none finds what another has stored. */
  async function evidence({ name, job = {} }: Honest): Promise<Evidence> {
    const file = join(downloads, name.replaceAll(/\W+/g, '-'))
    await writeFile(file, name)
    const subject = [{ name: basename(file), digest: { sha256: sha256Of(name) } }]
    const claims = workflowClaims(
      sandbox.jobs.open(signingJob({ ...job, ...(tenant !== undefined && { tenant }) })),
    )
    const payload = JSON.stringify(statement({ subject }, claims)).replaceAll(
      'https://github.com/',
      `${server}/`,
    )
    const bundle = makeBundle({ instance, keys: sandbox.sigstore, claims, payload })
    return { file, bundle: bundle as JsonObject }
  }

  async function ours(file: string, inputs: Demands): Promise<number | null> {
    const folder = await mkdtemp(join(sandbox.folder, 'job-'))
    const job = sandbox.jobs.open(
      signingJob({
        permissions: { contents: 'read', attestations: 'read' },
        ...(tenant !== undefined && { tenant }),
      }),
    )
    const given = {
      command: 'verify',
      'github-token': job.githubToken,
      'subject-path': file,
      'trusted-root': sandbox.trustedRoots.jsonl,
      ...inputs,
    }
    const environment = await runnerEnvironment(sandbox, job, {
      workspace: join(folder, 'workspace'),
      runnerTemp: join(folder, 'temp'),
      home: join(folder, 'home'),
      extra: Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    })
    return (await runNode(DIST, environment)).status
  }

  async function theirs(
    gh: Pick<Gh, 'run'>,
    file: string,
    flags: readonly string[],
  ): Promise<number> {
    const args = [file, '--custom-trusted-root', sandbox.trustedRoots.jsonl, ...flags]
    return (await gh.run(['attestation', 'verify', ...args], downloads)).status
  }

  it.each(cases)('agree about a bundle file: $name', async one => {
    const { file, bundle } = await evidence(one)
    const path = `${file}.json`
    // On a tenant gh asks for the trust domain even where it is given the trust root.
    await writeFile(path, JSON.stringify(bundle))
    const verdicts = async (demands: Demands): Promise<readonly (number | null)[]> => [
      await theirs(tenant === undefined ? offline : online, file, [
        ...flagsOf(demands),
        '--bundle',
        path,
      ]),
      await ours(file, { ...inputsOf(demands), bundle: path }),
    ]
    expect(await verdicts(one.demands)).toEqual([0, 0])
    expect(await verdicts(one.refusedWith)).toEqual([1, 1])
  })

  it.each(cases)('agree about what the store has: $name', async one => {
    sandbox.log.clear()
    const repository = sandbox.github.repository(`${REPOSITORY.owner}/${REPOSITORY.name}`)
    if (repository === undefined) throw new Error('there is no repository')
    const { file, bundle } = await evidence(one)
    sandbox.github.plantAttestation({ repository, bundle })
    const verdicts = async (demands: Demands): Promise<readonly (number | null)[]> => [
      await theirs(online, file, flagsOf(demands)),
      await ours(file, inputsOf(demands)),
    ]
    expect(await verdicts(one.demands)).toEqual([0, 0])
    expect(sandbox.log.refused()).toEqual([])
    const { apiHost } = sandbox.server
    expect(sandbox.log.withAuthorization().filter(({ host }) => host !== apiHost)).toEqual([])
    expect(sandbox.proxy.tunnels).toContain(apiHost)
  })

  it('offline gh tried to reach nobody', () => {
    expect(offline.attempts()).toBe(0)
  })
})
