/** An action's `action.yml`, and the inputs the runner makes of it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mapping, readYaml, scalar } from './document.ts'
import { interpolate, PLACES, type Scope } from './expressions.ts'
import { Problems } from './refusal.ts'

export interface ActionManifest {
  readonly directory: string
  /** Declared inputs (lower case) to their defaults; `undefined` where there is no `default:`. */
  readonly inputs: Readonly<Record<string, string | undefined>>
  /** Script of `runs.main`, relative to the action's folder. */
  readonly main: string
}

/** Reads the manifest of a JavaScript action; refuses other kinds, and hooks before or after the main script. */
export async function readActionManifest(directory: string): Promise<ActionManifest> {
  const path = join(directory, 'action.yml')
  const problems = new Problems()
  const root = mapping(readYaml(await readFile(path, 'utf8'), path), '', problems)
  const runs = mapping(root['runs'], 'runs', problems)
  const using = scalar(runs['using'], 'runs.using', problems)
  if (using !== 'node24') problems.add('runs.using', `'${using}' is not supported (only node24)`)
  for (const hook of ['pre', 'post']) {
    if (runs[hook] !== undefined) problems.add(`runs.${hook}`, 'not supported')
  }
  const inputs = Object.entries(mapping(root['inputs'], 'inputs', problems)).map(
    ([name, input]) => {
      const fallback = mapping(input, `inputs.${name}`, problems)['default']
      const where = `inputs.${name}.default`
      const value = fallback === undefined ? undefined : scalar(fallback, where, problems)
      return [name.toLowerCase(), value] as const
    },
  )
  const main = scalar(runs['main'], 'runs.main', problems)
  if (main === '') problems.add('runs.main', 'there is no script')
  problems.throwIfAny(path)
  return { directory, inputs: Object.fromEntries(inputs), main }
}

export interface ActionInputs {
  readonly environment: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
}

/**
 * The INPUT_ variables, made as the runner makes them: what `with:` gives stands, even when it is empty; a
 * default fills in only where nothing was given; an input without default and value has no variable.
 */
export function actionInputs(
  manifest: ActionManifest,
  given: Readonly<Record<string, string>>,
  scope: Scope,
): ActionInputs {
  const known = Object.keys(manifest.inputs)
  const values = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
  const unexpected = [...values.keys()].filter(name => !known.includes(name))
  for (const [name, fallback] of Object.entries(manifest.inputs)) {
    if (fallback === undefined || values.has(name)) continue
    values.set(name, interpolate(fallback, PLACES.actionDefault, scope))
  }
  const quoted = (names: readonly string[]): string => names.map(name => `'${name}'`).join(', ')
  return {
    environment: Object.fromEntries(
      [...values].map(([name, value]) => [
        `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
        value,
      ]),
    ),
    warnings:
      unexpected.length === 0
        ? []
        : [`Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(known)}]`],
  }
}
