/** One cargo package as a CycloneDX component. */
import type { Sha256 } from '../attest/digest.ts'
import type { CargoPackage } from '../plan/cargo-metadata.ts'
import type {
  Component,
  Contact,
  Entity,
  Evidence,
  ExternalReference,
  Hash,
  Property,
} from './bill-of-materials.ts'
import type { SpecVersion } from '../attest/build-facts.ts'
import { licences } from './licence.ts'
import { NO_EVIDENCE, type LicenceEvidence } from './licence-evidence.ts'
import { listed, order } from './order.ts'
import { cargoPurl, gitSource, isFromCratesIo, registryUrl, type Checkout } from './purl.ts'

/** Reference of a package within the document: its purl, never cargo's id, which holds local paths. */
export function packageRef(item: CargoPackage, checkout: Checkout): string {
  return cargoPurl(item, checkout) ?? `path:${item.name}@${item.version}`
}

/** What a component is made with, beside its package. */
export interface ComponentContext {
  readonly checkout: Checkout
  /** Who releases: also the supplier of what the repository itself holds. */
  readonly releaser: Entity
  readonly spec: SpecVersion
  readonly bsi: boolean
  readonly evidenceOf: (item: CargoPackage) => LicenceEvidence | undefined
}

export interface Library {
  readonly package: CargoPackage
  readonly features: readonly string[]
  readonly hashes: readonly Hash[]
  readonly linkedLibs: readonly string[]
  readonly native: Component | undefined
}

/** A dependency that is compiled for the target and passed on towards the link. */
export function libraryComponent(library: Library, context: ComponentContext): Component {
  const { package: item, features, hashes, native } = library
  const git = gitSource(item)
  const purl = cargoPurl(item, context.checkout)
  return {
    type: 'library',
    'bom-ref': packageRef(item, context.checkout),
    supplier: supplierOf(item, context),
    manufacturer: manufacturerOf(item, context),
    ...describePackage(item, context),
    name: item.name,
    version: item.version,
    scope: 'required',
    ...listed('hashes', hashes),
    ...(purl === undefined ? {} : { purl }),
    ...(git === undefined ? {} : { swhid: [`swh:1:rev:${git.commit}`] }),
    ...listed('externalReferences', [...distribution(item, hashes), ...links(item)]),
    ...(native === undefined ? {} : { components: [native] }),
    ...evidenceField(context.evidenceOf(item)),
    ...listed('properties', [
      ...packageProperties(item, features),
      ...library.linkedLibs.map(value => ({ name: 'cargo:linked-lib', value })),
      ...(context.bsi ? bsiProperties(`${item.name}-${item.version}.crate`, CRATE_FILE) : []),
    ]),
  }
}

/** What a package says of itself. */
export function describePackage(
  item: CargoPackage,
  { evidenceOf, spec }: ComponentContext,
): Pick<Component, 'authors' | 'description' | 'licenses'> {
  const description = item.description?.replaceAll(/\s+/g, ' ').trim() ?? ''
  const evidenced = new Set((evidenceOf(item) ?? NO_EVIDENCE).ids)
  return {
    ...listed('authors', authorsOf(item)),
    ...(description === '' ? {} : { description }),
    ...listed('licenses', licences(item, evidenced, spec)),
  }
}

/** Properties in cargo's namespace: what is switched on, and what Cargo.toml says as it says it. */
export function packageProperties(
  item: CargoPackage,
  features: readonly string[],
): readonly Property[] {
  return [
    ...features.toSorted(order).map(value => ({ name: 'cargo:feature', value })),
    ...(item.license === null ? [] : [{ name: 'cargo:license', value: item.license }]),
    ...(item.links === null ? [] : [{ name: 'cargo:links', value: item.links }]),
    { name: 'cargo:source', value: sourceKind(item) },
  ]
}

function sourceKind(item: CargoPackage): string {
  if (item.source === null) return 'path'
  if (isFromCratesIo(item)) return 'crates.io'
  return gitSource(item) === undefined ? 'registry' : 'git'
}

/** Values of https://github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy */
export interface BsiKind {
  readonly executable: 'executable' | 'non-executable'
  readonly archive: 'archive' | 'no archive'
  readonly structured: 'structured' | 'unstructured'
}

const CRATE_FILE: BsiKind = {
  executable: 'non-executable',
  archive: 'archive',
  structured: 'structured',
}

/** What TR-03183-2 wants to know of the file that a component is. */
export function bsiProperties(filename: string, kind: BsiKind): readonly Property[] {
  return [
    { name: 'bsi:component:archive', value: kind.archive },
    { name: 'bsi:component:executable', value: kind.executable },
    { name: 'bsi:component:filename', value: filename },
    { name: 'bsi:component:structured', value: kind.structured },
  ]
}

export function sha256Hash(sha256: Sha256): Hash {
  return { alg: 'SHA-256', content: sha256 }
}

/** What the files of the package bear out. */
export function evidenceField(found: LicenceEvidence | undefined): {
  readonly evidence?: Evidence
} {
  const { ids, copyright } = found ?? NO_EVIDENCE
  if (ids.length + copyright.length === 0) return {}
  return {
    evidence: {
      ...listed(
        'licenses',
        ids.map(id => ({ license: { id } })),
      ),
      ...listed(
        'copyright',
        copyright.map(text => ({ text })),
      ),
    },
  }
}

function distribution(item: CargoPackage, hashes: readonly Hash[]): readonly ExternalReference[] {
  if (!isFromCratesIo(item)) return []
  const file = `${item.name}-${item.version}.crate`
  const url = `https://static.crates.io/crates/${item.name}/${encodeURIComponent(file)}`
  return ['distribution', 'source-distribution'].map(type => ({
    type,
    url,
    ...listed('hashes', hashes),
  }))
}

/** Links from Cargo.toml; a text that is no absolute web address would make the document invalid elsewhere. */
export function links(item: CargoPackage): readonly ExternalReference[] {
  const git = gitSource(item)
  return [
    { type: 'documentation', url: item.documentation },
    git === undefined
      ? { type: 'vcs', url: item.repository }
      : { type: 'vcs', url: git.url, comment: `commit ${git.commit}` },
    { type: 'website', url: item.homepage },
  ].flatMap(({ url, ...rest }) => (url !== null && isWebAddress(url) ? [{ ...rest, url }] : []))
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(url) && URL.canParse(url)
}

const CRATES_IO: Entity = { name: 'crates.io', url: ['https://crates.io'] }

/** Where it was taken from. */
function supplierOf(item: CargoPackage, { releaser }: ComponentContext): Entity {
  if (isFromCratesIo(item)) return CRATES_IO
  const place = gitSource(item)?.url ?? registryUrl(item)
  return (place === undefined ? undefined : entityAt(place)) ?? releaser
}

/** Who makes it: the owner of its repository, else its home page, else its page on crates.io. */
function manufacturerOf(item: CargoPackage, { releaser }: ComponentContext): Entity {
  if (item.source === null) return releaser
  const page = `https://crates.io/crates/${encodeURIComponent(item.name)}`
  return (
    entityAt(gitSource(item)?.url ?? item.repository ?? '') ??
    entityAt(item.homepage ?? '') ?? { name: item.name, url: [page] }
  )
}

/** `https://github.com/OWNER/…` → OWNER; any other address by its host. */
function entityAt(address: string): Entity | undefined {
  if (!isWebAddress(address)) return undefined
  const { host, pathname } = new URL(address)
  const owner = pathname.split('/')[1] ?? ''
  const isForge = /^(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|git\.sr\.ht)$/.test(
    host,
  )
  return isForge && owner !== ''
    ? { name: owner, url: [`https://${host}/${owner}`] }
    : { name: host, url: [`https://${host}`] }
}

function authorsOf(item: CargoPackage): readonly Contact[] {
  return item.authors.map(parseAuthor).sort((a, b) => order(a.name, b.name))
}

function parseAuthor(text: string): Contact {
  const { name, email } =
    /^(?<name>[^<]*?)\s*<(?<email>[^<>\s]+@[^<>\s]+)>$/.exec(text)?.groups ?? {}
  if (email === undefined) return { name: text }
  // Not every text between angle brackets passes for an address where the schema is taken strictly.
  if (!/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$/.test(email)) return { name: text }
  return { name: name === undefined || name === '' ? email : name, email }
}
