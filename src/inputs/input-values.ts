/**
 * Raw action inputs → values. `given` means not empty: the runner hands an input that was left out over as an empty
 * string. Problems are collected, so that a user sees all of them at once.
 */
import { suggestion } from './suggestion.ts'

export type RawInputs = ReadonlyMap<string, string>

const LIST_SEPARATOR = /[,\n]/

/** Of shorter words, versions say, each is near to every other. */
const SHORTEST_GUESSED = 4

/** Reads values by name and remembers every problem it meets. */
export class InputReader {
  readonly #raw: RawInputs
  readonly #problems: string[] = []

  constructor(raw: RawInputs) {
    this.#raw = raw
  }

  get problems(): readonly string[] {
    return this.#problems
  }

  problem(message: string): void {
    this.#problems.push(message)
  }

  text(name: string): string | undefined {
    const value = this.#raw.get(name)?.trim()
    return value === '' ? undefined : value
  }

  /** Entries between commas or new lines, trimmed, without empty ones; undefined when there is none. */
  list(name: string): readonly string[] | undefined {
    const entries = (this.text(name) ?? '')
      .split(LIST_SEPARATOR)
      .map(entry => entry.trim())
      .filter(entry => entry !== '')
    const repeated = entries.find((entry, index) => entries.indexOf(entry) !== index)
    if (repeated !== undefined) this.problem(`${name}: ${quote(repeated)} is named twice`)
    return entries.length === 0 ? undefined : entries
  }

  flag(name: string): boolean | undefined {
    return this.choice(name, { true: true, false: false })
  }

  choice<T>(name: string, values: Readonly<Record<string, T>>): T | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (Object.hasOwn(values, text)) return values[text]
    const words = Object.keys(values)
    const guess = suggestion(
      text,
      words.filter(word => word.length >= SHORTEST_GUESSED),
    )
    this.problem(`${name}: expected ${words.join(', ')}, got ${quote(text)}${guess}`)
    return undefined
  }

  positiveInteger(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = Number(text)
    if (/^[1-9][0-9]*$/.test(text) && Number.isSafeInteger(value)) return value
    this.problem(`${name}: expected a whole number above 0, got ${quote(text)}`)
    return undefined
  }

  /** Text that must match; `what` says what it should have been. */
  matching(name: string, pattern: RegExp, what: string): string | undefined {
    const text = this.text(name)
    if (text === undefined || pattern.test(text)) return text
    this.problem(`${name}: expected ${what}, got ${quote(text)}`)
    return undefined
  }

  listMatching(name: string, pattern: RegExp, what: string): readonly string[] | undefined {
    const entries = this.list(name)
    for (const entry of entries ?? []) {
      if (!pattern.test(entry)) this.problem(`${name}: expected ${what}, got ${quote(entry)}`)
    }
    return entries
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
