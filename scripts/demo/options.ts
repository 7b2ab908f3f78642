/** The demo's command line. */
import { parseArgs } from 'node:util'

export const TAMPERINGS = ['binary', 'sbom', 'bundle', 'swap'] as const

export type Tampering = (typeof TAMPERINGS)[number]

export interface DemoOptions {
  readonly crate: { readonly name: string; readonly version: string } | undefined
  readonly tamper: Tampering | undefined
  readonly dryRun: boolean
  /** Checkout of the action, if not this one. */
  readonly action: string | undefined
  readonly verbose: boolean
}

export const USAGE = `npm run demo [-- OPTIONS]

Builds a real crate and releases it against a local GitHub and Sigstore, by playing its release.yml.

  --crate NAME@VERSION   a binary crate of crates.io instead of our own example
  --tamper WHAT          change something on the way; it must not get to the release (exit status 1)
                           binary  the staged file, before it is attested
                           sbom    the staged SBOM, after it was attested
                           bundle  the attestations, for ones that another workflow signed
                           swap    the file on GitHub, between upload and publication
  --dry-run              a rehearsal: a run without a tag, which writes nothing
  --action DIR           another checkout of the action
  --verbose              everything the steps print
`

/** Reads the arguments; throws what is wrong with them. */
export function readOptions(args: readonly string[]): DemoOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      crate: { type: 'string' },
      tamper: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      action: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const tamper = TAMPERINGS.find(name => name === values.tamper)
  if (values.tamper !== undefined && tamper === undefined) {
    throw new Error(`--tamper takes one of ${TAMPERINGS.join(', ')}, not '${values.tamper}'`)
  }
  if (tamper !== undefined && values['dry-run'])
    throw new Error('--tamper and --dry-run exclude each other')
  return {
    crate: crateOf(values.crate),
    tamper,
    dryRun: values['dry-run'],
    action: values.action,
    verbose: values.verbose,
  }
}

function crateOf(text: string | undefined): DemoOptions['crate'] {
  if (text === undefined) return undefined
  const match = /^([A-Za-z0-9_-]+)@(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/.exec(text)
  if (match === null)
    throw new Error(`--crate takes NAME@VERSION, for example ripgrep@14.1.1, not '${text}'`)
  return { name: match[1] ?? '', version: match[2] ?? '' }
}
