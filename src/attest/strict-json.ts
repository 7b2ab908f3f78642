/** JSON of what is signed or addressed by its digest: one meaning for every reader, or none. */
import { depthFault } from './json-shape.ts'
import { repeatedKey } from './json.ts'

/** What is wrong, as it follows a subject: "is not UTF-8 JSON". */
export type Refuse = (fault: string, cause?: unknown) => Error

/** UTF-8 without a byte order mark, no key twice, not deeper than anything honest; else what `refuse` makes is thrown. */
export function parseStrictJson(bytes: Uint8Array, refuse: Refuse): unknown {
  let text: string
  let value: unknown
  try {
    // ignoreBOM keeps a byte order mark in the text, where JSON.parse refuses it.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = JSON.parse(text)
  } catch (error) {
    throw refuse('is not UTF-8 JSON', error)
  }
  const fault = depthFault(value)
  if (fault !== undefined) throw refuse(`cannot be read: ${fault}`)
  const repeated = repeatedKey(text)
  if (repeated === undefined) return value
  throw refuse(`has the key ${JSON.stringify(repeated).slice(0, 100)} twice`)
}
