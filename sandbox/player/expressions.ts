/**
 * `${{ }}` expressions, by GitHub's own evaluator. Which contexts and functions exist depends on the place:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability
 */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { FunctionDefinition } from '@actions/expressions/funcs/info'
import { messageOf } from './refusal.ts'

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type ContextName =
  | 'env'
  | 'github'
  | 'inputs'
  | 'job'
  | 'jobs'
  | 'matrix'
  | 'needs'
  | 'runner'
  | 'secrets'
  | 'steps'
  | 'strategy'
  | 'vars'

export type StatusFunction = 'always' | 'cancelled' | 'failure' | 'success'

/** What an expression may see while it is evaluated. */
export interface Scope {
  readonly contexts: Readonly<Partial<Record<ContextName, Json>>>
  readonly status?: Readonly<Record<StatusFunction, boolean>>
  readonly hashFiles?: (patterns: readonly string[]) => string
}

/** A place in a workflow file where expressions are allowed. */
export interface Place {
  readonly contexts: readonly ContextName[]
  readonly functions: readonly ('hashFiles' | StatusFunction)[]
}

const STATUS: readonly StatusFunction[] = ['always', 'cancelled', 'failure', 'success']
const JOB: readonly ContextName[] = ['github', 'needs', 'strategy', 'matrix', 'vars', 'inputs']
const STEP: readonly ContextName[] = [...JOB, 'job', 'runner', 'env', 'secrets', 'steps']

/** The places, named after the keys. */
export const PLACES = {
  workflowEnv: { contexts: ['github', 'secrets', 'inputs', 'vars'], functions: [] },
  concurrency: { contexts: JOB, functions: [] },
  job: { contexts: JOB, functions: [] },
  jobIf: { contexts: ['github', 'needs', 'vars', 'inputs'], functions: STATUS },
  jobEnv: { contexts: [...JOB, 'secrets'], functions: [] },
  jobDefaults: { contexts: [...JOB, 'env'], functions: [] },
  strategy: { contexts: ['github', 'needs', 'vars', 'inputs'], functions: [] },
  jobOutputs: { contexts: STEP, functions: [] },
  jobSecrets: { contexts: [...JOB, 'secrets'], functions: [] },
  callOutputs: { contexts: ['github', 'jobs', 'vars', 'inputs'], functions: [] },
  step: { contexts: STEP, functions: ['hashFiles'] },
  stepIf: {
    contexts: STEP.filter(name => name !== 'secrets'),
    functions: [...STATUS, 'hashFiles'],
  },
  actionDefault: {
    contexts: ['github', 'strategy', 'matrix', 'job', 'runner'],
    functions: ['hashFiles'],
  },
} as const satisfies Record<string, Place>

type Part = { readonly text: string } | { readonly expression: string }

/** Splits text at its expressions. A `}}` within a quoted string does not end one. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let rest = text
  for (let start = rest.indexOf('${{'); start >= 0; start = rest.indexOf('${{')) {
    const body = /^\$\{\{((?:'[^']*'|(?!\}\})[^'])*)\}\}/s.exec(rest.slice(start))
    if (body === null)
      throw new Error(`an expression is not closed: ${rest.slice(start, start + 60)}`)
    if (start > 0) parts.push({ text: rest.slice(0, start) })
    parts.push({ expression: (body[1] ?? '').trim() })
    rest = rest.slice(start + body[0].length)
  }
  if (rest !== '') parts.push({ text: rest })
  return parts
}

function toData(value: Json | undefined): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null()
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (isJsonList(value)) return new data.Array(...value.map(toData))
  return new data.Dictionary(
    ...Object.entries(value).map(([key, entry]) => ({ key, value: toData(entry) })),
  )
}

function isJsonList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function fromData(value: data.ExpressionData): Json {
  if (value instanceof data.Null) return null
  if (value instanceof data.Array) return value.values().map(fromData)
  if (value instanceof data.Dictionary) {
    return Object.fromEntries(value.pairs().map(pair => [pair.key, fromData(pair.value)]))
  }
  return value.value
}

function functionsOf(place: Place, scope: Scope | undefined): Map<string, FunctionDefinition> {
  const define = (name: string): FunctionDefinition => ({
    name,
    minArgs: name === 'hashFiles' ? 1 : 0,
    maxArgs: name === 'hashFiles' ? 255 : 0,
    call: (...args) => callOf(name, args, scope),
  })
  return new Map(place.functions.map(name => [name.toLowerCase(), define(name)]))
}

function callOf(
  name: string,
  args: data.ExpressionData[],
  scope: Scope | undefined,
): data.ExpressionData {
  if (name === 'hashFiles') {
    if (scope?.hashFiles === undefined) throw new Error('hashFiles is not available here')
    return new data.StringData(scope.hashFiles(args.map(arg => arg.coerceString())))
  }
  const value = Object.entries(scope?.status ?? {}).find(([status]) => status === name)?.[1]
  if (value === undefined) throw new Error(`${name}() is not available here`)
  return new data.BooleanData(value)
}

function parsed(expression: string, place: Place, functions: Map<string, FunctionDefinition>) {
  const { tokens } = new Lexer(expression).lex()
  return new Parser(tokens, [...place.contexts], [...functions.values()]).parse()
}

function evaluated(expression: string, place: Place, scope: Scope): data.ExpressionData {
  const functions = functionsOf(place, scope)
  const contexts = place.contexts.map(name => ({
    key: name,
    value: toData(scope.contexts[name] ?? {}),
  }))
  try {
    const tree = parsed(expression, place, functions)
    return new Evaluator(tree, new data.Dictionary(...contexts), functions).evaluate()
  } catch (error) {
    throw new Error(`\${{ ${expression} }}: ${messageOf(error)}`, { cause: error })
  }
}

/** Evaluates one expression, given without its braces. */
export function evaluate(expression: string, place: Place, scope: Scope): Json {
  return fromData(evaluated(expression, place, scope))
}

/** Replaces every expression in a text; objects and arrays become `Object` and `Array`, as in the runner. */
export function interpolate(text: string, place: Place, scope: Scope): string {
  return partsOf(text)
    .map(part =>
      'text' in part ? part.text : evaluated(part.expression, place, scope).coerceString(),
    )
    .join('')
}

/** Like `interpolate`, but a text that is one expression keeps the type of its value. */
export function resolve(text: string, place: Place, scope: Scope): Json {
  const parts = partsOf(text)
  const [only] = parts
  if (parts.length === 1 && only !== undefined && 'expression' in only) {
    return evaluate(only.expression, place, scope)
  }
  return interpolate(text, place, scope)
}

/** The expression of an `if:`, with or without braces. */
function conditionOf(text: string): string {
  const parts = partsOf(text.trim())
  const [only] = parts
  if (parts.length === 1 && only !== undefined && 'expression' in only) return only.expression
  if (parts.some(part => 'expression' in part)) {
    // GitHub turns such a text into a non-empty string, which is always true: never what was meant.
    throw new Error(`an 'if' that mixes text and \${{ }} is always true: ${text}`)
  }
  return text.trim()
}

function namesStatusFunction(expression: string): boolean {
  return STATUS.some(name =>
    new RegExp(`(?<![\\w.'-])${name}\\s*\\(`, 'i').test(withoutStrings(expression)),
  )
}

function withoutStrings(expression: string): string {
  return expression.replaceAll(/'[^']*'/g, "''")
}

/** Evaluates an `if:`. Without a status function it means `success() && (…)`; absent, `success()`. */
export function condition(text: string | undefined, place: Place, scope: Scope): boolean {
  const expression = conditionOf(text ?? 'success()')
  if (expression === '') return evaluate('success()', place, scope) === true
  const whole = namesStatusFunction(expression) ? expression : `success() && (${expression})`
  return evaluate(`!!(${whole})`, place, scope) === true
}

/** Throws if a text holds an expression that cannot be parsed at this place. */
export function checkText(text: string, place: Place): void {
  for (const part of partsOf(text)) {
    if ('expression' in part) checkExpression(part.expression, place)
  }
}

/** Throws if an `if:` cannot be parsed at this place. */
export function checkCondition(text: string, place: Place): void {
  const expression = conditionOf(text)
  if (expression !== '') checkExpression(expression, place)
}

function checkExpression(expression: string, place: Place): void {
  try {
    parsed(expression, place, functionsOf(place, undefined))
  } catch (error) {
    throw new Error(`\${{ ${expression} }}: ${messageOf(error)}`, { cause: error })
  }
}

/** A setting that is true or false; absent, it is false. Anything else is an error, as on GitHub. */
export function flag(text: string | undefined, place: Place, scope: Scope): boolean {
  const value = interpolate(text ?? '', place, scope).toLowerCase()
  if (value === '' || value === 'false') return false
  if (value === 'true') return true
  throw new Error(`expected true or false, found '${value}'`)
}

/** A setting that is a number; absent, it is the fallback. */
export function number(
  text: string | undefined,
  fallback: number,
  place: Place,
  scope: Scope,
): number {
  const value = interpolate(text ?? '', place, scope).trim()
  if (value === '') return fallback
  if (!/^\d+(?:\.\d+)?$/.test(value)) throw new Error(`expected a number, found '${value}'`)
  return Number(value)
}
