/**
 * Runs cargo over the adversarial workspace and keeps its answers under __tests__/fixtures/sbom/, for unit tests that
 * need no cargo. The folder that it ran in is written as /checkout.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ADVERSARIAL } from '../__tests__/support/adversarial-workspace.ts'
import { ROOT } from './tree.ts'

const TARGETS = ['x86_64-unknown-linux-gnu', 'aarch64-apple-darwin', 'x86_64-pc-windows-msvc']
const EDGES = { linked: 'normal,no-proc-macro', whole: 'normal,build' }
const SELECTIONS = { default: [], extra: ['--features', 'extra'], none: ['--no-default-features'] }
const OUT = join(ROOT, '__tests__', 'fixtures', 'sbom')

const folder = mkdtempSync(join(tmpdir(), 'sbom-record-'))
try {
  for (const [name, text] of Object.entries(ADVERSARIAL)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const cargo = (...args: readonly string[]): string =>
    execFileSync('cargo', [...args, '--offline', '--locked'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CARGO_PROFILE_RELEASE_LTO: 'off' },
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }).replaceAll(folder, '/checkout')
  mkdirSync(OUT, { recursive: true })
  const keep = (name: string, text: string): void => writeFileSync(join(OUT, name), text)
  const metadata = cargo('metadata', '--format-version', '1', '--all-features')
  keep('metadata.txt', metadata)
  for (const target of TARGETS) {
    for (const [selection, flags] of Object.entries(SELECTIONS)) {
      for (const [name, edges] of Object.entries(EDGES)) {
        const format = ['--prefix', 'depth', '--charset', 'ascii', '--format', '\t{p}\t{f}\t']
        const args = ['tree', '--package', 'app', '--target', target, '--edges', edges]
        keep(`tree.${target}.${selection}.${name}.txt`, cargo(...args, ...flags, ...format))
      }
    }
  }
  const json = '--message-format=json-render-diagnostics'
  const build = ['build', '--release', '--package', 'app', '--bin', 'app', json]
  keep('messages.target.jsonl', cargo(...build, '--target', TARGETS[0] ?? ''))
  keep('messages.host.jsonl', cargo(...build))
  const wide = ['build', '--release', '--workspace', json]
  keep('messages.workspace.jsonl', cargo(...wide, '--target', TARGETS[0] ?? ''))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
