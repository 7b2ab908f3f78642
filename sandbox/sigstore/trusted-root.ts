/**
 * The trusted root of an instance:
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
import type { KeyObject } from 'node:crypto'

import { GITHUB_COM, type GithubServer } from '../github-server.ts'
import { logId, publicKeyInfo } from '../pki/keys.ts'
import { VALID_FROM } from './instance.ts'
import type { Authority, InstanceName, LogKeys, SigstoreInstance } from './instance.ts'
import { checkpointKeyId } from './rekor-v2.ts'
import type { TufTargets } from './tuf.ts'

export interface ServiceHosts {
  readonly fulcio: string
  readonly tsa: string
}

/** Public addresses of an instance's services. */
export const SERVICE_HOSTS = {
  'public-good': { fulcio: 'fulcio.sigstore.dev', tsa: 'timestamp.sigstore.dev' },
  github: { fulcio: GITHUB_COM.fulcio, tsa: GITHUB_COM.tsa },
} as const satisfies Record<InstanceName, ServiceHosts>

export const REKOR_HOST = 'rekor.sigstore.dev'
/** The log of the second generation: the year it was begun, and its number in that year. */
export const REKOR_V2_HOST = 'log2025-1.rekor.sigstore.dev'

/** Public addresses of the TUF mirrors that publish the trusted roots. */
export const TUF_HOSTS = {
  'public-good': 'tuf-repo-cdn.sigstore.dev',
  github: 'tuf-repo.github.com',
} as const satisfies Record<InstanceName, string>

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

function tiledLog(key: KeyObject): object {
  const ed25519 = key.asymmetricKeyType === 'ed25519'
  return {
    baseUrl: `https://${REKOR_V2_HOST}`,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: publicKeyInfo(key).toString('base64'),
      keyDetails: ed25519 ? 'PKIX_ED25519' : 'PKIX_ECDSA_P256_SHA_256',
      validFor,
    },
    logId: { keyId: checkpointKeyId({ key, host: REKOR_V2_HOST }).toString('base64') },
  }
}

/** Both generations, as the public-good root lists them. */
const signatureLogs = ({ rekor, rekorV2 }: LogKeys): readonly object[] => [
  transparencyLog(`https://${REKOR_HOST}`, rekor),
  tiledLog(rekorV2),
]

function certificateAuthority(from: Authority, uri: string): object {
  const certificates = from.chain.map(one => ({ rawBytes: one.toString('base64') }))
  return { subject: from.name, uri, certChain: { certificates }, validFor }
}

/** The document as it is published; GitHub's has neither `tlogs` nor `ctlogs`. */
export function trustedRoot(
  instance: SigstoreInstance,
  hosts: ServiceHosts = SERVICE_HOSTS[instance.name],
): object {
  const logs = instance.logs && {
    tlogs: signatureLogs(instance.logs),
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

/** GitHub's instance for a tenant has keys of its own. */
export interface TenantInstance {
  readonly server: GithubServer
  readonly instance: SigstoreInstance
}

/** What an instance's TUF mirror publishes: GitHub's has a tenant's root beside that of github.com. */
export function tufTargets(instance: SigstoreInstance, tenant?: TenantInstance): TufTargets {
  return new Map([
    ['trusted_root.json', documentOf(instance)],
    ...(tenant === undefined
      ? []
      : ([
          [
            `${tenant.server.trustDomain}.trusted_root.json`,
            documentOf(tenant.instance, tenant.server),
          ],
        ] as const)),
  ])
}

const documentOf = (instance: SigstoreInstance, hosts?: ServiceHosts): Buffer =>
  Buffer.from(JSON.stringify(trustedRoot(instance, hosts)))
