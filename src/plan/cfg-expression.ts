/** `cfg(…)` as Cargo's configuration writes it: https://doc.rust-lang.org/reference/conditional-compilation.html */

const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|"([^"\\]*)"|([(),=]))/y

type Token = { readonly word: string } | { readonly text: string } | { readonly mark: string }

/** Whether the expression holds where these conditions do, each as `rustc --print cfg` prints it; undefined: it is none. */
export function cfgHolds(expression: string, conditions: ReadonlySet<string>): boolean | undefined {
  const tokens = tokensOf(expression)
  const reader = new Reader(tokens, conditions)
  const value = reader.read()
  return value?.outer === 'cfg' && reader.ended ? value.holds : undefined
}

function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < expression.trimEnd().length) {
    const [, word, text, mark] = pattern.exec(expression) ?? []
    if (word !== undefined) tokens.push({ word })
    else if (text !== undefined) tokens.push({ text })
    else if (mark !== undefined) tokens.push({ mark })
    else return []
  }
  return tokens
}

interface Value {
  readonly holds: boolean
  /** Name of the outermost operator; null: a condition. */
  readonly outer: string | null
}

class Reader {
  readonly #tokens: readonly Token[]
  readonly #conditions: ReadonlySet<string>
  #at = 0

  constructor(tokens: readonly Token[], conditions: ReadonlySet<string>) {
    this.#tokens = tokens
    this.#conditions = conditions
  }

  get ended(): boolean {
    return this.#at === this.#tokens.length
  }

  /** One operator or condition; undefined: what is there is neither. */
  read(): Value | undefined {
    const token = this.#tokens[this.#at]
    if (token === undefined || !('word' in token)) return undefined
    this.#at += 1
    if (this.#take('(')) return this.#operator(token.word)
    if (!this.#take('=')) return { holds: this.#holds(token.word), outer: null }
    const value = this.#tokens[this.#at]
    this.#at += 1
    if (value === undefined || !('text' in value)) return undefined
    return { holds: this.#conditions.has(`${token.word}="${value.text}"`), outer: null }
  }

  #holds(word: string): boolean {
    return word === 'true' || this.#conditions.has(word)
  }

  #operator(name: string): Value | undefined {
    const values: boolean[] = []
    while (!this.#take(')')) {
      const value = this.read()
      if (value === undefined) return undefined
      values.push(value.holds)
      if (this.#take(',')) continue
      if (!this.#take(')')) return undefined
      break
    }
    if (name === 'all') return { holds: values.every(Boolean), outer: name }
    if (name === 'any') return { holds: values.some(Boolean), outer: name }
    const [only, ...others] = values
    if (only === undefined || others.length > 0) return undefined
    if (name === 'not') return { holds: !only, outer: name }
    return name === 'cfg' ? { holds: only, outer: name } : undefined
  }

  #take(mark: string): boolean {
    const token = this.#tokens[this.#at]
    const found = token !== undefined && 'mark' in token && token.mark === mark
    if (found) this.#at += 1
    return found
  }
}
