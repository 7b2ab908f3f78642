/**
 * From a proposed log entry to the canonical body that the log keeps:
 * https://github.com/sigstore/rekor/tree/main/pkg/types
 */
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import canonicalize from 'canonicalize'

import { jsonObject } from '../json.ts'
import type { JsonObject } from '../json.ts'
import { toPem } from '../pki/certificate.ts'
import { digestFor, sha256 } from '../pki/keys.ts'
import { verifyOverDigest } from '../pki/verify-over-digest.ts'

/** A proposal the log does not take. */
export class EntryRefused extends Error {}

/** Canonical JSON (RFC 8785). */
export function canonicalJson(value: unknown): Buffer {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('not a JSON value')
  return Buffer.from(text)
}

interface Verifier {
  readonly key: KeyObject
  /** Canonical PEM, base64. */
  readonly content: string
}

function parseVerifier(encoded: string): Verifier {
  const pem = Buffer.from(encoded, 'base64').toString()
  try {
    if (pem.includes('BEGIN CERTIFICATE')) {
      const certificate = new X509Certificate(pem)
      return {
        key: certificate.publicKey,
        content: Buffer.from(toPem(certificate.raw)).toString('base64'),
      }
    }
    const key = createPublicKey(pem)
    return {
      key,
      content: Buffer.from(key.export({ type: 'spki', format: 'pem' })).toString('base64'),
    }
  } catch (cause) {
    throw new EntryRefused('verifier is neither a certificate nor a public key', { cause })
  }
}

/** What a DSSE signature is over (https://github.com/secure-systems-lab/dsse, protocol.md). */
export function preAuthenticationEncoding(payloadType: string, payload: Buffer): Buffer {
  const type = Buffer.from(payloadType)
  const head = `DSSEv1 ${type.length} ${payloadType} ${payload.length} `
  return Buffer.concat([Buffer.from(head), payload])
}

/** The body for a proposal of a kind that the log takes; its signatures have been checked. */
export function canonicalBody(proposed: JsonObject | undefined): Buffer {
  const kind = `${proposed?.string('kind') ?? ''} ${proposed?.string('apiVersion') ?? ''}`
  const spec = proposed?.object('spec')
  if (kind === 'dsse 0.0.1') return canonicalJson(dsseBody(spec?.object('proposedContent')))
  if (kind === 'hashedrekord 0.0.1') return canonicalJson(hashedRekordBody(spec))
  throw new EntryRefused(`entry kind '${kind}' is not supported`)
}

const sha256Of = (bytes: Buffer | string): object => ({
  algorithm: 'sha256',
  value: sha256(bytes).toString('hex'),
})

function dsseBody(content: JsonObject | undefined): object {
  const envelopeText = content?.string('envelope') ?? ''
  const envelope = parseEnvelope(envelopeText)
  const verifiers = (content?.array('verifiers') ?? [])
    .filter(one => typeof one === 'string')
    .map(parseVerifier)
  const signed = preAuthenticationEncoding(envelope.payloadType, envelope.payload)
  const signatures = envelope.signatures.map(signature => {
    const bytes = Buffer.from(signature, 'base64')
    const verifier = verifiers.find(one => verify(digestFor(one.key), signed, one.key, bytes))
    if (verifier === undefined) throw new EntryRefused('could not verify envelope')
    return { signature, verifier: verifier.content }
  })
  return {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: sha256Of(envelopeText),
      payloadHash: sha256Of(envelope.payload),
      signatures,
    },
  }
}

interface Envelope {
  readonly payloadType: string
  readonly payload: Buffer
  readonly signatures: readonly string[]
}

function parseEnvelope(text: string): Envelope {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    throw new EntryRefused('envelope is not JSON', { cause })
  }
  const envelope = jsonObject(parsed)
  const payload = envelope?.string('payload')
  const payloadType = envelope?.string('payloadType')
  const signatures = (envelope?.array('signatures') ?? []).map(one =>
    jsonObject(one)?.string('sig'),
  )
  const complete = signatures.filter(one => one !== undefined && one !== '')
  if (payload === undefined || payloadType === undefined) throw new EntryRefused('no payload')
  if (complete.length === 0 || complete.length !== signatures.length) {
    throw new EntryRefused('envelope without a signature')
  }
  return {
    payloadType,
    payload: Buffer.from(payload, 'base64'),
    signatures: complete.filter(one => typeof one === 'string'),
  }
}

function hashedRekordBody(spec: JsonObject | undefined): object {
  const hash = spec?.object('data')?.object('hash')
  const value = hash?.string('value') ?? ''
  const signature = spec?.object('signature')
  const content = signature?.string('content') ?? ''
  const verifier = parseVerifier(signature?.object('publicKey')?.string('content') ?? '')
  if (hash?.string('algorithm') !== 'sha256' || !/^[0-9a-f]{64}$/.test(value)) {
    throw new EntryRefused('hashedrekord wants a SHA-256 digest')
  }
  const digest = Buffer.from(value, 'hex')
  if (!verifyOverDigest(digest, verifier.key, Buffer.from(content, 'base64'))) {
    throw new EntryRefused('could not verify the signature over the digest')
  }
  return {
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: {
      data: { hash: { algorithm: 'sha256', value } },
      signature: { content, publicKey: { content: verifier.content } },
    },
  }
}
