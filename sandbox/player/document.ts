/** Reading YAML documents: `unknown` in, plain typed values out, each surprise reported with its place. */
import { parse } from 'yaml'
import { messageOf, PlayerRefusal, type Problems } from './refusal.ts'

export type Mapping = Readonly<Record<string, unknown>>

/** A YAML 1.2 document (so that `on` stays a word), duplicate keys refused. */
export function readYaml(text: string, name: string): unknown {
  try {
    return parse(text, { schema: 'core', uniqueKeys: true, logLevel: 'error' })
  } catch (error) {
    throw new PlayerRefusal(name, [`not YAML: ${messageOf(error)}`], { cause: error })
  }
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** A mapping; an absent or empty node is an empty one. */
export function mapping(value: unknown, where: string, problems: Problems): Mapping {
  if (value === undefined || value === null) return {}
  if (isMapping(value)) return value
  problems.add(where, 'expected a mapping')
  return {}
}

/** Reports each key that the player does not know: what it cannot do, it must not skip silently. */
export function refuseOtherKeys(
  node: Mapping,
  known: readonly string[],
  where: string,
  problems: Problems,
): void {
  for (const key of Object.keys(node)) {
    if (!known.includes(key)) problems.add(where, `'${key}' is not supported`)
  }
}

/** A scalar as text; null is the empty string, as in the runner. */
export function scalar(value: unknown, where: string, problems: Problems): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  problems.add(where, 'expected a string, a number or a boolean')
  return ''
}

export function optionalScalar(
  value: unknown,
  where: string,
  problems: Problems,
): string | undefined {
  return value === undefined ? undefined : scalar(value, where, problems)
}

/** One string or a list of strings. */
export function strings(value: unknown, where: string, problems: Problems): readonly string[] {
  if (value === undefined || value === null) return []
  const list = isList(value) ? value : [value]
  return list.map((entry, index) => scalar(entry, `${where}[${index}]`, problems))
}

/** A mapping from names to scalars, all as text. */
export function scalars(
  value: unknown,
  where: string,
  problems: Problems,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(mapping(value, where, problems)).map(([key, entry]) => [
      key,
      scalar(entry, `${where}.${key}`, problems),
    ]),
  )
}
