/** Proofs that do not prove, and bundles of another form. */
import type { Defect } from '../../../sandbox/sigstore/bundle-maker.ts'
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { forged, type Case } from '../support/case.ts'
import { forge, type Bundle } from '../support/forge.ts'
import { DEEP } from './statement.ts'

type ProofCase = readonly [Defect, ErrorCode]

const PUBLIC_GOOD: readonly ProofCase[] = [
  ['foreign-key', 'SIGNATURE_INVALID'],
  ['foreign-authority', 'CERTIFICATE_UNTRUSTED'],
  ['foreign-certificate-log', 'CERTIFICATE_UNLOGGED'],
  ['no-certificate-log', 'CERTIFICATE_UNLOGGED'],
  ['foreign-log', 'LOG_ENTRY_INVALID'],
  ['log-entry-of-another', 'LOG_ENTRY_INVALID'],
  ['too-late', 'CERTIFICATE_EXPIRED'],
  ['no-proof-of-time', 'LOG_ENTRY_MISSING'],
]

const GITHUB: readonly ProofCase[] = [
  ['foreign-key', 'SIGNATURE_INVALID'],
  ['foreign-authority', 'CERTIFICATE_UNTRUSTED'],
  ['foreign-timestamp-authority', 'TIMESTAMP_INVALID'],
  ['timestamp-of-another', 'TIMESTAMP_INVALID'],
  ['too-late', 'CERTIFICATE_EXPIRED'],
  ['no-proof-of-time', 'TIMESTAMP_MISSING'],
]

const BEFORE_THE_AUTHORITY = Date.parse('2023-06-01T00:00:00Z')

const PROOF_CASES: readonly Case[] = [
  ...PUBLIC_GOOD.map(([defect, code]) => forged(`public-good: ${defect}`, code, { defect })),
  ...GITHUB.map(([defect, code]) =>
    forged(`GitHub: ${defect}`, code, { instance: 'github', defect }),
  ),
  ...(
    [
      ['public-good', 'CERTIFICATE_UNTRUSTED'],
      ['github', 'TIMESTAMP_INVALID'],
    ] as const
  ).map(([instance, code]) =>
    forged(`${instance}: signed before the authority was`, code, {
      instance,
      time: BEFORE_THE_AUTHORITY,
    }),
  ),
  forged("a public-good certificate under GitHub's thresholds", 'LOG_ENTRY_MISSING', {
    stampedOnly: true,
  }),
]

/** An honest bundle whose JSON is changed: what its signature does not cover. */
const changed = (name: string, code: ErrorCode, change: (bundle: Bundle) => unknown): Case => ({
  name,
  code,
  make: () => [change(forge())],
})

const material = (
  name: string,
  code: ErrorCode,
  change: (material: Bundle['verificationMaterial']) => object,
): Case =>
  changed(name, code, bundle => ({
    ...bundle,
    verificationMaterial: change(bundle.verificationMaterial),
  }))

const envelope = (
  name: string,
  code: ErrorCode,
  change: (envelope: Bundle['dsseEnvelope']) => object,
): Case => changed(name, code, bundle => ({ ...bundle, dsseEnvelope: change(bundle.dsseEnvelope) }))

const logEntry = (name: string, change: object, code: ErrorCode = 'LOG_ENTRY_INVALID'): Case =>
  material(name, code, ({ tlogEntries, ...rest }) => ({
    ...rest,
    tlogEntries: (tlogEntries as readonly object[]).map(entry => ({ ...entry, ...change })),
  }))

const mediaType = (type: string | undefined): Case =>
  changed(
    `media type ${type === undefined ? 'missing' : JSON.stringify(type)}`,
    'BUNDLE_INVALID',
    bundle => ({
      ...bundle,
      mediaType: type,
    }),
  )

const MATERIAL_CASES: readonly Case[] = [
  material('no log entry', 'LOG_ENTRY_MISSING', rest => ({ ...rest, tlogEntries: [] })),
  material('the log entry of another bundle', 'LOG_ENTRY_INVALID', rest => ({
    ...rest,
    tlogEntries: forge().verificationMaterial['tlogEntries'],
  })),
  material('the certificate of another bundle', 'SIGNATURE_INVALID', rest => ({
    ...rest,
    certificate: forge().verificationMaterial['certificate'],
  })),
  material('a public key for a certificate', 'BUNDLE_INVALID', ({ tlogEntries }) => ({
    publicKey: { hint: 'x' },
    tlogEntries,
  })),
  material('no certificate', 'BUNDLE_INVALID', ({ tlogEntries }) => ({ tlogEntries })),
  material('an empty chain', 'BUNDLE_INVALID', ({ tlogEntries }) => ({
    x509CertificateChain: { certificates: [] },
    tlogEntries,
  })),
  material('no verification material', 'BUNDLE_INVALID', () => ({})),
  material('a certificate of no bytes', 'CERTIFICATE_INVALID', rest => ({
    ...rest,
    certificate: { rawBytes: 'AA==' },
  })),
  logEntry('a log index beyond all numbers', { logIndex: '9'.repeat(400) }),
  logEntry(
    'a time of entry beyond all numbers',
    { integratedTime: '9'.repeat(400) },
    'TIMESTAMP_MISSING',
  ),
  logEntry('a time of entry in the past', { integratedTime: '1' }, 'CERTIFICATE_EXPIRED'),
  logEntry(
    'a log entry without promise and proof',
    {
      inclusionPromise: undefined,
      inclusionProof: undefined,
    },
    'BUNDLE_INVALID',
  ),
  logEntry('an unknown kind of log entry', { kindVersion: { kind: 'x', version: '9' } }),
  logEntry('an empty body of the log entry', { canonicalizedBody: '' }),
]

const ENVELOPE_CASES: readonly Case[] = [
  envelope('no signature', 'BUNDLE_INVALID', rest => ({ ...rest, signatures: [] })),
  envelope('the signature twice', 'BUNDLE_INVALID', ({ signatures, ...rest }) => ({
    ...rest,
    signatures: [...signatures, ...signatures],
  })),
  envelope('a second signature, of somebody', 'BUNDLE_INVALID', ({ signatures, ...rest }) => ({
    ...rest,
    signatures: [...signatures, ...forge().dsseEnvelope.signatures],
  })),
  envelope('the signature of another bundle', 'SIGNATURE_INVALID', rest => ({
    ...rest,
    signatures: forge().dsseEnvelope.signatures,
  })),
  envelope('an empty signature', 'BUNDLE_INVALID', rest => ({
    ...rest,
    signatures: [{ sig: '' }],
  })),
  envelope('one digit of the payload changed', 'SIGNATURE_INVALID', ({ payload, ...rest }) => ({
    ...rest,
    payload: Buffer.from(
      Buffer.from(payload, 'base64').toString().replace('v1.2.3', 'v1.2.4'),
    ).toString('base64'),
  })),
]

const FORM_CASES: readonly Case[] = [
  mediaType('application/vnd.dev.sigstore.bundle+json;version=0.1'),
  mediaType('application/vnd.dev.sigstore.bundle.v0.4+json'),
  mediaType('application/vnd.dev.sigstore.bundle.v0.3+json;x=y'),
  mediaType('application/json'),
  mediaType(''),
  mediaType(undefined),
  changed('a plain signature', 'BUNDLE_INVALID', ({ mediaType: type, verificationMaterial }) => ({
    mediaType: type,
    verificationMaterial,
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest: 'AAAA' },
      signature: 'AAAA',
    },
  })),
  changed('no content', 'BUNDLE_INVALID', bundle => ({ ...bundle, dsseEnvelope: undefined })),
  changed(
    'everything on the prototype',
    'BUNDLE_INVALID',
    bundle => JSON.parse(`{"__proto__":${JSON.stringify(bundle)}}`) as unknown,
  ),
  {
    ...changed('deep nesting in a field that nobody knows', 'BUNDLE_INVALID', bundle => ({
      ...bundle,
      unknown: JSON.parse(DEEP) as unknown,
    })),
    unwritable: true,
  },
  changed('a list around the bundle', 'BUNDLE_INVALID', bundle => [bundle]),
  changed('text', 'BUNDLE_INVALID', bundle => JSON.stringify(bundle)),
  changed('null', 'BUNDLE_INVALID', () => null),
  changed('an empty object', 'BUNDLE_INVALID', () => ({})),
  { name: 'no attestation', code: 'ATTESTATION_NOT_FOUND', make: () => [] },
]

export const BUNDLE_CASES: readonly Case[] = [
  ...PROOF_CASES,
  ...MATERIAL_CASES,
  ...ENVELOPE_CASES,
  ...FORM_CASES,
]
