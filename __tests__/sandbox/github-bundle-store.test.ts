import { beforeEach, describe, expect, it } from '@jest/globals'
import { uncompress } from 'snappyjs'
import { bundle, DIGEST, GithubFixture, idOf } from './github-fixture.ts'
import type { Answer } from './github-fixture.ts'

const PATH = '/repos/acme/rocket/attestations'

let github: GithubFixture
let token: string

beforeEach(() => {
  github = new GithubFixture()
  token = github.token({ attestations: 'write' })
})

const store = async (made: unknown): Promise<Answer> =>
  github.call(`POST ${PATH}`, { token, json: { bundle: made } })

const entriesOf = (answer: Answer): readonly { readonly bundle_url: string }[] =>
  (answer.json as { attestations: readonly { readonly bundle_url: string }[] }).attestations

describe('the blob host', () => {
  const address = async (): Promise<string> =>
    entriesOf(await github.call(`GET ${PATH}/${DIGEST}`))[0]?.bundle_url ?? ''

  it('serves the bundle as a snappy block', async () => {
    const sent = await bundle({ predicate: { text: 'again and again '.repeat(1000) } })
    await store(sent)
    const answer = await github.call(`GET ${await address()}`)
    expect(answer.headers['content-type']).toBe('application/x-snappy')
    expect(answer.body.length).toBeLessThan(JSON.stringify(sent).length)
    expect(JSON.parse(Buffer.from(uncompress(answer.body)).toString())).toEqual(sent)
  })

  it('answers 400 to any credential', async () => {
    await store(await bundle())
    expect((await github.call(`GET ${await address()}`, { token })).status).toBe(400)
  })

  it('answers 403 to another signature, another path and after an hour', async () => {
    await store(await bundle())
    const signed = await address()
    const forged = new URL(signed)
    forged.searchParams.set('sig', 'AAAA')
    expect((await github.call(`GET ${forged.href}`)).status).toBe(403)
    expect((await github.call(`GET ${signed.replace('/42/', '/43/')}`)).status).toBe(403)
    github.now += 60 * 60 * 1000
    expect((await github.call(`GET ${signed}`)).status).toBe(403)
  })

  it('answers 404 once the attestation is deleted', async () => {
    const id = idOf(await store(await bundle()))
    const signed = await address()
    await github.call(`DELETE /orgs/acme/attestations/${id}`, { token })
    expect((await github.call(`GET ${signed}`)).status).toBe(404)
  })
})

describe('deleting attestations', () => {
  it.each([
    ['by digest', `DELETE /orgs/acme/attestations/digest/${DIGEST}`, undefined, 204],
    ['by id', 'DELETE /users/acme/attestations/ID', undefined, 204],
    [
      'many by digest',
      'POST /orgs/acme/attestations/delete-request',
      { subject_digests: [DIGEST] },
      200,
    ],
  ])('%s', async (_name, line, json, status) => {
    const id = idOf(await store(await bundle()))
    const request = line.replace('ID', String(id))
    expect((await github.call(request, { json })).status).toBe(401)
    expect((await github.call(request, { json, token: github.token({}) })).status).toBe(403)
    expect((await github.call(request, { json, token })).status).toBe(status)
    expect((await github.call(`GET ${PATH}/${DIGEST}`)).status).toBe(404)
    expect((await github.call(request, { json, token })).status).toBe(404)
  })

  it('needs either digests or ids', async () => {
    const id = idOf(await store(await bundle()))
    const path = 'POST /orgs/acme/attestations/delete-request'
    expect((await github.call(path, { token, json: {} })).status).toBe(422)
    const both = { attestation_ids: [id], subject_digests: [DIGEST] }
    expect((await github.call(path, { token, json: both })).status).toBe(422)
    expect((await github.call(path, { token, json: { attestation_ids: [id] } })).status).toBe(200)
  })

  it('lists the repositories that have attestations', async () => {
    await store(await bundle())
    const answer = await github.call('GET /orgs/acme/attestations/repositories')
    expect(answer.json).toEqual([{ id: 42, name: 'rocket' }])
  })
})
