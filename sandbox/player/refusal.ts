/** Why a workflow is not played: every problem by name, all of them at once. */
export class PlayerRefusal extends Error {
  override readonly name = 'PlayerRefusal'
  readonly problems: readonly string[]

  constructor(subject: string, problems: readonly string[], options?: ErrorOptions) {
    super(
      [`${subject} cannot be played here:`, ...problems.map(problem => `- ${problem}`)].join('\n'),
      options,
    )
    this.problems = problems
  }
}

/** Collects problems while a document is read, so that its author sees all of them in one go. */
export class Problems {
  readonly #found: string[] = []

  add(where: string, what: string): void {
    this.#found.push(where === '' ? what : `${where}: ${what}`)
  }

  get found(): readonly string[] {
    return this.#found
  }

  throwIfAny(subject: string): void {
    if (this.#found.length > 0) throw new PlayerRefusal(subject, this.#found)
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
