/**
 * Real programs of crates.io, as their authors published them, each a git repository of its own under .cache/. cargo
 * checks every file against the index; the versions are pinned here, their dependencies by their own lock files.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../tree.ts'

export interface Subject {
  readonly crate: string
  readonly version: string
  readonly bin: string
}

export const SUBJECTS: readonly Subject[] = [
  { crate: 'ripgrep', version: '15.2.0', bin: 'rg' },
  { crate: 'fd-find', version: '10.5.0', bin: 'fd' },
  { crate: 'hyperfine', version: '1.20.0', bin: 'hyperfine' },
  { crate: 'bat', version: '0.26.1', bin: 'bat' },
  // Links libgit2, OpenSSL and oniguruma.
  { crate: 'gitui', version: '0.28.1', bin: 'gitui' },
]

export const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
      GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  }).trim()

/** Folder of a subject, fetched at the first call. */
export const checkout = ({ crate, version }: Subject): string => {
  const folder = join(ROOT, '.cache', 'sbom', `${crate}-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(join(folder, '..'), { recursive: true })
  const source = fetched(crate, version)
  const unfinished = `${folder}.unfinished-${process.pid}`
  cpSync(source, unfinished, { recursive: true })
  // What cargo adds when it publishes; the lock file is the author's own.
  for (const name of ['.cargo-ok', '.cargo_vcs_info.json', 'Cargo.toml.orig']) {
    rmSync(join(unfinished, name), { force: true })
  }
  writeFileSync(join(unfinished, '.gitignore'), '/target\n')
  git(unfinished, 'init', '--quiet', '--initial-branch=main')
  git(unfinished, 'add', '--all', '--force', '.')
  git(unfinished, 'commit', '--quiet', '--message=as published')
  execFileSync('cargo', ['fetch', '--locked', '--quiet'], { cwd: unfinished, stdio: 'inherit' })
  renameSync(unfinished, folder)
  return folder
}

/** cargo unpacks a crate for whoever depends on it, a program without a library too. */
const fetched = (crate: string, version: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sbom-subject-'))
  try {
    mkdirSync(join(folder, 'src'))
    writeFileSync(join(folder, 'src/lib.rs'), '')
    writeFileSync(
      join(folder, 'Cargo.toml'),
      `[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n${crate} = "=${version}"\n`,
    )
    execFileSync('cargo', ['fetch', '--quiet'], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'ignore'],
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const sources = join(process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'), 'registry/src')
  const found = readdirSync(sources)
    .map(name => join(sources, name, `${crate}-${version}`))
    .find(path => existsSync(path))
  if (found === undefined) throw new Error(`cargo has not unpacked ${crate} ${version}`)
  return found
}
