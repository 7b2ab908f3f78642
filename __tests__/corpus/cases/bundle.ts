/** Proofs that do not prove, and bundles of another form. */
import type { Defect } from '../../../sandbox/sigstore/bundle-maker.ts'
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { forged, type Case } from '../support/case.ts'
import { forge, type Bundle } from '../support/forge.ts'
import { DEEP } from './statement.ts'

const PUBLIC_GOOD: readonly Defect[] = [
  'foreign-key',
  'foreign-authority',
  'foreign-certificate-log',
  'no-certificate-log',
  'foreign-log',
  'log-entry-of-another',
  'too-late',
  'no-proof-of-time',
]

const GITHUB: readonly Defect[] = [
  'foreign-key',
  'foreign-authority',
  'foreign-timestamp-authority',
  'timestamp-of-another',
  'too-late',
  'no-proof-of-time',
]

const BEFORE_THE_AUTHORITY = Date.parse('2023-06-01T00:00:00Z')

const PROOF_CASES: readonly Case[] = [
  ...PUBLIC_GOOD.map(defect => forged(`public-good: ${defect}`, 'SIGNATURE_INVALID', { defect })),
  ...GITHUB.map(defect =>
    forged(`GitHub: ${defect}`, 'SIGNATURE_INVALID', { instance: 'github', defect }),
  ),
  ...(['public-good', 'github'] as const).map(instance =>
    forged(`${instance}: signed before the authority was`, 'SIGNATURE_INVALID', {
      instance,
      time: BEFORE_THE_AUTHORITY,
    }),
  ),
  forged("a public-good certificate under GitHub's thresholds", 'SIGNATURE_INVALID', {
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

const logEntry = (name: string, change: object, code: ErrorCode = 'SIGNATURE_INVALID'): Case =>
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
  material('no log entry', 'SIGNATURE_INVALID', rest => ({ ...rest, tlogEntries: [] })),
  material('the log entry of another bundle', 'SIGNATURE_INVALID', rest => ({
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
  logEntry('a time of entry beyond all numbers', { integratedTime: '9'.repeat(400) }),
  logEntry('a time of entry in the past', { integratedTime: '1' }),
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
