/** The licences of everything that is bundled. ncc's own list holds one chunk's packages only. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const LICENCE_FILE = /^(licen[cs]e|copying|notice|third[-_]?party[-_]?(licen[cs]es|notices))/i

interface BundledPackage {
  readonly id: string
  readonly spdx: string | undefined
  readonly texts: readonly string[]
}

/** One text with the licence of every package, in a fixed order; a package without any licence is an error. */
export const licencesOf = (folders: readonly string[]): string => {
  const packages = new Map(
    folders.map(folder => readPackage(folder)).map(found => [found.id, found]),
  )
  const unlicensed = [...packages.values()].filter(
    ({ spdx, texts }) => spdx === undefined && texts.length === 0,
  )
  if (unlicensed.length > 0) {
    throw new Error(`no licence: ${unlicensed.map(({ id }) => id).join(', ')}`)
  }
  return [...packages.keys()]
    .sort()
    .map(id => section(packages.get(id)))
    .join('')
}

const readPackage = (folder: string): BundledPackage => {
  const { name, version, license, licenses } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, unknown>
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new Error(`${folder}/package.json has no name or version`)
  }
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(entry => entry.name)
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return { id: `${name}@${version}`, spdx: spdxOf(license ?? licenses), texts }
}

/** `license` is a string today; old packages hold an object or a list of objects. */
const spdxOf = (license: unknown): string | undefined => {
  if (typeof license === 'string') return license
  if (Array.isArray(license)) {
    const found = license.map(spdxOf).filter(item => item !== undefined)
    return found.length > 0 ? found.join(' OR ') : undefined
  }
  if (typeof license === 'object' && license !== null && 'type' in license)
    return spdxOf(license.type)
  return undefined
}

const section = (found: BundledPackage | undefined): string => {
  if (found === undefined) return ''
  const rule = '-'.repeat(80)
  const body =
    found.texts.length > 0
      ? found.texts.join(`\n\n`)
      : '(The package holds no licence file; this is the licence that its package.json declares.)'
  return `${rule}\n${found.id}\n${found.spdx ?? '(no SPDX id declared)'}\n\n${body}\n\n`
}
