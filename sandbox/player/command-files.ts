/** The files a step writes to: outputs, environment, path, summary. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const VARIABLES = {
  output: 'GITHUB_OUTPUT',
  env: 'GITHUB_ENV',
  path: 'GITHUB_PATH',
  summary: 'GITHUB_STEP_SUMMARY',
  state: 'GITHUB_STATE',
} as const

/** GitHub drops a summary beyond this; other files have no documented limit and get the same. */
const LARGEST_FILE = 1024 * 1024

/** What a step has left in its files. */
export interface StepRecords {
  readonly outputs: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
  readonly path: readonly string[]
  readonly summary: string
}

/** The files of one step. */
export class CommandFiles {
  readonly #paths: Readonly<Record<keyof typeof VARIABLES, string>>

  private constructor(folder: string) {
    const id = randomUUID()
    const at = (kind: string): string => join(folder, `${kind}_${id}`)
    this.#paths = {
      output: at('set_output'),
      env: at('set_env'),
      path: at('add_path'),
      summary: at('step_summary'),
      state: at('save_state'),
    }
  }

  static async create(runnerTemp: string): Promise<CommandFiles> {
    const folder = join(runnerTemp, '_runner_file_commands')
    await mkdir(folder, { recursive: true })
    const files = new CommandFiles(folder)
    await Promise.all(Object.values(files.#paths).map(path => writeFile(path, '')))
    return files
  }

  /** The variables that tell a step where its files are. */
  get environment(): Readonly<Record<string, string>> {
    const kinds = Object.keys(VARIABLES) as (keyof typeof VARIABLES)[]
    return Object.fromEntries(kinds.map(kind => [VARIABLES[kind], this.#paths[kind]]))
  }

  async read(): Promise<StepRecords> {
    const [output, env, path, summary] = await Promise.all([
      capped(this.#paths.output, VARIABLES.output),
      capped(this.#paths.env, VARIABLES.env),
      capped(this.#paths.path, VARIABLES.path),
      capped(this.#paths.summary, VARIABLES.summary),
    ])
    const variables = parsePairs(env, VARIABLES.env)
    for (const name of Object.keys(variables)) {
      // The runner refuses this one: it would run code in every later step.
      if (name.toUpperCase() === 'NODE_OPTIONS')
        throw new Error(`NODE_OPTIONS cannot be set through ${VARIABLES.env}`)
    }
    return {
      outputs: parsePairs(output, VARIABLES.output),
      env: variables,
      path: path.split(/\r?\n/).filter(line => line !== ''),
      summary,
    }
  }
}

async function capped(path: string, variable: string): Promise<string> {
  const { size } = await stat(path)
  if (size > LARGEST_FILE)
    throw new Error(`${variable} holds ${size} bytes, more than ${LARGEST_FILE}`)
  return readFile(path, 'utf8')
}

/** Reads `name=value` lines and `name<<DELIMITER` blocks. */
export function parsePairs(text: string, variable: string): Readonly<Record<string, string>> {
  const pairs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const match = /^([^=]*?)(<<|=)(.*)$/.exec(line)
    const [, name = '', sign, rest = ''] = match ?? []
    if (match === null || name === '')
      throw new Error(`${variable}: invalid format '${line.slice(0, 80)}'`)
    if (sign === '=') {
      pairs[name] = rest
      continue
    }
    const end = lines.indexOf(rest, index + 1)
    if (rest === '' || end < 0)
      throw new Error(`${variable}: matching delimiter not found '${rest}'`)
    pairs[name] = lines.slice(index + 1, end).join('\n')
    index = end
  }
  return pairs
}
