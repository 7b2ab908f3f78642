/** Reading untrusted JSON field by field: every problem is collected, none stops the reading. */

/** One JSON object from outside. Problems go to a list that all objects of one document share. */
export class Fields {
  readonly path: string
  readonly #record: Readonly<Record<string, unknown>>
  readonly #problems: string[]

  constructor(value: unknown, path: string, problems: string[]) {
    this.path = path
    this.#problems = problems
    this.#record = isRecord(value) ? value : {}
    if (!isRecord(value)) this.#expected('', 'an object', value)
  }

  /** Keys that nobody asked for are problems too: a misspelt key must not pass in silence. */
  only(keys: readonly string[]): void {
    for (const key of Object.keys(this.#record)) {
      if (!keys.includes(key)) this.#problems.push(`${this.#at(key)}: unknown`)
    }
  }

  text(key: string, pattern = /[^]/, what = 'a text'): string {
    const value = this.#record[key]
    if (typeof value === 'string' && pattern.test(value)) return value
    this.#expected(key, what, value)
    return ''
  }

  /** `null` and an absent key alike. */
  optionalText(key: string): string | null {
    const value = this.#record[key] ?? null
    if (value === null || typeof value === 'string') return value
    this.#expected(key, 'a text or null', value)
    return null
  }

  flag(key: string): boolean {
    const value = this.#record[key]
    if (typeof value !== 'boolean') this.#expected(key, 'true or false', value)
    return value === true
  }

  /** A whole number that JavaScript can hold, at least `least`. */
  count(key: string, least = 0): number {
    const value = this.#record[key]
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value
    this.#expected(key, `a whole number from ${least}`, value)
    return 0
  }

  texts(key: string): readonly string[] {
    const value = this.#record[key]
    if (isArray(value) && value.every(item => typeof item === 'string')) return value
    this.#expected(key, 'a list of texts', value)
    return []
  }

  object(key: string): Fields {
    return new Fields(this.#record[key], this.#at(key), this.#problems)
  }

  objects(key: string): readonly Fields[] {
    const value = this.#record[key]
    if (!isArray(value)) {
      this.#expected(key, 'a list', value)
      return []
    }
    return value.map((item, at) => new Fields(item, `${this.#at(key)}[${at}]`, this.#problems))
  }

  /** The value as it is, for a field that somebody else parses. */
  raw(key: string): unknown {
    return this.#record[key]
  }

  problem(key: string, what: string): void {
    this.#problems.push(`${this.#at(key)}: ${what}`)
  }

  #at(key: string): string {
    return key === '' ? this.path : `${this.path}.${key}`
  }

  #expected(key: string, what: string, value: unknown): void {
    this.#problems.push(`${this.#at(key)}: expected ${what}, got ${excerpt(value)}`)
  }
}

/** A JSON object, not null and not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Array.isArray narrows unknown to any[], which would let any in.
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** A value from outside, short enough for a message. */
export function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** JSON.parse without an exception: undefined is no JSON value. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
