/** `verify` of images over a registry in this process: the ways of not being honest. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { makeIndex, plant } from '../../sandbox/registry/image.ts'
import { COSIGN_SIGNATURE } from '../../src/attest/predicate.ts'
import type { VerifyInputs } from '../../src/commands/command-inputs.ts'
import type { ErrorCode } from '../../src/errors/catalog.ts'
import { forgeBlob } from '../corpus/support/forge.ts'
import { cosignAnnotations, signedPayload } from '../support/cosign-layers.ts'
import { rejectionOf } from '../support/thrown.ts'
import { plantBundle } from './support/image-world.ts'
import {
  about,
  arm,
  CALLER,
  image,
  imagesWorld,
  index,
  NAME,
  other,
  STRANGER,
  type ImagesWorld,
} from './support/verify-images.ts'

let w: ImagesWorld

beforeAll(async () => {
  w = await imagesWorld()
})
afterAll(async () => w[Symbol.asyncDispose]())
beforeEach(() => w.reset())

interface Refused {
  readonly name: string
  readonly code: ErrorCode
  readonly plant: () => void
  readonly inputs?: Partial<VerifyInputs>
}

const SIGNED: Partial<VerifyInputs> = { requireSignature: true }

const REFUSED: readonly Refused[] = [
  {
    name: 'a signature taken for provenance',
    code: 'PREDICATE_TYPE_NOT_FOUND',
    plant: () => plantBundle(w.repository, image, about(image, COSIGN_SIGNATURE)),
  },
  {
    name: 'provenance taken for a signature, whatever its annotation says',
    code: 'SIGNATURE_NOT_FOUND',
    inputs: SIGNED,
    plant: () =>
      plantBundle(w.repository, image, about(image), { predicateType: COSIGN_SIGNATURE }),
  },
  {
    name: 'the bundle of another image of the repository',
    code: 'SUBJECT_MISMATCH',
    plant: () => plantBundle(w.repository, image, about(other)),
  },
  {
    name: 'provenance of another repository’s image',
    code: 'REPOSITORY_MISMATCH',
    plant: () => plantBundle(w.repository, image, about(image, undefined, { claims: STRANGER })),
  },
  {
    name: 'a foreign signer',
    code: 'REUSABLE_SIGNER',
    plant: () =>
      plantBundle(
        w.repository,
        image,
        about(image, undefined, {
          claims: {
            job_workflow_ref: 'evil/central/.github/workflows/sign-image.yml@refs/heads/main',
          },
        }),
      ),
  },
  {
    name: 'a signature by the central signer, called by a stranger',
    code: 'REPOSITORY_MISMATCH',
    inputs: SIGNED,
    plant: () => {
      plantBundle(w.repository, image, about(image))
      plantBundle(w.repository, image, about(image, COSIGN_SIGNATURE, { claims: STRANGER }))
    },
  },
  {
    name: 'a signature made on a self-hosted runner',
    code: 'RUNNER_REFUSED',
    inputs: SIGNED,
    plant: () => {
      plantBundle(w.repository, image, about(image))
      const claims = { runner_environment: 'self-hosted' } as const
      plantBundle(w.repository, image, about(image, COSIGN_SIGNATURE, { claims }))
    },
  },
  {
    name: 'a signature of another key than the certificate’s',
    code: 'SIGNATURE_INVALID',
    inputs: SIGNED,
    plant: () => {
      plantBundle(w.repository, image, about(image))
      plantBundle(w.repository, image, about(image, COSIGN_SIGNATURE, { defect: 'foreign-key' }))
    },
  },
  {
    name: 'an old signature by the central signer, called by a stranger',
    code: 'REPOSITORY_MISMATCH',
    inputs: SIGNED,
    plant: () => {
      plantBundle(w.repository, image, about(image))
      const bytes = signedPayload(NAME, image.digest)
      w.plantCosign('sig', bytes, cosignAnnotations(forgeBlob({ blob: bytes, claims: STRANGER })))
    },
  },
  {
    name: 'an old signature of another image',
    code: 'SUBJECT_MISMATCH',
    inputs: SIGNED,
    plant: () => {
      plantBundle(w.repository, image, about(image))
      const bytes = signedPayload(NAME, other.digest)
      w.plantCosign('sig', bytes, cosignAnnotations(forgeBlob({ blob: bytes, claims: CALLER })))
    },
  },
  {
    name: 'an old signature by a key',
    code: 'BUNDLE_INVALID',
    inputs: SIGNED,
    plant: () => {
      plantBundle(w.repository, image, about(image))
      const annotations = { 'dev.cosignproject.cosign/signature': 'MEUCIQ==' }
      w.plantCosign('sig', signedPayload(NAME, image.digest), annotations)
    },
  },
  {
    name: 'a child of the index without an attestation of its own',
    code: 'ATTESTATION_NOT_FOUND',
    inputs: { subjects: [`oci://${NAME}:v1.2.3`], images: 'all' },
    plant: () => {
      for (const one of [index, image]) plantBundle(w.repository, one, about(one))
    },
  },
  {
    name: 'a bundle that is in a layer of another media type',
    code: 'ATTESTATION_NOT_FOUND',
    plant: () => {
      const digest = plantBundle(w.repository, image, about(image))
      const { bytes } = w.repository.manifests.get(digest) ?? { bytes: Buffer.alloc(0) }
      w.repository.manifests.delete(digest)
      const text = bytes
        .toString()
        .replaceAll(
          '"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"',
          '"mediaType":"application/json"',
        )
      w.repository.putManifest('application/vnd.oci.image.manifest.v1+json', text)
    },
  },
  {
    name: 'a layer that holds no bundle',
    code: 'BUNDLE_INVALID',
    plant: () => plantBundle(w.repository, image, { mediaType: 'x', MEDIATYPE: 'y' }),
  },
  { name: 'no evidence at all', code: 'ATTESTATION_NOT_FOUND', plant: () => undefined },
]

describe('refused', () => {
  it.each(REFUSED)('$name', async ({ code, plant: prepare, inputs }) => {
    prepare()
    const outcome = await w.verify(inputs)
    expect(outcome.code).toBe(code)
    expect(outcome.report.verified).toBe(false)
  })

  it('a tag that was moved while it was verified', async () => {
    for (const one of [image, other]) plantBundle(w.repository, one, about(one))
    w.world.intercept = ({ url }) => {
      if (url.includes('/referrers/')) w.repository.tags.set('single', other.digest)
      return undefined
    }
    const { code, report } = await w.verify()
    expect(code).toBe('IMAGE_TAG_MOVED')
    expect(report.subjects[0]?.digest).toBe(image.digest)
  })

  it('what is served instead of what was asked for', async () => {
    plantBundle(w.repository, image, about(image))
    const bytes = Buffer.from(image.text.replace('amd64', 'amd65').concat(' '))
    w.repository.manifests.set(image.digest, { mediaType: image.mediaType, bytes })
    const all = { subjects: [`oci://${NAME}@${image.digest}`], images: 'all' } as const
    expect((await rejectionOf(w.verify(all))).code).toBe('IMAGE_DIGEST_MISMATCH')
    // Under a tag the registry names the digest itself, and contradicts its own bytes.
    expect((await rejectionOf(w.verify())).code).toBe('IMAGE_DIGEST_MISMATCH')
  })

  it('an evidence blob that is not the listed one', async () => {
    plantBundle(w.repository, image, about(image))
    for (const digest of w.repository.blobs.keys())
      w.repository.blobs.set(digest, Buffer.from('{}'))
    expect((await w.verify()).code).toBe('IMAGE_DIGEST_MISMATCH')
  })

  it('a manifest larger than any', async () => {
    const text = JSON.stringify({ schemaVersion: 2, filler: 'x'.repeat(5 * 1024 * 1024) })
    w.repository.putManifest(image.mediaType, text, 'single')
    expect((await rejectionOf(w.verify())).code).toBe('RESPONSE_TOO_LARGE')
  })

  it('more referrers than are opened', async () => {
    const entries = Array.from({ length: 501 }, (_, n) => ({
      mediaType: image.mediaType,
      digest: `sha256:${n.toString(16).padStart(64, '0')}`,
      size: 1,
    }))
    const list = { schemaVersion: 2, manifests: entries }
    const tag = image.digest.replace(':', '-')
    w.repository.putManifest('application/vnd.oci.image.index.v1+json', JSON.stringify(list), tag)
    expect((await w.verify()).code).toBe('IMAGE_TOO_LARGE')
  })

  it('what is listed and cannot be had', async () => {
    const list = {
      schemaVersion: 2,
      manifests: [{ mediaType: image.mediaType, digest: `sha256:${'0'.repeat(64)}`, size: 1 }],
    }
    w.repository.putManifest(
      'application/vnd.oci.image.index.v1+json',
      JSON.stringify(list),
      image.digest.replace(':', '-'),
    )
    expect((await w.verify()).code).toBe('BUNDLE_UNREADABLE')
  })

  it('an index that is nested too deep', async () => {
    let deep = index
    for (let level = 0; level < 3; level += 1) {
      deep = makeIndex({ 'linux/amd64': deep })
      plant(w.repository, [deep], 'deep')
    }
    const all = { subjects: [`oci://${NAME}:deep`], images: 'all' } as const
    expect((await rejectionOf(w.verify(all))).code).toBe('IMAGE_TOO_LARGE')
  })

  it('a tag, an image or a child that the registry does not have', async () => {
    for (const reference of [':nope', `@sha256:${'1'.repeat(64)}`, '']) {
      const missing = { subjects: [`oci://${NAME}${reference}`], images: 'all' } as const
      expect((await rejectionOf(w.verify(missing))).code).toBe('IMAGE_NOT_FOUND')
    }
    w.repository.manifests.delete(arm.digest)
    const all = { subjects: [`oci://${NAME}:v1.2.3`], images: 'all' } as const
    expect((await rejectionOf(w.verify(all))).code).toBe('IMAGE_NOT_FOUND')
  })

  it('a file where only a registry is asked, and a reference that is none', async () => {
    const file = await rejectionOf(w.verify({ subjects: [`sha256:${'1'.repeat(64)}`] }))
    expect(file.code).toBe('INPUT_INVALID')
    const upper = await rejectionOf(w.verify({ subjects: ['oci://ghcr.io/Acme/rocket'] }))
    expect(upper.message).toContain('lower case')
  })

  it('signatures that bundle files do not hold', async () => {
    const path = join(w.folder, 'bundles.jsonl')
    await writeFile(path, `${JSON.stringify(about(image))}\n`)
    const offline = {
      subjects: [`oci://${NAME}@${image.digest}`],
      ...{ bundles: [path], bundleFromOci: false, requireSignature: true },
    }
    expect((await w.verify(offline)).code).toBe('SIGNATURE_NOT_FOUND')
    await writeFile(
      path,
      [about(image), about(image, COSIGN_SIGNATURE)]
        .map(one => `${JSON.stringify(one)}\n`)
        .join(''),
    )
    expect((await w.verify(offline)).code).toBeUndefined()
    expect(w.world.sent).toEqual([])
  })
})
