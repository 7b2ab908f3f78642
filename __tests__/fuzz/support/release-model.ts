/**
 * A repository in the hands of this action, of its maintainers and of chance: what they do in any order, and what must
 * hold after every step of it (contract: guarantees 1, 2, 5 and 6).
 */
import * as fc from 'fast-check'
import type { GithubWorld, Release, Repository } from '../../../sandbox/github/index.ts'
import { ERROR_CATALOG } from '../../../src/errors/catalog.ts'

export const TAG = 'v1.2.3'
const OTHER = 'f'.repeat(40)

export type Operation =
  | { readonly kind: 'run'; readonly newRun: boolean }
  /** The step dies at its n-th request, which the service still carries out. */
  | { readonly kind: 'killed'; readonly request: number }
  /** An upload leaves an empty asset and a 502. */
  | { readonly kind: 'broken upload' }
  | { readonly kind: 'rebuild' }
  | { readonly kind: 'edit text' | 'edit tag' | 'add asset' | 'remove asset' | 'double asset' }
  | { readonly kind: 'move tag' | 'restore tag' | 'delete tag' }
  | { readonly kind: 'publish by hand' | 'foreign draft' | 'delete drafts' | 'delete release' }
  | { readonly kind: 'null digests' | 'immutable' }

const of = <K extends Operation['kind']>(
  ...kinds: readonly K[]
): fc.Arbitrary<{ readonly kind: K }> => fc.constantFrom(...kinds).map(kind => ({ kind }))

/** Runs and kills more often than the rest. */
export const operations: fc.Arbitrary<readonly Operation[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('run'), newRun: fc.boolean() }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('killed'),
        request: fc.integer({ min: 1, max: 40 }),
      }),
    },
    { weight: 2, arbitrary: of('broken upload') },
    {
      weight: 4,
      arbitrary: of(
        'rebuild',
        'edit text',
        'edit tag',
        'add asset',
        'remove asset',
        'double asset',
      ),
    },
    { weight: 3, arbitrary: of('move tag', 'restore tag', 'delete tag') },
    {
      weight: 3,
      arbitrary: of('publish by hand', 'foreign draft', 'delete drafts', 'delete release'),
    },
    { weight: 2, arbitrary: of('null digests', 'immutable') },
  ),
  { minLength: 1, maxLength: 9 },
)

/** What the model needs of a world, in-process or with children. */
export interface ModelWorld {
  readonly repository: Repository
  readonly github: GithubWorld
  readonly commit: string
  readonly files: readonly string[]
  /** The state or `CODE (class)`; `killed`. */
  run(options: {
    readonly runId: number
    readonly attempt: number
    readonly killAt?: number
  }): Promise<string>
  /** Other bytes under the same names, properly attested; where that is possible. */
  rebuild(): Promise<void>
  /** Whether some attestation names these bytes. */
  isAttested(sha256: string): boolean
}

/** Carries the operations out; throws at the first thing that must not be. Gives the last outcome. */
export async function play(list: readonly Operation[], world: ModelWorld): Promise<string> {
  const model = new Model(world)
  for (const operation of list) await model.step(operation)
  return model.finish()
}

class Model {
  readonly #world: ModelWorld
  /** Assets of what this action made public, by the release's id. */
  readonly #published = new Map<number, string>()
  /** Releases that a person published: outside the guarantee. */
  readonly #byHand = new Set<number>()
  #runId = 7
  #attempt = 0

  constructor(world: ModelWorld) {
    this.#world = world
  }

  async step(operation: Operation): Promise<void> {
    const { repository, github } = this.#world
    switch (operation.kind) {
      case 'run':
        if (operation.newRun) {
          this.#runId += 1
          this.#attempt = 0
        }
        await this.#run()
        return
      case 'killed':
        await this.#run(operation.request)
        return
      case 'broken upload': {
        let broken = false
        github.hooks.assetTransform = () => {
          if (broken) return undefined
          broken = true
          return { state: 'starter' }
        }
        await this.#run()
        github.hooks.assetTransform = undefined
        return
      }
      case 'rebuild':
        await this.#world.rebuild()
        return
      case 'null digests':
        repository.settings.digests = repository.settings.digests === 'null' ? 'present' : 'null'
        return
      case 'immutable':
        repository.settings.immutableReleases = !repository.settings.immutableReleases
        return
      case 'move tag':
      case 'restore tag':
      case 'delete tag':
        this.#changeTag(operation.kind)
        return
      default:
        this.#changeReleases(operation.kind)
    }
  }

  /** Once nobody disturbs any more, the release is there, or it is refused for a reason that stays. */
  async finish(): Promise<string> {
    this.#changeTag('restore tag')
    const end = await this.#run()
    if (!FINAL.includes(end)) throw new Error(`left alone, it ends with ${end}`)
    return end
  }

  #changeTag(kind: 'move tag' | 'restore tag' | 'delete tag'): void {
    const { repository, commit } = this.#world
    // Locked by GitHub.
    if (repository.reservedTags.has(TAG)) return
    if (kind === 'delete tag') repository.deleteTag(TAG)
    else repository.setTag(TAG, kind === 'move tag' ? OTHER : commit)
  }

  #changeReleases(kind: Operation['kind']): void {
    const { repository, github } = this.#world
    const drafts = repository.releases.filter(one => one.draft && !this.#published.has(one.id))
    const [draft] = drafts
    if (kind === 'foreign draft') {
      repository.releases.push(foreignDraft(3 + repository.releases.length))
    } else if (kind === 'delete drafts') {
      for (const one of drafts) repository.releases.splice(repository.releases.indexOf(one), 1)
    } else if (kind === 'delete release') {
      const public_ = repository.publishedRelease(TAG)
      if (public_ !== undefined) repository.releases.splice(repository.releases.indexOf(public_), 1)
    } else if (draft !== undefined) {
      if (kind === 'edit text') draft.body = `${draft.body ?? ''}\n\nedited`
      if (kind === 'edit tag') draft.tagName = 'v9.9.9'
      if (kind === 'add asset') github.plantStarterAsset(draft, 'evil.txt')
      if (kind === 'remove asset') draft.assets.pop()
      const [asset] = draft.assets
      if (kind === 'double asset' && asset !== undefined)
        draft.assets.push({ ...asset, id: 999_999 })
      if (kind === 'publish by hand' && repository.publishedRelease(draft.tagName) === undefined) {
        draft.draft = false
        draft.publishedAt = 1
        this.#byHand.add(draft.id)
      }
    }
  }

  async #run(killAt?: number): Promise<string> {
    this.#attempt += 1
    const before = this.#foreign()
    const outcome = await this.#world.run({
      runId: this.#runId,
      attempt: this.#attempt,
      ...(killAt === undefined ? {} : { killAt }),
    })
    this.#check(outcome, before)
    return outcome
  }

  /** What no run may touch: everything public or once public, and the drafts that bear no mark of ours. */
  #foreign(): ReadonlyMap<number, string> {
    const { releases } = this.#world.repository
    return new Map(
      releases
        .filter(one => !one.draft || one.publishedAt !== undefined || !isMarked(one))
        .map(one => [one.id, jsonOf(one)]),
    )
  }

  #check(outcome: string, before: ReadonlyMap<number, string>): void {
    const { repository, files } = this.#world
    checkOutcome(outcome)
    const now = new Map(repository.releases.map(one => [one.id, jsonOf(one)]))
    for (const [id, json] of before) {
      if (now.get(id) !== json) throw new Error(`a run touched the release ${id}: ${outcome}`)
    }
    for (const release of repository.releases.filter(one => !one.draft)) {
      if (this.#byHand.has(release.id)) continue
      const assets = jsonOf(release.assets)
      const known = this.#published.get(release.id)
      if (known !== undefined && known !== assets) throw new Error('published bytes changed')
      this.#published.set(release.id, assets)
      if (release.tagName !== TAG) throw new Error(`published under ${release.tagName}`)
      const names = release.assets.map(({ name }) => name).sort()
      if (names.join() !== [...files].sort().join()) throw new Error(`published ${names.join()}`)
      for (const { name, state, digest } of release.assets) {
        const attested = this.#world.isAttested((digest ?? '').replace('sha256:', ''))
        if (state !== 'uploaded' || !attested) throw new Error(`published unverified: ${name}`)
      }
    }
    if (outcome !== 'published' && outcome !== 'unchanged') return
    const [found, ...more] = repository.releases.filter(one => !one.draft && one.tagName === TAG)
    if (found === undefined || more.length > 0)
      throw new Error(`${outcome}, but it is not there once`)
  }
}

/** Downloads count themselves. */
function jsonOf(value: object): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'downloadCount' ? 0 : inner))
}

function isMarked({ body }: Release): boolean {
  return /<!-- attested-release \{[^\n]*"state":"draft"\} -->\s*$/.test(body ?? '')
}

function checkOutcome(outcome: string): void {
  if (['published', 'unchanged', 'killed'].includes(outcome)) return
  const [, code, kind] = /^([A-Z_]+) \((\w+)\)$/.exec(outcome) ?? []
  const entry = Object.entries(ERROR_CATALOG).find(([known]) => known === code)?.[1]
  if (entry?.class !== kind || code === 'INTERNAL') throw new Error(`ended with ${outcome}`)
}

/** What a run may end with when nobody disturbs it. */
const FINAL: readonly string[] = [
  'published',
  'unchanged',
  'RELEASE_EXISTS (security)',
  'RELEASE_WITHDRAWN (security)',
  'RELEASE_FOREIGN_DRAFT (operational)',
  'TAG_BURNT (security)',
  // A person published what has no evidence file that is attested.
  'ATTESTATION_NOT_FOUND (operational)',
  'ATTESTATION_NOT_FOUND (security)',
  // An immutable release, its tag moved before it was published by hand.
  'TAG_MOVED (security)',
  'TAG_NOT_FOUND (operational)',
  // A person published it while releases were immutable, with a change of its own.
  'RELEASE_ATTESTATION_MISMATCH (security)',
  'RELEASE_ATTESTATION_MISSING (operational)',
]

function foreignDraft(id: number): Release {
  return {
    id,
    draftSlug: `foreign-${id}`,
    author: { login: 'maintainer', id: 1, type: 'User' },
    tagName: TAG,
    targetCommitish: 'main',
    name: 'Mine',
    body: 'mine',
    draft: true,
    prerelease: false,
    immutable: false,
    createdAt: 0,
    updatedAt: 0,
    publishedAt: undefined,
    assets: [],
  }
}
