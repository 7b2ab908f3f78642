/** git as a child process, with no configuration but the one given here. */
import { devNull } from 'node:os'
import { basename, dirname } from 'node:path'
import type { CrateGit } from '../commands/crate/ports.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { runChild } from './child.ts'

const TIMEOUT_MS = 5 * 60_000
const MAX_BYTES = 64 * 1024 * 1024

export interface GitOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** A folder of the checkout. */
  readonly folder: string
}

/**
 * Settings of a repository that make git start programs. Filters (`filter.*.clean`) are the exception: their names
 * are free, so they are read first and switched off one by one. Files under such a filter (git-lfs) whose time
 * stamps changed since the checkout then count as changed, which errs to the safe side.
 */
const SWITCHED_OFF: readonly (readonly [string, string])[] = [
  // The checkout of a container job belongs to another user.
  ['safe.directory', '*'],
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', devNull],
  ['core.sshCommand', 'false'],
  ['core.pager', 'cat'],
  ['core.quotePath', 'false'],
  ['credential.helper', ''],
  ['diff.external', ''],
  ['protocol.allow', 'never'],
  ['status.submoduleSummary', 'false'],
]

/** The adapter of the ports Git, CheckoutGit and CrateGit. */
export function createGit(options: GitOptions): CrateGit {
  const git = async (args: readonly string[], settings = SWITCHED_OFF): Promise<string> =>
    run(options, args, settings)
  const status = async (): Promise<readonly string[]> => {
    const settings = [...SWITCHED_OFF, ...(await filterSettings(git))]
    const args = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames']
    return (await git(args, settings)).split('\0').filter(entry => entry !== '')
  }
  return {
    headCommit: async () => (await git(['rev-parse', '--verify', 'HEAD^{commit}'])).trim(),
    changedPaths: async () => (await status()).map(entry => entry.slice('XY '.length)),
    modifiedPaths: async () =>
      (await status())
        .filter(entry => !entry.startsWith('?? '))
        .map(entry => entry.slice('XY '.length)),
    // A plain object, not `git log`: that may start gpg to show signatures.
    commitTime: async () => parseCommitTime(await git(['cat-file', 'commit', 'HEAD'])),
    prefix: async folder =>
      (await run({ ...options, folder }, ['rev-parse', '--show-prefix'], SWITCHED_OFF)).replace(
        /\r?\n$/,
        '',
      ),
    // Of the commit, not of the index: what was only added may go away again.
    isTracked: async path =>
      (await run(
        { ...options, folder: dirname(path) },
        ['ls-tree', '--name-only', '-z', 'HEAD', '--', basename(path)],
        SWITCHED_OFF,
      )) !== '',
  }
}

async function filterSettings(
  git: (args: readonly string[]) => Promise<string>,
): Promise<readonly (readonly [string, string])[]> {
  const names = (await git(['config', '--list', '--name-only', '-z'])).split('\0')
  const filters = names.flatMap(name => /^filter\.(.+)\.[^.]+$/s.exec(name)?.[1] ?? [])
  return [...new Set(filters)].flatMap(filter => [
    [`filter.${filter}.clean`, ''] as const,
    [`filter.${filter}.smudge`, ''] as const,
    [`filter.${filter}.process`, ''] as const,
    [`filter.${filter}.required`, 'false'] as const,
  ])
}

function parseCommitTime(commit: string): number {
  const header = commit.split('\n\n', 1)[0] ?? ''
  const seconds = /^committer .*> (\d{1,12}) [+-]\d{4}$/m.exec(header)?.[1]
  if (seconds !== undefined) return Number(seconds)
  throw new ReleaseError('FILE_UNREADABLE', { message: 'the commit HEAD has no committer date' })
}

const KEPT = ['PATH', 'Path', 'SYSTEMROOT', 'SystemRoot', 'TMPDIR', 'TMP', 'TEMP']

function environmentOf(
  environment: GitOptions['environment'],
  settings: readonly (readonly [string, string])[],
): Record<string, string> {
  const kept = KEPT.flatMap(name => {
    const value = environment[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, key],
        [`GIT_CONFIG_VALUE_${at}`, value],
      ]),
    ),
  }
}

async function run(
  options: GitOptions,
  args: readonly string[],
  settings: readonly (readonly [string, string])[],
): Promise<string> {
  const { stdout, stderr, failure } = await startGit(options, args, settings)
  if (failure === undefined) return stdout
  throw new ReleaseError('FILE_UNREADABLE', {
    message: `git ${args[0] ?? ''}: ${failure}\n${stderr}`,
    remedy: 'Check the repository out before this step:\n\n- uses: actions/checkout@…',
  })
}

async function startGit(
  { environment, folder }: GitOptions,
  args: readonly string[],
  settings: readonly (readonly [string, string])[],
): ReturnType<typeof runChild> {
  try {
    return await runChild({
      command: 'git',
      args,
      cwd: folder,
      environment: environmentOf(environment, settings),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
    })
  } catch (cause) {
    throw new ReleaseError('FILE_UNREADABLE', {
      message: 'git cannot be started',
      remedy: 'Install git on the runner.',
      cause,
    })
  }
}
