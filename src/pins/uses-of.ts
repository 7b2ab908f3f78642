/** Every `uses:` of a workflow or of an action, with its place in the file. */
import { isScalar, type Node } from 'yaml'
import { type Entry, offsetOf, type Position, type Problem, YamlView } from './yaml-view.ts'

/** One `uses:` as it stands in a file. */
export interface Use extends Position {
  readonly text: string
  /** Characters before it in the file. */
  readonly offset: number
  /** What follows on its line. */
  readonly restOfLine: string
}

export interface UsesOfFile {
  readonly uses: readonly Use[]
  /** Why the file cannot be judged; empty when it can. */
  readonly problems: readonly Problem[]
}

/** What a file is, by its place: a workflow, an action, or one of them (named by the user). */
export type FileKind = 'workflow' | 'action' | 'either'

/** Reads a file. One that is neither workflow nor action has a problem, and no `uses:` that could be believed. */
export function usesOf(text: string, kind: FileKind): UsesOfFile {
  const reader = new Reader(new YamlView(text))
  return reader.read(kind)
}

class Reader {
  readonly #yaml: YamlView
  readonly #found = new Map<number, Use>()

  constructor(yaml: YamlView) {
    this.#yaml = yaml
  }

  read(kind: FileKind): UsesOfFile {
    if (this.#yaml.root !== undefined) this.#file(this.#yaml.root, kind)
    const uses = [...this.#found.values()].sort((one, other) => one.offset - other.offset)
    return { uses, problems: this.#yaml.problems }
  }

  #file(root: Node, kind: FileKind): void {
    const entries = this.#yaml.entries(root, 'the file')
    const jobs = valuesOf(entries, 'jobs')
    const runs = valuesOf(entries, 'runs')
    for (const value of jobs) this.#jobs(value)
    for (const value of runs) this.#runs(value)
    const expected = { workflow: [jobs], action: [runs], either: [jobs, runs] }[kind]
    if (expected.every(values => values.length === 0)) {
      const names = { workflow: 'jobs', action: 'runs', either: 'jobs or runs' }[kind]
      this.#yaml.problem(root, `the file has no ${names}`)
    }
  }

  #jobs(node: Node | undefined): void {
    for (const { key, value } of this.#yaml.entries(node, 'jobs')) {
      const job = this.#yaml.entries(value, `jobs.${key}`)
      this.#uses(job)
      this.#steps(job, `jobs.${key}.steps`)
    }
  }

  #runs(node: Node | undefined): void {
    this.#steps(this.#yaml.entries(node, 'runs'), 'runs.steps')
  }

  #steps(parent: readonly Entry[], what: string): void {
    for (const steps of valuesOf(parent, 'steps')) {
      for (const step of this.#yaml.list(steps, what)) {
        this.#uses(this.#yaml.entries(step, `a step of ${what}`))
      }
    }
  }

  #uses(entries: readonly Entry[]): void {
    for (const value of valuesOf(entries, 'uses')) {
      const scalar = this.#yaml.resolve(value)
      if (!isScalar(scalar) || typeof scalar.value !== 'string' || scalar.value.trim() === '') {
        this.#yaml.problem(scalar ?? value, 'uses is not a text')
        continue
      }
      const offset = offsetOf(scalar)
      // By its place: a step that several aliases stand for is reported once.
      this.#found.set(offset, {
        ...this.#yaml.position(scalar),
        offset,
        text: scalar.value.trim(),
        restOfLine: this.#yaml.restOfLine(scalar),
      })
    }
  }
}

// A key in other letters is one that GitHub refuses; looked at all the same.
function valuesOf(entries: readonly Entry[], key: string): readonly (Node | undefined)[] {
  return entries.filter(entry => entry.key.toLowerCase() === key).map(({ value }) => value)
}
