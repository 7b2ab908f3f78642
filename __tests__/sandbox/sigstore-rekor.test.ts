import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'
import canonicalize from 'canonicalize'

import { newKey } from '../../sandbox/pki/keys.ts'
import { Rekor } from '../../sandbox/sigstore/rekor.ts'
import { ask } from './support/ask.ts'
import type { Question } from './support/ask.ts'

const ENTRIES = '/api/v1/log/entries'
const NOW = Date.parse('2026-05-06T07:08:09.500Z')
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

interface Entry {
  readonly body: string
  readonly integratedTime: number
  readonly logID: string
  readonly logIndex: number
  readonly verification: {
    readonly signedEntryTimestamp: string
    readonly inclusionProof: {
      readonly checkpoint: string
      readonly hashes: readonly string[]
      readonly logIndex: number
      readonly rootHash: string
      readonly treeSize: number
    }
  }
}

const newLog = (key = newKey('P-256')): Rekor =>
  new Rekor({ key, host: 'rekor.sigstore.dev', clock: () => NOW })

async function request(
  log: Rekor,
  path: string,
  question?: Question,
): Promise<{
  status: number
  headers: Readonly<Record<string, string>> | undefined
  json: unknown
}> {
  const { status, headers, json } = await ask(
    log.service,
    `https://rekor.sigstore.dev${path}`,
    question,
  )
  return { status, headers, json }
}

function entryOf(json: unknown): Entry & { readonly uuid: string } {
  const [[uuid, entry] = []] = Object.entries(json as Record<string, Entry>)
  if (uuid === undefined || entry === undefined) throw new Error('no entry')
  return { uuid, ...entry }
}

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()
const newPair = (): { privateKey: KeyObject; publicKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })

function dsse(text: string, pair = newPair(), verifier = pair.publicKey): object {
  const payload = Buffer.from(text)
  const type = 'application/vnd.in-toto+json'
  const pae = `DSSEv1 ${type.length} ${type} ${payload.length} ${text}`
  const sig = sign('sha256', Buffer.from(pae), pair.privateKey).toString('base64')
  const envelope = JSON.stringify({
    payload: payload.toString('base64'),
    payloadType: type,
    signatures: [{ sig, keyid: '' }],
  })
  const verifiers = [Buffer.from(pemOf(verifier)).toString('base64')]
  return { apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent: { envelope, verifiers } } }
}

function hashedRekord(artifact: string, digest = sha256(artifact), pair = newPair()): object {
  const content = sign('sha256', Buffer.from(artifact), pair.privateKey).toString('base64')
  const key = Buffer.from(pemOf(pair.publicKey)).toString('base64')
  return {
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: {
      data: { hash: { algorithm: 'sha256', value: digest } },
      signature: { content, publicKey: { content: key } },
    },
  }
}

describe('a logged DSSE envelope', () => {
  it('has a canonical body with the hashes, the one signature and its verifier', async () => {
    const proposal = dsse('{"a":1}')
    const { status, json } = await request(newLog(), ENTRIES, { json: proposal })
    expect(status).toBe(201)
    const text = Buffer.from(entryOf(json).body, 'base64').toString()
    const { proposedContent } = (
      proposal as { spec: { proposedContent: { envelope: string; verifiers: string[] } } }
    ).spec
    const { signatures } = JSON.parse(proposedContent.envelope) as { signatures: [{ sig: string }] }
    const expected = {
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        envelopeHash: { algorithm: 'sha256', value: sha256(proposedContent.envelope) },
        payloadHash: { algorithm: 'sha256', value: sha256('{"a":1}') },
        signatures: [{ signature: signatures[0].sig, verifier: proposedContent.verifiers[0] }],
      },
    }
    expect(text).toBe(canonicalize(expected))
  })

  it("comes with the log's promise and a signed checkpoint of the tree that the proof leads to", async () => {
    const key = newKey('P-256')
    const { json } = await request(newLog(key), ENTRIES, { json: dsse('x') })
    const { body, integratedTime, logID, logIndex, verification } = entryOf(json)
    expect(integratedTime).toBe(Math.floor(NOW / 1000))
    const promised = Buffer.from(canonicalize({ body, integratedTime, logID, logIndex }) ?? '')
    const promise = Buffer.from(verification.signedEntryTimestamp, 'base64')
    expect(verify('sha256', promised, key, promise)).toBe(true)
    const [note = '', signature = ''] = verification.inclusionProof.checkpoint.split('\n\n')
    const root = Buffer.from(verification.inclusionProof.rootHash, 'hex').toString('base64')
    expect(note.split('\n').slice(1)).toEqual(['1', root])
    const [, origin, encoded = ''] = /^\u2014 (\S+) (\S+)\n$/.exec(signature) ?? []
    expect(origin).toBe('rekor.sigstore.dev')
    const bytes = Buffer.from(encoded, 'base64')
    expect(bytes.subarray(0, 4).toString('hex')).toBe(logID.slice(0, 8))
    expect(verify('sha256', Buffer.from(`${note}\n`), key, bytes.subarray(4))).toBe(true)
  })

  it('is found by UUID and by log index, with a proof in the tree as it has grown', async () => {
    const log = newLog()
    const first = entryOf((await request(log, ENTRIES, { json: dsse('first') })).json)
    await request(log, ENTRIES, { json: dsse('second') })
    for (const path of [`${ENTRIES}/${first.uuid}`, `${ENTRIES}?logIndex=${first.logIndex}`]) {
      const found = entryOf((await request(log, path)).json)
      expect(found).toMatchObject({ uuid: first.uuid, body: first.body, logIndex: first.logIndex })
      expect(found.verification.inclusionProof).toMatchObject({ logIndex: 0, treeSize: 2 })
      expect(found.verification.inclusionProof.hashes).toHaveLength(1)
    }
    expect((await request(log, `${ENTRIES}?logIndex=7`)).status).toBe(404)
    expect((await request(log, `${ENTRIES}/${'0'.repeat(80)}`)).status).toBe(404)
  })

  it('is logged once: the second time the answer says where it is', async () => {
    const log = newLog()
    const proposal = dsse('once')
    const { uuid } = entryOf((await request(log, ENTRIES, { json: proposal })).json)
    const again = await request(log, ENTRIES, { json: proposal })
    expect({ status: again.status, location: again.headers?.['location'] }).toEqual({
      status: 409,
      location: `${ENTRIES}/${uuid}`,
    })
    expect(log.entries).toHaveLength(1)
  })
})

describe('a logged hash', () => {
  it('is taken with a signature over the artifact that has it', async () => {
    const proposal = hashedRekord('artifact')
    const { status, json } = await request(newLog(), ENTRIES, { json: proposal })
    expect(status).toBe(201)
    expect(Buffer.from(entryOf(json).body, 'base64').toString()).toBe(canonicalize(proposal))
  })

  it.each(Array.from({ length: 8 }, (_, index) => index))(
    'agrees with node:crypto on genuine signatures (%i)',
    async index => {
      const { status } = await request(newLog(), ENTRIES, {
        json: hashedRekord(`artifact ${index}`),
      })
      expect(status).toBe(201)
    },
  )
})

describe('the log refuses', () => {
  it.each([
    ["an envelope with a stranger's signature", dsse('x', newPair(), newPair().publicKey)],
    ['a hash that the signature is not over', hashedRekord('artifact', sha256('another'))],
    ['a hash that is none', hashedRekord('artifact', 'abc')],
    ['another kind', { apiVersion: '0.0.2', kind: 'intoto', spec: {} }],
    ['an empty envelope', { apiVersion: '0.0.1', kind: 'dsse', spec: {} }],
    ['something that is no object', 7],
  ])('%s', async (_name, proposal) => {
    const log = newLog()
    expect((await request(log, ENTRIES, { json: proposal })).status).toBe(400)
    expect(log.entries).toEqual([])
  })

  it('an envelope without signatures, and a verifier that is none', async () => {
    const good = dsse('x') as { spec: { proposedContent: { envelope: string } } }
    const envelope = JSON.parse(good.spec.proposedContent.envelope) as object
    const unsigned = JSON.stringify({ ...envelope, signatures: [] })
    for (const change of [{ envelope: unsigned }, { verifiers: ['bm8='] }]) {
      const spec = { proposedContent: { ...good.spec.proposedContent, ...change } }
      expect((await request(newLog(), ENTRIES, { json: { ...good, spec } })).status).toBe(400)
    }
  })
})

describe('the log tells', () => {
  it('its size and root, and that a larger tree grew out of a smaller one', async () => {
    const log = newLog()
    for (const text of ['a', 'b', 'c']) await request(log, ENTRIES, { json: dsse(text) })
    const { json } = await request(log, '/api/v1/log')
    expect(json).toMatchObject({ treeSize: 3, treeID: '1193050959916656506' })
    const proof = await request(log, '/api/v1/log/proof?firstSize=1&lastSize=3')
    expect(proof.json).toMatchObject({ rootHash: (json as { rootHash: string }).rootHash })
    expect((await request(log, '/api/v1/log/proof?firstSize=1&lastSize=4')).status).toBe(400)
    expect((await request(log, '/api/v1/log/proof?firstSize=0&lastSize=2')).status).toBe(400)
  })
})
