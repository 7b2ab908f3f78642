/** Our own SBOM of a checkout, by the code of the product and without its workflow around it. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from '../../src/attest/digest.ts'
import { gatherSources, type SbomPorts } from '../../src/commands/sbom/sources.ts'
import { packageNamed } from '../../src/commands/stage/find-build.ts'
import { createCargo } from '../../src/io/cargo.ts'
import { createFiles } from '../../src/io/files.ts'
import { createGit } from '../../src/io/git.ts'
import { parseCargoMessages } from '../../src/plan/cargo-messages.ts'
import { parseCargoMetadata } from '../../src/plan/cargo-metadata.ts'
import { parseRustcVersion } from '../../src/plan/platform.ts'
import type { FeatureSelection } from '../../src/plan/features.ts'
import type { SpecVersion } from '../../src/attest/build-facts.ts'
import { makeSbom, type Sbom } from '../../src/sbom/cyclonedx.ts'
import { describeToolchain } from '../../src/sbom/toolchain.ts'
import { git } from './subjects.ts'

export interface Asked {
  readonly folder: string
  /** Package that defines the binary. */
  readonly crate: string
  readonly bin: string
  readonly targets: readonly string[]
  readonly packages?: readonly string[]
  readonly selection?: FeatureSelection
  readonly spec?: SpecVersion
  readonly bsi?: boolean
  /** Standard output of the build. */
  readonly messages?: string
  /** `owner/name` */
  readonly repository?: string
}

const PLAIN: FeatureSelection = { features: [], allFeatures: false, noDefaultFeatures: false }

/** The document, and the milliseconds that it took. */
export const ourSbom = async (asked: Asked): Promise<Sbom & { readonly milliseconds: number }> => {
  const started = performance.now()
  const temporary = mkdtempSync(join(tmpdir(), 'sbom-ours-'))
  try {
    const sbom = await make(asked, temporary)
    return { ...sbom, milliseconds: performance.now() - started }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

const make = async (asked: Asked, temporary: string): Promise<Sbom> => {
  const { folder, targets, packages = [], selection = PLAIN, spec = '1.6', bsi = false } = asked
  const environment = process.env
  const ports = {
    cargo: createCargo({ environment, workspace: folder, temporary, projectCode: 'allowed' }),
    git: createGit({ environment, folder }),
    files: createFiles(temporary),
    log: { info: () => undefined, notice: () => undefined, warning: console.warn },
    context: {
      serverUrl: 'https://github.com',
      repository: asked.repository ?? `example/${asked.crate}`,
      owner: (asked.repository ?? 'example/x').split('/')[0],
      sha: git(folder, 'rev-parse', 'HEAD'),
    },
  } as unknown as SbomPorts
  const manifestPath = join(folder, 'Cargo.toml')
  const { host } = parseRustcVersion(await ports.cargo.rustcVersion())
  const metadata = parseCargoMetadata(
    await ports.cargo.metadata({
      manifestPath,
      dependencies: true,
      targets: [...new Set([...targets, host])],
      features: selection,
    }),
  )
  const query = { manifestPath, targets, packages, cfgs: [], bsi, ...selection, builtHere: true }
  const [texts, sources] = await Promise.all([
    ports.cargo.toolchain(),
    gatherSources(query, metadata, ports),
  ])
  const content = `${asked.bin} for ${targets.join()}`
  return makeSbom({
    ...sources,
    bin: asked.bin,
    package: packageNamed(metadata, asked.crate),
    file: {
      name: asked.bin,
      sha256: sha256Of(content),
      sha512: createHash('sha512').update(content).digest('hex'),
    },
    archive: null,
    tag: `v${packageNamed(metadata, asked.crate).version}`,
    facts: {
      spec,
      bsi,
      packages,
      ...selection,
      profile: 'release',
      cfgs: [],
      toolchain: describeToolchain(texts, targets),
      auditable: false,
    },
    heard:
      asked.messages === undefined
        ? { messages: undefined, told: undefined }
        : { messages: parseCargoMessages(asked.messages) },
  })
}
