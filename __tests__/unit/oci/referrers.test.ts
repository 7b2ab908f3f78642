import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import {
  OCI_INDEX,
  OCI_MANIFEST,
  parseManifest,
  type ImageManifest,
  type Manifest,
} from '../../../src/oci/manifest.ts'
import {
  BUNDLE_LAYER,
  candidates,
  cosignTags,
  EMPTY_CONFIG,
  ENVELOPE_LAYER,
  evidenceLayers,
  fallbackTag,
  referrerManifest,
  SIGNED_PAYLOAD_LAYER,
  withReferrer,
} from '../../../src/oci/referrers.ts'

const HEX = sha256Of('an image')
const CREATED = '2026-11-01T00:00:00Z'
const parse = (text: string, contentType: string): Manifest =>
  parseManifest({ bytes: Buffer.from(text), contentType })
const entry = (text: string, mediaType = OCI_MANIFEST): object => ({
  ...{ mediaType, digest: `sha256:${sha256Of(text)}`, size: 1 },
})
const list = (...manifests: readonly object[]): Manifest =>
  parse(JSON.stringify({ schemaVersion: 2, manifests }), OCI_INDEX)

const attached = referrerManifest({
  subject: { mediaType: OCI_INDEX, digest: HEX, size: 7 },
  bundle: { digest: sha256Of('a bundle'), size: 8 },
  predicateType: 'https://slsa.dev/provenance/v1',
  created: CREATED,
})

describe('what refers to an image', () => {
  it('has its tags', () => {
    expect(fallbackTag(HEX)).toBe(`sha256-${HEX}`)
    expect(cosignTags(HEX)).toEqual([`sha256-${HEX}.sig`, `sha256-${HEX}.att`])
  })

  it('is every manifest of every list, once', () => {
    const found = candidates([
      list(entry('a'), entry('b'), entry('c', OCI_INDEX)),
      list(entry('b'), entry('d')),
      parse(attached, OCI_MANIFEST),
    ])
    expect(found.map(({ digest }) => digest)).toEqual(['a', 'b', 'd'].map(text => sha256Of(text)))
  })

  it('is evidence by the media type of its layers', () => {
    const types = [
      BUNDLE_LAYER,
      'application/vnd.dev.sigstore.bundle+json;version=0.2',
      'application/vnd.dev.sigstore.bundle+json;version=0.4',
      SIGNED_PAYLOAD_LAYER,
      ENVELOPE_LAYER,
      'application/json',
    ]
    const layers = types.map(mediaType => entry('x', mediaType))
    const text = JSON.stringify({ schemaVersion: 2, config: entry('x'), layers })
    const found = evidenceLayers(parse(text, OCI_MANIFEST) as ImageManifest)
    expect(found.map(({ kind, layer }) => [kind, layer.mediaType])).toEqual([
      ['bundle', types[0]],
      ['bundle', types[1]],
      ['signed-payload', types[3]],
      ['envelope', types[4]],
    ])
  })

  it('is attached as actions/attest does it', () => {
    expect(JSON.parse(attached)).toEqual({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      artifactType: BUNDLE_LAYER,
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: `sha256:${sha256Of(EMPTY_CONFIG)}`,
        size: 2,
      },
      layers: [{ mediaType: BUNDLE_LAYER, digest: `sha256:${sha256Of('a bundle')}`, size: 8 }],
      subject: { mediaType: OCI_INDEX, digest: `sha256:${HEX}`, size: 7 },
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
        'org.opencontainers.image.created': CREATED,
      },
    })
  })

  it('is added to the list of the others, which stays as it was', () => {
    const referrer = { digest: sha256Of('new'), size: 3, predicateType: 'p', created: CREATED }
    const others = { schemaVersion: 2, manifests: [{ ...entry('a'), odd: [1] }] }
    const added = JSON.parse(withReferrer(others, referrer)) as { manifests: readonly object[] }
    expect(added.manifests).toEqual([
      others.manifests[0],
      {
        mediaType: OCI_MANIFEST,
        digest: `sha256:${sha256Of('new')}`,
        size: 3,
        artifactType: BUNDLE_LAYER,
        annotations: {
          'dev.sigstore.bundle.content': 'dsse-envelope',
          'dev.sigstore.bundle.predicateType': 'p',
          'org.opencontainers.image.created': CREATED,
        },
      },
    ])
    expect(JSON.parse(withReferrer(undefined, referrer))).toMatchObject({
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [{ digest: `sha256:${sha256Of('new')}` }],
    })
  })
})
