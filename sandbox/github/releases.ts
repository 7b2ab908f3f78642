/** The releases API. https://docs.github.com/rest/releases/releases */
import { randomBytes } from 'node:crypto'
import type { ServiceResponse } from '../service.ts'
import { jsonBody, stringField } from './body.ts'
import { notFound } from './errors.ts'
import { numberedPage } from './paging.ts'
import { demand, demandGrant, granted } from './permissions.ts'
import { checkTagIsFree, checkTarget, choose, commitDate, publish } from './publication.ts'
import { checkRelease, readReleaseFields, releaseError } from './release-draft.ts'
import type { ReleaseFields } from './release-draft.ts'
import { attestRelease } from './release-attestation.ts'
import { accountOf, pathOf, releaseJson } from './release.ts'
import type { Release } from './release.ts'
import type { Repository } from './repository.ts'
import { repositoryOf } from './router.ts'
import type { Call, RouteTable } from './router.ts'

/** Routes of releases. */
export const releaseRoutes: RouteTable = {
  'POST /repos/{owner}/{repo}/releases': create,
  'GET /repos/{owner}/{repo}/releases': list,
  'POST /repos/{owner}/{repo}/releases/generate-notes': generateNotes,
  'GET /repos/{owner}/{repo}/releases/latest': getLatest,
  'GET /repos/{owner}/{repo}/releases/tags/{tag*}': getByTag,
  'GET /repos/{owner}/{repo}/releases/{id}': get,
  'PATCH /repos/{owner}/{repo}/releases/{id}': update,
  'DELETE /repos/{owner}/{repo}/releases/{id}': remove,
}

/** The release of a call's `{id}`; a draft exists only for those who may push. */
export function releaseOf(call: Call, wanted: 'read' | 'write'): [Repository, Release] {
  const repository = wanted === 'read' ? readable(call) : writable(call)
  const release = repository.release(Number(call.param('id')))
  if (!release || !isVisible(call, repository, release)) throw notFound()
  return [repository, release]
}

/** Whether the caller may know of the release. */
export function isVisible(call: Call, repository: Repository, release: Release): boolean {
  return !release.draft || granted(call.caller, repository, 'contents', 'write')
}

function readable(call: Call): Repository {
  const repository = repositoryOf(call)
  demand(call.caller, repository, 'contents', 'read')
  return repository
}

function writable(call: Call): Repository {
  const repository = repositoryOf(call)
  demandGrant(call.caller, repository, 'contents', 'write')
  return repository
}

async function create(call: Call): Promise<ServiceResponse> {
  const repository = writable(call)
  const fields = readReleaseFields(jsonBody(call.request))
  const release = newRelease(call, repository, fields)
  checkRelease(release, fields.makeLatest)
  if (fields.changes.draft === true) {
    checkTarget(repository, release)
    release.draft = true
  } else {
    call.state.hooks.beforePublish?.(repository, release)
    publish(repository, release, call.caller, fields.makeLatest, call.state.clock())
  }
  repository.releases.push(release)
  if (!release.draft) attestRelease(call.state, repository, release)
  if (!release.draft) await call.state.hooks.afterPublish?.(repository, release)
  const location = `${repository.apiUrl}/releases/${release.id}`
  return { status: 201, headers: { location }, json: releaseJson(repository, release) }
}

function newRelease(call: Call, repository: Repository, fields: ReleaseFields): Release {
  const now = call.state.clock()
  const release: Release = {
    id: call.state.nextId(),
    draftSlug: `untagged-${randomBytes(10).toString('hex')}`,
    author: accountOf(call.caller),
    tagName: '',
    targetCommitish: repository.defaultBranch,
    name: null,
    body: null,
    draft: false,
    prerelease: false,
    immutable: false,
    createdAt: now,
    updatedAt: now,
    publishedAt: undefined,
    assets: [],
    ...fields.changes,
  }
  release.createdAt = commitDate(repository, release) ?? now
  if (fields.generateNotes) {
    const notes = notesFor(repository, release.tagName, undefined)
    release.name ??= release.tagName
    release.body = release.body === null ? notes : `${release.body}\n\n${notes}`
  }
  return release
}

function list(call: Call): ServiceResponse {
  const repository = readable(call)
  const visible = repository
    .releasesByDate()
    .filter(release => isVisible(call, repository, release))
    .toSorted((a, b) => Number(b.draft) - Number(a.draft))
  const page = numberedPage(call, visible)
  return {
    headers: page.headers,
    json: page.items.map(release => releaseJson(repository, release)),
  }
}

function get(call: Call): ServiceResponse {
  const [repository, release] = releaseOf(call, 'read')
  return { json: releaseJson(repository, release) }
}

function getByTag(call: Call): ServiceResponse {
  const repository = readable(call)
  const release = repository.publishedRelease(call.param('tag'))
  if (!release) throw notFound()
  return { json: releaseJson(repository, release) }
}

function getLatest(call: Call): ServiceResponse {
  const repository = readable(call)
  const release = repository.latestRelease()
  if (!release) throw notFound()
  return { json: releaseJson(repository, release) }
}

async function update(call: Call): Promise<ServiceResponse> {
  const [repository, release] = releaseOf(call, 'write')
  const { changes, makeLatest } = readReleaseFields(jsonBody(call.request))
  const publishing = release.draft && changes.draft === false
  if (publishing) call.state.hooks.beforePublish?.(repository, release)
  // Decided on a copy: a refused request leaves the release as it was.
  const changed: Release = { ...release, ...changes, updatedAt: call.state.clock() }
  checkRelease(changed, makeLatest)
  checkLocked(release, changed)
  if (publishing) {
    publish(repository, changed, call.caller, makeLatest, call.state.clock())
  } else if (changed.draft) {
    checkTarget(repository, changed)
  } else {
    checkTagIsFree(repository, changed)
    if (makeLatest !== undefined) choose(repository, changed, makeLatest)
  }
  Object.assign(release, changed)
  if (publishing) attestRelease(call.state, repository, release)
  if (publishing) await call.state.hooks.afterPublish?.(repository, release)
  return { json: releaseJson(repository, release) }
}

/** An immutable release keeps its tag and stays published; its words may change. */
function checkLocked(release: Release, changed: Release): void {
  if (!release.immutable) return
  for (const [field, touched] of [
    ['tag_name', changed.tagName !== release.tagName],
    ['draft', changed.draft],
    ['target_commitish', changed.targetCommitish !== release.targetCommitish],
  ] as const) {
    if (!touched) continue
    const message = `${field} cannot be changed when release is immutable`
    throw releaseError({ code: 'custom', field, message })
  }
}

function remove(call: Call): ServiceResponse {
  const [repository, release] = releaseOf(call, 'write')
  repository.releases.splice(repository.releases.indexOf(release), 1)
  if (repository.latestReleaseId === release.id) repository.latestReleaseId = undefined
  return { status: 204 }
}

function generateNotes(call: Call): ServiceResponse {
  const repository = writable(call)
  const body = jsonBody(call.request)
  const tag = stringField(body, 'tag_name')
  if (tag === undefined) throw releaseError({ code: 'missing_field', field: 'tag_name' })
  const previous = stringField(body, 'previous_tag_name')
  return { json: { name: tag, body: notesFor(repository, tag, previous) } }
}

function notesFor(repository: Repository, tag: string, previousTag: string | undefined): string {
  const previous = previousTag ?? repository.latestRelease()?.tagName
  const range =
    previous === undefined
      ? `commits/${pathOf(tag)}`
      : `compare/${pathOf(previous)}...${pathOf(tag)}`
  return `**Full Changelog**: ${repository.htmlUrl}/${range}`
}
