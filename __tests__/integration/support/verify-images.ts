/** Images in a registry of this process, and `verify` of them with the product's own client. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import {
  makeBuildkitStatement,
  makeImage,
  makeIndex,
  plant,
  type MadeManifest,
} from '../../../sandbox/registry/image.ts'
import { SandboxRegistry } from '../../../sandbox/registry/registry.ts'
import type { ImageRepository } from '../../../sandbox/registry/store.ts'
import type { VerifyInputs } from '../../../src/commands/command-inputs.ts'
import { runVerify } from '../../../src/commands/verify.ts'
import { createFiles } from '../../../src/io/files.ts'
import { tokenIssuer } from '../../../src/io/oidc.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import {
  CLAIMS,
  forge,
  statement,
  TRUSTED_ROOTS,
  type Forgery,
} from '../../corpus/support/forge.ts'
import { registryWorld, type RegistryWorld } from './image-world.ts'
import { verifyInputs } from './verify-inputs.ts'

export const HOST = 'ghcr.io'
export const NAME = 'ghcr.io/acme/rocket'
const CENTRAL = 'acme/central/.github/workflows/sign-image.yml'
/** A job of the repository that calls a central signer. */
export const CALLER = {
  job_workflow_ref: `${CENTRAL}@refs/heads/main`,
  job_workflow_sha: 'c'.repeat(40),
}
/** The same signer, called by somebody else. */
export const STRANGER = {
  ...CALLER,
  repository: 'evil/rocket',
  repository_id: '666',
  repository_owner: 'evil',
  repository_owner_id: '665',
  workflow_ref: 'evil/rocket/.github/workflows/release.yml@refs/tags/v1.2.3',
}

export const image = makeImage('rocket')
export const arm = makeImage('rocket', 'arm64')
export const index = makeIndex({
  'linux/amd64': image,
  'linux/arm64': arm,
  'unknown/unknown': makeBuildkitStatement(image),
})
export const other = makeImage('another')

/** A bundle about an image; default: honest provenance. */
export function about(
  { digest }: MadeManifest,
  predicateType?: string,
  { claims, ...forgery }: Forgery = {},
): object {
  const subject = [{ name: NAME, digest: { sha256: digest.slice('sha256:'.length) } }]
  const changes =
    predicateType === undefined ? { subject } : { subject, predicateType, predicate: {} }
  const payload = JSON.stringify(statement(changes, { ...CLAIMS, ...CALLER, ...claims }))
  return forge({ payload, claims: { ...CALLER, ...claims }, ...forgery })
}

/** What a verification said. */
export interface Outcome {
  readonly code: string | undefined
  readonly report: {
    readonly verified: boolean
    readonly subjects: readonly {
      readonly digest: string
      readonly attestations: readonly object[]
      readonly signatures: readonly object[]
    }[]
  }
  readonly summary: string
}

export interface ImagesWorld extends AsyncDisposable {
  readonly folder: string
  /** Registry, repository and client as they are before each test. */
  reset(): void
  readonly host: SandboxRegistry
  readonly repository: ImageRepository
  readonly world: RegistryWorld
  /** What GitHub's store has. */
  stored: readonly object[]
  verify(changes?: Partial<VerifyInputs>): Promise<Outcome>
  /** A layer as cosign put it under a tag before version 3. */
  plantCosign(kind: 'sig' | 'att', layer: string, annotations: object): void
}

const SCHEMA = new URL('../../../docs/schemas/verification-report.v1.json', import.meta.url)
const verifier = createBundleVerifier(parseTrustRoots(TRUSTED_ROOTS))

export async function imagesWorld(): Promise<ImagesWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'images-'))
  const world: ImagesWorld & {
    host: SandboxRegistry
    repository: ImageRepository
    world: RegistryWorld
  } = {
    folder,
    ...fresh(),
    stored: [],
    reset() {
      Object.assign(world, fresh(), { stored: [] })
    },
    verify: async changes => verifyIn(world, changes),
    plantCosign: (kind, layer, annotations) =>
      plantCosign(world.repository, { kind, layer, annotations }),
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true, force: true }),
  }
  return world
}

function fresh(): Pick<ImagesWorld, 'host' | 'repository' | 'world'> {
  const host = new SandboxRegistry(HOST)
  const repository = host.repository('acme/rocket')
  plant(repository, [other])
  plant(repository, [image], 'single')
  plant(repository, [image, arm, makeBuildkitStatement(image), index], 'v1.2.3')
  return { host, repository, world: registryWorld([host]) }
}

async function verifyIn(
  { folder, world, stored }: ImagesWorld,
  changes: Partial<VerifyInputs> = {},
): Promise<Outcome> {
  const inputs = verifyInputs({
    subjectPaths: [],
    subjects: [`oci://${NAME}:single`],
    repo: 'acme/rocket',
    signerWorkflow: CENTRAL,
    bundleFromOci: true,
    ...changes,
  })
  const result = await runVerify(inputs, {
    context: {
      ...{ serverUrl: 'https://github.com', repository: 'acme/rocket' },
      ...{ repositoryId: '42', ownerId: '11' },
    },
    files: createFiles(folder),
    registry: world.registry,
    store: { list: async () => stored.map(bundle => ({ initiator: 'user' as const, bundle })) },
    log: {
      info: () => undefined,
      notice: () => undefined,
      warning: () => undefined,
      group: async (_title, run) => run(),
    },
    clock: () => 0,
    sleep: async () => undefined,
    expand: async paths => paths,
    loadVerifier: async () => verifier,
    repositoryIds: async () => ({ repositoryId: '42', ownerId: '11' }),
    ownerId: async () => '11',
    tokenIssuer: tokenIssuer('https://github.com'),
  })
  const report: unknown = JSON.parse(await readFile(result.outputs['report-path'] ?? '', 'utf8'))
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8')) as object
  const validate = new Ajv2020({ strict: true }).compile(schema)
  validate(report)
  expect(validate.errors).toBeNull()
  return {
    code: result.failure?.code,
    report: report as Outcome['report'],
    summary: result.summary,
  }
}

function plantCosign(
  repository: ImageRepository,
  {
    kind,
    layer,
    annotations,
  }: { readonly kind: 'sig' | 'att'; readonly layer: string; readonly annotations: object },
): void {
  const mediaType =
    kind === 'sig'
      ? 'application/vnd.dev.cosign.simplesigning.v1+json'
      : 'application/vnd.dsse.envelope.v1+json'
  const config = repository.putBlob('{}')
  const digest = repository.putBlob(layer)
  const manifest = {
    schemaVersion: 2,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config, size: 2 },
    layers: [{ mediaType, digest, size: Buffer.byteLength(layer), annotations }],
  }
  const tag = `${image.digest.replace(':', '-')}.${kind}`
  const text = JSON.stringify(manifest)
  repository.putManifest('application/vnd.oci.image.manifest.v1+json', text, tag)
}
