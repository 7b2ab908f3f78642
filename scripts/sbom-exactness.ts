/**
 * `npm run check:sbom-exactness [-- ripgrep bat]`: our inventory of real programs against cargo's own unit graph, for
 * the host, macOS and Windows, with several feature selections; and, for the host, against a real build's messages.
 * Anything but 1.00 fails. It needs crates.io; the sources are kept under .cache/.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { structuralFaults } from '../__tests__/support/sbom-faults.ts'
import { schemaFaults } from '../__tests__/support/cyclonedx-schema.ts'
import { formatSbom, type Sbom } from '../src/sbom/cyclonedx.ts'
import { apart, inventoryOf, sameFeatures, score } from './sbom/compare.ts'
import { ourSbom } from './sbom/ours.ts'
import { checkout, SUBJECTS, type Subject } from './sbom/subjects.ts'
import { unitGraph } from './sbom/unit-graph.ts'
import { ROOT } from './tree.ts'

const TARGETS = ['aarch64-apple-darwin', 'x86_64-pc-windows-msvc'] as const
const SELECTIONS = [
  { name: 'default', flags: [], noDefaultFeatures: false },
  { name: 'no default features', flags: ['--no-default-features'], noDefaultFeatures: true },
] as const

const wanted = process.argv.slice(2)
const lines: string[] = []
const print = (line: string): void => {
  console.log(line)
  lines.push(line)
}
let inexact = 0

const host = (): string =>
  /^host: (.+)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))?.[1] ?? ''

const row = (
  { crate, version, bin }: Subject,
  target: string,
  { name, flags }: (typeof SELECTIONS)[number],
  { document, disagreements }: Sbom,
): void => {
  const folder = checkout({ crate, version, bin })
  const truth = unitGraph(folder, bin, target, flags)
  const found = inventoryOf(document)
  const nodes = score(new Set(found.features.keys()), new Set(truth.features.keys()))
  const edges = score(found.edges, truth.edges)
  const figures = [
    nodes.precision,
    nodes.recall,
    edges.precision,
    edges.recall,
    sameFeatures(found, truth),
  ]
  const faults = [...structuralFaults(document), ...schemaFaults(document), ...disagreements]
  const leaks = formatSbom(document).match(/\/(?:home|root|tmp|work)\//g) ?? []
  if (figures.some(figure => figure !== 1) || faults.length > 0 || leaks.length > 0) {
    inexact += 1
    console.error(faults.slice(0, 10))
    console.error(apart(new Set(found.features.keys()), new Set(truth.features.keys())))
    console.error(apart(found.edges, truth.edges).slice(0, 20))
  }
  print(
    `| ${crate} ${version} | ${target} | ${name} | ${nodes.listed} | ${edges.listed} | ${figures.map(figure => figure.toFixed(2)).join(' | ')} |`,
  )
}

/** Debug information and optimisation change nothing in what is compiled. */
const build = (folder: string, bin: string, target: string): string =>
  execFileSync(
    'cargo',
    [
      'build',
      '--locked',
      '--target',
      target,
      '--bin',
      bin,
      '--message-format=json-render-diagnostics',
    ],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CARGO_PROFILE_DEV_DEBUG: '0' },
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )

print(`# Exactness of the SBOM, ${new Date().toISOString().slice(0, 10)}\n`)
print(`${execFileSync('cargo', ['-V'], { encoding: 'utf8' }).trim()}; truth: cargo's unit graph.\n`)
print(
  '| Program | Target | Features | Packages | Edges | Precision | Recall | Edges, precision | Edges, recall | Exact feature sets |',
)
print('| --- | --- | --- | --: | --: | --: | --: | --: | --: | --: |')
const chosen = SUBJECTS.filter(({ crate }) => wanted.length === 0 || wanted.includes(crate))
for (const subject of chosen) {
  const { crate, bin } = subject
  const folder = checkout(subject)
  for (const selection of SELECTIONS) {
    const { noDefaultFeatures } = selection
    const flags = { features: [], allFeatures: false, noDefaultFeatures }
    for (const target of [host(), ...TARGETS]) {
      try {
        unitGraph(folder, bin, target, selection.flags)
      } catch {
        // `required-features`: this selection does not build the binary.
        continue
      }
      const built = target === host() && !noDefaultFeatures
      const messages = built ? { messages: build(folder, bin, target) } : {}
      row(
        subject,
        target,
        selection,
        await ourSbom({ folder, crate, bin, targets: [target], selection: flags, ...messages }),
      )
    }
  }
}
print(
  '\nThe host with default features was really built, and every package and feature set compared with the messages of that build.',
)
if (wanted.length === 0) {
  const results = join(ROOT, 'docs', 'results')
  mkdirSync(results, { recursive: true })
  const day = new Date().toISOString().slice(0, 10)
  writeFileSync(join(results, `${day}-sbom-exactness.md`), `${lines.join('\n')}\n`)
}
if (inexact > 0) throw new Error(`${inexact} inventories are not exact`)
