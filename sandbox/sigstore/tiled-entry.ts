/** A bundle's entry in Rekor v2, genuine or with one defect. */
import { createPublicKey, sign } from 'node:crypto'

import { jsonObject } from '../json.ts'
import { newKey, publicKeyInfo, sha256 } from '../pki/keys.ts'
import type { Defect, LogEntryKind, Signed } from './bundle-maker.ts'
import { RekorV2 } from './rekor-v2.ts'
import type { TiledEntry } from './rekor-v2.ts'
import { REKOR_V2_HOST } from './trusted-root.ts'

export interface TiledEntryOptions {
  readonly kind: LogEntryKind
  readonly log: RekorV2
  readonly defect: Defect | undefined
}

/** Logs what was signed, after a neighbour, so that its proof has hashes. */
export function tiledEntry(signed: Signed, { kind, log, defect }: TiledEntryOptions): object {
  const request = jsonObject(requestFor(signed, kind))
  const early = log.add(jsonObject(requestFor(neighbour(signed), 'rekor-v2')))
  const entry = log.add(request)
  switch (defect) {
    case 'earlier-checkpoint':
      return withCheckpoint(entry, early)
    case 'foreign-checkpoint': {
      const other = new RekorV2({
        key: newKey('Ed25519'),
        host: REKOR_V2_HOST,
        entries: log.entries,
      })
      return withCheckpoint(entry, other.add(request))
    }
    default:
      return entry
  }
}

/** Another entry: two that are equal could stand for each other. */
function neighbour(signed: Signed): Signed {
  const message = Buffer.from('a neighbour')
  return { ...signed, message, signature: sign('sha256', message, signed.signingKey) }
}

const withCheckpoint = (entry: TiledEntry, { inclusionProof }: TiledEntry): object => ({
  ...entry,
  inclusionProof: { ...entry.inclusionProof, checkpoint: inclusionProof.checkpoint },
})

function requestFor(
  { message, signature, content, certificate, signingKey }: Signed,
  kind: LogEntryKind,
): object {
  const verifier = {
    ...(certificate === undefined
      ? { publicKey: { rawBytes: publicKeyInfo(createPublicKey(signingKey)).toString('base64') } }
      : { x509Certificate: { rawBytes: certificate.toString('base64') } }),
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
  }
  if (kind === 'rekor-v2-dsse') {
    return { dsseRequestV002: { envelope: content.dsseEnvelope, verifiers: [verifier] } }
  }
  return {
    hashedRekordRequestV002: {
      digest: sha256(message).toString('base64'),
      signature: { content: signature.toString('base64'), verifier },
    },
  }
}
