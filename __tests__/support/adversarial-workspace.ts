/**
 * A small workspace with everything that makes inventories of Rust programs wrong: optional, weak, platform-specific,
 * build-time and dev-only dependencies, features that leak between them, two registries, git, patches, native code.
 * Its registries are folders (directory sources), so that cargo needs no network; nothing of it is anybody's crate.
 */
import { sha256Of } from '../../src/attest/digest.ts'

export const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index'
export const CORP = 'sparse+https://cargo.corp.example/index/'
export const GIT_COMMIT = '89abcdef0123456789abcdef0123456789abcdef'
export const GIT_URL = 'https://git.example/octo/tools'

interface Crate {
  readonly name: string
  readonly version?: string
  readonly source?: 'crates-io' | 'corp' | 'git'
  /** Sections of Cargo.toml after [package]. */
  readonly manifest?: string
  /** Further lines of [package]. */
  readonly more?: string
  readonly license?: string | null
  /** What the lock file says it depends on. */
  readonly needs?: readonly string[]
  readonly files?: Readonly<Record<string, string>>
}

const MIT = `MIT License

Copyright (c) 2026 Somebody

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, provided that the above copyright
notice and this permission notice are in all copies.
`

const CRATES: readonly Crate[] = [
  { name: 'plain', license: 'MIT', files: { LICENSE: MIT } },
  { name: 'slash', license: 'MIT/Apache-2.0', needs: ['plain'], manifest: deps({ plain: '1' }) },
  { name: 'odd-licence', license: 'see the file', files: { 'LICENSE.txt': 'Do as you like.\n' } },
  {
    name: 'file-licence',
    license: null,
    more: 'license-file = "COPYING"\n',
    files: { COPYING: 'Mine.\n' },
  },
  { name: 'no-licence', license: null },
  { name: 'old-gpl', license: 'GPL-3.0' },
  ...['opt-on', 'opt-off'].map(name => ({ name, license: 'Zlib' })),
  {
    name: 'weak',
    license: 'MIT',
    needs: ['weak-opt'],
    manifest: `[dependencies]\nweak-opt = { version = "1", optional = true }\n[features]\ngo = ["weak-opt?/z"]\n`,
  },
  { name: 'weak-opt', license: 'MIT', manifest: '[features]\nz = []\n' },
  { name: 'only-windows', license: 'MIT', needs: ['plain'], manifest: deps({ plain: '1' }) },
  ...['unix', 'macos', 'linux-gnu', 'crt-static'].map(where => ({ name: `only-${where}` })),
  {
    name: 'shared',
    license: 'MIT OR Apache-2.0',
    needs: ['dup 2.0.0 (registry+https://github.com/rust-lang/crates.io-index)'],
    manifest: `[dependencies]\ndup = { version = "2", optional = true }\n[features]\ndefault = []\nbuild-only = ["dep:dup"]\nmacro-only = []\ndev-only = []\nother-only = []\nwindows-only = []\n`,
  },
  {
    name: 'derive',
    license: 'MIT',
    needs: ['macro-help', 'shared'],
    more: '',
    manifest: `[lib]\nproc-macro = true\n[dependencies]\nmacro-help = "1"\nshared = { version = "1", features = ["macro-only"] }\n`,
    files: { 'src/lib.rs': '' },
  },
  { name: 'macro-help', license: 'MIT' },
  {
    name: 'build-help',
    license: 'MIT',
    needs: ['shared'],
    manifest: `[dependencies]\nshared = { version = "1", features = ["build-only"] }\n`,
  },
  {
    name: 'dev-help',
    license: 'MIT',
    needs: ['shared'],
    manifest: `[dependencies]\nshared = { version = "1", features = ["dev-only"] }\n`,
  },
  { name: 'dup', version: '1.0.0', license: 'MIT' },
  { name: 'dup', version: '2.0.0', license: 'MIT' },
  { name: 'dup', version: '2.0.0', source: 'corp', license: 'Apache-2.0' },
  {
    name: 'zed-sys',
    version: '0.3.0+zed.1.5.7',
    license: 'MIT',
    more: 'links = "zed"\nbuild = "build.rs"\n',
    files: {
      'build.rs': `fn main() {
    let out = std::env::var("OUT_DIR").unwrap();
    std::fs::write(format!("{out}/libzed.a"), b"!<arch>\\n").unwrap();
    println!("cargo:rustc-link-search=native={out}");
    println!("cargo:rustc-link-lib=static=zed");
}
`,
    },
  },
  {
    name: 'nameless-sys',
    license: 'MIT',
    more: 'links = "nameless"\nbuild = "build.rs"\n',
    files: {
      'build.rs': `fn main() {
    let out = std::env::var("OUT_DIR").unwrap();
    std::fs::write(format!("{out}/libnameless.a"), b"!<arch>\\n").unwrap();
    println!("cargo:rustc-link-search=native={out}");
    println!("cargo:rustc-link-lib=static=nameless");
}
`,
    },
  },
  { name: 'tool', version: '0.4.0', source: 'git', license: 'BSD-2-Clause' },
]

function deps(table: Readonly<Record<string, string>>): string {
  return `[dependencies]\n${Object.entries(table)
    .map(([name, version]) => `${name} = "${version}"\n`)
    .join('')}`
}

const APP = `[package]
name = "app"
version = "1.2.3"
edition = "2021"
license = "MIT/Apache-2.0"
authors = ["Zoë <zoe@example.org>"]
repository = "https://github.com/octo/app"
publish = false

[[bin]]
name = "app"
path = "src/main.rs"

[[bin]]
name = "app-helper"
path = "src/helper.rs"
required-features = ["helper"]

[features]
default = ["opt-on"]
opt-on = ["dep:opt-on"]
extra = ["dep:opt-off", "weak/go"]
helper = []

[dependencies]
liba = { path = "../liba" }
slash = "1"
odd-licence = "1"
file-licence = "1"
no-licence = "1"
old-gpl = "1"
opt-on = { version = "1", optional = true }
opt-off = { version = "1", optional = true }
weak = "1"
shared = "1"
derive = "1"
dup1 = { package = "dup", version = "1" }
dup-corp = { package = "dup", version = "2", registry = "corp" }
zed-sys = "0.3"
nameless-sys = "1"
tool = { git = "${GIT_URL}", branch = "main" }
patched = "1"

[target.'cfg(windows)'.dependencies]
only-windows = "1"
shared = { version = "1", features = ["windows-only"] }

[target.'cfg(unix)'.dependencies]
only-unix = "1"

[target.'cfg(target_os = "macos")'.dependencies]
only-macos = "1"

[target.x86_64-unknown-linux-gnu.dependencies]
only-linux-gnu = "1"

[target.'cfg(target_feature = "crt-static")'.dependencies]
only-crt-static = "1"

[build-dependencies]
build-help = "1"

[dev-dependencies]
dev-help = "1"
`

const MEMBERS: Readonly<Record<string, string>> = {
  'Cargo.toml': `[workspace]
members = ["app", "other", "liba"]
default-members = ["app"]
resolver = "2"

[patch.crates-io]
patched = { path = "patches/patched" }
`,
  'app/Cargo.toml': APP,
  'app/build.rs': 'fn main() {}\n',
  'app/src/main.rs': 'fn main() { println!("hello"); }\n',
  'app/src/helper.rs': 'fn main() {}\n',
  'liba/Cargo.toml':
    '[package]\nname = "liba"\nversion = "0.1.0"\nedition = "2021"\nlicense = "MIT"\n[features]\nloud = []\n',
  'liba/src/lib.rs': '',
  'other/Cargo.toml': `[package]
name = "other"
version = "1.2.3"
edition = "2021"
[dependencies]
liba = { path = "../liba", features = ["loud"] }
shared = { version = "1", features = ["other-only"] }
`,
  'other/src/main.rs': 'fn main() {}\n',
  'patches/patched/Cargo.toml':
    '[package]\nname = "patched"\nversion = "1.0.0"\nedition = "2021"\nlicense = "MIT"\n',
  'patches/patched/src/lib.rs': '',
  '.gitignore': '/target\n',
  '.cargo/config.toml': `[registries.corp]
index = "${CORP}"

[source.crates-io]
replace-with = "folder"

[source.folder]
directory = "vendor/crates-io"

[source.corp]
registry = "${CORP}"
replace-with = "corp-folder"

[source.corp-folder]
directory = "vendor/corp"

[source."git+${GIT_URL}?branch=main"]
git = "${GIT_URL}"
branch = "main"
replace-with = "git-folder"

[source.git-folder]
directory = "vendor/git"
`,
}

const sourceOf = ({ source = 'crates-io' }: Crate): string =>
  ({
    'crates-io': CRATES_IO,
    corp: CORP,
    git: `git+${GIT_URL}?branch=main#${GIT_COMMIT}`,
  })[source]

const versionOf = ({ version = '1.0.0' }: Crate): string => version

/** The checksum that registry and lock file give for a crate of this fixture. */
export const checksumOf = (name: string, version: string, source: string): string =>
  sha256Of(`${name} ${version} ${source}`)

function crateFiles(crate: Crate): readonly (readonly [string, string])[] {
  const folder = `vendor/${crate.source ?? 'crates-io'}/${crate.name}-${versionOf(crate)}`
  const license = crate.license === null ? '' : `license = "${crate.license ?? 'MIT'}"\n`
  const manifest = `[package]\nname = "${crate.name}"\nversion = "${versionOf(crate)}"\nedition = "2021"\n${license}${crate.more ?? ''}\n${crate.manifest ?? ''}`
  const files = { 'Cargo.toml': manifest, 'src/lib.rs': '', ...crate.files }
  const checksum =
    crate.source === 'git' ? null : checksumOf(crate.name, versionOf(crate), sourceOf(crate))
  return [
    ...Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text] as const),
    [`${folder}/.cargo-checksum.json`, JSON.stringify({ files: {}, package: checksum })],
  ]
}

const APP_NEEDS = [
  'build-help',
  'derive',
  'dev-help',
  'dup 1.0.0',
  `dup 2.0.0 (${CORP})`,
  'file-licence',
  'liba',
  'nameless-sys',
  'no-licence',
  'odd-licence',
  'old-gpl',
  'only-crt-static',
  'only-linux-gnu',
  'only-macos',
  'only-unix',
  'only-windows',
  'opt-off',
  'opt-on',
  'patched',
  'shared',
  'slash',
  'tool',
  'weak',
  'zed-sys',
]

interface Locked {
  readonly name: string
  readonly version: string
  readonly source?: string
  readonly needs?: readonly string[]
}

function lockFile(): string {
  const packages: readonly Locked[] = [
    { name: 'app', version: '1.2.3', needs: APP_NEEDS },
    { name: 'liba', version: '0.1.0' },
    { name: 'other', version: '1.2.3', needs: ['liba', 'shared'] },
    { name: 'patched', version: '1.0.0' },
    ...CRATES.map(crate => ({
      name: crate.name,
      version: versionOf(crate),
      source: sourceOf(crate),
      ...(crate.needs === undefined ? {} : { needs: crate.needs }),
    })),
  ]
  const entries = packages
    .toSorted((a, b) =>
      order(`${a.name} ${a.version} ${a.source ?? ''}`, `${b.name} ${b.version} ${b.source ?? ''}`),
    )
    .map(({ name, version, source, needs = [] }) => {
      const lines = ['[[package]]', `name = "${name}"`, `version = "${version}"`]
      if (source !== undefined) lines.push(`source = "${source}"`)
      if (source !== undefined && !source.startsWith('git+')) {
        lines.push(`checksum = "${checksumOf(name, version, source)}"`)
      }
      if (needs.length > 0) {
        lines.push('dependencies = [', ...needs.toSorted(order).map(need => ` "${need}",`), ']')
      }
      return `${lines.join('\n')}\n`
    })
  return `# This file is automatically @generated by Cargo.\n# It is not intended for manual editing.\nversion = 4\n\n${entries.join('\n')}`
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Every file of the checkout, its lock file and its registries included. */
export const ADVERSARIAL: Readonly<Record<string, string>> = {
  ...MEMBERS,
  ...Object.fromEntries(CRATES.flatMap(crate => crateFiles(crate))),
  'Cargo.lock': lockFile(),
}
