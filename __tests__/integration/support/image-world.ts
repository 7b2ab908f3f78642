/** Registries in this process: the product's client over the sandbox's services, without a socket. */
import type { ServiceRequest } from '../../../sandbox/service.ts'
import type { MadeManifest } from '../../../sandbox/registry/image.ts'
import type { SandboxRegistry } from '../../../sandbox/registry/registry.ts'
import type { ImageRepository } from '../../../sandbox/registry/store.ts'
import { sha256Of, type Sha256 } from '../../../src/attest/digest.ts'
import type { WritableRegistry } from '../../../src/commands/image-ports.ts'
import { createHttp } from '../../../src/io/http.ts'
import { createImageRegistry } from '../../../src/io/oci-registry.ts'
import { NO_DOCKER_CONFIG, type DockerConfig } from '../../../src/oci/docker-config.ts'
import {
  BUNDLE_LAYER,
  fallbackTag,
  referrerManifest,
  withReferrer,
} from '../../../src/oci/referrers.ts'

export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly authorization: string | undefined
  readonly body: string
}

export interface RegistryWorld {
  readonly registry: WritableRegistry
  readonly sent: readonly SentRequest[]
  /** Answers one request instead of the registry; undefined: the registry answers. */
  intercept: (request: SentRequest) => Response | undefined
}

/** A client of these registries; hosts that are none of them cannot be reached. */
export function registryWorld(
  registries: readonly SandboxRegistry[],
  dockerConfig: Partial<DockerConfig> = {},
): RegistryWorld {
  const sent: SentRequest[] = []
  const world = {
    sent,
    intercept: (): Response | undefined => undefined,
    registry: createImageRegistry({
      dockerConfig: async () => ({ ...NO_DOCKER_CONFIG, ...dockerConfig }),
      httpFor: (apiHosts, plainHosts) =>
        createHttp({
          clock: () => 0,
          sleep: async () => undefined,
          random: () => 0.5,
          userAgent: 'test',
          apiHosts,
          plainHosts,
          fetch: async (input, init) => {
            const request = await requestOf(new Request(input).url, init)
            sent.push(request.sent)
            return world.intercept(request.sent) ?? serve(request.service, registries)
          },
        }),
    }),
  } as RegistryWorld & { intercept: (request: SentRequest) => Response | undefined }
  return world
}

async function requestOf(
  address: string,
  init: RequestInit | undefined,
): Promise<{ readonly sent: SentRequest; readonly service: ServiceRequest }> {
  const url = new URL(address)
  const headers = Object.fromEntries(new Headers(init?.headers))
  const body = Buffer.from(await new Response(init?.body ?? null).arrayBuffer())
  const method = init?.method ?? 'GET'
  return {
    sent: { method, url: address, authorization: headers['authorization'], body: body.toString() },
    service: { method, host: url.host, path: url.pathname, url, headers, body },
  }
}

async function serve(
  request: ServiceRequest,
  registries: readonly SandboxRegistry[],
): Promise<Response> {
  const registry = registries.find(({ host }) => host === request.host)
  if (registry === undefined) throw new TypeError(`fetch failed: no host ${request.host}`)
  const { status = 200, headers, json, body } = (await registry.service(request)) ?? { status: 404 }
  const content = json === undefined ? (body ?? '') : JSON.stringify(json)
  const bytes =
    request.method === 'HEAD' || status === 204 ? null : new Uint8Array(Buffer.from(content))
  return new Response(bytes, { status, headers: { ...headers } })
}

export interface Planting {
  /** Default: what an honest push says. */
  readonly artifactType?: string
  readonly predicateType?: string
  /** Whether it stands in the list under the fallback tag, as registries without the API have it. */
  readonly fallback?: boolean
}

/** Attaches a bundle to an image as a push of somebody else would; returns the digest of its manifest. */
export function plantBundle(
  repository: ImageRepository,
  image: MadeManifest,
  bundle: object,
  options: Planting = {},
): string {
  const { artifactType = BUNDLE_LAYER, predicateType = 'https://slsa.dev/provenance/v1' } = options
  const layer = Buffer.from(JSON.stringify(bundle))
  repository.putBlob(layer)
  repository.putBlob('{}')
  const hex = image.digest.slice('sha256:'.length) as Sha256
  const created = '2026-11-01T00:00:00Z'
  const text = referrerManifest({
    subject: { mediaType: image.mediaType, digest: hex, size: Buffer.byteLength(image.text) },
    bundle: { digest: sha256Of(layer), size: layer.length },
    ...{ predicateType, created },
  }).replace(`"artifactType":"${BUNDLE_LAYER}"`, `"artifactType":"${artifactType}"`)
  const digest = repository.putManifest('application/vnd.oci.image.manifest.v1+json', text)
  if (options.fallback === true) {
    const tag = fallbackTag(hex)
    const present = repository.find(tag)
    const list =
      present === undefined ? undefined : (JSON.parse(present.bytes.toString()) as unknown)
    const entry = { digest: digest.slice(7) as Sha256, size: Buffer.byteLength(text) }
    const more = withReferrer(list, { ...entry, predicateType, created }).replaceAll(
      `"artifactType":"${BUNDLE_LAYER}"`,
      `"artifactType":"${artifactType}"`,
    )
    repository.putManifest('application/vnd.oci.image.index.v1+json', more, tag)
  }
  return digest
}
