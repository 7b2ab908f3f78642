/** The keys and certificates of one Sigstore instance. */
import type { KeyObject } from 'node:crypto'

import { issueCertificate, newSerial } from '../pki/certificate.ts'
import type { DistinguishedName } from '../pki/certificate.ts'
import {
  authority,
  authorityKeyIdentifier,
  extendedKeyUsage,
  keyUsage,
  subjectKeyIdentifier,
} from '../pki/extensions.ts'
import { keyFromPem, keyToPem, newKey } from '../pki/keys.ts'

export type InstanceName = 'public-good' | 'github'

// Fixed and early: times in log entries are whole seconds, and an entry must not predate the certificates.
export const VALID_FROM = new Date('2024-01-01T00:00:00Z')
export const VALID_TO = new Date('2044-01-01T00:00:00Z')

/** A signer: its key, its name, and its chain, own certificate first. */
export interface Authority {
  readonly name: DistinguishedName
  readonly key: KeyObject
  /** DER. */
  readonly chain: readonly Buffer[]
}

/** Keys of the logs: of certificates, and of signatures in both generations. */
export interface LogKeys {
  readonly certificateLog: KeyObject
  readonly rekor: KeyObject
  /** Ed25519. */
  readonly rekorV2: KeyObject
}

export interface SigstoreInstance {
  readonly name: InstanceName
  /** Signs the leaves; `chain` is intermediate, root. */
  readonly certificateAuthority: Authority
  /** `chain` is signer, intermediate, root. */
  readonly timestampAuthority: Authority
  /** The public-good instance has all three, GitHub's has none. */
  readonly logs: LogKeys | null
}

interface InstanceNames {
  readonly organization: string
  readonly ca: readonly [root: string, intermediate: string]
  readonly tsa: readonly [root: string, intermediate: string, signer: string]
}

// gh picks its verifier by the organisation alone, and wants exactly one.
const NAMES: Readonly<Record<InstanceName, InstanceNames>> = {
  'public-good': {
    organization: 'sigstore.dev',
    ca: ['sigstore', 'sigstore-intermediate'],
    tsa: ['sigstore-tsa-selfsigned', 'sigstore-tsa-intermediate', 'sigstore-tsa'],
  },
  github: {
    organization: 'GitHub, Inc.',
    ca: ['Internal Services Root', 'Fulcio Intermediate l1'],
    tsa: ['Internal Services Root', 'TSA intermediate', 'TSA Timestamping l1'],
  },
}

interface Link {
  readonly name: DistinguishedName
  readonly key: KeyObject
  readonly issuer: { readonly name: DistinguishedName; readonly key: KeyObject }
  readonly extensions: readonly Buffer[]
}

function certify(link: Link): Buffer {
  const selfSigned = link.issuer.key === link.key
  return issueCertificate({
    subject: link.name,
    publicKey: link.key,
    issuer: link.issuer.name,
    issuerKey: link.issuer.key,
    serial: newSerial(),
    notBefore: VALID_FROM,
    notAfter: VALID_TO,
    extensions: [
      ...link.extensions,
      subjectKeyIdentifier(link.key),
      ...(selfSigned ? [] : [authorityKeyIdentifier(link.issuer.key)]),
    ],
  })
}

function newAuthority(
  organization: string,
  [rootName, intermediateName]: readonly [string, string, ...string[]],
  purpose: 'codeSigning' | 'timeStamping',
): Authority {
  const root = { name: { organization, commonName: rootName }, key: newKey('P-384') }
  const intermediate = {
    name: { organization, commonName: intermediateName },
    key: newKey('P-384'),
  }
  return {
    ...intermediate,
    chain: [
      certify({
        ...intermediate,
        issuer: root,
        extensions: [authority(0), keyUsage('certificateSigning'), extendedKeyUsage(purpose)],
      }),
      certify({
        ...root,
        issuer: root,
        extensions: [authority(1), keyUsage('certificateSigning')],
      }),
    ],
  }
}

function newTimestampAuthority(names: InstanceNames): Authority {
  const [root, intermediate, signerName] = names.tsa
  const issuer = newAuthority(names.organization, [root, intermediate], 'timeStamping')
  const name = { organization: names.organization, commonName: signerName }
  const key = newKey('P-256')
  const extensions = [keyUsage('digitalSignature'), extendedKeyUsage('timeStamping')]
  return { name, key, chain: [certify({ name, key, issuer, extensions }), ...issuer.chain] }
}

/** A new instance, with fresh keys. */
export function createInstance(name: InstanceName): SigstoreInstance {
  const names = NAMES[name]
  return {
    name,
    certificateAuthority: newAuthority(names.organization, names.ca, 'codeSigning'),
    timestampAuthority: newTimestampAuthority(names),
    logs:
      name === 'github'
        ? null
        : {
            certificateLog: newKey('P-256'),
            rekor: newKey('P-256'),
            rekorV2: newKey('Ed25519'),
          },
  }
}

interface AuthorityState {
  readonly name: DistinguishedName
  readonly key: string
  readonly chain: readonly string[]
}

/** Keys AND certificates: with new certificates for the old keys, what was signed before would no longer verify. */
export interface InstanceState {
  readonly name: InstanceName
  readonly certificateAuthority: AuthorityState
  readonly timestampAuthority: AuthorityState
  readonly logs: Readonly<Record<keyof LogKeys, string>> | null
}

const authorityState = (from: Authority): AuthorityState => ({
  name: from.name,
  key: keyToPem(from.key),
  chain: from.chain.map(certificate => certificate.toString('base64')),
})

const restoreAuthority = (state: AuthorityState): Authority => ({
  name: state.name,
  key: keyFromPem(state.key),
  chain: state.chain.map(certificate => Buffer.from(certificate, 'base64')),
})

export const instanceState = (instance: SigstoreInstance): InstanceState => ({
  name: instance.name,
  certificateAuthority: authorityState(instance.certificateAuthority),
  timestampAuthority: authorityState(instance.timestampAuthority),
  logs: instance.logs && {
    certificateLog: keyToPem(instance.logs.certificateLog),
    rekor: keyToPem(instance.logs.rekor),
    rekorV2: keyToPem(instance.logs.rekorV2),
  },
})

export const restoreInstance = (state: InstanceState): SigstoreInstance => ({
  name: state.name,
  certificateAuthority: restoreAuthority(state.certificateAuthority),
  timestampAuthority: restoreAuthority(state.timestampAuthority),
  logs: state.logs && {
    certificateLog: keyFromPem(state.logs.certificateLog),
    rekor: keyFromPem(state.logs.rekor),
    rekorV2: keyFromPem(state.logs.rekorV2),
  },
})
