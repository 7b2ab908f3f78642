/**
 * The trusted root of an instance:
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
import type { KeyObject } from 'node:crypto'

import { logId, publicKeyInfo } from '../pki/keys.ts'
import { VALID_FROM } from './instance.ts'
import type { Authority, InstanceName, SigstoreInstance } from './instance.ts'
import type { TufTargets } from './tuf.ts'

/** Public addresses of an instance's services. */
export const SERVICE_HOSTS = {
  'public-good': { fulcio: 'fulcio.sigstore.dev', tsa: 'timestamp.sigstore.dev' },
  github: { fulcio: 'fulcio.githubapp.com', tsa: 'timestamp.githubapp.com' },
} as const satisfies Record<InstanceName, object>

export const REKOR_HOST = 'rekor.sigstore.dev'

/** Public addresses of the TUF mirrors that publish the trusted roots. */
export const TUF_HOSTS = {
  'public-good': 'tuf-repo-cdn.sigstore.dev',
  github: 'tuf-repo.github.com',
} as const satisfies Record<InstanceName, string>

/** GitHub's mirror publishes a tenant's root under `{trust domain}.trusted_root.json`; there is one such tenant. */
export const TENANT_TRUST_DOMAIN = 'tenant'

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

/** What an instance's TUF mirror publishes. */
export function tufTargets(instance: SigstoreInstance): TufTargets {
  const document = Buffer.from(JSON.stringify(trustedRoot(instance)))
  const tenant = `${TENANT_TRUST_DOMAIN}.trusted_root.json`
  return new Map([
    ['trusted_root.json', document],
    ...(instance.name === 'github' ? ([[tenant, document]] as const) : []),
  ])
}
