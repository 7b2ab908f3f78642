/** Everything that GitHub remembers, and the switches a test can throw. */
import { randomBytes } from 'node:crypto'
import type { JobRegistry } from '../actions/job.ts'
import type { GithubServer } from '../github-server.ts'
import type { Clock } from '../service.ts'
import type { Attestation } from './attestation.ts'
import type { JsonObject } from './body.ts'
import type { UserToken } from './permissions.ts'
import { Presigner } from './presigned.ts'
import type { Asset, Release } from './release.ts'
import { Repository } from './repository.ts'
import type { RepositoryOptions } from './repository.ts'
import type { ArtifactsProvider } from './runs.ts'

/** Moments at which a test may interfere. */
export interface Hooks {
  /** Changes what is stored of an upload; whatever it leaves out follows from the bytes. */
  assetTransform?:
    | ((upload: {
        readonly repository: string
        readonly releaseId: number
        readonly name: string
        readonly bytes: Buffer
      }) => Partial<Pick<Asset, 'bytes' | 'digest' | 'name' | 'size' | 'state'>> | undefined)
    | undefined
  /** Runs when a request to publish has come in and nothing has been decided yet. */
  beforePublish?: ((repository: Repository, release: Release) => void) | undefined
  /** Runs after a release has been published: where GitHub would attest an immutable release. */
  afterPublish?: ((repository: Repository, release: Release) => void | Promise<void>) | undefined
}

/** The whole of the sandbox's GitHub. */
export class GithubState {
  readonly clock: Clock
  readonly jobs: JobRegistry
  bundles: 'url' | 'inline'
  /** `always`: reading runs and artifacts needs `actions: read` even in public repositories (reports differ). */
  actionsRead: 'always' | 'private-only' = 'always'
  /** How long, and for how many reads, a new attestation stays out of the lists. */
  attestationLag = { ms: 0, reads: 0 }
  readonly hooks: Hooks = {}
  artifactsProvider: ArtifactsProvider = () => []
  /** Signs what GitHub attests about an immutable release; undefined: it attests nothing. */
  releaseSigner: ((statement: object) => JsonObject) | undefined
  readonly repositories: Repository[] = []
  /** Former full name (lower case) → repository id. */
  readonly formerNames = new Map<string, number>()
  readonly attestations: Attestation[] = []
  readonly users: UserToken[] = []
  presigner: Presigner
  lastId = 1000

  readonly server: GithubServer

  constructor(clock: Clock, jobs: JobRegistry, bundles: 'url' | 'inline', server: GithubServer) {
    this.server = server
    this.clock = clock
    this.jobs = jobs
    this.bundles = bundles
    this.presigner = new Presigner(randomBytes(32), clock)
  }

  nextId(): number {
    this.lastId += 1
    return this.lastId
  }

  addRepository(options: RepositoryOptions): Repository {
    const repository = new Repository(options, this.clock, this.server)
    if (this.repository(repository.fullName) || this.repositoryById(options.id)) {
      throw new Error(`${repository.fullName} (${repository.id}) exists already`)
    }
    this.repositories.push(repository)
    return repository
  }

  /** Names are compared without regard to case, as GitHub does. */
  repository(fullName: string): Repository | undefined {
    const wanted = fullName.toLowerCase()
    return this.repositories.find(repository => repository.fullName.toLowerCase() === wanted)
  }

  repositoryById(id: number | undefined): Repository | undefined {
    return this.repositories.find(repository => repository.id === id)
  }

  /** The repository that once had this name. */
  movedRepository(fullName: string): Repository | undefined {
    return this.repositoryById(this.formerNames.get(fullName.toLowerCase()))
  }

  rename(repository: Repository, owner: string, name: string): void {
    if (this.repository(`${owner}/${name}`)) throw new Error(`${owner}/${name} exists already`)
    this.formerNames.set(repository.fullName.toLowerCase(), repository.id)
    repository.owner = owner
    repository.name = name
  }
}
