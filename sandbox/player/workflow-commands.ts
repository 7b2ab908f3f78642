/**
 * What a step says to the runner: `::command name=value::text` lines in its output. Masked values are taken
 * out of everything that is printed.
 */

export type AnnotationLevel = 'error' | 'notice' | 'warning'

export interface Annotation {
  readonly level: AnnotationLevel
  readonly message: string
  readonly properties: Readonly<Record<string, string>>
}

/** Values that must not appear in printed output. */
export class Masks {
  readonly #values = new Set<string>()

  /** Masks a value, and each line of one that has several, as the runner does. */
  add(value: string): void {
    for (const line of [value, ...value.split(/\r?\n/)]) {
      if (line.trim() !== '') this.#values.add(line)
    }
  }

  /** The text with every masked value replaced; longer values first, as one may contain another. */
  apply(text: string): string {
    const longestFirst = [...this.#values].sort((one, other) => other.length - one.length)
    return longestFirst.reduce((masked, value) => masked.replaceAll(value, '***'), text)
  }

  hides(text: string): boolean {
    return this.apply(text) !== text
  }
}

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

const ESCAPES: Readonly<Record<string, string>> = {
  '%0D': '\r',
  '%0A': '\n',
  '%3A': ':',
  '%2C': ',',
  '%25': '%',
}

function unescaped(text: string, escapes: RegExp): string {
  return text.replaceAll(escapes, escape => ESCAPES[escape] ?? escape)
}

/** Parses one line of output; `undefined` when it is no command. */
export function parseCommand(line: string): Command | undefined {
  const text = line.trimStart()
  const end = text.indexOf('::', 2)
  if (!text.startsWith('::') || end <= 2) return undefined
  const [name = '', properties = ''] = text.slice(2, end).split(/ (.*)/s)
  const message = text.slice(end + 2)
  const pairs = properties
    .split(',')
    .map(pair => /^\s*([^=]+)=(.*)$/s.exec(pair))
    .filter(pair => pair !== null)
    .map(
      ([, key = '', value = '']) => [key.trim(), unescaped(value, /%0D|%0A|%3A|%2C|%25/g)] as const,
    )
  return {
    name: name.toLowerCase(),
    properties: Object.fromEntries(pairs),
    message: unescaped(message, /%0D|%0A|%25/g),
  }
}

const SILENT = new Set(['add-matcher', 'remove-matcher', 'echo', 'debug'])
const RETIRED = new Set(['set-output', 'set-env', 'add-path', 'save-state'])

/** Turns the raw lines of one step into printable ones; collects annotations and masks on the way. */
export class StepOutput {
  readonly annotations: Annotation[] = []
  readonly #masks: Masks
  readonly #print: (line: string) => void
  #resumeToken: string | undefined

  constructor(masks: Masks, print: (line: string) => void) {
    this.#masks = masks
    this.#print = print
  }

  line(raw: string): void {
    const command = parseCommand(raw)
    if (this.#resumeToken !== undefined) {
      if (command?.name === this.#resumeToken) this.#resumeToken = undefined
      else this.#say(raw)
      return
    }
    if (command === undefined) this.#say(raw)
    else this.#obey(command, raw)
  }

  /** An annotation of the runner itself. */
  annotate(
    level: AnnotationLevel,
    message: string,
    properties: Annotation['properties'] = {},
  ): void {
    this.annotations.push({ level, message: this.#masks.apply(message), properties })
    this.#say(`##[${level}]${message}`)
  }

  #say(text: string): void {
    this.#print(this.#masks.apply(text))
  }

  #obey(command: Command, raw: string): void {
    const { name, message, properties } = command
    if (name === 'error' || name === 'warning' || name === 'notice')
      this.annotate(name, message, properties)
    else if (name === 'add-mask') this.#masks.add(message)
    else if (name === 'group') this.#say(`##[group]${message}`)
    else if (name === 'endgroup') this.#say('##[endgroup]')
    else if (name === 'stop-commands') this.#resumeToken = message.toLowerCase()
    else if (RETIRED.has(name))
      this.annotate('error', `the command '::${name}::' is disabled: use the environment files`)
    else if (!SILENT.has(name)) this.#say(raw)
  }
}
