/** The one naming rule: a template makes the name of every released binary. */
import { ReleaseError } from '../errors/release-error.ts'
import { executableSuffix } from './platform.ts'

export const DEFAULT_ASSET_NAME = '{bin}-{version}-{platform}'

const PLACEHOLDERS = ['bin', 'name', 'package', 'platform', 'target', 'version'] as const

/** What the placeholders of a template stand for. */
export type NameParts = Readonly<Record<(typeof PLACEHOLDERS)[number], string>>

/** Fills the template and appends `.exe` on Windows; an unknown placeholder is ASSET_NAME_REFUSED. */
export function artifactName(template: string, parts: NameParts): string {
  const unknown: string[] = []
  const filled = template.replaceAll(/\{([^{}]*)\}/g, (whole, key: string) => {
    if (isPlaceholder(key)) return parts[key]
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
  return `${filled}${executableSuffix(parts.target)}`
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
