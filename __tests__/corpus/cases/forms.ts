/** Older and newer forms of bundles and log entries, plain signatures, and digests under another algorithm. */
import { createHash } from 'node:crypto'
import type { Defect, LogEntryKind } from '../../../sandbox/sigstore/bundle-maker.ts'
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { forged, type Case } from '../support/case.ts'
import {
  asVersion,
  CONTENT,
  FILE,
  forge,
  forgeBlob,
  statement,
  withLogEntries,
  type Bundle,
  type Forgery,
} from '../support/forge.ts'

type Entry = Readonly<Record<string, unknown>>

const made = (name: string, code: ErrorCode, make: () => unknown): Case => ({
  name,
  code,
  make: () => [make()],
})

const changed = (
  name: string,
  code: ErrorCode,
  forgery: Forgery,
  change: (bundle: Bundle) => unknown,
): Case => made(name, code, () => change(forge(forgery)))

const entries = (
  name: string,
  code: ErrorCode,
  forgery: Forgery,
  change: (entry: Entry) => object,
): Case => changed(name, code, forgery, bundle => withLogEntries(bundle, change))

const V2: readonly LogEntryKind[] = ['rekor-v2', 'rekor-v2-dsse']
const v2 = { log: 'rekor-v2' } as const

const V2_DEFECTS: readonly (readonly [Defect, ErrorCode])[] = [
  ['foreign-key', 'SIGNATURE_INVALID'],
  ['foreign-authority', 'CERTIFICATE_UNTRUSTED'],
  ['foreign-certificate-log', 'CERTIFICATE_UNLOGGED'],
  ['no-certificate-log', 'CERTIFICATE_UNLOGGED'],
  ['foreign-log', 'LOG_ENTRY_INVALID'],
  ['foreign-checkpoint', 'LOG_ENTRY_INVALID'],
  ['earlier-checkpoint', 'LOG_ENTRY_INVALID'],
  ['log-entry-of-another', 'LOG_ENTRY_INVALID'],
  ['log-entry-of-another-certificate', 'LOG_ENTRY_INVALID'],
  ['no-timestamp', 'TIMESTAMP_MISSING'],
  ['foreign-timestamp-authority', 'TIMESTAMP_INVALID'],
  ['timestamp-of-another', 'TIMESTAMP_INVALID'],
  ['too-late', 'CERTIFICATE_EXPIRED'],
  ['no-proof-of-time', 'LOG_ENTRY_MISSING'],
]

/** The first log entry of another honest bundle. */
const otherEntry = (forgery: Forgery): Entry => {
  const [entry] = forge(forgery).verificationMaterial['tlogEntries'] as readonly Entry[]
  return entry ?? {}
}

const checkpoint = (entry: Entry, change: (text: string) => string): object => {
  const proof = entry['inclusionProof'] as { readonly checkpoint: { readonly envelope: string } }
  const envelope = change(proof.checkpoint.envelope)
  return { ...entry, inclusionProof: { ...proof, checkpoint: { envelope } } }
}

const LOG_CASES: readonly Case[] = [
  ...V2.flatMap(log =>
    V2_DEFECTS.map(([defect, code]) => forged(`${log}: ${defect}`, code, { log, defect })),
  ),
  forged('rekor-v1: log-entry-of-another-certificate', 'LOG_ENTRY_INVALID', {
    defect: 'log-entry-of-another-certificate',
  }),
  entries('rekor-v2: the entry of another bundle', 'LOG_ENTRY_INVALID', v2, () => otherEntry(v2)),
  entries('rekor-v2: an entry of the older log', 'LOG_ENTRY_INVALID', v2, () => otherEntry({})),
  entries('rekor-v2: its entry under the older log’s id', 'LOG_ENTRY_INVALID', v2, entry => ({
    ...entry,
    logId: otherEntry({})['logId'],
  })),
  entries('rekor-v2: its entry as one of the other kind', 'LOG_ENTRY_INVALID', v2, entry => ({
    ...entry,
    kindVersion: { kind: 'dsse', version: '0.0.2' },
  })),
  entries('rekor-v2: its entry as one of the older version', 'LOG_ENTRY_INVALID', v2, entry => ({
    ...entry,
    kindVersion: { kind: 'hashedrekord', version: '0.0.1' },
  })),
  entries(
    'rekor-v2: a time of entry, which no log signed, for the stamp',
    'TIMESTAMP_MISSING',
    { ...v2, defect: 'no-timestamp' },
    entry => ({ ...entry, integratedTime: String(Math.floor(Date.now() / 1000)) }),
  ),
  entries('rekor-v2: a promise of the older log', 'LOG_ENTRY_INVALID', v2, entry => ({
    ...entry,
    integratedTime: otherEntry({})['integratedTime'],
    inclusionPromise: otherEntry({})['inclusionPromise'],
  })),
  entries('rekor-v2: a checkpoint without a signature', 'LOG_ENTRY_INVALID', v2, entry =>
    checkpoint(entry, text => text.replace(/\n\n[^]*/, '\n\n')),
  ),
  entries('rekor-v2: a checkpoint of a larger tree', 'LOG_ENTRY_INVALID', v2, entry =>
    checkpoint(entry, text => text.replace(/\n[0-9]+\n/, '\n9999\n')),
  ),
  entries('rekor-v2: a checkpoint of another origin', 'LOG_ENTRY_INVALID', v2, entry =>
    checkpoint(entry, text => text.replaceAll('log2025-1', 'log2025-2')),
  ),
  entries('rekor-v2: a checkpoint of more digits than a number has', 'BUNDLE_INVALID', v2, entry =>
    checkpoint(entry, text => text.replace(/\n[0-9]+\n/, `\n${'9'.repeat(100_000)}\n`)),
  ),
  entries('rekor-v2: no proof of inclusion', 'BUNDLE_INVALID', v2, entry => ({
    ...entry,
    inclusionProof: undefined,
  })),
  entries('rekor-v2: an index beyond the tree', 'LOG_ENTRY_INVALID', v2, entry => ({
    ...entry,
    inclusionProof: { ...(entry['inclusionProof'] as object), logIndex: '9'.repeat(400) },
  })),
]

const without = (version: '0.1' | '0.2', field: string): ((bundle: Bundle) => unknown) => {
  const drop = (entry: Entry): object => ({ ...entry, [field]: undefined })
  return bundle => withLogEntries(asVersion(version, bundle), drop)
}
const chained = (mediaType: string): ((bundle: Bundle) => unknown) => {
  return bundle => ({ ...asVersion('0.2', bundle), mediaType })
}

const VERSION_CASES: readonly Case[] = [
  changed(
    'version 0.1 without a promise',
    'BUNDLE_INVALID',
    {},
    without('0.1', 'inclusionPromise'),
  ),
  changed('version 0.1 with an entry of Rekor v2', 'BUNDLE_INVALID', v2, bundle =>
    asVersion('0.1', bundle),
  ),
  changed('version 0.1 with the promise of another bundle', 'LOG_ENTRY_INVALID', {}, bundle =>
    withLogEntries(asVersion('0.1', bundle), entry => ({
      ...entry,
      inclusionProof: undefined,
      inclusionPromise: otherEntry({})['inclusionPromise'],
    })),
  ),
  changed('version 0.1 without a log entry', 'LOG_ENTRY_MISSING', {}, bundle => {
    const { verificationMaterial, ...rest } = asVersion('0.1', bundle)
    return { ...rest, verificationMaterial: { ...verificationMaterial, tlogEntries: [] } }
  }),
  changed('version 0.2 without a proof', 'BUNDLE_INVALID', {}, without('0.2', 'inclusionProof')),
  changed('version 0.2 with a bare certificate', 'BUNDLE_INVALID', {}, bundle => ({
    ...bundle,
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.2',
  })),
  changed(
    'version 0.3 with a chain',
    'BUNDLE_INVALID',
    {},
    chained('application/vnd.dev.sigstore.bundle.v0.3+json'),
  ),
  changed(
    'version 0.3 with a chain, in the older spelling',
    'BUNDLE_INVALID',
    {},
    chained('application/vnd.dev.sigstore.bundle+json;version=0.3'),
  ),
  changed('a certificate and a chain', 'BUNDLE_INVALID', {}, bundle => ({
    ...bundle,
    verificationMaterial: {
      ...asVersion('0.2', bundle).verificationMaterial,
      ...bundle.verificationMaterial,
    },
  })),
  changed('a chain that begins with another certificate', 'SIGNATURE_INVALID', {}, bundle => {
    const { x509CertificateChain, ...rest } = asVersion('0.2', bundle).verificationMaterial
    const { certificates } = x509CertificateChain as { readonly certificates: readonly object[] }
    const first = forge().verificationMaterial['certificate']
    return {
      ...asVersion('0.2', bundle),
      verificationMaterial: {
        x509CertificateChain: { certificates: [first, ...certificates] },
        ...rest,
      },
    }
  }),
  changed('the log entry thirty-three times', 'BUNDLE_INVALID', {}, bundle => repeated(bundle, 33)),
]

function repeated(bundle: Bundle, times: number): Bundle {
  const [entry] = bundle.verificationMaterial['tlogEntries'] as readonly Entry[]
  const tlogEntries = Array.from({ length: times }, () => entry)
  return { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries } }
}

/** However good it is, a signature is no provenance. */
const SIGNATURE_CASES: readonly Case[] = [
  made('a genuine plain signature over the file', 'BUNDLE_INVALID', () => forgeBlob()),
  made('a genuine plain signature, of GitHub', 'BUNDLE_INVALID', () =>
    forgeBlob({ instance: 'github' }),
  ),
  made('a genuine plain signature in Rekor v2', 'BUNDLE_INVALID', () => forgeBlob(v2)),
  made('a plain signature over the statement', 'BUNDLE_INVALID', () =>
    forgeBlob({ blob: JSON.stringify(statement()) }),
  ),
  changed('an envelope with a plain signature beside it', 'BUNDLE_INVALID', {}, bundle => ({
    ...bundle,
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest: 'AAAA' },
      signature: 'AAAA',
    },
  })),
  changed('a plain signature with an envelope beside it', 'BUNDLE_INVALID', {}, bundle => ({
    ...forgeBlob(),
    dsseEnvelope: bundle.dsseEnvelope,
  })),
]

const subject = (digest: object): Forgery => ({
  payload: JSON.stringify(statement({ subject: [{ name: FILE.name, digest }] })),
})
const hex = (algorithm: string): string => createHash(algorithm).update(CONTENT).digest('hex')

const DIGEST_CASES: readonly Case[] = [
  forged('the file under SHA-512 alone', 'SUBJECT_MISMATCH', subject({ sha512: hex('sha512') })),
  forged(
    'the digest under the name of another algorithm',
    'SUBJECT_MISMATCH',
    subject({ sha512: FILE.sha256, sha1: FILE.sha256 }),
  ),
  forged(
    'another algorithm’s digest under the name SHA-256',
    'SUBJECT_CHANGED',
    subject({ sha256: hex('sha512') }),
  ),
]

export const FORM_CASES: readonly Case[] = [
  ...LOG_CASES,
  ...VERSION_CASES,
  ...SIGNATURE_CASES,
  ...DIGEST_CASES,
]
