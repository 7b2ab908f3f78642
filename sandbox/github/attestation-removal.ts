/** Deleting attestations: possible for organisations and users, never under a repository's path. */
import type { ServiceResponse } from '../service.ts'
import type { Attestation } from './attestation.ts'
import { readableRepositories } from './attestations.ts'
import { arrayField, jsonBody } from './body.ts'
import { notFound, refusal } from './errors.ts'
import type { Call, RouteTable } from './router.ts'

/** Routes of deletion. */
export const attestationRemovalRoutes: RouteTable = {
  'POST /orgs/{owner}/attestations/delete-request': deleteMany,
  'POST /users/{owner}/attestations/delete-request': deleteMany,
  'DELETE /orgs/{owner}/attestations/digest/{digest}': deleteByDigest,
  'DELETE /users/{owner}/attestations/digest/{digest}': deleteByDigest,
  'DELETE /orgs/{owner}/attestations/{id}': deleteById,
  'DELETE /users/{owner}/attestations/{id}': deleteById,
}

function deleteMany(call: Call): ServiceResponse {
  const body = jsonBody(call.request)
  const digests = arrayField(body, 'subject_digests')
  const ids = arrayField(body, 'attestation_ids')
  if ((digests === undefined) === (ids === undefined)) {
    throw refusal(422, 'Invalid request.\n\nOne of subject_digests and attestation_ids is needed.')
  }
  remove(call, attestation =>
    digests
      ? attestation.digests.some(digest => digests.includes(digest))
      : ids?.includes(attestation.id) === true,
  )
  return { status: 200, json: {} }
}

function deleteByDigest(call: Call): ServiceResponse {
  const digest = call.param('digest').toLowerCase()
  remove(call, attestation => attestation.digests.includes(digest))
  return { status: 204 }
}

function deleteById(call: Call): ServiceResponse {
  const id = Number(call.param('id'))
  remove(call, attestation => attestation.id === id)
  return { status: 204 }
}

function remove(call: Call, matches: (attestation: Attestation) => boolean): void {
  const visible = new Set(readableRepositories(call, 'read').map(({ id }) => id))
  const writable = new Set(readableRepositories(call, 'write').map(({ id }) => id))
  const { attestations } = call.state
  const found = attestations.filter(
    attestation => visible.has(attestation.repositoryId) && matches(attestation),
  )
  if (found.length === 0) throw notFound()
  if (call.caller.kind === 'anonymous') throw refusal(401, 'Requires authentication')
  if (!found.every(attestation => writable.has(attestation.repositoryId))) {
    throw refusal(403, 'Resource not accessible by integration')
  }
  for (const attestation of found) attestations.splice(attestations.indexOf(attestation), 1)
}
