/**
 * What only the build job can know of a binary: its toolchain, its flags, what its build scripts linked. It travels in
 * stage.json, so that a job which runs no project code can make the SBOM again from lock, tree and metadata. Whatever
 * is not here must follow from the commit.
 */
import type { Fields } from '../plan/fields.ts'
import type { FeatureSelection } from '../plan/features.ts'
import { parseSha256, type Sha256 } from './digest.ts'

/** Versions of CycloneDX that are written. */
export const SPEC_VERSIONS = ['1.6', '1.7'] as const

export type SpecVersion = (typeof SPEC_VERSIONS)[number]

/** The standard library of one target, as rustup installed it. */
export interface StandardLibrary {
  readonly target: string
  /** The archive that it came in; null where the toolchain does not say. */
  readonly archive: { readonly url: string; readonly sha256: Sha256 } | null
}

export interface Toolchain {
  /** Release of rustc: `1.95.0`, `1.97.0-nightly`. */
  readonly rustc: string
  /** Commit of rustc; null where it does not say. */
  readonly commit: string | null
  readonly cargo: string
  /** The machine that built: it decides what build scripts need. It never goes into the document. */
  readonly host: string
  readonly standardLibraries: readonly StandardLibrary[]
}

/** A package by what Cargo.lock knows it by. */
export interface LockedPackage {
  readonly package: string
  readonly version: string
  readonly source: string | null
}

/** What the build scripts of one package gave to the linker. */
export interface LinkedNative extends LockedPackage {
  readonly libs: readonly string[]
}

export interface BuildFacts extends FeatureSelection {
  readonly spec: SpecVersion
  readonly bsi: boolean
  /** As given to `-p`; empty: the workspace's default members. */
  readonly packages: readonly string[]
  readonly profile: string
  /** Conditions that were given by RUSTFLAGS, and that decide about dependencies. */
  readonly cfgs: readonly string[]
  readonly toolchain: Toolchain
  /** Proc-macros and what build scripts need, on the machine that built. */
  readonly buildTime: readonly LockedPackage[]
  /** null: nobody has seen the build's messages. */
  readonly native: readonly LinkedNative[] | null
  /** In which ways the messages contradicted the tree. */
  readonly disagreements: readonly string[]
  /** Whether the binary holds its own list of crates (cargo-auditable). */
  readonly auditable: boolean
}

/** What a build job tells of its messages and its machine. */
export type Told = Pick<BuildFacts, 'buildTime' | 'native' | 'disagreements'>

const KEYS = [
  'spec',
  'bsi',
  'packages',
  'features',
  'allFeatures',
  'noDefaultFeatures',
  'profile',
  'cfgs',
  'toolchain',
  'buildTime',
  'native',
  'disagreements',
  'auditable',
] as const satisfies readonly (keyof BuildFacts)[]

const RELEASE = /^\d+\.\d+\.\d+[A-Za-z0-9.+-]*$/
const ARCHIVE = /^https:\/\/static\.rust-lang\.org\/[A-Za-z0-9._/+-]+$/
/** What may follow `--cfg` or a target feature: nothing that could be taken for another flag. */
export const CFG = /^(?:[A-Za-z_][A-Za-z0-9_]*(?:="[^"\\\n]*")?|target-feature=[A-Za-z0-9_.,+-]+)$/

/** Reads what {@link BuildFacts} says; problems go where `fields` puts them. */
export function readBuildFacts(fields: Fields): BuildFacts {
  fields.only(KEYS)
  const spec = SPEC_VERSIONS.find(version => version === fields.raw('spec'))
  if (spec === undefined) fields.problem('spec', `expected ${SPEC_VERSIONS.join(' or ')}`)
  const cfgs = fields.texts('cfgs')
  for (const cfg of cfgs) {
    if (!CFG.test(cfg)) fields.problem('cfgs', `${JSON.stringify(cfg)} is no condition`)
  }
  return {
    spec: spec ?? '1.6',
    bsi: fields.flag('bsi'),
    packages: fields.texts('packages'),
    features: fields.texts('features'),
    allFeatures: fields.flag('allFeatures'),
    noDefaultFeatures: fields.flag('noDefaultFeatures'),
    profile: fields.text('profile', /^[A-Za-z0-9_-]+$/, 'a cargo profile'),
    cfgs,
    toolchain: readToolchain(fields.object('toolchain')),
    buildTime: fields.objects('buildTime').map(item => {
      item.only(['package', 'version', 'source'])
      return readLocked(item)
    }),
    native: fields.raw('native') === null ? null : fields.objects('native').map(readNative),
    disagreements: fields.texts('disagreements'),
    auditable: fields.flag('auditable'),
  }
}

function readToolchain(fields: Fields): Toolchain {
  fields.only(['rustc', 'commit', 'cargo', 'host', 'standardLibraries'])
  return {
    rustc: fields.text('rustc', RELEASE, 'a release'),
    commit: fields.optionalText('commit'),
    cargo: fields.text('cargo', RELEASE, 'a release'),
    host: fields.text('host', /^[A-Za-z0-9_.-]+$/, 'a target triple'),
    standardLibraries: fields.objects('standardLibraries').map(readStandardLibrary),
  }
}

function readStandardLibrary(fields: Fields): StandardLibrary {
  fields.only(['target', 'archive'])
  const target = fields.text('target')
  if (fields.raw('archive') === null) return { target, archive: null }
  const archive = fields.object('archive')
  archive.only(['url', 'sha256'])
  const sha256 = parseSha256(archive.raw('sha256'))
  const url = archive.text('url', ARCHIVE, 'an archive of static.rust-lang.org')
  if (sha256 === undefined) archive.problem('sha256', 'expected 64 lower-case hex digits')
  return { target, archive: sha256 === undefined ? null : { url, sha256 } }
}

function readNative(fields: Fields): LinkedNative {
  fields.only(['package', 'version', 'source', 'libs'])
  return { ...readLocked(fields), libs: fields.texts('libs') }
}

function readLocked(fields: Fields): LockedPackage {
  return {
    package: fields.text('package'),
    version: fields.text('version'),
    source: fields.optionalText('source'),
  }
}
