/** A workspace as cargo 1.95 describes it, in few words: crates.io, a second registry, git, paths, odd licences. */
import { sha256Of } from '../../../src/attest/digest.ts'
import { parseCargoMetadata, type CargoMetadata } from '../../../src/plan/cargo-metadata.ts'
import { parseCargoLock } from '../../../src/sbom/cargo-lock.ts'
import { parseCargoTree } from '../../../src/sbom/cargo-tree.ts'
import type { Toolchain } from '../../../src/attest/build-facts.ts'
import type { SbomRequest } from '../../../src/sbom/cyclonedx.ts'
import type { Checkout } from '../../../src/sbom/purl.ts'

export const CRATES_IO = 'registry+https://github.com/rust-lang/crates.io-index'
export const CORP = 'sparse+https://cargo.corp.example/index/'
export const GIT =
  'git+https://github.com/octo/tools?branch=main#89abcdef0123456789abcdef0123456789abcdef'
export const COMMIT = '0123456789abcdef0123456789abcdef01234567'

const raw = (name: string, version: string, source: string | null, more: object = {}): object => ({
  id: `${source ?? `path+file:///home/runner/work/app/${name}`}#${name}@${version}`,
  name,
  version,
  source,
  manifest_path: source === null ? `/repo/${name}/Cargo.toml` : `/cargo/${name}/Cargo.toml`,
  license: 'MIT',
  license_file: null,
  authors: [],
  description: null,
  repository: null,
  homepage: null,
  documentation: null,
  publish: null,
  targets: [{ name, kind: ['lib'] }],
  features: {},
  metadata: null,
  ...more,
})

export const METADATA: CargoMetadata = parseCargoMetadata(
  JSON.stringify({
    packages: [
      raw('app', '1.2.3', null, {
        license: 'MIT/Apache-2.0',
        description: 'Does\n  things.',
        authors: ['Zoë <zoe@example.org>', 'Anon', '<bot@example.org>'],
        repository: 'https://github.com/octo/app',
        homepage: 'https://app.example.org',
        targets: [{ name: 'app', kind: ['bin'] }],
      }),
      raw('inner', '0.1.0', null, { license: null }),
      raw('outer', '0.1.0', null, { manifest_path: '/elsewhere/outer/Cargo.toml' }),
      raw('libgit2-sys', '0.18.0+1.9.0', CRATES_IO, { license: null, license_file: 'COPYING' }),
      raw('dup', '2.0.0', CRATES_IO, { license: 'see LICENSE', documentation: 'docs.rs/dup' }),
      raw('dup', '2.0.0', CORP),
      raw('dup', '1.0.0', CRATES_IO),
      raw('tool', '0.3.0', GIT),
      raw('nolib', '1.0.0', CRATES_IO, { targets: [{ name: 'nolib', kind: ['bin'] }] }),
      raw('unused', '1.0.0', CRATES_IO),
      raw('derive', '1.0.0', CRATES_IO, { targets: [{ name: 'derive', kind: ['proc-macro'] }] }),
      raw('macro-help', '1.0.0', CRATES_IO),
    ],
    workspace_members: ['path+file:///home/runner/work/app/app#app@1.2.3'],
    workspace_default_members: ['path+file:///home/runner/work/app/app#app@1.2.3'],
    workspace_root: '/repo',
    target_directory: '/repo/target',
    metadata: null,
  }),
)

export const TREE_TEXT = [
  '0\tapp v1.2.3 (/repo/app)\tdefault,net\t',
  '1\tinner v0.1.0 (/repo/inner)\t\t',
  '2\tlibgit2-sys v0.18.0+1.9.0\thttps\t',
  '1\touter v0.1.0 (/elsewhere/outer)\t\t',
  '1\tdup v2.0.0\tstd,alloc\t',
  '2\tdup v1.0.0\t\t',
  '1\tdup v2.0.0 (registry `corp`)\t\t',
  '1\ttool v0.3.0 (https://github.com/octo/tools?branch=main#89abcdef)\t\t',
  '2\tlibgit2-sys v0.18.0+1.9.0\thttps\t (*)',
  '1\tnolib v1.0.0\t\t',
  '',
  '0\tunused v1.0.0\t\t',
  '',
].join('\n')

/** The same with what runs while building. */
export const WHOLE_TEXT = TREE_TEXT.replace(
  '1\tnolib v1.0.0\t\t\n',
  '1\tnolib v1.0.0\t\t\n2\tunused v1.0.0\t\t\n1\tderive v1.0.0 (proc-macro)\t\t\n2\tdup v1.0.0\t\t\n2\tmacro-help v1.0.0\t\t\n',
)

export const TARGET = 'x86_64-unknown-linux-gnu'

export const TOOLCHAIN: Toolchain = {
  rustc: '1.95.0',
  commit: '5'.repeat(40),
  cargo: '1.95.0',
  host: 'x86_64-unknown-linux-gnu',
  standardLibraries: [
    {
      target: TARGET,
      archive: {
        url: `https://static.rust-lang.org/dist/2026-04-16/rust-std-1.95.0-${TARGET}.tar.xz`,
        sha256: sha256Of('rust-std'),
      },
    },
  ],
}

export const LOCK_TEXT = `version = 4

[[package]]
name = "app"
version = "1.2.3"

[[package]]
name = "dup"
version = "2.0.0"
source = "${CRATES_IO}"
checksum = "${sha256Of('dup of crates.io')}"

[[package]]
name = "dup"
version = "2.0.0"
source = "${CORP}"
checksum = "${sha256Of('dup of corp')}"

[[package]]
name = "libgit2-sys"
version = "0.18.0+1.9.0"
source = "${CRATES_IO}"
checksum = "${sha256Of('libgit2-sys')}"
`

export const CHECKOUT: Checkout = {
  url: 'https://github.com/octo/app',
  commit: COMMIT,
  folderOf: ({ name }) => ({ app: '', inner: 'crates/inner' })[name],
}

export function packageNamed(name: string, version?: string): CargoMetadata['packages'][number] {
  const found = METADATA.packages.find(
    item => item.name === name && (version === undefined || item.version === version),
  )
  if (found === undefined) throw new Error(`no package ${name}`)
  return found
}

export const REQUEST: SbomRequest = {
  bin: 'app',
  package: packageNamed('app'),
  file: { name: 'app-1.2.3-linux-amd64', sha256: sha256Of('the binary'), sha512: 'f'.repeat(128) },
  archive: null,
  tag: 'v1.2.3',
  trees: [{ target: TARGET, linked: parseCargoTree(TREE_TEXT), whole: parseCargoTree(WHOLE_TEXT) }],
  metadata: METADATA,
  checksums: parseCargoLock(LOCK_TEXT),
  checkout: CHECKOUT,
  owner: 'octo',
  ownerUrl: 'https://github.com/octo',
  commitTime: 1_767_225_599,
  facts: {
    spec: '1.6',
    bsi: false,
    packages: [],
    features: [],
    allFeatures: false,
    noDefaultFeatures: false,
    profile: 'release',
    cfgs: [],
    toolchain: TOOLCHAIN,
    auditable: false,
  },
  heard: { messages: undefined, told: undefined },
  evidenceOf: ({ name }) =>
    name === 'app' ? { ids: ['Apache-2.0', 'MIT'], copyright: ['Copyright 2026 Zoë'] } : undefined,
  sha512: undefined,
}
