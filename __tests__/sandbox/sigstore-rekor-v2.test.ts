import { createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import { jsonObject } from '../../sandbox/json.ts'
import { keyFromPem, keyToPem, newKey, publicKeyInfo, sha256 } from '../../sandbox/pki/keys.ts'
import { EntryRefused, preAuthenticationEncoding } from '../../sandbox/sigstore/rekor-entry.ts'
import { checkpointKeyId, RekorV2 } from '../../sandbox/sigstore/rekor-v2.ts'
import type { TiledEntry } from '../../sandbox/sigstore/rekor-v2.ts'
import type { ServiceRequest } from '../../sandbox/service.ts'

const HOST = 'log2025-1.rekor.sigstore.dev'
const signer = newKey('P-256')
const verifier = (key: KeyObject = signer): object => ({
  publicKey: { rawBytes: publicKeyInfo(createPublicKey(key)).toString('base64') },
  keyDetails: 'PKIX_ECDSA_P256_SHA_256',
})

const hashed = (text: string, changes: object = {}): object => ({
  hashedRekordRequestV002: {
    digest: sha256(text).toString('base64'),
    signature: {
      content: sign('sha256', Buffer.from(text), signer).toString('base64'),
      verifier: verifier(),
    },
    ...changes,
  },
})

const enveloped = (changes: object = {}): object => {
  const signed = preAuthenticationEncoding('text/plain', Buffer.from('{}'))
  return {
    dsseRequestV002: {
      envelope: {
        payload: Buffer.from('{}').toString('base64'),
        payloadType: 'text/plain',
        signatures: [{ sig: sign('sha256', signed, signer).toString('base64') }],
      },
      verifiers: [verifier(newKey('P-256')), verifier()],
      ...changes,
    },
  }
}

const add = (log: RekorV2, request: object): TiledEntry => log.add(jsonObject(request))
const body = ({ canonicalizedBody }: TiledEntry): unknown =>
  JSON.parse(Buffer.from(canonicalizedBody, 'base64').toString())

const request = (method: string, path: string, sent: unknown = ''): ServiceRequest =>
  ({
    method,
    path,
    body: Buffer.from(typeof sent === 'string' ? sent : JSON.stringify(sent)),
    url: new URL(path, `https://${HOST}`),
  }) as ServiceRequest

describe('Rekor v2', () => {
  it('knows its key by the id that the public log has', () => {
    // rawBytes and keyId of the public log, as the public-good trusted root lists them.
    const raw = 'MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244='
    const key = createPublicKey({ key: Buffer.from(raw, 'base64'), format: 'der', type: 'spki' })
    expect(checkpointKeyId({ key, host: HOST }).toString('base64')).toBe(
      'zxGZFVvd0FEmjR8WrFwMdcAJ9vtaY/QXf44Y1wUeP6A=',
    )
    const ecdsa = newKey('P-256')
    expect(checkpointKeyId({ key: ecdsa, host: HOST })).toEqual(sha256(publicKeyInfo(ecdsa)))
  })

  it.each(['Ed25519', 'P-256'] as const)('signs checkpoints with %s', curve => {
    const key = keyFromPem(keyToPem(newKey(curve)))
    const log = new RekorV2({ key, host: HOST })
    const { inclusionProof } = add(log, hashed('a'))
    const [head = '', signature = ''] = inclusionProof.checkpoint.envelope.split('\n\n')
    expect(`${head}\n`).toBe(`${HOST}\n1\n${inclusionProof.rootHash}\n`)
    const [dash, name, encoded = ''] = signature.trimEnd().split(' ')
    expect([dash, name]).toEqual(['\u2014', HOST])
    const bytes = Buffer.from(encoded, 'base64')
    expect(bytes.subarray(0, 4)).toEqual(checkpointKeyId({ key, host: HOST }).subarray(0, 4))
    const algorithm = curve === 'Ed25519' ? null : 'sha256'
    const publicKey = createPublicKey(key)
    expect(verify(algorithm, Buffer.from(`${head}\n`), publicKey, bytes.subarray(4))).toBe(true)
  })

  it('keeps canonical bodies of digest and of payload', () => {
    const log = new RekorV2({ key: newKey('Ed25519'), host: HOST })
    const first = add(log, hashed('a'))
    expect(first.kindVersion).toEqual({ kind: 'hashedrekord', version: '0.0.2' })
    expect(body(first)).toMatchObject({
      apiVersion: '0.0.2',
      kind: 'hashedrekord',
      spec: {
        hashedRekordV002: {
          data: { algorithm: 'SHA2_256', digest: sha256('a').toString('base64') },
          signature: { verifier: verifier() },
        },
      },
    })
    expect(body(add(log, enveloped()))).toMatchObject({
      kind: 'dsse',
      spec: {
        dsseV002: {
          payloadHash: { algorithm: 'SHA2_256', digest: sha256('{}').toString('base64') },
          signatures: [{ verifier: verifier() }],
        },
      },
    })
    // Twice the same is twice an entry.
    expect(add(log, hashed('a')).logIndex).toBe('2')
    const again = new RekorV2({ key: newKey('Ed25519'), host: HOST, entries: log.entries })
    expect(add(again, hashed('a')).logIndex).toBe('3')
  })

  it.each([
    ['nothing', {}],
    ['two requests', { ...hashed('a'), ...enveloped() }],
    ['a short digest', hashed('a', { digest: 'AAAA' })],
    ['another digest', hashed('a', { digest: sha256('b').toString('base64') })],
    ['a key of unknown kind', hashed('a', { signature: { content: 'AAAA', verifier: {} } })],
    ['no key', hashed('a', { signature: { verifier: { keyDetails: 'PKIX_ECDSA_P256_SHA_256' } } })],
    ['an envelope without a signature', enveloped({ envelope: { payload: '', signatures: [] } })],
    ['a key that did not sign', enveloped({ verifiers: [verifier(newKey('P-256'))] })],
  ])('refuses %s', (_, wrong) => {
    const log = new RekorV2({ key: newKey('Ed25519'), host: HOST })
    expect(() => add(log, wrong)).toThrow(EntryRefused)
    expect(log.entries).toEqual([])
  })

  it('answers over HTTP', async () => {
    const log = new RekorV2({ key: newKey('Ed25519'), host: HOST })
    const created = await log.service(request('POST', '/api/v2/log/entries', hashed('a')))
    expect(created).toMatchObject({ status: 201, json: { logIndex: '0' } })
    const refused = await log.service(request('POST', '/api/v2/log/entries', '{'))
    expect(refused).toMatchObject({ status: 400, json: { code: 3 } })
    const checkpoint = await log.service(request('GET', '/api/v2/checkpoint'))
    expect(checkpoint?.body?.toString()).toContain(`${HOST}\n1\n`)
    expect(await log.service(request('GET', '/api/v1/log'))).toBeUndefined()
  })
})
