/** `verify` of images over a registry in this process: what is honest is found wherever it may lie. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { COSIGN_SIGNATURE, CYCLONEDX_BOM } from '../../src/attest/predicate.ts'
import { forgeBlob } from '../corpus/support/forge.ts'
import { cosignAnnotations, signedPayload } from '../support/cosign-layers.ts'
import { plantBundle } from './support/image-world.ts'
import {
  about,
  arm,
  CALLER,
  HOST,
  image,
  imagesWorld,
  index,
  NAME,
  type ImagesWorld,
} from './support/verify-images.ts'

let w: ImagesWorld

beforeAll(async () => {
  w = await imagesWorld()
})
afterAll(async () => w[Symbol.asyncDispose]())
beforeEach(() => w.reset())

describe('honest images', () => {
  it.each([
    ['by the referrers API', {}, {}],
    ['under the fallback tag', { referrersApi: false }, { fallback: true }],
    [
      'listed under the empty configuration’s type',
      { referrersApi: false },
      { fallback: true, artifactType: 'application/vnd.oci.empty.v1+json' },
    ],
    ['listed as provenance of another kind', {}, { predicateType: 'https://example.com/nothing' }],
  ])('are found %s', async (_how, rules, planting) => {
    w.host.rules = rules
    plantBundle(w.repository, image, about(image), planting)
    const { code, report, summary } = await w.verify()
    expect(code).toBeUndefined()
    expect(report.subjects[0]).toMatchObject({
      subject: `oci://${NAME}:single`,
      digest: image.digest,
      image: { registry: HOST, repository: 'acme/rocket', tag: 'single', index: null },
    })
    expect(summary).toContain('resolved once')
  })

  it.each([
    [
      '303 to a web page',
      new Response(null, { status: 303, headers: { location: 'https://github.com/login' } }),
    ],
    ['404', new Response('{}', { status: 404 })],
    ['a page of HTML', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    [
      'an empty list',
      new Response('{"schemaVersion":2,"manifests":[]}', {
        headers: { 'content-type': 'application/vnd.oci.image.index.v1+json' },
      }),
    ],
  ])('are found where the referrers API answers %s', async (_answer, response) => {
    plantBundle(w.repository, image, about(image), { fallback: true })
    const asked: string[] = []
    w.world.intercept = ({ url }) => {
      asked.push(new URL(url).host)
      return url.includes('/referrers/') ? response.clone() : undefined
    }
    expect((await w.verify()).code).toBeUndefined()
    // A redirect of that list leads nowhere that has to do with it.
    expect(new Set(asked)).toEqual(new Set([HOST]))
  })

  it('take attestations from GitHub’s store, and the signature from the registry', async () => {
    w.stored = [about(image), about(image, CYCLONEDX_BOM)]
    const subjects = [`oci://${NAME}@${image.digest}`]
    const inStore = {
      subjects,
      bundleFromOci: false,
      predicateTypes: ['https://slsa.dev/provenance/v1', CYCLONEDX_BOM],
    }
    expect((await w.verify(inStore)).code).toBeUndefined()
    expect(w.world.sent).toEqual([])
    expect((await w.verify({ ...inStore, requireSignature: true })).code).toBe(
      'SIGNATURE_NOT_FOUND',
    )
    plantBundle(w.repository, image, about(image, COSIGN_SIGNATURE))
    const signed = await w.verify({ ...inStore, requireSignature: true })
    expect(signed.code).toBeUndefined()
    expect(signed.report.subjects[0]?.attestations).toHaveLength(3)
    expect(signed.summary).toContain('image signature')
  })

  it('may be signed as cosign did before version 3', async () => {
    w.stored = [about(image)]
    const bytes = signedPayload(NAME, image.digest)
    const blob = forgeBlob({ blob: bytes, claims: CALLER })
    w.plantCosign('sig', bytes, cosignAnnotations(blob))
    const legacy = { bundleFromOci: false, requireSignature: true }
    const { code, report, summary } = await w.verify(legacy)
    expect(code).toBeUndefined()
    expect(report.subjects[0]?.signatures).toHaveLength(1)
    expect(summary).toContain('plain signature')
  })

  it('may be attested as cosign did before version 3', async () => {
    const bundle = about(image) as { readonly dsseEnvelope: object }
    w.plantCosign('att', JSON.stringify(bundle.dsseEnvelope), cosignAnnotations(bundle))
    expect((await w.verify()).code).toBeUndefined()
  })

  it('are verified with every child of their index, but what BuildKit put beside them', async () => {
    for (const one of [index, image, arm]) plantBundle(w.repository, one, about(one))
    const { code, report } = await w.verify({ subjects: [`oci://${NAME}:v1.2.3`], images: 'all' })
    expect(code).toBeUndefined()
    expect(report.subjects.map(({ digest }) => digest)).toEqual(
      [index, image, arm].map(one => one.digest),
    )
    expect(report.subjects[2]).toMatchObject({
      subject: `oci://${NAME}@${arm.digest} (linux/arm64)`,
      image: { tag: null, index: index.digest, platform: 'linux/arm64' },
    })
  })
})
