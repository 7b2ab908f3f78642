import { parseDocument } from 'yaml'

/** Steps of a YAML block that use this action, or one of its workflows, wherever they stand in it. */
export type Inputs = Readonly<Record<string, string>>

export interface Use {
  /** `attested-release/attested-release…`, without the ref. */
  readonly uses: string
  readonly inputs: Inputs
}

const OURS = /^attested-release\/attested-release(?:\/[^@]+)?(?=@)/

/** What a block says; undefined where it does not parse, which a test of its own tells. */
export function valueOf(text: string): unknown {
  const document = parseDocument(text)
  return document.errors.length === 0 ? document.toJS() : undefined
}

/** Every one, in order. */
export function usesOf(value: unknown): readonly Use[] {
  if (Array.isArray(value)) return value.flatMap(usesOf)
  if (typeof value !== 'object' || value === null) return []
  const fields = value as Readonly<Record<string, unknown>>
  const named = typeof fields['uses'] === 'string' ? OURS.exec(fields['uses'])?.[0] : undefined
  const here = named === undefined ? [] : [{ uses: named, inputs: textsOf(fields['with']) }]
  return [...here, ...Object.values(fields).flatMap(usesOf)]
}

/** `command: verify` with nothing that only a run or a registry would know: what can be done as it stands. */
export function verifySteps(value: unknown): readonly Inputs[] {
  return usesOf(value)
    .map(({ inputs }) => inputs)
    .filter(({ command }) => command === 'verify')
    .filter(inputs => !Object.values(inputs).some(text => /\$\{\{|oci:\/\//.test(text)))
}

function textsOf(value: unknown): Inputs {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
}
