/** Images made here: small, honest in form, and different by their content. */
import { gzipSync } from 'node:zlib'
import { digestOf, type ImageRepository } from './store.ts'

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const INDEX = 'application/vnd.oci.image.index.v1+json'
const CONFIG = 'application/vnd.oci.image.config.v1+json'
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'

/** A manifest, and the blobs that it names. */
export interface MadeManifest {
  readonly mediaType: string
  readonly text: string
  /** `sha256:HEX` */
  readonly digest: string
  readonly blobs: readonly Buffer[]
}

/** An image of one platform. */
export function makeImage(content: string, architecture = 'amd64'): MadeManifest {
  // An empty tar archive is two blocks of zeros; what stands behind them nobody unpacks.
  const layer = gzipSync(Buffer.concat([Buffer.alloc(1024), Buffer.from(content)]))
  const config = Buffer.from(
    JSON.stringify({
      ...{ architecture, os: 'linux', config: { Labels: { content } } },
      rootfs: { type: 'layers', diff_ids: [digestOf(Buffer.from(content))] },
    }),
  )
  return made(
    MANIFEST,
    {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: describe(CONFIG, config),
      layers: [describe(LAYER, layer)],
    },
    [config, layer],
  )
}

/** What BuildKit puts beside the images of an index. */
export function makeBuildkitStatement(about: MadeManifest): MadeManifest {
  const statement = Buffer.from(JSON.stringify({ _type: 'https://in-toto.io/Statement/v0.1' }))
  const config = Buffer.from(
    JSON.stringify({ architecture: 'unknown', os: 'unknown', about: about.digest }),
  )
  return made(
    MANIFEST,
    {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: describe(CONFIG, config),
      layers: [describe('application/vnd.in-toto+json', statement)],
    },
    [config, statement],
  )
}

/** An index of images, by platform. */
export function makeIndex(children: Readonly<Record<string, MadeManifest>>): MadeManifest {
  const manifests = Object.entries(children).map(([platform, child]) => {
    const [os, architecture] = platform.split('/')
    return { ...describe(child.mediaType, Buffer.from(child.text)), platform: { os, architecture } }
  })
  return made(INDEX, { schemaVersion: 2, mediaType: INDEX, manifests }, [])
}

function made(mediaType: string, manifest: object, blobs: readonly Buffer[]): MadeManifest {
  const text = JSON.stringify(manifest)
  return { mediaType, text, digest: digestOf(Buffer.from(text)), blobs }
}

function describe(mediaType: string, bytes: Buffer): object {
  return { mediaType, digest: digestOf(bytes), size: bytes.length }
}

/** Puts manifests and their blobs into a repository; the last one gets the tag. */
export function plant(
  repository: ImageRepository,
  manifests: readonly MadeManifest[],
  tag?: string,
): void {
  manifests.forEach(({ mediaType, text, blobs }, index) => {
    for (const bytes of blobs) repository.putBlob(bytes)
    repository.putManifest(mediaType, text, index === manifests.length - 1 ? tag : undefined)
  })
}
