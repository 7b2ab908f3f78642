/** `play`: rehearses a workflow of the repository one stands in. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { RepositoryIdentity, Visibility } from '../actions/job.ts'
import { startSandbox } from '../index.ts'
import type { Sandbox } from '../index.ts'
import { type Listener, playWorkflow, type RunResult } from '../player/index.ts'
import { claim, record, release } from './records.ts'

const run = promisify(execFile)

export interface Rehearsal {
  readonly dir: string
  /** Any folder of the repository. */
  readonly cwd: string
  /** Path of the workflow within the repository, or the name of a file in .github/workflows. */
  readonly workflow: string
  /** Full or short ref; default: the tag at HEAD, else the branch. */
  readonly ref: string | undefined
  readonly event: string
  /** `owner/name`; default: the remote `origin`. */
  readonly repository: string | undefined
  readonly visibility: Visibility
  readonly actionDirectory: string
  readonly inputs: Readonly<Record<string, string>>
  readonly vars: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly listener: Listener
}

/** Plays the workflow on a sandbox in `dir`; releases and attestations stay there. */
export async function rehearse(rehearsal: Rehearsal): Promise<RunResult> {
  const { dir } = rehearsal
  const repositoryDirectory = await git(rehearsal.cwd, 'rev-parse', '--show-toplevel')
  const ref = await refOf(repositoryDirectory, rehearsal.ref)
  const sha = await git(repositoryDirectory, 'rev-parse', `${ref}^{commit}`)
  const identity = await identityOf(repositoryDirectory, rehearsal)
  await claim(dir)
  try {
    await using sandbox = await startSandbox({ dir })
    register(sandbox, identity, ref, sha)
    const result = await playWorkflow({
      sandbox,
      repositoryDirectory,
      repository: identity,
      workflowPath: rehearsal.workflow.includes('/')
        ? rehearsal.workflow
        : `.github/workflows/${rehearsal.workflow}`,
      event: { name: rehearsal.event, ref },
      actionDirectory: rehearsal.actionDirectory,
      inputs: rehearsal.inputs,
      vars: { TRUSTED_ROOT: sandbox.trustedRoots.jsonl, ...rehearsal.vars },
      secrets: rehearsal.secrets,
      listener: rehearsal.listener,
      workDirectory: join(resolve(dir), 'runs', String(Date.now())),
    })
    await record(sandbox)
    return result
  } finally {
    await release(dir)
  }
}

async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  return (await run('git', ['-C', cwd, ...args])).stdout.trim()
}

async function refOf(directory: string, given: string | undefined): Promise<string> {
  if (given?.startsWith('refs/') === true) return given
  const tags = await git(directory, 'tag', '--points-at', given ?? 'HEAD')
  const [tag] = tags
    .split('\n')
    .filter(name => name !== '' && (given === undefined || name === given))
  if (tag !== undefined) return `refs/tags/${tag}`
  return git(directory, 'rev-parse', '--symbolic-full-name', given ?? 'HEAD')
}

async function identityOf(directory: string, rehearsal: Rehearsal): Promise<RepositoryIdentity> {
  const remote = await git(directory, 'remote', 'get-url', 'origin').catch(() => '')
  const found = /([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(rehearsal.repository ?? remote)
  const owner = found?.[1] ?? 'octo-org'
  const name = found?.[2] ?? basename(directory)
  const { visibility } = rehearsal
  return { owner, ownerId: idOf(owner), name, id: idOf(`${owner}/${name}`), visibility }
}

/** The same name gets the same id in every rehearsal; GitHub's own ids are not known here. */
function idOf(name: string): number {
  return createHash('sha256').update(name.toLowerCase()).digest().readUInt32BE(0)
}

function register(sandbox: Sandbox, identity: RepositoryIdentity, ref: string, sha: string): void {
  const fullName = `${identity.owner}/${identity.name}`
  const repository = sandbox.github.repository(fullName) ?? sandbox.github.addRepository(identity)
  repository.visibility = identity.visibility
  repository.setBranch(repository.defaultBranch, sha)
  if (ref.startsWith('refs/heads/')) repository.setBranch(ref.slice('refs/heads/'.length), sha)
  if (ref.startsWith('refs/tags/')) repository.setTag(ref.slice('refs/tags/'.length), sha)
}
