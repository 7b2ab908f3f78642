/** The binary itself, as the component that the document is about. */
import type { Sha256 } from '../attest/digest.ts'
import type { CargoPackage } from '../plan/cargo-metadata.ts'
import type { Component, ExternalReference, Hash } from './bill-of-materials.ts'
import {
  bsiProperties,
  describePackage,
  evidenceField,
  links,
  packageProperties,
  packageRef,
  sha256Hash,
  type ComponentContext,
} from './component.ts'
import { cargoPurl } from './purl.ts'

/** The released file: its digests go into the document, so that the two cannot be parted. */
export interface ReleasedFile {
  readonly name: string
  readonly sha256: Sha256
  /** 128 hex digits. */
  readonly sha512: string
}

export interface Binary {
  readonly bin: string
  readonly package: CargoPackage
  readonly features: readonly string[]
  readonly profile: string
  readonly file: ReleasedFile
  /** What is downloaded, where that is an archive around the file. */
  readonly archive: ReleasedFile | null
  /** The release that will hold the file; null: a rehearsal. */
  readonly tag: string | null
  /** Whether it holds its own list of crates. */
  readonly auditable: boolean
}

/** `metadata.component` */
export function rootComponent(binary: Binary, context: ComponentContext): Component {
  const { package: item, file, bin } = binary
  const { checkout, releaser } = context
  const purl = cargoPurl(item, checkout)
  const hashes = fileHashes(file)
  return {
    type: 'application',
    'bom-ref': packageRef(item, checkout),
    supplier: releaser,
    manufacturer: releaser,
    ...describePackage(item, context),
    name: bin,
    version: item.version,
    hashes,
    ...(purl === undefined ? {} : { purl }),
    swhid: [`swh:1:rev:${checkout.commit}`],
    externalReferences: [
      ...release(binary, checkout.url),
      { type: 'source-distribution', url: `${checkout.url}/archive/${checkout.commit}.tar.gz` },
      { type: 'vcs', url: checkout.url, comment: `commit ${checkout.commit}` },
      ...links(item).filter(({ type }) => type !== 'vcs'),
    ],
    ...evidenceField(context.evidenceOf(item)),
    properties: [
      ...packageProperties(item, binary.features),
      { name: 'cargo:package', value: item.name },
      { name: 'cargo:profile', value: binary.profile },
      ...(context.bsi
        ? bsiProperties(file.name, {
            executable: 'executable',
            archive: 'no archive',
            structured: binary.auditable ? 'structured' : 'unstructured',
          })
        : []),
    ],
  }
}

function fileHashes({ sha256, sha512 }: ReleasedFile): readonly Hash[] {
  return [sha256Hash(sha256), { alg: 'SHA-512', content: sha512 }]
}

/** Where the file, or the archive around it, will be, once the release is out. */
function release({ file, archive, tag }: Binary, repository: string): readonly ExternalReference[] {
  if (tag === null) return []
  const download = archive ?? file
  const place = tag.split('/').map(encodeURIComponent).join('/')
  return [
    {
      type: 'distribution',
      url: `${repository}/releases/download/${place}/${download.name}`,
      hashes: fileHashes(download),
    },
    { type: 'release-notes', url: `${repository}/releases/tag/${place}` },
  ]
}
