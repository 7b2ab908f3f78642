import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import {
  checkDigest,
  holdsStatementsAlone,
  OCI_INDEX,
  OCI_MANIFEST,
  parseManifest,
  type Manifest,
} from '../../../src/oci/manifest.ts'
import { thrownBy } from '../../support/thrown.ts'

const DIGEST = `sha256:${sha256Of('x')}`
const one = { mediaType: 'application/octet-stream', digest: DIGEST, size: 1 }
const IMAGE = { schemaVersion: 2, config: one, layers: [one] }
const INDEX = { schemaVersion: 2, manifests: [{ ...one, mediaType: OCI_MANIFEST }] }

const parse = (value: unknown, contentType: string | null = OCI_MANIFEST): Manifest =>
  parseManifest({
    bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
    contentType,
  })

describe('manifests', () => {
  it.each([
    ['an image of OCI', IMAGE, OCI_MANIFEST, 'image'],
    ['one that says so itself', { ...IMAGE, mediaType: OCI_MANIFEST }, null, 'image'],
    ['one behind a proxy', { ...IMAGE, mediaType: OCI_MANIFEST }, 'application/json', 'image'],
    ['with a parameter', IMAGE, `${OCI_MANIFEST}; charset=utf-8`, 'image'],
    ['an image of Docker', IMAGE, 'application/vnd.docker.distribution.manifest.v2+json', 'image'],
    ['an index', INDEX, OCI_INDEX, 'index'],
    ['an empty index of olareg', { schemaVersion: 2, manifests: null }, OCI_INDEX, 'index'],
    [
      'a list of Docker',
      INDEX,
      'application/vnd.docker.distribution.manifest.list.v2+json',
      'index',
    ],
  ])('%s', (_name, value, contentType, kind) => {
    const text = JSON.stringify(value)
    expect(parse(value, contentType)).toMatchObject({
      kind,
      digest: sha256Of(text),
      size: text.length,
    })
  })

  it('keep what is said of the parts', () => {
    const layer = {
      ...one,
      annotations: { a: 'b', c: 1 },
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    }
    const { layers } = parse({
      ...IMAGE,
      layers: [layer, { ...one, annotations: [], platform: {} }],
    }) as {
      layers: readonly object[]
    } & Manifest
    expect(layers).toEqual([
      { ...one, digest: sha256Of('x'), annotations: { a: 'b' }, platform: 'linux/arm64/v8' },
      { ...one, digest: sha256Of('x'), annotations: {}, platform: undefined },
    ])
  })

  it.each([
    ['no JSON', '{', OCI_MANIFEST, 'is not UTF-8 JSON'],
    ['a byte order mark', `\ufeff${JSON.stringify(IMAGE)}`, OCI_MANIFEST, 'is not UTF-8 JSON'],
    ['no object', '[]', OCI_MANIFEST, 'is no object'],
    ['too deep', `${'[['.repeat(99)}${']]'.repeat(99)}`, OCI_MANIFEST, 'nested'],
    ['a repeated key', '{"schemaVersion":2,"Layers":[],"layers":[]}', OCI_MANIFEST, 'twice'],
    ['another media type', IMAGE, 'text/html', 'of the media type "text/html"'],
    ['none', IMAGE, null, 'of the media type ""'],
    [
      'two media types',
      { ...IMAGE, mediaType: OCI_MANIFEST },
      OCI_INDEX,
      'and the registry that it is',
    ],
    ['one that is no text', { ...IMAGE, mediaType: 1 }, OCI_MANIFEST, 'no text'],
    ['schema 1', { schemaVersion: 1, fsLayers: [] }, OCI_MANIFEST, 'schemaVersion 2'],
    [
      'an image with manifests',
      { ...IMAGE, ...INDEX },
      OCI_MANIFEST,
      'is an image and has manifests',
    ],
    ['an index with layers', { ...IMAGE, ...INDEX }, OCI_INDEX, 'is an index and has layers'],
    ['no layers', { ...IMAGE, layers: {} }, OCI_MANIFEST, 'no list of at most 1000 layers'],
    ['too many', { schemaVersion: 2, manifests: Array(1001).fill(one) }, OCI_INDEX, 'at most 1000'],
    ['no configuration', { ...IMAGE, config: undefined }, OCI_MANIFEST, 'in config'],
    [
      'a digest of another algorithm',
      { ...IMAGE, layers: [{ ...one, digest: `sha512:${'0'.repeat(128)}` }] },
      OCI_MANIFEST,
      'in layers[0]',
    ],
    [
      'a bare digest',
      { ...IMAGE, layers: [{ ...one, digest: sha256Of('x') }] },
      OCI_MANIFEST,
      'in layers[0]',
    ],
    [
      'a digest that is no text',
      { ...IMAGE, layers: [{ ...one, digest: { toString: 1 } }] },
      OCI_MANIFEST,
      'in layers[0]',
    ],
    [
      'a size below zero',
      { ...IMAGE, layers: [{ ...one, size: -1 }] },
      OCI_MANIFEST,
      'in layers[0]',
    ],
  ])('refused: %s', (_name, value, contentType, reason) => {
    const error = thrownBy(() => parse(value, contentType))
    expect([error.code, error.class]).toEqual(['IMAGE_MANIFEST_INVALID', 'security'])
    expect(error.message).toContain(reason)
  })

  it('are those of the digest', () => {
    expect(() => checkDigest(Buffer.from('x'), sha256Of('x'), 'manifest')).not.toThrow()
    expect(thrownBy(() => checkDigest(Buffer.from('y'), sha256Of('x'), 'blob'))).toMatchObject({
      code: 'IMAGE_DIGEST_MISMATCH',
      expected: DIGEST,
      actual: `sha256:${sha256Of('y')}`,
    })
  })

  it('hold statements alone when all layers say so', () => {
    const layers = (...types: readonly string[]): boolean => {
      const parsed = parse({ ...IMAGE, layers: types.map(mediaType => ({ ...one, mediaType })) })
      return parsed.kind === 'image' && holdsStatementsAlone(parsed)
    }
    const statement = 'application/vnd.in-toto+json'
    expect([layers(statement, statement), layers(statement, 'x'), layers()]).toEqual([
      true,
      false,
      false,
    ])
  })
})
