/** A maintainer's own SBOM, made by whatever tool: checked for what an attestation and its readers rely on. */
import { CYCLONEDX_BOM, SPDX_2_3 } from '../attest/predicate.ts'
import { isJsonObject, repeatedKey } from '../attest/json.ts'
import { depthFault } from '../attest/json-shape.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { SbomFormat } from '../plan/artifact-name.ts'
import { Fields } from '../plan/fields.ts'

/** A document and the predicate type that it is attested under. */
export interface OwnDocument {
  readonly predicateType: string
  readonly predicate: Readonly<Record<string, unknown>>
}

/** Text of an SBOM file → document; SBOM_INVALID names `source` and every problem. */
export function parseSbomDocument(text: string, format: SbomFormat, source: string): OwnDocument {
  const problems: string[] = []
  const value = parse(text, problems)
  const fields = new Fields(value, format, problems)
  const predicateType = format === 'cyclonedx' ? readCycloneDx(fields) : readSpdx(fields)
  if (problems.length === 0 && isJsonObject(value)) return { predicateType, predicate: value }
  throw new ReleaseError('SBOM_INVALID', {
    message: `${source} cannot be released as an SBOM:\n${problems.slice(0, 20).join('\n')}`,
  })
}

function parse(text: string, problems: string[]): unknown {
  try {
    const value: unknown = JSON.parse(text)
    const fault = depthFault(value)
    const repeated = fault === undefined ? repeatedKey(text) : undefined
    if (fault !== undefined) problems.push(`cannot be read: ${fault}`)
    if (repeated !== undefined) problems.push(`has the key ${JSON.stringify(repeated)} twice`)
    return fault === undefined ? value : undefined
  } catch {
    problems.push('is not JSON')
    return undefined
  }
}

const UUID = /^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
const PACKAGE_KINDS =
  /^(?:application|framework|library|container|platform|operating-system|device|device-driver|firmware|file|machine-learning-model|data|cryptographic-asset)$/

/** https://cyclonedx.org/docs/1.6/json/ */
function readCycloneDx(fields: Fields): string {
  fields.text('bomFormat', /^CycloneDX$/, 'CycloneDX')
  fields.text('specVersion', /^1\.[4-7]$/, 'a version from 1.4 to 1.7')
  // GitHub's store takes no CycloneDX document without one.
  fields.text('serialNumber', UUID, 'urn:uuid: and a UUID in lower case')
  const metadata = fields.object('metadata')
  readComponent(metadata.object('component'))
  const components = fields.raw('components') === undefined ? [] : fields.objects('components')
  for (const component of components) readComponent(component)
  return CYCLONEDX_BOM
}

function readComponent(component: Fields): void {
  component.text('type', PACKAGE_KINDS, 'a type of component')
  component.text('name')
}

/** https://spdx.github.io/spdx-spec/v2.3/ */
function readSpdx(fields: Fields): string {
  fields.text('spdxVersion', /^SPDX-2\.3$/, 'SPDX-2.3')
  fields.text('SPDXID', /^SPDXRef-DOCUMENT$/, 'SPDXRef-DOCUMENT')
  fields.text('dataLicense', /^CC0-1\.0$/, 'CC0-1.0')
  fields.text('name')
  fields.text('documentNamespace', /^[A-Za-z][A-Za-z0-9+.-]*:[^\s#]+$/, 'an absolute URI')
  const creation = fields.object('creationInfo')
  creation.text('created', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'a time in UTC')
  if (creation.texts('creators').length === 0) creation.problem('creators', 'empty')
  for (const item of fields.objects('packages')) {
    item.text('SPDXID', /^SPDXRef-[A-Za-z0-9.-]+$/, 'SPDXRef-…')
    item.text('name')
    item.text('downloadLocation')
  }
  return SPDX_2_3
}
