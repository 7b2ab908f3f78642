/** The maintainer's settings in Cargo.toml: [package.metadata.attested-release] and the workspace's table. */
import { ReleaseError } from '../errors/release-error.ts'
import type { CargoMetadata, CargoPackage } from './cargo-metadata.ts'
import { excerpt, isRecord } from './fields.ts'

const TABLE = 'attested-release'

export interface Settings {
  readonly packages?: readonly string[]
  readonly bins?: readonly string[]
  readonly platforms?: readonly string[]
  readonly name?: string
  readonly assetName?: string
  readonly sbom?: boolean | string
  readonly gpg?: boolean
  readonly archive?: 'auto' | 'none'
  readonly include?: readonly string[]
  readonly extraAssets?: readonly string[]
  readonly prebuilt?: readonly string[]
}

type Reader = (value: unknown) => Settings | undefined

/** Each key as it is written in Cargo.toml; undefined: the value has the wrong type. */
const READERS: Readonly<Record<string, Reader>> = {
  package: value => asList(value, packages => ({ packages })),
  bin: value => asList(value, bins => ({ bins })),
  platforms: value => asList(value, platforms => ({ platforms })),
  name: value => (isText(value) ? { name: value } : undefined),
  'asset-name': value => (isText(value) ? { assetName: value } : undefined),
  sbom: value =>
    typeof value === 'boolean' || (isText(value) && value.endsWith('.json'))
      ? { sbom: value }
      : undefined,
  gpg: value => (typeof value === 'boolean' ? { gpg: value } : undefined),
  archive: value => (value === 'auto' || value === 'none' ? { archive: value } : undefined),
  include: value => asList(value, include => ({ include })),
  'extra-assets': value => asList(value, extraAssets => ({ extraAssets })),
  prebuilt: value => asList(value, prebuilt => ({ prebuilt })),
}

/** The workspace's settings with the root package's over them. */
export function workspaceSettings({ metadata, rootPackage }: CargoMetadata): Settings {
  const problems: string[] = []
  const settings = {
    ...readTable(metadata, 'workspace', problems),
    ...(rootPackage === undefined
      ? {}
      : readTable(rootPackage.metadata, rootPackage.name, problems)),
  }
  refuse(problems)
  return settings
}

/**
 * The settings of a selected package that is not the workspace's root. One such package speaks for the whole
 * release; of several none can.
 */
export function memberSettings(
  selected: readonly CargoPackage[],
  rootPackage: CargoPackage | undefined,
): Settings {
  const problems: string[] = []
  const tables = selected
    .filter(item => item.id !== rootPackage?.id)
    .map(item => [item.name, readTable(item.metadata, item.name, problems)] as const)
    .filter(([, table]) => Object.keys(table).length > 0)
  for (const [name, table] of tables) {
    if (table.packages !== undefined) {
      problems.push(`${name}: package: only the workspace's root chooses packages`)
    }
  }
  if (tables.length > 0 && selected.length > 1) {
    problems.push(
      `${tables.map(([name]) => name).join(', ')}: several packages are released together; put the settings into [workspace.metadata.${TABLE}]`,
    )
  }
  refuse(problems)
  return tables[0]?.[1] ?? {}
}

function readTable(metadata: unknown, owner: string, problems: string[]): Settings {
  const table = isRecord(metadata) ? metadata[TABLE] : undefined
  if (table === undefined) return {}
  if (!isRecord(table)) {
    problems.push(`${owner}: expected a table, got ${excerpt(table)}`)
    return {}
  }
  return Object.entries(table).reduce<Settings>((settings, [key, value]) => {
    const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined
    const read = reader?.(value)
    if (reader === undefined) problems.push(`${owner}: ${key}: unknown key`)
    else if (read === undefined) problems.push(`${owner}: ${key}: wrong value ${excerpt(value)}`)
    return { ...settings, ...read }
  }, {})
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return
  throw new ReleaseError('SETTINGS_INVALID', {
    message: `the settings [metadata.${TABLE}] are wrong:\n${problems.join('\n')}`,
    expected: `the keys ${Object.keys(READERS).join(', ')}`,
  })
}

// A list, or one text with commas as the inputs take it.
function asList(value: unknown, make: (list: readonly string[]) => Settings): Settings | undefined {
  const items: unknown = typeof value === 'string' ? value.split(/[,\n]/) : value
  if (!Array.isArray(items)) return undefined
  const texts = items.filter(item => typeof item === 'string').map(item => item.trim())
  if (texts.length === 0 || texts.length !== items.length || texts.includes('')) return undefined
  return make(texts)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
