/**
 * `npm run bench:sbom [-- ripgrep]`: our SBOM and those of other generators, of the same programs, in one run. Prints a
 * table and keeps it under docs/results/. It needs the registries; what it installs stays under .cache/.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ADVERSARIAL } from '../__tests__/support/adversarial-workspace.ts'
import { formatSbom } from '../src/sbom/cyclonedx.ts'
import { alarms, FALSE_KINDS, LINKED } from './sbom/false-alarms.ts'
import { measure, type Measured } from './sbom/measure.ts'
import { ourSbom, type Asked } from './sbom/ours.ts'
import { PEERS } from './sbom/peers.ts'
import { checkout, git, SUBJECTS, type Subject } from './sbom/subjects.ts'
import { unitGraph } from './sbom/unit-graph.ts'
import { ROOT } from './tree.ts'

const wanted = process.argv.slice(2)
const TARGET = /^host: (.+)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))?.[1] ?? ''
const lines: string[] = []
const print = (line: string): void => {
  console.log(line)
  lines.push(line)
}

interface Generator {
  readonly name: string
  readonly installSeconds: () => number
  readonly generate: (folder: string, subject: Subject) => Promise<string>
}

const messages = new Map<string, string>()

/** The real build, once for each program: its messages are what a build job hands over. */
const built = (subject: Subject): string => {
  const known = messages.get(subject.crate)
  if (known !== undefined) return known
  const json = '--message-format=json-render-diagnostics'
  const args = ['build', '--locked', '--quiet', '--target', TARGET, '--bin', subject.bin, json]
  const made = execFileSync('cargo', args, {
    cwd: checkout(subject),
    encoding: 'utf8',
    env: { ...process.env, CARGO_PROFILE_DEV_DEBUG: '0' },
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  messages.set(subject.crate, made)
  return made
}

const ours = (name: string, options: Partial<Asked>): Generator => ({
  name,
  installSeconds: () => 0,
  generate: async (folder, subject) => {
    const { crate, bin } = subject
    // The folder of the build is another than the clone's: the messages name it.
    const said = built(subject).replaceAll(checkout(subject), folder)
    const asked = { folder, crate, bin, targets: [TARGET], messages: said, ...options }
    return formatSbom((await ourSbom(asked)).document)
  },
})

const GENERATORS: readonly Generator[] = [
  ours('**ours**', {}),
  ours('**ours**, 1.7', { spec: '1.7' }),
  ours('**ours**, bsi', { bsi: true }),
  ...PEERS.map(({ name, installSeconds, generate }): Generator => ({
    name,
    installSeconds,
    generate: async (folder, { bin }) => generate(folder, bin, TARGET),
  })),
]

const clone = (source: string, parent: string, name: string): string => {
  const folder = join(parent, name)
  git(parent, 'clone', '--quiet', '--no-hardlinks', source, folder)
  return folder
}

const percent = (value: number): string => `${(100 * value).toFixed(0)} %`

const points = (value: number | undefined): string => value?.toFixed(2) ?? 'not read'

const row = (name: string, found: Measured, install: number): string =>
  [
    name,
    found.components,
    found.precision.toFixed(2),
    found.recall.toFixed(2),
    found.edgePrecision.toFixed(2),
    found.edgeRecall.toFixed(2),
    percent(found.features),
    percent(found.licences),
    percent(found.sha256),
    percent(found.canonicalPurls),
    found.leaks,
    found.specVersion,
    found.valid ? 'yes' : 'no',
    found.sameBytes ? 'yes' : 'no',
    points(found.score?.overall),
    points(found.score?.ntia),
    points(found.score?.ntia2025),
    points(found.score?.bsi),
    points(found.score?.bsi20),
    found.counted.toFixed(2),
    (found.milliseconds / 1000).toFixed(2),
    install === 0 ? '0' : install.toFixed(0),
  ].join(' | ')

const bench = async (subject: Subject): Promise<void> => {
  const source = checkout(subject)
  built(subject)
  const truth = unitGraph(source, subject.bin, TARGET)
  print(
    `\n## ${subject.crate} ${subject.version}: ${truth.features.size - 1} crates below the binary, ${TARGET}\n`,
  )
  print(
    '| Generator | Listed | Precision | Recall | Edges, precision | Edges, recall | Exact feature sets | Licence expression | SHA-256 | Canonical purl | Paths leaked | Spec | Valid | Same bytes from two clones | sbomqs | NTIA | NTIA 2025 / CISA | BSI 1.1 | BSI 2.0 | Counted | Wall, s | Install, s |',
  )
  print(
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- | --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |',
  )
  for (const generator of GENERATORS) {
    const parent = mkdtempSync(join(tmpdir(), 'bench-sbom-'))
    try {
      const install = generator.installSeconds()
      const [first, second] = [clone(source, parent, 'one'), clone(source, parent, 'another')]
      const started = performance.now()
      const text = await generator.generate(first, subject)
      const milliseconds = performance.now() - started
      const again = await generator.generate(second, subject)
      const found = measure({ text, again, truth, milliseconds, parent })
      print(`| ${row(generator.name, found, install)} |`)
    } catch (error) {
      print(`| ${generator.name} | failed: ${String(error).split('\n')[0] ?? ''} |`)
    } finally {
      rmSync(parent, { recursive: true, force: true })
    }
  }
  print(
    `\n- cargo's own time for tree and metadata, in the same folder: ${cargoSeconds(source).toFixed(2)} s.`,
  )
}

/** What cargo alone takes for the questions that we ask it. */
const cargoSeconds = (folder: string): number => {
  const ask = (...args: readonly string[]): unknown =>
    execFileSync('cargo', [...args, '--locked'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 256 * 1024 * 1024,
    })
  const started = performance.now()
  ask('metadata', '--format-version', '1', '--filter-platform', TARGET)
  ask('tree', '--target', TARGET, '--edges', 'normal,no-proc-macro')
  ask('tree', '--target', TARGET, '--edges', 'normal,build')
  return (performance.now() - started) / 1000
}

const falseAlarms = async (): Promise<void> => {
  const parent = mkdtempSync(join(tmpdir(), 'bench-sbom-alarms-'))
  try {
    const source = join(parent, 'adversarial')
    for (const [name, text] of Object.entries(ADVERSARIAL)) {
      mkdirSync(dirname(join(source, name)), { recursive: true })
      writeFileSync(join(source, name), text)
    }
    git(source, 'init', '--quiet', '--initial-branch=main')
    git(source, 'add', '--all')
    git(source, 'commit', '--quiet', '--message=first')
    print('\n## False alarms\n')
    print(
      `osv-scanner 2.5.0, offline, on a workspace with ${LINKED} linked crates and ${FALSE_KINDS} others under synthetic advisories.\n`,
    )
    print('| Generator | Linked ones found | False alarms | Which |')
    print('| --- | --: | --: | --- |')
    const asked = { folder: source, crate: 'app', bin: 'app', targets: [TARGET], packages: ['app'] }
    const generators = [
      { name: '**ours**', generate: async () => formatSbom((await ourSbom(asked)).document) },
      ...PEERS.map(peer => ({
        name: peer.name,
        generate: async () =>
          peer.generate(clone(source, parent, peer.name.replaceAll(/\W/g, '')), 'app', TARGET),
      })),
    ]
    for (const { name, generate } of generators) {
      const { linked, falseAlarms: wrong } = alarms(
        await generate(),
        join(parent, `scan-${name.replaceAll(/\W/g, '')}`),
      )
      print(`| ${name} | ${linked} of ${LINKED} | ${wrong.length} | ${wrong.join(', ')} |`)
    }
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

const day = new Date().toISOString().slice(0, 10)
print(`# SBOM generators, ${day}\n`)
print(
  `${execFileSync('cargo', ['-V'], { encoding: 'utf8' }).trim()}, Node ${process.version}, ${cpus().length} cores; load ${loadavg()[0]?.toFixed(1)} at the start. Truth: cargo's unit graph, by name and version.`,
)
print(
  'sbomqs 2.0.2 and its profiles, 0 to 10. It takes every licence expression of CycloneDX 1.6 and later for declared, whatever its acknowledgement says, and of earlier ones for concluded, which counts five times; and it reads no compositions, and no CycloneDX 1.7. Counted: by its published rules without these two (scripts/sbom/quality.ts). Ours is made with the messages of the build, which is not counted in its time.',
)
for (const subject of SUBJECTS) {
  if (wanted.length === 0 || wanted.includes(subject.crate)) await bench(subject)
}
await falseAlarms()
mkdirSync(join(ROOT, 'docs', 'results'), { recursive: true })
if (wanted.length === 0) {
  writeFileSync(join(ROOT, 'docs', 'results', `${day}-bench-sbom.md`), `${lines.join('\n')}\n`)
}
