/**
 * `npm run check:crates`: crates as crates.io serves them, against the same crates packaged again from their own
 * unpacked source, entry by entry. It needs cargo and the network; the record goes to docs/results/.
 */
import { execFile } from 'node:child_process'
import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { archiveDifferences, type EntryDifference } from '../src/crate/archive-difference.ts'
import { readCrateArchive } from '../src/io/crate-archive.ts'
import { ROOT } from './tree.ts'

const run = promisify(execFile)

/** Small and large ones, old ones, build metadata, `_`, `-` and capitals. */
const CRATES: readonly (readonly [name: string, version: string])[] = [
  ['Inflector', '0.11.4'],
  ['bitflags', '0.1.1'],
  ['cc', '1.0.0'],
  ['cfg-if', '1.0.0'],
  ['itoa', '1.0.11'],
  ['lazy_static', '0.1.0'],
  ['libc', '0.1.0'],
  ['libgit2-sys', '0.17.0+1.8.1'],
  ['openssl-src', '300.3.1+3.3.1'],
  ['proc-macro2', '1.0.86'],
  ['rand', '0.3.0'],
  ['ripgrep', '14.1.1'],
  ['serde_json', '1.0.120'],
  ['smallvec', '1.13.2'],
  ['tokio', '1.40.0'],
  ['windows', '0.58.0'],
  ['windows-sys', '0.59.0'],
  ['zstd-sys', '2.0.13+zstd.1.5.6'],
]

/** What must differ: they say where and with what the package was made. */
const PERMITTED: readonly string[] = [
  '.cargo_vcs_info.json',
  'Cargo.lock',
  'Cargo.toml',
  'Cargo.toml.orig',
]
/** cargo refuses to package these: it makes them itself. */
const MADE_BY_CARGO: readonly string[] = ['.cargo_vcs_info.json', 'Cargo.toml.orig', 'Cargo.lock']

interface Outcome {
  readonly crate: string
  readonly bytes: number
  readonly entries: number
  readonly faults: readonly string[]
  /** Why cargo does not package it any more. */
  readonly refused: string | undefined
  readonly permitted: readonly EntryDifference[]
  /** Bytes, presence or kind of any other file. */
  readonly content: readonly EntryDifference[]
  /** Times, modes and owners of files that are equal. */
  readonly metadata: readonly EntryDifference[]
}

const outcomes: Outcome[] = []
for (const [name, version] of CRATES) {
  const outcome = await compare(name, version)
  outcomes.push(outcome)
  console.log(`${outcome.crate}: ${verdict(outcome)}`)
}
const versions = (await Promise.all([run('cargo', ['--version']), run('rustc', ['--version'])]))
  .map(({ stdout }) => stdout.trim())
  .join(', ')
const date = new Date().toISOString().slice(0, 10)
mkdirSync(join(ROOT, 'docs/results'), { recursive: true })
writeFileSync(join(ROOT, `docs/results/${date}-crates.md`), record(date, versions))
process.exitCode = outcomes.every(({ faults }) => faults.length === 0) ? 0 : 1

async function compare(name: string, version: string): Promise<Outcome> {
  const root = `${name}-${version}`
  // The client of the registry itself: it checks the index's checksum on the way.
  await run('cargo', ['info', '--quiet', `${name}@${version}`], { maxBuffer: 64 * 1024 * 1024 })
  const cache = join(process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'), 'registry/cache')
  const [path] = globSync(`${cache}/*/${root}.crate`)
  if (path === undefined) throw new Error(`cargo did not leave ${root}.crate in ${cache}`)
  const bytes = await readFile(path)
  const served = await readCrateArchive(bytes, root)
  const folder = await mkdtemp(join(tmpdir(), 'check-crates-'))
  try {
    const base = { crate: root, bytes: bytes.length, entries: served.entries.length }
    const made = await packageAgain(path, root, folder)
    if (typeof made === 'string') {
      const nothing = { permitted: [], content: [], metadata: [] }
      return { ...base, ...nothing, faults: served.faults, refused: made }
    }
    const again = await readCrateArchive(made, root)
    const differences = archiveDifferences(again, served)
    const others = differences.filter(({ path: file }) => !PERMITTED.includes(file))
    return {
      ...base,
      faults: served.faults,
      refused: undefined,
      permitted: differences.filter(one => !others.includes(one)),
      content: others.filter(isContent),
      metadata: others.filter(one => !isContent(one)),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The package, or cargo's word why there is none. */
async function packageAgain(path: string, root: string, folder: string): Promise<Buffer | string> {
  await run('tar', ['-xzf', path, '-C', folder])
  const source = join(folder, root)
  await Promise.all(MADE_BY_CARGO.map(file => rm(join(source, file), { force: true })))
  // Outside git cargo leaves out hidden files; of what is committed it takes everything.
  const git = async (...args: readonly string[]): Promise<unknown> =>
    run(
      'git',
      ['-c', 'user.name=c', '-c', 'user.email=c@c', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: source,
        maxBuffer: 64 * 1024 * 1024,
      },
    )
  await git('init', '--quiet')
  await git('add', '--all', '--force')
  await git('commit', '--quiet', '--message', 'as it was served')
  const target = join(folder, 'target')
  try {
    await run(
      'cargo',
      [
        'package',
        '--quiet',
        '--no-verify',
        '--allow-dirty',
        '--exclude-lockfile',
        '--target-dir',
        target,
      ],
      { cwd: source, maxBuffer: 64 * 1024 * 1024 },
    )
  } catch (error) {
    const text = String(error)
    return /^error: (.+)$/m.exec(text)?.[1]?.replaceAll(folder, '…') ?? text
  }
  return readFile(join(target, 'package', `${root}.crate`))
}

function isContent({ what }: EntryDifference): boolean {
  return /^(?:expected|missing|added|the same entries)/.test(what)
}

function verdict({ faults, refused, content, metadata }: Outcome): string {
  if (refused !== undefined) return 'cargo does not package it any more'
  if (faults.length > 0) return `unsound: ${faults.join('; ')}`
  if (content.length > 0) return `${content.length} files differ`
  return metadata.length > 0
    ? 'every file equal, other times or modes'
    : 'every entry equal, times, modes and owners too'
}

function record(date: string, toolchain: string): string {
  const made = outcomes.filter(({ refused }) => refused === undefined)
  const equal = made.filter(({ content, faults }) => content.length + faults.length === 0)
  const exact = equal.filter(({ metadata }) => metadata.length === 0)
  return `# Crates of crates.io, packaged again: ${date}

${toolchain}.

\`npm run check:crates\` takes ${outcomes.length} crates as cargo downloads them (it checks the index's\nchecksum), unpacks each, packages it again with \`cargo package --no-verify\`, and compares the two archives entry by
entry with the code that \`crate\` uses. These must differ, since they say where and with what a package was made:
${PERMITTED.map(file => `\`${file}\``).join(', ')}. Everything else is named below.

**${equal.length} of ${made.length}** that cargo still packages hold the same files, byte for byte; ${exact.length} of them with the same times, modes and owners too.
No archive had links, odd or repeated paths, or bytes behind its end${outcomes.some(({ faults }) => faults.length > 0) ? ', but those named' : ''}.

| Crate | Bytes | Entries | Verdict | Permitted differences |
| --- | --- | --- | --- | --- |
${outcomes
  .map(
    one =>
      `| \`${one.crate}\` | ${one.bytes} | ${one.entries} | ${verdict(one)} | ${[...new Set(one.permitted.map(({ path }) => path))].map(path => `\`${path}\``).join(', ')} |`,
  )
  .join('\n')}

## What differs otherwise

${outcomes.flatMap(others).join('\n')}
`
}

function others({ crate, content, metadata, faults, refused }: Outcome): readonly string[] {
  // Each file has a time of its own in old crates: one line for all of them.
  const kinds = Map.groupBy(metadata, ({ what }) =>
    what.replace(/^(time: .*), got .*/, '$1, got others'),
  )
  const lines = [
    ...(refused === undefined ? [] : [`  - cargo: ${refused}`]),
    ...faults.map(fault => `  - ${fault}`),
    ...content.slice(0, 20).map(({ path, what }) => `  - \`${path}\`: ${what}`),
    ...(content.length > 20 ? [`  - and ${content.length - 20} files more`] : []),
    ...[...kinds].slice(0, 8).map(([what, all]) => `  - ${all.length} entries: ${what}`),
  ]
  return lines.length === 0 ? [] : [`- \`${crate}\``, ...lines]
}
