/** What a registry might say: odd challenges, realms, manifests and layers; and references as nobody writes them. */
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { chooseChallenge, parseChallenges, type Challenge } from '../../src/oci/challenge.ts'
import { envelopeBundle, signatureBundle, signedImage } from '../../src/oci/cosign-layers.ts'
import { parseDockerConfig, type DockerConfig } from '../../src/oci/docker-config.ts'
import { OCI_INDEX, OCI_MANIFEST, parseManifest } from '../../src/oci/manifest.ts'
import { realmOf, type Realm } from '../../src/oci/realm.ts'
import { imageName, parseImageReference, type ImageReference } from '../../src/oci/reference.ts'
import { makeImage, makeIndex } from '../../sandbox/registry/image.ts'
import { forgeBlob } from '../corpus/support/forge.ts'
import { cosignAnnotations, signedPayload } from '../support/cosign-layers.ts'
import { fuzz } from './support/fuzzing.ts'
import { edited, edits } from './support/json-edits.ts'

const IMAGE = makeImage('fuzzed')
const INDEX = makeIndex({ 'linux/amd64': IMAGE })
const PAYLOAD = signedPayload('ghcr.io/acme/rocket', IMAGE.digest)
const ANNOTATIONS = cosignAnnotations(forgeBlob({ blob: PAYLOAD }))

const piece = fc.constantFrom(
  ...[
    'ghcr.io',
    'localhost',
    '127.0.0.1',
    '[::1]',
    ':5000',
    '/',
    'acme',
    'Acme',
    'app',
    ':',
    'v1',
    '@',
  ],
  ...['sha256:', 'a'.repeat(64), '..', '__', '-', '%', ' ', '\u0000', 'oci://', 'https://'],
)
const reference = fc
  .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 9 })
  .map(parts => parts.join(''))

const header = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Bearer ',
        'Basic ',
        'realm=',
        'service=',
        '"',
        ',',
        ' ',
        '\\',
        'https://x/t',
        '=',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join(''))

const host = fc.constantFrom(
  'ghcr.io',
  'registry.gitlab.com',
  'registry-1.docker.io',
  '127.0.0.1:5000',
  'a.b.c:8443',
)
const address = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'https://',
          'http://',
          'ghcr.io',
          'gitlab.com',
          'evil.example',
          '@',
          ':443',
          ':8443',
          '/',
          '.',
        ],
        ...['127.0.0.1', '#', '?', '\\', '%2e', 'auth.docker.io', 'c:8443', 'b.c'],
      ),
      fc.string({ maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => parts.join(''))

describe('images', () => {
  fuzz(it, {
    name: 'references of images',
    cases: 20_000,
    input: reference,
    attempt: text => parseImageReference(text),
    accepted: result => {
      if (typeof result === 'string') return
      const { registry, repository, tag, digest } = result as ImageReference
      const again = `${imageName({ registry, repository })}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@sha256:${digest}`}`
      expect(parseImageReference(again)).toEqual(result)
      expect(`${registry}/${repository}`).not.toMatch(/[A-Z\s%?#\\]|\.\.|\/\//)
      expect(new URL(`https://${registry}/v2/${repository}`).pathname).toBe(`/v2/${repository}`)
    },
  })

  fuzz(it, {
    name: 'challenges of registries',
    cases: 20_000,
    input: header,
    attempt: text => parseChallenges(text),
    accepted: result => {
      const challenges = result as readonly Challenge[]
      const chosen = chooseChallenge(challenges)
      expect(chosen === undefined || ['bearer', 'basic'].includes(chosen.scheme)).toBe(true)
    },
  })

  fuzz(it, {
    name: 'realms of registries',
    cases: 20_000,
    input: fc.record({ text: address, host }),
    attempt: one => realmOf(one.text, one.host),
    accepted: (result, one) => {
      const realm = result as Realm | undefined
      if (realm === undefined) return
      expect(realm.url.username + realm.url.password).toBe('')
      if (realm.url.protocol !== 'https:') expect(one.host).toBe('127.0.0.1:5000')
      if (realm.kind === 'foreign') return
      // What is the registry's own is its host, a domain above it, or the one that Docker publishes.
      const name = one.host.replace(/:[0-9]+$/, '')
      const own =
        realm.url.host === one.host ||
        name.endsWith(`.${realm.url.host}`) ||
        (one.host === 'registry-1.docker.io' && realm.url.host === 'auth.docker.io')
      expect(own).toBe(true)
    },
  })

  fuzz(it, {
    name: 'manifests of registries',
    cases: 6_000,
    input: fc.record({
      edits: edits(),
      index: fc.boolean(),
      type: fc.constantFrom(OCI_INDEX, OCI_MANIFEST, null),
    }),
    attempt: one => {
      const changed = edited(JSON.parse((one.index ? INDEX : IMAGE).text), {}, one.edits)
      const bytes = Buffer.from(JSON.stringify(changed))
      return parseManifest({ bytes, contentType: one.type })
    },
  })

  fuzz(it, {
    name: 'docker’s configuration',
    cases: 4_000,
    input: edits(),
    attempt: changes => {
      const value = edited(
        { auths: { 'ghcr.io': { auth: 'YTpi' }, x: {} }, credHelpers: { y: 'z' }, credsStore: 's' },
        {},
        changes,
      )
      return parseDockerConfig(JSON.stringify(value), 'config.json')
    },
    accepted: result => {
      for (const key of (result as DockerConfig).credentials.keys())
        expect(key).toBe(key.toLowerCase())
    },
  })

  fuzz(it, {
    name: 'layers of cosign',
    cases: 4_000,
    input: fc.record({ annotations: edits(), payload: edits() }),
    attempt: one => {
      const annotations = edited(ANNOTATIONS, {}, one.annotations)
      const payload = edited(JSON.parse(PAYLOAD), {}, one.payload)
      const bytes = Buffer.from(JSON.stringify(payload))
      const texts = Object.fromEntries(
        Object.entries(annotations as object).flatMap(([key, value]) =>
          typeof value === 'string' ? [[key, value]] : [],
        ),
      )
      signatureBundle({ annotations: texts, bytes })
      envelopeBundle({ annotations: texts, bytes: Buffer.from('{"signatures":[null]}') })
      return signedImage(bytes)
    },
    accepted: result => {
      expect(result).toMatch(/^[0-9a-f]{64}$/)
    },
  })
})
