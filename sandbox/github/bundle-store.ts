/** The blob host behind `bundle_url`: bundles in snappy's block format, read through presigned addresses. */
import { compress } from 'snappyjs'
import type { Service } from '../service.ts'
import type { Attestation } from './attestation.ts'
import { blobRefusal } from './errors.ts'
import type { GithubState } from './state.ts'

/** The host of the blobs. GitHub's is some Azure storage account; clients must not rely on its name. */
export const BUNDLE_HOST = 'tmaproduction.blob.core.windows.net'

/** A fresh presigned address of an attestation's bundle. */
export function bundleUrl(state: GithubState, attestation: Attestation): string {
  return state.presigner.sign(BUNDLE_HOST, pathOf(attestation))
}

/** Serves the bundles. */
export function bundleStore(state: GithubState): Service {
  return request => {
    const refused = state.presigner.refuse(request)
    if (refused) return refused
    const attestation = state.attestations.find(candidate => pathOf(candidate) === request.path)
    if (!attestation) return blobRefusal(404, 'BlobNotFound', 'The specified blob does not exist.')
    const block = compress(Buffer.from(JSON.stringify(attestation.bundle)))
    return { headers: { 'content-type': 'application/x-snappy' }, body: Buffer.from(block) }
  }
}

function pathOf(attestation: Attestation): string {
  return `/attestations/${attestation.repositoryId}/${attestation.id}.json.sn`
}
