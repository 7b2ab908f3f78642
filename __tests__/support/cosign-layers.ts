/** What cosign before version 3 put into a registry, made from a bundle of today. */
import { at } from '../../src/attest/json.ts'

/** The payload that is signed. */
export function signedPayload(reference: string, digest: string): string {
  return JSON.stringify({
    critical: {
      identity: { 'docker-reference': reference },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: null,
  })
}

/** The annotations of its layer: signature, certificate, and the log's promise. */
export function cosignAnnotations(bundle: object): Readonly<Record<string, string>> {
  const material = (...path: readonly (string | number)[]): unknown =>
    at(bundle, 'verificationMaterial', ...path)
  const entry = (...path: readonly string[]): unknown => material('tlogEntries', 0, ...path)
  const signature = at(bundle, 'messageSignature', 'signature')
  const der = String(material('certificate', 'rawBytes'))
  const pem = `-----BEGIN CERTIFICATE-----\n${der.replaceAll(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
  return {
    'dev.cosignproject.cosign/signature': typeof signature === 'string' ? signature : '',
    'dev.sigstore.cosign/certificate': pem,
    'dev.sigstore.cosign/bundle': JSON.stringify({
      SignedEntryTimestamp: entry('inclusionPromise', 'signedEntryTimestamp'),
      Payload: {
        body: entry('canonicalizedBody'),
        integratedTime: Number(entry('integratedTime')),
        logIndex: Number(entry('logIndex')),
        logID: Buffer.from(String(entry('logId', 'keyId')), 'base64').toString('hex'),
      },
    }),
  }
}
