/**
 * What a repository's `.cargo/config.toml` says about where packages come from, and which conditions it compiles with:
 * https://doc.rust-lang.org/cargo/reference/config.html. A job that may sign does not let cargo obey the file, which
 * can name programs to run; these few keys are read as data instead, and handed to cargo one by one.
 */
import { isAbsolute, normalize, resolve, sep } from 'node:path'
import { parse } from 'smol-toml'
import { cfgHolds } from './cfg-expression.ts'
import { isRecord } from './fields.ts'

type Table = Readonly<Record<string, unknown>>

/** A configuration file: its text, and the folder that `.cargo` lies in. */
export interface CargoConfigFile {
  readonly text: string
  readonly folder: string
}

const REMOTE =
  /^(?:sparse\+|registry\+)?https:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~%/+-]*)?$/
const NAME = /^[A-Za-z0-9_-]+$/
const GIT_WORD = /^[A-Za-z0-9._/-]+$/

/**
 * The files, the nearest first → arguments for `--config`. Registries by https and folders inside the checkout; what
 * else a file says is left out, and cargo then refuses what it cannot find.
 */
export function registrySettings(
  files: readonly CargoConfigFile[],
  checkout: string,
): readonly string[] {
  const settings = new Map<string, string>()
  for (const { text, folder } of files) {
    const config = read(text)
    for (const [name, table] of tables(config['registries'])) {
      if (NAME.test(name)) put(settings, ['registries', name, 'index'], remote(table['index']))
    }
    for (const [name, table] of tables(config['source'])) {
      for (const [key, value] of sourceSettings(table, folder, checkout)) {
        put(settings, ['source', name, key], value)
      }
    }
  }
  return [...settings].map(([key, value]) => `${key}=${JSON.stringify(value)}`)
}

function sourceSettings(
  table: Table,
  folder: string,
  checkout: string,
): readonly (readonly [string, string | undefined])[] {
  const inside = (value: unknown): string | undefined => {
    if (typeof value !== 'string' || isAbsolute(value)) return undefined
    const path = resolve(folder, value)
    return path.startsWith(`${normalize(checkout)}${sep}`) ? path : undefined
  }
  return [
    ['registry', remote(table['registry'])],
    ['replace-with', matching(table['replace-with'], NAME)],
    ['directory', inside(table['directory'])],
    ['local-registry', inside(table['local-registry'])],
    ['git', remote(table['git'])],
    ['branch', matching(table['branch'], GIT_WORD)],
    ['tag', matching(table['tag'], GIT_WORD)],
    ['rev', matching(table['rev'], GIT_WORD)],
  ]
}

/** A target, by its triple and by its conditions as `rustc --print cfg` prints them. */
export interface ConfiguredTarget {
  readonly triple: string
  readonly conditions: ReadonlySet<string>
}

/**
 * Flags for rustc that hold for one target: those of all its tables, by triple and by `cfg(…)`, joined; else those of the
 * build. Of several files the nearest has the last word, as cargo joins them.
 */
export function configuredRustflags(
  files: readonly CargoConfigFile[],
  target: ConfiguredTarget,
): readonly string[] {
  const configs = files.map(({ text }) => read(text)).reverse()
  const ofTarget = configs.flatMap(config =>
    tables(config['target']).flatMap(([key, table]) =>
      key === target.triple || cfgHolds(key, target.conditions) === true
        ? flagsOf(table['rustflags'])
        : [],
    ),
  )
  if (ofTarget.length > 0) return ofTarget
  return configs.flatMap(config => flagsOf(step(config['build'], 'rustflags')))
}

function step(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function flagsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/).filter(flag => flag !== '')
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.filter(flag => typeof flag === 'string')
}

// A file that cargo cannot read either is no configuration.
function read(text: string): Table {
  try {
    return parse(text)
  } catch {
    return {}
  }
}

function tables(value: unknown): readonly (readonly [string, Table])[] {
  return Object.entries(isRecord(value) ? value : {}).flatMap(([name, table]) =>
    isRecord(table) ? [[name, table] as const] : [],
  )
}

function remote(value: unknown): string | undefined {
  return matching(value, REMOTE)
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

// The nearest file wins, as it does for cargo. A quoted TOML key takes the escapes of JSON.
function put(
  settings: Map<string, string>,
  path: readonly string[],
  value: string | undefined,
): void {
  const key = path.map(part => (NAME.test(part) ? part : JSON.stringify(part))).join('.')
  if (value !== undefined && !settings.has(key)) settings.set(key, value)
}
