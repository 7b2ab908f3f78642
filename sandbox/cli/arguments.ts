/** The sandbox's command line. */
import { parseArgs } from 'node:util'
import type { Visibility } from '../actions/job.ts'

export const USAGE = `npm run sandbox -- COMMAND [OPTIONS]

  start             run a sandbox in the foreground; prints how to reach it
  play WORKFLOW     play a workflow of the git repository one stands in, on a sandbox of its own
  releases          the releases on the sandbox, with their files
  requests          every request it received
  stop              end the sandbox that runs in the folder

  --dir DIR         folder of the sandbox (default .sandbox)

play:
  --ref REF         tag, branch or full ref (default: the tag at HEAD, else the branch)
  --event NAME      push (default), workflow_dispatch, ...
  --repo OWNER/NAME (default: the remote origin)
  --visibility V    public (default), private, internal
  --action DIR      checkout of the action (default: this one)
  --input K=V  --var K=V  --secret K=V   may be repeated; vars.TRUSTED_ROOT is set
  --verbose         everything the steps print
`

export const COMMANDS = ['start', 'play', 'releases', 'requests', 'stop'] as const

export interface Arguments {
  readonly command: (typeof COMMANDS)[number]
  readonly dir: string
  readonly workflow: string
  readonly ref: string | undefined
  readonly event: string
  readonly repository: string | undefined
  readonly visibility: Visibility
  readonly action: string | undefined
  readonly inputs: Readonly<Record<string, string>>
  readonly vars: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly verbose: boolean
}

/** Reads the arguments; throws what is wrong with them. */
export function readArguments(args: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: 'string', default: '.sandbox' },
      ref: { type: 'string' },
      event: { type: 'string', default: 'push' },
      repo: { type: 'string' },
      visibility: { type: 'string', default: 'public' },
      action: { type: 'string' },
      input: { type: 'string', multiple: true, default: [] },
      var: { type: 'string', multiple: true, default: [] },
      secret: { type: 'string', multiple: true, default: [] },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [name, workflow = '', ...rest] = positionals
  if (values.help || name === undefined) return 'help'
  const command = COMMANDS.find(candidate => candidate === name)
  if (command === undefined) throw new Error(`there is no command '${name}'`)
  if (rest.length > 0 || (command === 'play') === (workflow === '')) {
    throw new Error(
      command === 'play' ? 'play takes one workflow' : `${command} takes no further arguments`,
    )
  }
  const { dir, ref, event, action, verbose } = values
  return {
    ...{ command, dir, workflow, ref, event, action, verbose },
    repository: values.repo,
    visibility: visibilityOf(values.visibility),
    inputs: pairs(values.input),
    vars: pairs(values.var),
    secrets: pairs(values.secret),
  }
}

function visibilityOf(text: string): Visibility {
  if (text === 'public' || text === 'private' || text === 'internal') return text
  throw new Error(`--visibility takes public, private or internal, not '${text}'`)
}

function pairs(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map(text => {
      const match = /^([A-Za-z_][\w-]*)=(.*)$/s.exec(text)
      if (match === null) throw new Error(`expected NAME=VALUE, got '${text}'`)
      const [, name = '', value = ''] = match
      return [name, value] as const
    }),
  )
}
