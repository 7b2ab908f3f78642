/** Files of a release that are no binaries of cargo's: packages and installers, and what another tool has made. */
import { posix } from 'node:path'
import { ReleaseError } from '../errors/release-error.ts'
import { SBOM_FORMATS, sbomName } from './artifact-name.ts'
import type { PlannedExtra } from './release-plan.ts'

/** A file by its path in the checkout, and the name it is released under. */
export interface NamedFile {
  readonly path: string
  readonly name: string
}

/** Entries `path[=name]`; SELECTION_INVALID names every one that is none. */
export function parseNamedFiles(entries: readonly string[], input: string): readonly NamedFile[] {
  const problems: string[] = []
  const files = entries.map(entry => {
    const [given = '', name, ...more] = entry.split('=')
    const path = given.replaceAll('\\', '/').replace(/^\.\//, '')
    if (path === '' || path.endsWith('/')) problems.push(`${JSON.stringify(entry)}: no file`)
    else if (/[*?[\]{}]/.test(path)) {
      problems.push(`${JSON.stringify(entry)}: a pattern, but a release knows its files by name`)
    } else if (name === '' || more.length > 0) problems.push(`${JSON.stringify(entry)}: no name`)
    return { path, name: name ?? posix.basename(path) }
  })
  if (problems.length === 0) return files
  throw new ReleaseError('SELECTION_INVALID', {
    message: `${input} cannot be followed:\n${problems.join('\n')}`,
    expected: 'files, each perhaps with =name',
    remedy: `Correct the input \`${input}\`, for example:\n\nwith:\n  ${input}: target/debian/app_1.2.3_amd64.deb`,
  })
}

export interface ExtraRequest {
  readonly extraAssets: readonly string[]
  readonly prebuilt: readonly string[]
}

/** Sorted by name. A file that bears the name of another's SBOM is that, and no file of its own. */
export function planExtras({ extraAssets, prebuilt }: ExtraRequest): readonly PlannedExtra[] {
  const files = [
    ...parseNamedFiles(extraAssets, 'extra-assets').map(file => ({
      ...file,
      made: 'built' as const,
    })),
    ...parseNamedFiles(prebuilt, 'prebuilt').map(file => ({ ...file, made: 'assembled' as const })),
  ]
  const extras = files.map(({ name, path, made }) => {
    const names = SBOM_FORMATS.map(format => sbomName(name, format))
    const sboms = files.filter(other => names.includes(other.name))
    if (sboms.length > 1) {
      throw new ReleaseError('SELECTION_INVALID', {
        message: `${name} has two SBOMs`,
        expected: `one of ${names.join(' and ')}`,
        remedy: 'Leave one of them out.',
      })
    }
    const [sbom] = sboms
    return { name, path, made, sbom: sbom?.name ?? null, sbomPath: sbom?.path ?? null }
  })
  const taken = new Set(extras.map(({ sbom }) => sbom))
  // By code unit and never by locale: the order must not depend on the machine.
  return extras.filter(({ name }) => !taken.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}
