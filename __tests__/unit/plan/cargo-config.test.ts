import { describe, expect, it } from '@jest/globals'
import {
  configuredRustflags,
  registrySettings,
  type CargoConfigFile,
} from '../../../src/plan/cargo-config.ts'

const file = (text: string, folder = '/checkout'): CargoConfigFile => ({ text, folder })
const settings = (...files: readonly CargoConfigFile[]): readonly string[] =>
  registrySettings(files, '/checkout')

describe('where packages come from', () => {
  it('is taken over: registries by https, folders of the checkout, git', () => {
    const text = `
[registries.corp]
index = "sparse+https://cargo.corp.example/index/"
token = "secret"
credential-provider = ["/bin/evil"]
[source.crates-io]
replace-with = "vendored"
[source.vendored]
directory = "vendor"
[source."git+https://git.example/a?branch=main"]
git = "https://git.example/a"
branch = "main"
replace-with = "vendored"
[build]
rustc-wrapper = "/bin/evil"
`
    expect(settings(file(text))).toEqual([
      'registries.corp.index="sparse+https://cargo.corp.example/index/"',
      'source.crates-io.replace-with="vendored"',
      'source.vendored.directory="/checkout/vendor"',
      'source."git+https://git.example/a?branch=main".replace-with="vendored"',
      'source."git+https://git.example/a?branch=main".git="https://git.example/a"',
      'source."git+https://git.example/a?branch=main".branch="main"',
    ])
  })

  it.each([
    '[registries.x]\nindex = "file:///tmp/index"',
    '[registries.x]\nindex = "ssh://git@host/index"',
    '[registries.x]\nindex = "https://user:pass@host/index"',
    '[registries."x.y"]\nindex = "https://host/index"',
    '[source.x]\ndirectory = "/etc"',
    '[source.x]\ndirectory = "../outside"',
    '[source.x]\nlocal-registry = "vendor/../.."',
    '[source.x]\nreplace-with = "a b"',
    '[source.x]\nregistry = 7',
    '[source.x]\nreplace-with = 7',
    '[source]\nx = 7',
    'registries = 7',
    'not toml = [',
  ])('is not taken over from %j', text => {
    expect(settings(file(text))).toEqual([])
  })

  it.each([
    ['registry', 'https://host.example/index'],
    ['git', 'https://host.example/a.git'],
    ['branch', 'main'],
    ['tag', 'v1.0'],
    ['rev', 'abc123'],
    ['replace-with', 'other'],
  ])('keeps the %s of a source', (key, value) => {
    expect(settings(file(`[source.x]\n${key} = "${value}"`))).toEqual([
      `source.x.${key}="${value}"`,
    ])
  })

  it.each(['directory', 'local-registry'])('keeps the %s of a source, made absolute', key => {
    const inner = file(`[source.x]\n${key} = "../vendor"`, '/checkout/a')
    expect(settings(inner)).toEqual([`source.x.${key}="/checkout/vendor"`])
  })

  it('of the nearest file wins', () => {
    const near = file('[registries.x]\nindex = "https://near.example/i"', '/checkout/a')
    const far = file('[registries.x]\nindex = "https://far.example/i"')
    expect(settings(near, far)).toEqual(['registries.x.index="https://near.example/i"'])
  })
})

describe('flags for rustc', () => {
  const target = 'x86_64-pc-windows-msvc'

  it.each([
    ['[build]\nrustflags = ["--cfg", "loom"]', ['--cfg', 'loom']],
    ['[build]\nrustflags = "--cfg loom"', ['--cfg', 'loom']],
    ['[build]\nrustflags = "  --cfg   loom "', ['--cfg', 'loom']],
    [`[build]\nrustflags = "-g"\n[target.${target}]\nrustflags = ["-C", "x=y", 7]`, ['-C', 'x=y']],
    ['[target.other]\nrustflags = "-g"', []],
    ['[build]\nrustflags = 7', []],
  ])('of %j', (text, flags) => {
    expect(configuredRustflags([file(text)], target)).toEqual(flags)
  })
})
