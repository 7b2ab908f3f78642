/** The git side of a repository: commits, branches and tags, as far as GitHub's API shows them. */
import { createHash } from 'node:crypto'

/** What a ref points at. */
export interface GitObject {
  readonly type: 'commit' | 'tag'
  readonly sha: string
}

/** A commit the sandbox knows of. */
export interface Commit {
  readonly sha: string
  readonly message: string
  /** Milliseconds since the epoch. */
  readonly date: number
  /** Changes `.github/workflows/` relative to the default branch: a job's token may not tag such a commit. */
  readonly touchesWorkflows: boolean
}

/** An annotated tag object. */
export interface AnnotatedTag {
  readonly sha: string
  readonly tag: string
  readonly message: string
  readonly date: number
  readonly target: string
}

const SHA1 = /^[0-9a-f]{40}$/

/** The refs and objects of one repository. */
export class GitStore {
  /** Full ref name (`refs/tags/v1`) → object. */
  readonly refs = new Map<string, GitObject>()
  readonly commits = new Map<string, Commit>()
  readonly annotatedTags = new Map<string, AnnotatedTag>()

  /** Makes a commit known; a commit already known stays as it is. */
  addCommit(
    sha: string,
    date: number,
    details: Partial<Omit<Commit, 'sha' | 'date'>> = {},
  ): Commit {
    if (!SHA1.test(sha)) throw new TypeError(`not a commit id: ${sha}`)
    const known = this.commits.get(sha)
    if (known) return known
    const commit = {
      sha,
      date,
      message: details.message ?? 'A commit',
      touchesWorkflows: details.touchesWorkflows ?? false,
    }
    this.commits.set(sha, commit)
    return commit
  }

  setBranch(name: string, sha: string, date: number): void {
    this.addCommit(sha, date)
    this.refs.set(`refs/heads/${name}`, { type: 'commit', sha })
  }

  setTag(name: string, sha: string, date: number, annotated: boolean): GitObject {
    this.addCommit(sha, date)
    const object: GitObject = annotated
      ? { type: 'tag', sha: this.#annotate(name, sha, date) }
      : { type: 'commit', sha }
    this.refs.set(`refs/tags/${name}`, object)
    return object
  }

  /** The commit that a sha, branch, tag or partial ref (`heads/x`, `tags/x`) names. */
  resolve(name: string): Commit | undefined {
    const commit = this.commits.get(name)
    if (commit) return commit
    for (const prefix of ['refs/heads/', 'refs/tags/', 'refs/', '']) {
      const object = this.refs.get(prefix + name)
      if (object) return this.peel(object)
    }
    return undefined
  }

  /** The commit behind an object, through any annotated tag. */
  peel(object: GitObject): Commit | undefined {
    const sha = object.type === 'tag' ? this.annotatedTags.get(object.sha)?.target : object.sha
    return sha === undefined ? undefined : this.commits.get(sha)
  }

  /** Stores the tag object under the id git would give it. */
  #annotate(tag: string, target: string, date: number): string {
    const message = `Release ${tag}\n`
    const tagger = `Sandbox <sandbox@example.com> ${Math.floor(date / 1000)} +0000`
    const content = `object ${target}\ntype commit\ntag ${tag}\ntagger ${tagger}\n\n${message}`
    const sha = createHash('sha1')
      .update(`tag ${Buffer.byteLength(content)}\0${content}`)
      .digest('hex')
    this.annotatedTags.set(sha, { sha, tag, message, date, target })
    return sha
  }
}
