/**
 * The combinations of a matrix, as GitHub makes them:
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
import { isList, isMapping } from './document.ts'
import { type Json, PLACES, resolve, type Scope } from './expressions.ts'

export type Combination = Readonly<Record<string, Json>>

/** GitHub's limit for one workflow run. */
const MOST_COMBINATIONS = 256

/** Resolves a matrix node; one empty combination when there is no matrix. Throws what GitHub would refuse. */
export function combinationsOf(node: unknown, scope: Scope): readonly Combination[] {
  if (node === undefined) return [{}]
  const matrix = resolveDeep(node, scope)
  if (!isMapping(matrix)) throw new Error('the matrix is not a mapping')
  const { include, exclude, ...vectors } = matrix as Readonly<Record<string, Json>>
  const product = vectorProduct(vectors)
  const excluded = combinationList(exclude, 'exclude')
  const kept = product.filter(
    one => !excluded.some(other => agrees(other, one, Object.keys(other))),
  )
  const all = withIncluded(kept, combinationList(include, 'include'), Object.keys(vectors))
  if (all.length === 0) throw new Error('the matrix must define at least one combination')
  if (all.length > MOST_COMBINATIONS) {
    throw new Error(`the matrix has ${all.length} combinations, more than ${MOST_COMBINATIONS}`)
  }
  return all
}

function resolveDeep(node: unknown, scope: Scope): Json {
  if (typeof node === 'string') return resolve(node, PLACES.strategy, scope)
  if (typeof node === 'number' || typeof node === 'boolean') return node
  if (isList(node)) return node.map(entry => resolveDeep(entry, scope))
  if (isMapping(node)) {
    return Object.fromEntries(
      Object.entries(node).map(([key, entry]) => [key, resolveDeep(entry, scope)]),
    )
  }
  return null
}

function vectorProduct(vectors: Readonly<Record<string, Json>>): readonly Combination[] {
  const names = Object.keys(vectors)
  if (names.length === 0) return []
  return names.reduce<readonly Combination[]>(
    (combinations, name) => {
      const values = vectors[name]
      if (!isList(values) || values.length === 0) {
        throw new Error(`the matrix vector '${name}' does not contain any values`)
      }
      return combinations.flatMap(one => values.map(value => ({ ...one, [name]: value })))
    },
    [{}],
  )
}

function combinationList(node: Json | undefined, name: string): readonly Combination[] {
  if (node === undefined || node === null) return []
  if (!isList(node) || !node.every(isMapping))
    throw new Error(`matrix.${name} is not a list of mappings`)
  return node as readonly Combination[]
}

function agrees(one: Combination, other: Combination, keys: readonly string[]): boolean {
  return keys.every(key => JSON.stringify(one[key]) === JSON.stringify(other[key]))
}

/** An entry of `include` extends every combination whose original values it does not change, or stands alone. */
function withIncluded(
  combinations: readonly Combination[],
  included: readonly Combination[],
  vectorNames: readonly string[],
): readonly Combination[] {
  const extended = combinations.map(original => ({ original, now: original }))
  const alone: Combination[] = []
  for (const entry of included) {
    const shared = vectorNames.filter(name => Object.hasOwn(entry, name))
    const targets = extended.filter(({ original }) => agrees(entry, original, shared))
    for (const target of targets) target.now = { ...target.now, ...entry }
    if (targets.length === 0) alone.push(entry)
  }
  return [...extended.map(({ now }) => now), ...alone]
}

/** How GitHub tells the legs of a matrix apart in a job's name. */
export function matrixSuffix(combination: Combination): string {
  const values = Object.values(combination).flatMap(value => leaves(value))
  return values.length === 0 ? '' : ` (${values.join(', ')})`
}

function leaves(value: Json): readonly string[] {
  if (value === null) return []
  if (typeof value !== 'object') return [String(value)]
  return Object.values(value as Readonly<Record<string, Json>>).flatMap(leaves)
}
