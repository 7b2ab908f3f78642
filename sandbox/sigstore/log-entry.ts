/** A bundle's entry in Rekor v1. */
import { createPublicKey } from 'node:crypto'

import { jsonObject } from '../json.ts'
import { toPem } from '../pki/certificate.ts'
import { sha256 } from '../pki/keys.ts'
import type { Signed } from './bundle-maker.ts'
import type { Rekor } from './rekor.ts'

/** What Rekor v1 is asked to log. */
function proposalFor({ message, signature, content, certificate, signingKey }: Signed): object {
  const pem =
    certificate === undefined
      ? createPublicKey(signingKey).export({ type: 'spki', format: 'pem' }).toString()
      : toPem(certificate)
  const verifier = Buffer.from(pem).toString('base64')
  if (content.dsseEnvelope !== undefined) {
    const envelope = JSON.stringify(content.dsseEnvelope)
    const proposedContent = { envelope, verifiers: [verifier] }
    return { apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent } }
  }
  const hash = { algorithm: 'sha256', value: sha256(message).toString('hex') }
  const logged = { content: signature.toString('base64'), publicKey: { content: verifier } }
  return {
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: { data: { hash }, signature: logged },
  }
}

/** Logs what was signed, and makes of the answer what a bundle holds. */
export function logEntry(signed: Signed, log: Rekor, time: number): object {
  const proposal = jsonObject(proposalFor(signed))
  const { entry } = log.add(proposal, time)
  const { inclusionProof, signedEntryTimestamp } = entry.verification
  const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: base64(entry.logID) },
    kindVersion: {
      kind: proposal?.string('kind') ?? '',
      version: proposal?.string('apiVersion') ?? '',
    },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      rootHash: base64(inclusionProof.rootHash),
      treeSize: String(inclusionProof.treeSize),
      hashes: inclusionProof.hashes.map(base64),
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: entry.body,
  }
}
