/** `on:`: which events start a workflow, and with which inputs it can be called. */
import { isMapping, mapping, optionalScalar, refuseOtherKeys, scalar, strings } from './document.ts'
import type { ExpressionCheck } from './expression-check.ts'
import { PLACES } from './expressions.ts'
import type { Problems } from './refusal.ts'
import type {
  EventFilters,
  InputDefinition,
  InputType,
  Triggers,
  WorkflowCall,
} from './workflow.ts'

const FILTERS = {
  branches: 'branches',
  'branches-ignore': 'branchesIgnore',
  tags: 'tags',
  'tags-ignore': 'tagsIgnore',
  types: 'types',
} as const

const INPUT_TYPES: readonly InputType[] = ['boolean', 'choice', 'environment', 'number', 'string']

/** Reads `on:` in any of its three forms. */
export function readTriggers(
  node: unknown,
  problems: Problems,
  expressions: ExpressionCheck,
): Triggers {
  const byName = isMapping(node)
    ? node
    : Object.fromEntries(strings(node, 'on', problems).map(name => [name, null]))
  if (Object.keys(byName).length === 0) problems.add('on', 'there is no event')
  const events: Record<string, EventFilters> = {}
  for (const [name, settings] of Object.entries(byName)) {
    if (name === 'workflow_dispatch' || name === 'workflow_call' || name === 'schedule')
      events[name] = {}
    else events[name] = readFilters(settings, `on.${name}`, problems)
  }
  const dispatch = mapping(byName['workflow_dispatch'], 'on.workflow_dispatch', problems)
  refuseOtherKeys(dispatch, ['inputs'], 'on.workflow_dispatch', problems)
  return {
    events,
    dispatchInputs: readInputs(dispatch['inputs'], 'on.workflow_dispatch.inputs', problems),
    call: Object.hasOwn(byName, 'workflow_call')
      ? readCall(byName['workflow_call'], problems, expressions)
      : undefined,
  }
}

function readFilters(node: unknown, where: string, problems: Problems): EventFilters {
  const settings = mapping(node, where, problems)
  refuseOtherKeys(settings, Object.keys(FILTERS), where, problems)
  const given = Object.entries(FILTERS).filter(([key]) => settings[key] !== undefined)
  return Object.fromEntries(
    given.map(([key, name]) => [name, strings(settings[key], `${where}.${key}`, problems)]),
  )
}

function readCall(node: unknown, problems: Problems, expressions: ExpressionCheck): WorkflowCall {
  const where = 'on.workflow_call'
  const call = mapping(node, where, problems)
  refuseOtherKeys(call, ['inputs', 'outputs', 'secrets'], where, problems)
  const outputs = Object.entries(mapping(call['outputs'], `${where}.outputs`, problems)).map(
    ([name, output]) => {
      const value = mapping(output, `${where}.outputs.${name}`, problems)['value']
      const text = scalar(value, `${where}.outputs.${name}.value`, problems)
      expressions.text(text, PLACES.callOutputs, `${where}.outputs.${name}`)
      return [name, text] as const
    },
  )
  const secrets = Object.entries(mapping(call['secrets'], `${where}.secrets`, problems)).map(
    ([name, secret]) =>
      [name, mapping(secret, `${where}.secrets.${name}`, problems)['required'] === true] as const,
  )
  return {
    inputs: readInputs(call['inputs'], `${where}.inputs`, problems),
    outputs: Object.fromEntries(outputs),
    secrets: Object.fromEntries(secrets),
  }
}

function readInputs(
  node: unknown,
  where: string,
  problems: Problems,
): Readonly<Record<string, InputDefinition>> {
  return Object.fromEntries(
    Object.entries(mapping(node, where, problems)).map(([name, input]) => [
      name,
      readInput(input, `${where}.${name}`, problems),
    ]),
  )
}

function readInput(node: unknown, where: string, problems: Problems): InputDefinition {
  const input = mapping(node, where, problems)
  const known = ['description', 'required', 'default', 'type', 'options', 'deprecationMessage']
  refuseOtherKeys(input, known, where, problems)
  const type = INPUT_TYPES.find(candidate => candidate === (input['type'] ?? 'string'))
  if (type === undefined) problems.add(where, `'${String(input['type'])}' is not a type of input`)
  return {
    type: type ?? 'string',
    required: input['required'] === true,
    default: optionalScalar(input['default'], `${where}.default`, problems),
    options: strings(input['options'], `${where}.options`, problems),
  }
}

/** Why an event does not start a workflow; `undefined` when it does. */
export function whyNotStarted(
  on: Triggers,
  event: { readonly name: string; readonly ref: string; readonly action?: string | undefined },
): string | undefined {
  const filters = on.events[event.name]
  if (filters === undefined) return `'on' does not name the event '${event.name}'`
  if (filters.types !== undefined && !filters.types.includes(event.action ?? '')) {
    return `on.${event.name}.types does not name '${event.action ?? ''}'`
  }
  if (event.name !== 'push') return undefined
  const isTag = event.ref.startsWith('refs/tags/')
  const name = event.ref.replace(/^refs\/(?:tags|heads)\//, '')
  const [only, ignore] = isTag
    ? [filters.tags, filters.tagsIgnore]
    : [filters.branches, filters.branchesIgnore]
  const others = isTag ? filters.branches : filters.tags
  // A push with filters for the other kind of ref alone is not started by this kind.
  const started =
    only === undefined ? ignore !== undefined || others === undefined : matches(only, name)
  if (started && !(ignore !== undefined && matches(ignore, name))) return undefined
  return `the filters of on.push leave out ${event.ref}`
}

/** GitHub's filter patterns: the last one that matches decides. */
function matches(patterns: readonly string[], name: string): boolean {
  return patterns.reduce((matched, pattern) => {
    const negative = pattern.startsWith('!')
    return toRegExp(negative ? pattern.slice(1) : pattern).test(name) ? !negative : matched
  }, false)
}

/** `*` stops at a slash, `**` does not; `?` and `+` repeat what precedes them; `[]` is a class. */
function toRegExp(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*|\*|\\?[^\w[\]?+/-]/gu, token => {
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    return `\\u{${(token.codePointAt(token.length - 1) ?? 0).toString(16)}}`
  })
  return new RegExp(`^${source}$`, 'u')
}
