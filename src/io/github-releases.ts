/** Releases and their assets over GitHub's REST API. https://docs.github.com/rest/releases */
import { createHash } from 'node:crypto'
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import type { Clock, Log } from '../commands/ports.ts'
import type { DraftFields, GitHubReleases, ReleaseChange } from '../commands/release/ports.ts'
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import type { RemoteAsset, RemoteRelease } from '../release/remote-release.ts'
import {
  callGitHub,
  callGitHubOrAbsent,
  statusOf,
  type GitHubClient,
  type Purpose,
} from './github-client.ts'
import type { Http } from './http.ts'
import { idIn } from './repository-ids.ts'
import { readAsset, readRelease } from './release-json.ts'
import { uploadAsset } from './release-upload.ts'

export interface GitHubReleasesOptions {
  readonly client: GitHubClient
  readonly http: Http
  readonly log: Pick<Log, 'info'>
  readonly clock: Clock
  readonly token: string
  readonly apiUrl: string
  readonly owner: string
  readonly repositoryName: string
}

const READ = (what: string): Purpose => ({ what, permission: 'contents: read' })
const WRITE = (what: string): Purpose => ({ what, permission: 'contents: write' })

const PER_PAGE = 100
/** A release holds at most 1000 assets; a repository's releases are read to a bound, and beyond it refused. */
const MAX_PAGES = 100
/** Bytes a second: slower than this a download is given up. */
const SLOWEST = 100_000

/** The adapter for one repository. */
export function createGitHubReleases(options: GitHubReleasesOptions): GitHubReleases {
  const { rest } = options.client
  const repository = { owner: options.owner, repo: options.repositoryName }
  return {
    async list() {
      const found = await allPages(READ('list releases'), page =>
        rest.repos.listReleases({ ...repository, per_page: PER_PAGE, page }),
      )
      return found.map(readRelease)
    },
    async get(id) {
      const answer = await callGitHubOrAbsent(READ('read a release'), () =>
        rest.repos.getRelease({ ...repository, release_id: id }),
      )
      return answer === undefined ? undefined : readRelease(answer.data)
    },
    async publishedByTag(tag) {
      const answer = await callGitHubOrAbsent(READ('read a release'), () =>
        rest.repos.getReleaseByTag({ ...repository, tag }),
      )
      return answer === undefined ? undefined : readRelease(answer.data)
    },
    createDraft: fields => createDraft(options, fields),
    async update(id, change) {
      const { data } = await callGitHub(WRITE('change a release'), async () =>
        unlessBurnt(async () =>
          rest.repos.updateRelease({ ...repository, release_id: id, ...changeFields(change) }),
        ),
      )
      return readRelease(data)
    },
    async remove(id) {
      await callGitHubOrAbsent(WRITE('delete a draft'), () =>
        rest.repos.deleteRelease({ ...repository, release_id: id }),
      )
    },
    async generateNotes(tag, commit) {
      const { data } = await callGitHub(WRITE('generate release notes'), () =>
        rest.repos.generateReleaseNotes({
          ...repository,
          tag_name: tag,
          target_commitish: commit,
        }),
      )
      return data.body
    },
    async assets(releaseId) {
      const found = await allPages(READ('list assets'), page =>
        rest.repos.listReleaseAssets({
          ...repository,
          release_id: releaseId,
          per_page: PER_PAGE,
          page,
        }),
      )
      return found.map(readAsset)
    },
    upload: (release, file, type) => uploadAsset(options, release, file, type),
    async removeAsset(id) {
      await callGitHubOrAbsent(WRITE('delete an asset'), () =>
        rest.repos.deleteReleaseAsset({ ...repository, asset_id: id }),
      )
    },
    hashAsset: asset => hashAsset(options, asset),
    async repositoryId() {
      const { data } = await callGitHub(READ('read the repository'), () =>
        rest.repos.get(repository),
      )
      return idIn(data, 'id')
    },
  }
}

async function createDraft(
  { client, owner, repositoryName }: GitHubReleasesOptions,
  fields: DraftFields,
): Promise<RemoteRelease> {
  const { data } = await callGitHub(WRITE('create a draft release'), async () =>
    unlessBurnt(async () =>
      client.rest.repos.createRelease({
        owner,
        repo: repositoryName,
        tag_name: fields.tag,
        target_commitish: fields.commit,
        name: fields.title,
        body: fields.body,
        draft: true,
        prerelease: fields.prerelease,
      }),
    ),
  )
  return readRelease(data)
}

/** 422 about `tag_name` with these words: the tag is reserved for ever. */
const BURNT = 'used by an immutable release'

async function unlessBurnt<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (statusOf(error) !== 422 || !(error instanceof Error) || !error.message.includes(BURNT)) {
      throw error
    }
    throw new PolicyError('TAG_BURNT', {
      message: 'the tag was used by an immutable release that was deleted',
      cause: error,
    })
  }
}

function changeFields(change: ReleaseChange): {
  readonly draft?: boolean
  readonly tag_name?: string
  readonly name?: string
  readonly body?: string
  readonly prerelease?: boolean
  readonly make_latest?: 'true' | 'false'
} {
  const { draft, tag, title, body, prerelease, latest } = change
  return {
    ...(draft === undefined ? {} : { draft }),
    ...(tag === undefined ? {} : { tag_name: tag }),
    ...(title === undefined ? {} : { name: title }),
    ...(body === undefined ? {} : { body }),
    ...(prerelease === undefined ? {} : { prerelease }),
    // A string in this API, not a boolean.
    ...(latest === undefined ? {} : { make_latest: latest ? 'true' : 'false' }),
  }
}

async function allPages(
  purpose: Purpose,
  read: (page: number) => Promise<{ readonly data: readonly unknown[] }>,
): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data } = await callGitHub(purpose, () => read(page))
    found.push(...data)
    if (data.length < PER_PAGE) return found
  }
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `GitHub's list does not end: could not ${purpose.what}`,
    expected: `at most ${MAX_PAGES * PER_PAGE} entries`,
    actual: 'more',
  })
}

/** The bytes that GitHub would hand out, hashed as they come; the redirect to the blob host bears no token. */
async function hashAsset(options: GitHubReleasesOptions, asset: RemoteAsset): Promise<Sha256> {
  const { http, token, apiUrl, owner, repositoryName } = options
  let hash = createHash('sha256')
  const { status } = await http.send({
    method: 'GET',
    url: `${apiUrl}/repos/${owner}/${repositoryName}/releases/assets/${asset.id}`,
    headers: { accept: 'application/octet-stream' },
    authorization: `Bearer ${token}`,
    maxBytes: asset.size,
    timeout: 60_000 + Math.ceil((asset.size / SLOWEST) * 1000),
    sink: () => {
      hash = createHash('sha256')
      return chunk => {
        hash.update(chunk)
      }
    },
  })
  const sha256 = parseSha256(hash.digest('hex'))
  if (status === 200 && sha256 !== undefined) return sha256
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `the asset ${asset.name} could not be downloaded`,
    expected: 'HTTP 200',
    actual: `HTTP ${status}`,
  })
}
