/** A local git repository in the place of one on GitHub. Files are read from commits, never from a working tree. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { messageOf, PlayerRefusal } from './refusal.ts'

const run = promisify(execFile)

/** The largest file that is read from a commit. */
const LARGEST_FILE = 1024 * 1024

async function git(directory: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', directory, ...args], {
    maxBuffer: LARGEST_FILE,
    timeout: 30_000,
  })
  return stdout
}

/** The commit that a full ref or a commit id names. */
export async function commitOf(directory: string, revision: string): Promise<string> {
  try {
    return (
      await git(directory, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
    ).trim()
  } catch (error) {
    throw new PlayerRefusal(revision, [`there is no such ref in ${directory}`], { cause: error })
  }
}

/** A file as it is in a commit. */
export async function fileAt(directory: string, sha: string, path: string): Promise<string> {
  try {
    return await git(directory, ['show', `${sha}:${path}`])
  } catch (error) {
    throw new PlayerRefusal(path, [`not in commit ${sha}: ${messageOf(error)}`], { cause: error })
  }
}

/** A short ref as `uses:` gives it, in full: a tag, a branch, or a commit. */
export async function fullRef(directory: string, ref: string): Promise<string> {
  for (const candidate of [`refs/tags/${ref}`, `refs/heads/${ref}`]) {
    const known = await git(directory, ['rev-parse', '--verify', '--quiet', candidate]).catch(
      () => undefined,
    )
    if (known !== undefined) return candidate
  }
  return ref
}
