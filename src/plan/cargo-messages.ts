/** The messages of a build: https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages */
import { ReleaseError } from '../errors/release-error.ts'
import { Fields, isRecord, parseJson } from './fields.ts'

/** One `compiler-artifact` message. */
export interface BuiltUnit {
  readonly packageId: string
  readonly target: string
  readonly kind: readonly string[]
  readonly features: readonly string[]
  /** Absolute paths on the machine that built, which need not be this one. */
  readonly filenames: readonly string[]
  /** Absolute path; null for what is not an executable. */
  readonly executable: string | null
  /** cargo did not have to build it in this very call. */
  readonly fresh: boolean
}

/** One `build-script-executed` message: what a build script tells the linker. */
export interface BuildScript {
  readonly packageId: string
  /** `static=z`, `dylib=ssl`, `ssl`, … */
  readonly linkedLibs: readonly string[]
  readonly outDir: string
}

/** What a build says it did. */
export interface BuildMessages {
  readonly units: readonly BuiltUnit[]
  readonly scripts: readonly BuildScript[]
}

/** Standard output of cargo → what was built; CARGO_OUTPUT_INVALID for anything that is no message. */
export function parseCargoMessages(text: string): BuildMessages {
  const problems: string[] = []
  const units: BuiltUnit[] = []
  const scripts: BuildScript[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const value = parseJson(line)
    if (!isRecord(value)) problems.push(`line ${at + 1}: no JSON message`)
    else if (value['reason'] === 'compiler-artifact') units.push(readUnit(value, at + 1, problems))
    else if (value['reason'] === 'build-script-executed') {
      scripts.push(readScript(value, at + 1, problems))
    }
  }
  if (problems.length === 0) return { units, scripts }
  throw new ReleaseError('CARGO_OUTPUT_INVALID', {
    message: `these are not the messages of a cargo build:\n${problems.slice(0, 10).join('\n')}`,
  })
}

function readUnit(value: unknown, line: number, problems: string[]): BuiltUnit {
  const fields = new Fields(value, `line ${line}`, problems)
  const target = fields.object('target')
  return {
    packageId: fields.text('package_id'),
    target: target.text('name'),
    kind: target.texts('kind'),
    features: fields.texts('features'),
    filenames: fields.texts('filenames'),
    executable: fields.optionalText('executable'),
    fresh: fields.flag('fresh'),
  }
}

function readScript(value: unknown, line: number, problems: string[]): BuildScript {
  const fields = new Fields(value, `line ${line}`, problems)
  return {
    packageId: fields.text('package_id'),
    linkedLibs: fields.texts('linked_libs'),
    outDir: fields.text('out_dir'),
  }
}

/** Where cargo put a binary; BINARY_NOT_FOUND when the build did not make it. */
export function executableOf(units: readonly BuiltUnit[], packageId: string, bin: string): string {
  const found = units.filter(
    unit => unit.packageId === packageId && unit.target === bin && unit.kind.includes('bin'),
  )
  const paths = new Set(found.flatMap(unit => unit.executable ?? []))
  const [path, ...others] = paths
  if (path !== undefined && others.length === 0) return path
  throw new ReleaseError('BINARY_NOT_FOUND', {
    message: `cargo's messages do not say where the binary ${bin} is`,
    expected: 'one executable',
    actual: paths.size === 0 ? 'none' : [...paths].join(', '),
  })
}

/** BUILD_NOT_FRESH if cargo had to build anything to answer. */
export function checkFresh(units: readonly BuiltUnit[]): void {
  const built = units.filter(unit => !unit.fresh).map(unit => unit.target)
  if (built.length === 0) return
  throw new ReleaseError('BUILD_NOT_FRESH', {
    message: 'cargo built again what an earlier step should have built',
    actual: [...new Set(built)].slice(0, 10).join(', '),
  })
}
