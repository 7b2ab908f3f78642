/**
 * The trusted root of an instance:
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
import type { KeyObject } from 'node:crypto'

import { logId, publicKeyInfo } from '../pki/keys.ts'
import { VALID_FROM } from './instance.ts'
import type { Authority, InstanceName, SigstoreInstance } from './instance.ts'

/** Public addresses of an instance's services. */
export const SERVICE_HOSTS = {
  'public-good': { fulcio: 'fulcio.sigstore.dev', tsa: 'timestamp.sigstore.dev' },
  github: { fulcio: 'fulcio.githubapp.com', tsa: 'timestamp.githubapp.com' },
} as const satisfies Record<InstanceName, object>

export const REKOR_HOST = 'rekor.sigstore.dev'

const validFor = { start: VALID_FROM.toISOString() }

function transparencyLog(baseUrl: string, key: KeyObject): object {
  return {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: publicKeyInfo(key).toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor,
    },
    logId: { keyId: logId(key).toString('base64') },
  }
}

function certificateAuthority(from: Authority, uri: string): object {
  const certificates = from.chain.map(one => ({ rawBytes: one.toString('base64') }))
  return { subject: from.name, uri, certChain: { certificates }, validFor }
}

/** The document as it is published; GitHub's has neither `tlogs` nor `ctlogs`. */
export function trustedRoot(instance: SigstoreInstance): object {
  const hosts = SERVICE_HOSTS[instance.name]
  const logs = instance.logs && {
    tlogs: [transparencyLog(`https://${REKOR_HOST}`, instance.logs.rekor)],
    ctlogs: [transparencyLog('https://ctfe.sigstore.dev/2022', instance.logs.certificateLog)],
  }
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    ...logs,
    certificateAuthorities: [
      certificateAuthority(instance.certificateAuthority, `https://${hosts.fulcio}`),
    ],
    timestampAuthorities: [
      certificateAuthority(instance.timestampAuthority, `https://${hosts.tsa}`),
    ],
  }
}
