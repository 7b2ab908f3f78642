/**
 * A YAML document as GitHub reads it: aliases followed, merged mappings taken together, positions kept. Everything that
 * two readers could understand differently is a problem: repeated keys, several documents, unknown aliases.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
  type Alias,
  type Node,
  type Scalar,
} from 'yaml'

/** A place in a file; both count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Problem extends Position {
  readonly message: string
}

/** A pair of a mapping; `value` is undefined where there is none. */
export interface Entry {
  readonly key: string
  readonly value: Node | undefined
}

/** Mappings that merge mappings that merge …: deeper is nobody's workflow. */
const DEEPEST_MERGE = 16
/** Pairs that are looked at in one file, each time that an alias brings them in again. */
const MOST_PAIRS = 20_000

/** One document, and what is wrong with it. */
export class YamlView {
  readonly problems: Problem[] = []
  readonly #text: string
  readonly #lines = new LineCounter()
  readonly #targets = new Map<Alias, Node>()
  #pairs = 0
  readonly root: Node | undefined

  constructor(text: string) {
    this.#text = text
    this.root = this.#parse(text)
  }

  #parse(text: string): Node | undefined {
    const parsed = parseAllDocuments(text, { lineCounter: this.#lines, prettyErrors: false })
    const documents = 'empty' in parsed ? [] : parsed
    for (const { errors, warnings } of documents) {
      for (const { pos, message } of [...errors, ...warnings]) {
        this.problems.push({ ...this.#at(pos[0]), message })
      }
    }
    const [root, second] = documents.map(({ contents }) => contents ?? undefined)
    if (documents.length > 1)
      this.problem(second, 'a second YAML document, which GitHub does not read')
    if (root === undefined) {
      this.problem(undefined, 'the file is empty')
      return undefined
    }
    this.#followAliases(root)
    return root
  }

  /** An alias means the last node before it that bears the anchor. */
  #followAliases(root: Node): void {
    const anchors = new Map<string, Node>()
    visit(root, {
      Alias: (_key, alias) => {
        const target = anchors.get(alias.source)
        if (target === undefined)
          this.problem(alias, `no anchor &${alias.source} precedes this alias`)
        else this.#targets.set(alias, target)
      },
      Value: (_key, node) => {
        if (node.anchor !== undefined) anchors.set(node.anchor, node)
      },
    })
  }

  problem(node: Node | undefined, message: string): void {
    this.problems.push({ ...this.position(node), message })
  }

  /** Where a node begins. */
  position(node: Node | undefined): Position {
    return this.#at(offsetOf(node))
  }

  #at(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset)
    // linePos gives 0 for what it cannot place.
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

  /** What stands on the line behind a scalar's value, comments included. */
  restOfLine(node: Scalar): string {
    const end = node.range?.[1]
    return this.#text.slice(end).split('\n', 1).join()
  }

  /** The node itself, or what its alias stands for. */
  resolve(node: Node | undefined): Node | undefined {
    return isAlias(node) ? this.#targets.get(node) : node
  }

  /** The elements of a list; a problem, and none, for anything else. */
  list(node: Node | undefined, what: string): readonly (Node | undefined)[] {
    const list = this.resolve(node)
    if (isSeq(list)) return list.items.map(item => item as Node | undefined)
    this.problem(node, `${what} is not a list`)
    return []
  }

  /**
   * The pairs of a mapping, with those that `<<` brings in; none, with a problem, for anything else. GitHub
   * refuses merge keys today: what they would bring is looked at all the same.
   */
  entries(node: Node | undefined, what: string): readonly Entry[] {
    const map = this.resolve(node)
    if (!isMap(map)) {
      this.problem(node, `${what} is not a mapping`)
      return []
    }
    return this.#entriesOf(map, DEEPEST_MERGE)
  }

  #entriesOf(node: Node, depth: number): readonly Entry[] {
    const found: Entry[] = []
    if (!isMap(node)) {
      this.problem(node, 'only a mapping can be merged')
      return found
    }
    for (const pair of node.items) {
      this.#pairs += 1
      if (depth === 0 || this.#pairs > MOST_PAIRS) {
        // Said once: what follows would be said of every mapping.
        if (depth === 0 || this.#pairs === MOST_PAIRS + 1) {
          this.problem(node, 'too much is merged into this mapping')
        }
        return []
      }
      const key = this.#keyOf(pair.key as Node | undefined)
      const value = (pair.value ?? undefined) as Node | undefined
      if (key === '<<') found.push(...this.#merged(value, depth - 1))
      else found.push({ key, value })
    }
    return found
  }

  #merged(node: Node | undefined, depth: number): readonly Entry[] {
    const value = this.resolve(node)
    const sources = isSeq(value) ? value.items.map(item => this.resolve(item as Node)) : [value]
    return sources.flatMap(source => (source === undefined ? [] : this.#entriesOf(source, depth)))
  }

  #keyOf(key: Node | undefined): string {
    const scalar = this.resolve(key)
    if (isScalar(scalar)) return String(scalar.value)
    this.problem(key, 'a key is not a plain value')
    return ''
  }
}

/** Characters before a node that was parsed; nodes that were not have no place. */
export function offsetOf(node: Node | undefined): number {
  return node?.range?.[0] ?? 0
}
