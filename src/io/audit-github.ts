/**
 * Releases and tags of any repository, for an audit: few requests, page by page.
 * https://docs.github.com/rest/releases/releases#list-releases
 */
import { createHash } from 'node:crypto'
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { at } from '../attest/json.ts'
import type {
  AuditGitHub,
  ListedRelease,
  RepositoryFacts,
  TagFacts,
} from '../commands/audit/ports.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { RemoteAsset } from '../release/remote-release.ts'
import { nextPage, parseAnswer } from './attestation-store.ts'
import { callGitHub, callGitHubOrAbsent, gitHubError, type GitHubClient } from './github-client.ts'
import type { Http, HttpResponse } from './http.ts'
import { readAsset, readRelease } from './release-json.ts'

export interface AuditGitHubOptions {
  readonly client: GitHubClient
  readonly http: Http
  readonly token: string
  readonly apiUrl: string
  readonly serverUrl: string
}

const PER_PAGE = 100
/** GitHub's usual page: a list of files inside a release that is shorter was not cut off. */
const USUAL_PAGE = 30
const MAX_PAGES = 1000
const MAX_REFS = 64 * 1024 * 1024
/** Bytes a second: slower than this a download is given up. */
const SLOWEST = 100_000
const READ = (what: string): { readonly what: string; readonly permission: string } => ({
  what,
  permission: 'contents: read',
})

/** One look-up; undefined where the token cannot see it. */
export async function readRepositoryFacts(
  client: GitHubClient,
  repository: string,
): Promise<RepositoryFacts | undefined> {
  const [owner = '', repo = ''] = repository.split('/')
  const found = await callGitHubOrAbsent(
    { what: 'look up a repository', permission: 'metadata: read' },
    () => client.rest.repos.get({ owner, repo }),
  )
  if (found === undefined) return undefined
  const { data } = found
  return {
    fullName: data.full_name,
    repositoryId: String(data.id),
    ownerId: String(data.owner.id),
    ownerType: data.owner.type === 'User' ? 'User' : 'Organization',
    isPublic: !data.private,
  }
}

/** The adapter for one repository. */
export function createAuditGitHub(
  facts: RepositoryFacts,
  options: AuditGitHubOptions,
): AuditGitHub {
  const [owner = '', repo = ''] = facts.fullName.split('/')
  const repository = { owner, repo }
  const download = async (
    asset: RemoteAsset,
    maxBytes: number,
    sink: () => (chunk: Uint8Array) => void,
  ): Promise<void> => {
    const apiAddress = `${options.apiUrl}/repos/${facts.fullName}/releases/assets/${asset.id}`
    const timeout = 60_000 + Math.ceil((asset.size / SLOWEST) * 1000)
    const limits = { method: 'GET', maxBytes, timeout, sink } as const
    // What everybody downloads needs no token, and counts against no budget.
    if (facts.isPublic && isPublicAddress(asset.url, options.serverUrl)) {
      const { status } = await options.http.send({ ...limits, url: asset.url })
      if (status === 200) return
    }
    const { status } = await options.http.send({
      ...limits,
      url: apiAddress,
      headers: { accept: 'application/octet-stream' },
      authorization: `Bearer ${options.token}`,
    })
    if (status !== 200) throw notDownloaded(asset, status)
  }
  return {
    releases: () => releases(options.client, repository),
    tags: async () => readTags(facts, options),
    async readAsset(asset, maxBytes) {
      let chunks: Uint8Array[] = []
      await download(asset, Math.min(asset.size, maxBytes), () => {
        chunks = []
        return chunk => chunks.push(chunk)
      })
      return Buffer.concat(chunks)
    },
    async hashAsset(asset): Promise<Sha256> {
      let hash = createHash('sha256')
      await download(asset, asset.size, () => {
        hash = createHash('sha256')
        return chunk => hash.update(chunk)
      })
      return parseSha256(hash.digest('hex')) ?? notHashed(asset)
    },
  }
}

/** A draft's files are for those who may write alone. */
function isPublicAddress(url: string, serverUrl: string): boolean {
  return url.startsWith(`${serverUrl}/`) && !/\/untagged-[0-9a-f]+\//.test(url)
}

async function* releases(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
): AsyncGenerator<ListedRelease, undefined> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data } = await callGitHub(READ('list releases'), () =>
      client.rest.repos.listReleases({ ...repository, per_page: PER_PAGE, page }),
    )
    for (const json of data) {
      const release = readRelease(json)
      const embedded: readonly unknown[] = Array.isArray(json.assets) ? json.assets : []
      const cut = embedded.length >= USUAL_PAGE
      const assets = cut ? await allAssets(client, repository, release.id) : embedded.map(readAsset)
      yield { release, assets }
    }
    if (data.length < PER_PAGE) return
  }
  throw endless('releases', MAX_PAGES)
}

async function allAssets(
  client: GitHubClient,
  repository: { readonly owner: string; readonly repo: string },
  releaseId: number,
): Promise<readonly RemoteAsset[]> {
  const found: RemoteAsset[] = []
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { data } = await callGitHub(READ('list assets'), () =>
      client.rest.repos.listReleaseAssets({
        ...repository,
        ...{ release_id: releaseId, per_page: PER_PAGE, page },
      }),
    )
    found.push(...data.map(readAsset))
    if (data.length < PER_PAGE) return found
  }
  throw endless('assets', MAX_PAGES)
}

/**
 * All tags: what their refs name, and, where one of them is annotated, the commits behind them.
 * https://docs.github.com/rest/git/refs#list-matching-references, https://docs.github.com/rest/repos/repos#list-repository-tags
 */
async function readTags(
  { fullName }: RepositoryFacts,
  options: AuditGitHubOptions,
): Promise<ReadonlyMap<string, TagFacts>> {
  const base = `${options.apiUrl}/repos/${fullName}`
  const refs = await allPages(`${base}/git/matching-refs/tags/?per_page=100`, options)
  const objects = refs.map(ref => ({
    tag: text(ref, 'ref').replace(/^refs\/tags\//, ''),
    type: text(ref, 'object', 'type'),
    object: text(ref, 'object', 'sha'),
  }))
  const annotated = objects.some(({ type }) => type !== 'commit')
  const peeled = annotated ? await allPages(`${base}/tags?per_page=100`, options) : []
  const commits = new Map(peeled.map(tag => [text(tag, 'name'), text(tag, 'commit', 'sha')]))
  return new Map(
    objects.flatMap(({ tag, type, object }) => {
      const commit = type === 'commit' ? object : commits.get(tag)
      return commit === undefined ? [] : [[tag, { object, commit }] as const]
    }),
  )
}

async function allPages(
  first: string,
  { http, token, apiUrl }: AuditGitHubOptions,
): Promise<readonly unknown[]> {
  const found: unknown[] = []
  let url: string | undefined = first
  for (let page = 1; url !== undefined; page += 1) {
    if (page > MAX_PAGES) throw endless('tags', MAX_PAGES)
    const response: HttpResponse = await http.send({
      ...{ method: 'GET', url, maxBytes: MAX_REFS },
      headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
      authorization: `token ${token}`,
    })
    if (response.status !== 200) {
      const answer = Object.assign(new Error(`HTTP ${response.status}`), {
        status: response.status,
      })
      throw gitHubError(answer, READ('list tags'))
    }
    const list = parseAnswer(response.body, response.url)
    if (!Array.isArray(list)) {
      throw new ReleaseError('RESPONSE_INVALID', {
        message: 'GitHub answers without a list of tags',
      })
    }
    found.push(...(list as readonly unknown[]))
    url = nextPage(response.headers.get('link'), apiUrl)
  }
  return found
}

function text(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path)
  if (typeof found === 'string') return found
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `GitHub's answer about a tag has no ${path.join('.')}`,
  })
}

function endless(what: string, pages: number): ReleaseError {
  return new ReleaseError('RESPONSE_INVALID', {
    message: `GitHub's list of ${what} does not end`,
    expected: `at most ${pages} pages`,
  })
}

function notDownloaded({ name }: RemoteAsset, status: number): ReleaseError {
  return new ReleaseError('AUDIT_ASSET_UNREADABLE', {
    message: `${name} could not be downloaded`,
    expected: 'HTTP 200',
    actual: `HTTP ${status}`,
  })
}

function notHashed({ name }: RemoteAsset): never {
  throw new TypeError(`SHA-256 of ${name} has 64 hexadecimal digits`)
}
