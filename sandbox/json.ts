/** Reading JSON that a client sent: absent and mistyped fields are both `undefined`, and the service then refuses. */

/** A JSON object whose fields are read by type. */
export interface JsonObject {
  string(name: string): string | undefined
  number(name: string): number | undefined
  boolean(name: string): boolean | undefined
  object(name: string): JsonObject | undefined
  array(name: string): readonly unknown[] | undefined
  /** As it came. */
  readonly value: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Wraps a value that may be an object. */
export function jsonObject(value: unknown): JsonObject | undefined {
  if (!isRecord(value)) return undefined
  const field = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined)
  return {
    value,
    string: name => onlyIf(field(name), one => typeof one === 'string'),
    number: name => onlyIf(field(name), one => typeof one === 'number'),
    boolean: name => onlyIf(field(name), one => typeof one === 'boolean'),
    object: name => jsonObject(field(name)),
    array: name => onlyIf(field(name), one => Array.isArray(one)),
  }
}

function onlyIf<T>(value: unknown, is: (value: unknown) => value is T): T | undefined {
  return is(value) ? value : undefined
}

/** The value a request's body holds, or `undefined` where it is no JSON. */
export function parseJson(body: Buffer | string): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** The object a request's body holds. */
export const parseJsonObject = (body: Buffer | string): JsonObject | undefined =>
  jsonObject(parseJson(body))
