/** The inputs of `crate` that no other command takes, and those that it shares. */
import type { CrateInputs } from '../commands/command-inputs.ts'
import { CRATES_IO, parseRegistryUrl } from '../crate/registry.ts'
import { trust } from './input-groups.ts'
import type { InputReader } from './input-values.ts'

const DEFAULT_WAIT = '10m'
const LONGEST_WAIT = 6 * 3_600_000
const UNITS = { s: 1_000, m: 60_000, h: 3_600_000 } as const
const DURATION = /^(0|[1-9][0-9]{0,5})([smh])$/

type OwnInputs = Omit<
  CrateInputs,
  'sigstore' | 'disclosePrivate' | 'maxEnvelope' | 'dryRun' | 'signRehearsal'
>

/** What is compared, with which registry, and how long it may take. */
export function crates(reader: InputReader): OwnInputs {
  const url = reader.text('registry-url')
  const registry = url === undefined ? CRATES_IO : parseRegistryUrl(url)
  if (registry === undefined) {
    reader.problem(
      `registry-url: expected the https address of a sparse index, got ${JSON.stringify(url)}`,
    )
  }
  return {
    manifestPath: reader.text('manifest-path') ?? 'Cargo.toml',
    packages: reader.list('package'),
    tag: reader.text('tag'),
    allowBranchRef: reader.flag('allow-branch-ref') ?? false,
    cratePaths: reader.list('crate-path') ?? [],
    waitTimeout: duration(reader),
    registry: registry ?? CRATES_IO,
    ...trust(reader),
  }
}

function duration(reader: InputReader): number {
  const text = reader.text('wait-timeout') ?? DEFAULT_WAIT
  const [, count = '0', unit = 's'] = DURATION.exec(text) ?? []
  const milliseconds = Number(count) * UNITS[unit === 'h' || unit === 'm' ? unit : 's']
  if (!DURATION.test(text) || milliseconds > LONGEST_WAIT) {
    reader.problem(
      `wait-timeout: expected a time such as 90s, 10m or 1h, at most 6h, got ${JSON.stringify(text)}`,
    )
  }
  return milliseconds
}
