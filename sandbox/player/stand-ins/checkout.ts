/**
 * actions/checkout: the repository at the run's commit. It fetches from the local repository, and leaves behind
 * what the real one leaves: the remote's public address, the ref, and (unless told not to) the token.
 */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { may } from '../../actions/job.ts'
import type { StandIn, StandInCall } from './stand-in.ts'

export const checkout: StandIn = {
  action: 'actions/checkout',
  inputs: [
    'repository',
    'ref',
    'token',
    'path',
    'persist-credentials',
    'fetch-depth',
    'fetch-tags',
    'sparse-checkout',
    'sparse-checkout-cone-mode',
    'clean',
    'show-progress',
    'set-safe-directory',
  ],
  run: async call => {
    const source = sourceOf(call)
    const directory = targetOf(call)
    await empty(directory, call.workspace)
    const git = (...args: readonly string[]): Promise<void> => gitIn(directory, call, args)
    const { ref, sha } = wanted(call, source)
    await git('init', '--quiet', '--initial-branch', 'main', directory)
    await git('remote', 'add', 'origin', `https://github.com/${source.fullName}`)
    const url = pathToFileURL(source.directory).href
    await git('fetch', '--quiet', ...fetchOptions(call), url, ...refspecs(call, ref, sha))
    await sparse(git, call)
    await git('checkout', '--quiet', '--force', ...target(ref, sha))
    if (flag(call, 'persist-credentials', true)) await persist(git, call)
    return { ref, commit: sha }
  },
}

interface Source {
  readonly fullName: string
  readonly directory: string
  /** The run's own repository, whose ref and commit are known. */
  readonly own: boolean
}

/** Like the real one: without an input, or with an empty one, the repository of the run. */
function sourceOf(call: StandInCall): Source {
  const { repository } = call.identity
  const ownName = `${repository.owner}/${repository.name}`
  const given = call.inputs['repository'] ?? ''
  const fullName = given === '' ? ownName : given
  if (fullName !== ownName) {
    const other = Object.entries(call.otherRepositories).find(
      ([name]) => name.toLowerCase() === fullName.toLowerCase(),
    )
    if (other === undefined) throw new Error(`Repository not found: ${fullName}`)
    return { fullName, directory: other[1], own: false }
  }
  if (repository.visibility !== 'public' && !may(call.job, 'contents', 'read')) {
    throw new Error(`Repository not found: reading ${fullName} takes 'contents: read'`)
  }
  return { fullName, directory: call.repositoryDirectory, own: true }
}

async function sparse(
  git: (...args: readonly string[]) => Promise<void>,
  call: StandInCall,
): Promise<void> {
  const patterns = (call.inputs['sparse-checkout'] ?? '').split('\n').filter(line => line !== '')
  if (patterns.length === 0) return
  const cone = flag(call, 'sparse-checkout-cone-mode', true) ? '--cone' : '--no-cone'
  await git('sparse-checkout', 'set', cone, ...patterns)
}

function targetOf(call: StandInCall): string {
  const directory = resolve(call.workspace, call.inputs['path'] ?? '')
  const inside = relative(call.workspace, directory)
  if (inside.startsWith('..') || isAbsolute(inside)) {
    throw new Error(`Repository path '${directory}' is not under '${call.workspace}'`)
  }
  return directory
}

async function empty(directory: string, workspace: string): Promise<void> {
  if (directory !== workspace) await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  for (const entry of await readdir(directory)) {
    await rm(join(directory, entry), { recursive: true, force: true })
  }
}

/** The run's own ref and commit, or the `ref` input: the same again, or any full commit. */
function wanted(call: StandInCall, source: Source): { readonly ref: string; readonly sha: string } {
  const given = call.inputs['ref'] ?? ''
  const { ref, sha } = call.identity
  if (/^[0-9a-f]{40}$/.test(given)) return { ref: given, sha: given }
  if (source.own && (given === '' || given === ref)) return { ref, sha }
  throw new Error(
    `actions/checkout can check out the run's own ref (${ref}) or a full commit here, not '${given}'`,
  )
}

function fetchOptions(call: StandInCall): readonly string[] {
  const depth = Number(call.inputs['fetch-depth'] ?? '1')
  if (!Number.isInteger(depth) || depth < 0)
    throw new Error(`fetch-depth is not a number: ${depth}`)
  const tags = flag(call, 'fetch-tags', false) ? [] : ['--no-tags']
  return depth === 0 ? tags : [...tags, `--depth=${depth}`]
}

function refspecs(call: StandInCall, ref: string, sha: string): readonly string[] {
  const all = Number(call.inputs['fetch-depth'] ?? '1') === 0
  const history = all ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'] : []
  if (ref.startsWith('refs/tags/')) return [...history, `+${sha}:${ref}`]
  if (ref.startsWith('refs/heads/'))
    return [...history, `+${sha}:${ref.replace('heads', 'remotes/origin')}`]
  return [...history, sha]
}

function target(ref: string, sha: string): readonly string[] {
  if (ref.startsWith('refs/tags/')) return [ref]
  if (!ref.startsWith('refs/heads/')) return ['--detach', sha]
  const branch = ref.slice('refs/heads/'.length)
  return ['-B', branch, `refs/remotes/origin/${branch}`]
}

async function persist(
  git: (...args: readonly string[]) => Promise<void>,
  call: StandInCall,
): Promise<void> {
  const token = call.inputs['token'] ?? call.job.githubToken
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  await git(
    'config',
    '--local',
    'http.https://github.com/.extraheader',
    `AUTHORIZATION: basic ${basic}`,
  )
}

function flag(call: StandInCall, name: string, fallback: boolean): boolean {
  const value = (call.inputs[name] ?? '').toLowerCase()
  if (value === '') return fallback
  if (value === 'true' || value === 'false') return value === 'true'
  throw new Error(`${name} is neither true nor false: '${value}'`)
}

async function gitIn(directory: string, call: StandInCall, args: readonly string[]): Promise<void> {
  const { exitCode } = await call.execute(
    ['git', '-c', 'protocol.file.allow=always', '-c', `safe.directory=*`, ...args],
    { cwd: directory },
  )
  if (exitCode !== 0)
    throw new Error(`git ${args[0] ?? ''} ended with exit code ${String(exitCode)}`)
}
