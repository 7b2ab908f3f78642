/** Static checks of a workflow's expressions. */
import { checkCondition, checkText, type Place } from './expressions.ts'
import { messageOf, type Problems } from './refusal.ts'
import type { Env } from './workflow.ts'

/** Collects what is wrong with expressions, so that no job starts with one that cannot be parsed. */
export class ExpressionCheck {
  readonly #problems: Problems

  constructor(problems: Problems) {
    this.#problems = problems
  }

  text(text: string | undefined, place: Place, where: string): void {
    this.#try(where, () => checkText(text ?? '', place))
  }

  env(env: Env, place: Place, where: string): void {
    for (const [name, value] of Object.entries(env)) this.text(value, place, `${where}.${name}`)
  }

  condition(text: string | undefined, place: Place, where: string): void {
    this.#try(where, () => checkCondition(text ?? '', place))
  }

  #try(where: string, check: () => void): void {
    try {
      check()
    } catch (error) {
      this.#problems.add(where, messageOf(error))
    }
  }
}
