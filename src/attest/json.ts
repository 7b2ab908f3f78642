/** JSON from outside: one meaning or none. */

/** A JSON object, still unchecked. */
export type JsonObject = Readonly<Record<string, unknown>>

/** An object that is not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Walks down through objects and arrays; undefined where the path ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
      return undefined
    }
    current = (current as Record<string | number, unknown>)[key]
  }
  return current
}

/** A JSON value as text: as `String` for what is no object, whose own `toString` must not be asked. */
export function textOf(value: unknown): string {
  if (value === undefined) return 'undefined'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Structural equality of JSON values; the order of an object's keys does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = Object.keys(a)
    return (
      keys.length === Object.keys(b).length &&
      keys.every(key => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
    )
  }
  return a === b
}

/**
 * The first key that one object of the text has twice. JSON.parse takes the last one, other parsers the first, and
 * Go's ignores case: two readers of one signed payload would read different things.
 * The text must be valid JSON already.
 */
export function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | null)[] = []
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === '{') open.push(new Set())
    else if (character === '[') open.push(null)
    else if (character === '}' || character === ']') open.pop()
    else if (character === '"') {
      const end = endOfString(text, index)
      const keys = open.at(-1)
      if (keys && /^\s*:/.test(text.slice(end + 1, end + 80))) {
        const key = String(JSON.parse(text.slice(index, end + 1)))
        if (keys.has(key.toLowerCase())) return key
        keys.add(key.toLowerCase())
      }
      index = end
    }
  }
  return undefined
}

/** Index of the quotation mark that ends the string begun at `start`. */
function endOfString(text: string, start: number): number {
  let end = start
  do end = text.indexOf('"', end + 1)
  while (isEscaped(text, end))
  return end
}

/** Whether an odd number of backslashes stands before the character. */
function isEscaped(text: string, index: number): boolean {
  let before = index - 1
  while (text[before] === '\\') before -= 1
  return (index - before) % 2 === 0
}
