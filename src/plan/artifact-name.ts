/** The one naming rule: a template makes the name of every released binary, or of the archive around it. */
import { ReleaseError } from '../errors/release-error.ts'
import { architectureName, executableSuffix, systemName } from './platform.ts'
import type { ArchiveFormat } from './release-plan.ts'

export const DEFAULT_ASSET_NAME = '{bin}-{version}-{platform}'

const PLACEHOLDERS = [
  'arch',
  'bin',
  'name',
  'os',
  'package',
  'platform',
  'tag',
  'target',
  'version',
] as const

/** What the placeholders of a template stand for; `os` and `arch` follow from the target. */
export type NameParts = Readonly<
  Record<Exclude<(typeof PLACEHOLDERS)[number], 'arch' | 'os' | 'tag'>, string>
> & {
  /** null: a rehearsal, in which the version stands for it. */
  readonly tag: string | null
}

/** Fills the template; an unknown placeholder is ASSET_NAME_REFUSED. */
export function assetStem(template: string, parts: NameParts): string {
  const values = {
    ...parts,
    os: systemName(parts.target),
    arch: architectureName(parts.target),
    // Tags of packages have slashes, which no file name can hold.
    tag: (parts.tag ?? parts.version).replaceAll('/', '-'),
  }
  const unknown: string[] = []
  const filled = template.replaceAll(/\{([^{}]*)\}/g, (whole, key: string) => {
    if (isPlaceholder(key)) return values[key]
    unknown.push(whole)
    return whole
  })
  if (unknown.length > 0) {
    throw new ReleaseError('ASSET_NAME_REFUSED', {
      message: `the template ${JSON.stringify(template)} has unknown placeholders`,
      expected: PLACEHOLDERS.map(name => `{${name}}`).join(', '),
      actual: unknown.join(', '),
    })
  }
  return filled
}

/** The released file: the binary, with `.exe` on Windows, or the archive around it. */
export function artifactName(stem: string, target: string, format: ArchiveFormat | null): string {
  return format === null ? `${stem}${executableSuffix(target)}` : `${stem}.${format}`
}

/** What people expect on a system: zip on Windows, tar.gz elsewhere. */
export function archiveFormat(target: string): ArchiveFormat {
  return executableSuffix(target) === '' ? 'tar.gz' : 'zip'
}

function isPlaceholder(key: string): key is (typeof PLACEHOLDERS)[number] {
  return (PLACEHOLDERS as readonly string[]).includes(key)
}

/** https://cyclonedx.org or https://spdx.dev, each in JSON. */
export const SBOM_FORMATS = ['cyclonedx', 'spdx'] as const

export type SbomFormat = (typeof SBOM_FORMATS)[number]

const SBOM_SUFFIX: Readonly<Record<SbomFormat, string>> = {
  cyclonedx: '.cdx.json',
  spdx: '.spdx.json',
}

/** The SBOM lies beside its file and is named after it. */
export function sbomName(file: string, format: SbomFormat): string {
  return `${file}${SBOM_SUFFIX[format]}`
}

/** By the name of the maintainer's own SBOM; whether its content is that is seen when it is staged. */
export function sbomFormat(path: string | null): SbomFormat {
  return path?.endsWith(SBOM_SUFFIX.spdx) === true ? 'spdx' : 'cyclonedx'
}

/** The release's own files. */
export function releaseFileNames(
  name: string,
  version: string,
): { readonly checksums: string; readonly evidence: string } {
  return {
    checksums: `${name}-${version}-checksums.txt`,
    evidence: `${name}-${version}.intoto.jsonl`,
  }
}
