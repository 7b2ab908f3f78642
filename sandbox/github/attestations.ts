/** The attestations API: store, list by digest, list many at once. https://docs.github.com/rest/repos/attestations */
import type { ServiceResponse } from '../service.ts'
import { checkBundle } from './attestation-check.ts'
import { matchesPredicateType, statementOf } from './attestation.ts'
import type { Attestation, Statement } from './attestation.ts'
import { arrayField, isObject, jsonBody, stringField } from './body.ts'
import type { JsonObject } from './body.ts'
import { bundleUrl } from './bundle-store.ts'
import { notFound, refusal } from './errors.ts'
import { cursorPage } from './paging.ts'
import { canSee, demand, demandGrant, granted } from './permissions.ts'
import type { Repository } from './repository.ts'
import { repositoryOf } from './router.ts'
import type { Call, RouteTable } from './router.ts'
import type { GithubState } from './state.ts'

const MAX_DIGESTS = 1024

/** Routes of the lists and of storing. */
export const attestationRoutes: RouteTable = {
  'POST /repos/{owner}/{repo}/attestations': create,
  'GET /repos/{owner}/{repo}/attestations/{digest}': listForRepository,
  'GET /orgs/{owner}/attestations/repositories': listRepositories,
  'GET /orgs/{owner}/attestations/{digest}': listForOwner,
  'GET /users/{owner}/attestations/{digest}': listForOwner,
  'POST /orgs/{owner}/attestations/bulk-list': bulkList,
  'POST /users/{owner}/attestations/bulk-list': bulkList,
}

/** Puts an attestation into the store without any of the API's checks. */
export function plantAttestation(
  state: GithubState,
  plant: {
    readonly repository: Repository
    readonly bundle: JsonObject
    readonly initiator: 'user' | 'github'
    /** Where the lists shall show it, in place of the statement's own subjects. */
    readonly digests?: readonly string[]
    readonly predicateType?: string
    readonly lag?: GithubState['attestationLag']
  },
): Attestation {
  const statement = statementOf(plant.bundle)
  const readable = typeof statement === 'string' ? undefined : statement
  const attestation: Attestation = {
    id: state.nextId(),
    repositoryId: plant.repository.id,
    bundle: plant.bundle,
    initiator: plant.initiator,
    predicateType: plant.predicateType ?? readable?.predicateType ?? '',
    digests: plant.digests ?? digestsOf(readable),
    createdAt: state.clock(),
    visibleFrom: plant.lag === undefined ? 0 : state.clock() + plant.lag.ms,
    hiddenReads: plant.lag?.reads ?? 0,
  }
  state.attestations.push(attestation)
  return attestation
}

/** The repositories of an owner whose attestations the caller may use. */
export function readableRepositories(call: Call, wanted: 'read' | 'write'): readonly Repository[] {
  const owner = call.param('owner').toLowerCase()
  const owned = call.state.repositories.filter(
    repository => repository.owner.toLowerCase() === owner && canSee(call.caller, repository),
  )
  return owned.filter(
    repository =>
      (wanted === 'read' && repository.visibility === 'public') ||
      granted(call.caller, repository, 'attestations', wanted),
  )
}

function create(call: Call): ServiceResponse {
  const repository = repositoryOf(call)
  demandGrant(call.caller, repository, 'attestations', 'write')
  const { bundle } = jsonBody(call.request)
  if (!isObject(bundle)) throw refusal(422, 'Invalid request.\n\n"bundle" wasn\'t supplied.')
  const statement = checkBundle(repository, bundle)
  const { state } = call
  const attestation: Attestation = {
    id: state.nextId(),
    repositoryId: repository.id,
    bundle,
    initiator: 'user',
    predicateType: statement.predicateType,
    digests: digestsOf(statement),
    createdAt: state.clock(),
    visibleFrom: state.clock() + state.attestationLag.ms,
    hiddenReads: state.attestationLag.reads,
  }
  state.attestations.push(attestation)
  return { status: 201, json: { id: attestation.id } }
}

function listForRepository(call: Call): ServiceResponse {
  const repository = repositoryOf(call)
  demand(call.caller, repository, 'attestations', 'read')
  return list(call, [repository])
}

function listForOwner(call: Call): ServiceResponse {
  return list(call, readableRepositories(call, 'read'))
}

function list(call: Call, repositories: readonly Repository[]): ServiceResponse {
  const wanted = call.query.get('predicate_type') ?? undefined
  const found = search(call, repositories, [digestIn(call.param('digest'))], wanted)
  // Nothing under this digest, and nothing of this type, are both a 404 and never an empty list.
  if (found.length === 0) throw notFound()
  const page = cursorPage(call, found)
  return {
    headers: page.headers,
    json: { attestations: page.items.map(attestation => entry(call, attestation, true)) },
  }
}

function bulkList(call: Call): ServiceResponse {
  const body = jsonBody(call.request)
  const digests = (arrayField(body, 'subject_digests') ?? []).map(digestIn)
  if (digests.length === 0 || digests.length > MAX_DIGESTS) {
    throw refusal(422, `Invalid request.\n\n"subject_digests" needs 1 to ${MAX_DIGESTS} items.`)
  }
  const wanted = stringField(body, 'predicate_type')
  const found = search(call, readableRepositories(call, 'read'), digests, wanted)
  const page = cursorPage(call, found)
  const byDigest = digests.map(digest => {
    const entries = page.items
      .filter(attestation => attestation.digests.includes(digest))
      .map(attestation => entry(call, attestation, false))
    return [digest, entries.length === 0 ? null : entries] as const
  })
  return {
    headers: page.headers,
    json: {
      attestations_subject_digests: Object.fromEntries(byDigest),
      page_info: {
        has_next: page.next !== '',
        has_previous: page.previous !== '',
        next: page.next,
        previous: page.previous,
      },
    },
  }
}

function listRepositories(call: Call): ServiceResponse {
  const ids = new Set(call.state.attestations.map(attestation => attestation.repositoryId))
  const repositories = readableRepositories(call, 'read').filter(({ id }) => ids.has(id))
  return { json: repositories.map(({ id, name }) => ({ id, name })) }
}

function search(
  call: Call,
  repositories: readonly Repository[],
  digests: readonly string[],
  predicateType: string | undefined,
): readonly Attestation[] {
  const ids = new Set(repositories.map(repository => repository.id))
  return call.state.attestations
    .filter(attestation => ids.has(attestation.repositoryId))
    .filter(attestation => attestation.digests.some(digest => digests.includes(digest)))
    .filter(
      attestation =>
        predicateType === undefined ||
        matchesPredicateType(attestation.predicateType, predicateType),
    )
    .filter(attestation => hasArrived(attestation, call.state.clock()))
}

/** Whether the lists show it yet: the real store is indexed some time after it was written. */
function hasArrived(attestation: Attestation, now: number): boolean {
  if (now < attestation.visibleFrom) return false
  if (attestation.hiddenReads === 0) return true
  attestation.hiddenReads -= 1
  return false
}

function entry(call: Call, attestation: Attestation, withInitiator: boolean): object {
  const inline = call.state.bundles === 'inline' ? attestation.bundle : null
  return {
    // Version 2026-03-10 of the API dropped the property; the older one answers null.
    ...(call.apiVersion < '2026-03-10' && { bundle: inline }),
    bundle_url: bundleUrl(call.state, attestation),
    repository_id: attestation.repositoryId,
    ...(withInitiator && { initiator: attestation.initiator }),
  }
}

function digestIn(value: unknown): string {
  if (typeof value === 'string' && /^[a-z0-9]+:[0-9a-f]+$/i.test(value)) return value.toLowerCase()
  throw refusal(422, 'Invalid Argument - invalid subject digest')
}

function digestsOf(statement: Statement | undefined): readonly string[] {
  return [...new Set(statement?.subjects.flatMap(subject => subject.digests))]
}
