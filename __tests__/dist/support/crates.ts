/** Crates published with the real cargo to the sandbox's crates.io, and the step that attests what it serves. */
import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { JobIdentity } from '../../../sandbox/actions/job.ts'
import type { ChildResult } from '../../../sandbox/child.ts'
import type { Sandbox } from '../../../sandbox/index.ts'
import { ARTIFACT_HOSTS, BUNDLE_HOSTS, OIDC_HOSTS, PUBLIC_GOOD_HOSTS } from './discipline.ts'
import { NO_WAITING } from './pipeline.ts'
import { cargoVariables } from './project.ts'
import {
  RUN_ID, scenario, type Inputs, type JobChange, type Scenario, type ScenarioOptions } from './runner.ts'

const run = promisify(execFile)

/** What the job of `crate` needs, and no more. */
export const ATTESTER = {
  contents: 'read',
  'id-token': 'write',
  attestations: 'write',
} as const

/** Everybody that `crate` talks to when all goes well. */
export const CRATE_RUN_HOSTS: readonly string[] = [
  'api.github.com',
  'crates.io',
  'index.crates.io',
  'static.crates.io',
  ...OIDC_HOSTS,
  ...ARTIFACT_HOSTS,
  ...BUNDLE_HOSTS,
  ...PUBLIC_GOOD_HOSTS,
]

export interface CrateScenario extends Scenario {
  /** `cargo publish --no-verify`, as the sandbox's crates.io lets it. */
  publish(packages?: readonly string[], change?: { readonly token?: string }): Promise<void>
  /** `cargo package --no-verify`; the folder that holds the files. */
  package(folder: string, packages?: readonly string[]): Promise<string>
  /** The command; its pauses end at once. */
  crate(inputs?: Inputs, change?: JobChange): Promise<ChildResult>
}

/** A scenario whose cargo knows no other registry than the sandbox's. */
export async function crateScenario(options: ScenarioOptions = {}): Promise<CrateScenario> {
  const world = await scenario({ built: false, ...options })
  const variables = cargoInSandbox(world)
  await mkdir(variables['CARGO_HOME'] ?? '', { recursive: true })
  const cargo = async (...args: readonly string[]): Promise<void> => {
    await run('cargo', ['--quiet', ...args], { cwd: world.project.folder, env: variables })
  }
  const selected = (packages: readonly string[]): readonly string[] =>
    packages.flatMap(name => ['--package', name])
  return {
    ...world,
    publish: async (packages = [], { token = world.sandbox.crates.apiToken } = {}) => {
      const target = ['--target-dir', join(world.folder, 'target-publish')]
      await cargo('publish', '--no-verify', '--locked', '--token', token, ...target, ...selected(packages))
    },
    package: async (folder, packages = []) => {
      const target = join(world.folder, folder)
      await cargo('package', '--no-verify', '--locked', '--target-dir', target, ...selected(packages))
      return join(target, 'package')
    },
    crate: async (inputs = {}, change = {}) =>
      world.step(
        ATTESTER,
        { command: 'crate', 'trusted-root': world.sandbox.trustedRoots.jsonl, ...inputs },
        {
          preload: NO_WAITING,
          ...change,
          variables: { ...variables, ...change.variables },
        },
      ),
  }
}

/** cargo alone goes through the proxy: the action takes the way of a runner without one. */
function cargoInSandbox({ folder, sandbox }: Scenario): Record<string, string> {
  return {
    ...cargoVariables(),
    CARGO_HOME: join(folder, 'cargo-home'),
    CARGO_HTTP_PROXY: `http://127.0.0.1:${sandbox.proxy.port}`,
    CARGO_HTTP_CAINFO: sandbox.tlsAuthority,
  }
}

/** A token of trusted publishing, as a job of this run or of another one gets it. */
export async function trustedToken(
  { sandbox, project }: Scenario,
  crates: readonly string[],
  change: Partial<JobIdentity> = {},
): Promise<string> {
  const { trustedPublishing } = sandbox.crates
  const repository = { owner: 'octo-org', ownerId: 77, name: 'widget', id: 4242 }
  const workflowRef = 'octo-org/widget/.github/workflows/release.yml@refs/tags/v1.2.3'
  const job = sandbox.jobs.open({
    repository: { ...repository, visibility: 'public' },
    ref: 'refs/tags/v1.2.3',
    sha: project.commit,
    eventName: 'push',
    actor: 'octocat',
    workflow: 'Release',
    workflowRef,
    workflowSha: project.commit,
    jobWorkflowRef: workflowRef,
    jobWorkflowSha: project.commit,
    runId: RUN_ID,
    runNumber: 7,
    runAttempt: 1,
    job: 'publish',
    runnerEnvironment: 'github-hosted',
    permissions: { 'id-token': 'write' },
    ...change,
  })
  const { owner, name } = job.identity.repository
  for (const crate of crates) {
    trustedPublishing.configs.push({
      ...{ crate, owner, repository: name, ownerId: job.identity.repository.ownerId },
      workflow: 'release.yml',
    })
  }
  const issued = await trustedPublishing.exchange(await sandbox.oidc.issue(job, 'crates.io'))
  if (typeof issued === 'string') throw new Error(issued)
  return issued.token
}

/** The bytes that a path among the outputs holds. */
export async function bytesOf(path: string | undefined): Promise<Buffer> {
  return readFile(path ?? '')
}

/** Digests that were attested, in the store. */
export function attestedNames({ github }: Sandbox): readonly string[] {
  return github.attestations.flatMap(({ bundle }) => {
    const { dsseEnvelope } = bundle as { readonly dsseEnvelope: { readonly payload: string } }
    const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as {
      readonly subject: readonly { readonly name: string }[]
    }
    return statement.subject.map(({ name }) => name)
  })
}

/** A crate of each name, every one depending on those before it. */
export function chainWorkspace(names: readonly string[]): Readonly<Record<string, string>> {
  const manifest = (name: string, at: number): string =>
    [
      '[package]',
      `name = "${name}"`,
      'version = "1.2.3"',
      'edition = "2021"',
      'license = "MIT"',
      'description = "A part of widget"',
      '[dependencies]',
      ...names.slice(0, at).map(other => `${other} = { version = "1.2.3", path = "../${other}" }`),
      '',
    ].join('\n')
  const locked = (name: string, at: number): string => {
    const dependencies = names.slice(0, at).toSorted()
    return [
      '[[package]]',
      `name = "${name}"`,
      'version = "1.2.3"',
      ...(dependencies.length === 0
        ? []
        : ['dependencies = [', ...dependencies.map(other => ` "${other}",`), ']']),
    ].join('\n')
  }
  const entries = names.map((name, at) => [name, locked(name, at)] as const)
  return {
    // The order of the members is not the order of publication.
    'Cargo.toml': `[workspace]\nresolver = "2"\nmembers = ${JSON.stringify(names.toReversed())}\n`,
    'Cargo.lock': `version = 4\n\n${entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, text]) => text)
      .join('\n\n')}\n`,
    ...Object.fromEntries(
      names.flatMap((name, at) => [
        [`${name}/Cargo.toml`, manifest(name, at)],
        [`${name}/src/lib.rs`, `//! ${name}\n`],
      ]),
    ),
  }
}
