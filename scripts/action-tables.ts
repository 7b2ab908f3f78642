/** The tables of the README that describe action.yml. */
import { parse } from 'yaml'

interface Field {
  readonly name: string
  readonly description: string
}

/** The fields of action.yml that its users set and read. */
export interface ActionFile {
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
}

/** Reads action.yml; a field without a description is refused, since the README would show a hole. */
export const readActionFile = (text: string): ActionFile => {
  const document: unknown = parse(text)
  return { inputs: fieldsOf(document, 'inputs'), outputs: fieldsOf(document, 'outputs') }
}

const fieldsOf = (document: unknown, key: string): Field[] =>
  Object.entries(recordAt(document, key)).map(([name, value]) => {
    const { description } = record(value, `${key}.${name}`)
    if (typeof description !== 'string' || description.trim() === '') {
      throw new Error(`action.yml: ${key}.${name} has no description`)
    }
    return { name, description: description.trim() }
  })

const record = (value: unknown, where: string): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null)
    throw new Error(`action.yml: ${where} is not a mapping`)
  return value as Record<string, unknown>
}

const recordAt = (value: unknown, key: string): Record<string, unknown> =>
  record(record(value, 'the document')[key], key)

/** A table cell holds neither a line break nor a bare bar. */
const cell = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')

/** The inputs in the order of action.yml; their descriptions say their defaults. */
export const inputTable = ({ inputs }: ActionFile): string => table('Input', inputs)

/** The outputs in the order of action.yml. */
export const outputTable = ({ outputs }: ActionFile): string => table('Output', outputs)

const table = (kind: string, fields: readonly Field[]): string => {
  const rows = fields.map(({ name, description }) => `| \`${name}\` | ${cell(description)} |\n`)
  return [`| ${kind} | Description |\n`, '| --- | --- |\n', ...rows].join('')
}
