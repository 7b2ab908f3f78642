import { describe, expect, it } from '@jest/globals'
import { cfgHolds } from '../../../src/plan/cfg-expression.ts'
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
  const conditions = new Set(['windows', 'target_os="windows"', 'target_feature="sse2"'])

  const target = 'x86_64-pc-windows-msvc'

  it.each([
    ['[build]\nrustflags = ["--cfg", "loom"]', ['--cfg', 'loom']],
    ['[build]\nrustflags = "--cfg loom"', ['--cfg', 'loom']],
    ['[build]\nrustflags = "  --cfg   loom "', ['--cfg', 'loom']],
    [`[build]\nrustflags = "-g"\n[target.${target}]\nrustflags = ["-C", "x=y", 7]`, ['-C', 'x=y']],
    ['[target.other]\nrustflags = "-g"', []],
    ['[build]\nrustflags = 7', []],
    ['[target."cfg(windows)"]\nrustflags = "--cfg a"', ['--cfg', 'a']],
    ['[target."cfg(unix)"]\nrustflags = "--cfg a"', []],
    ['[target."cfg(unix"]\nrustflags = "--cfg a"', []],
    ['[target."cfg(windows)"]\nlinker = "x"', []],
  ])('of %j', (text, flags) => {
    expect(configuredRustflags([file(text)], { triple: target, conditions })).toEqual(flags)
  })

  it('are joined, the nearest file last', () => {
    const near = file('[target."cfg(windows)"]\nrustflags = "--cfg near"', '/checkout/a')
    const far = file(`[target.${target}]\nrustflags = "--cfg far"\n[build]\nrustflags = "-g"`)
    expect(configuredRustflags([near, far], { triple: target, conditions })).toEqual([
      '--cfg',
      'far',
      '--cfg',
      'near',
    ])
  })
})

describe('cfg', () => {
  const conditions = new Set(['unix', 'target_os="linux"', 'target_env=""'])

  it.each<[string, boolean | undefined]>([
    ['cfg(unix)', true],
    ['cfg( unix )', true],
    ['cfg(windows)', false],
    ['cfg(true)', true],
    ['cfg(false)', false],
    ['cfg(target_os = "linux")', true],
    ['cfg(target_os="macos")', false],
    ['cfg(target_env = "")', true],
    ['cfg(all(unix, target_os = "linux"))', true],
    ['cfg(all(unix, windows,))', false],
    ['cfg(all())', true],
    [' cfg( unix ) ', true],
    ['cfg(any())', false],
    ['cfg(any(windows, unix))', true],
    ['cfg(not(windows))', true],
    ['cfg(not(any(windows, all(unix, not(windows)))))', false],
    ['cfg()', undefined],
    ['cfg(unix, windows)', undefined],
    ['cfg(not())', undefined],
    ['cfg(either(unix))', undefined],
    ['cfg(unix', undefined],
    ['cfg(unix))', undefined],
    ['cfg(unix) x', undefined],
    ['cfg(unix unix)', undefined],
    ['cfg(target_os = linux)', undefined],
    ['cfg(target_os =', undefined],
    ['cfg("unix")', undefined],
    ['cfg(all(unix, "x"))', undefined],
    ['cfg(un-ix)', undefined],
    ['all(unix)', undefined],
    ['unix', undefined],
    ['x86_64-unknown-linux-gnu', undefined],
    ['', undefined],
  ])('%s: %s', (expression, holds) => {
    expect(cfgHolds(expression, conditions)).toBe(holds)
  })
})
