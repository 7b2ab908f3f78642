import { describe, expect, it } from '@jest/globals'
import { buildMatrix } from '../../../src/plan/matrix.ts'
import {
  glibcFloor,
  hostPlatform,
  parsePlatforms,
  parseRustcVersion,
} from '../../../src/plan/platform.ts'
import { thrownBy } from '../../support/thrown.ts'

describe('parsePlatforms', () => {
  it.each([
    ['linux-amd64', 'x86_64-unknown-linux-gnu', 'ubuntu-24.04'],
    ['linux-arm64', 'aarch64-unknown-linux-gnu', 'ubuntu-24.04-arm'],
    ['linux-amd64-musl', 'x86_64-unknown-linux-musl', 'ubuntu-24.04'],
    ['linux-arm64-musl', 'aarch64-unknown-linux-musl', 'ubuntu-24.04-arm'],
    ['macos-arm64', 'aarch64-apple-darwin', 'macos-15'],
    ['macos-amd64', 'x86_64-apple-darwin', 'macos-15'],
    ['windows-amd64', 'x86_64-pc-windows-msvc', 'windows-2025'],
    ['windows-arm64', 'aarch64-pc-windows-msvc', 'windows-11-arm'],
    ['freebsd-amd64', 'x86_64-unknown-freebsd', 'ubuntu-24.04'],
  ])('%s is %s on %s', (name, target, runner) => {
    expect(parsePlatforms([name, `x-${name}=t-${target}@r`])).toEqual([
      { name, target, runner, optional: false },
      { name: `x-${name}`, target: `t-${target}`, runner: 'r', optional: false },
    ])
  })

  it('takes any other, and optional ones', () => {
    const entries = ['linux-amd64?', 'rv=riscv64gc-unknown-linux-gnu@my-runner?']
    expect(parsePlatforms(entries)).toEqual([
      {
        name: 'linux-amd64',
        target: 'x86_64-unknown-linux-gnu',
        runner: 'ubuntu-24.04',
        optional: true,
      },
      { name: 'rv', target: 'riscv64gc-unknown-linux-gnu', runner: 'my-runner', optional: true },
    ])
  })

  it.each([
    [['linux'], '"linux"'],
    [['linux-amd64', 'linux-amd64?'], 'linux-amd64: named twice'],
    [['linux-amd64', 'x=x86_64-unknown-linux-gnu@r'], 'x86_64-unknown-linux-gnu: named twice'],
    [['a=b'], '"a=b"'],
    [['a b=c@d'], '"a b=c@d"'],
    [['=b@c'], '"=b@c"'],
    [['toString'], '"toString"'],
    [['../x=t@r'], '"../x=t@r"'],
    [[], 'empty'],
  ])('refuses %j', (entries, named) => {
    const error = thrownBy(() => parsePlatforms(entries))
    expect(error.code).toBe('PLATFORM_UNKNOWN')
    expect(error.message).toContain(named)
    expect(error.remedy).toContain('linux-amd64')
  })
})

describe('the host', () => {
  it('has a short name, or goes by its triple', () => {
    expect(hostPlatform('aarch64-apple-darwin').name).toBe('macos-arm64')
    expect(hostPlatform('s390x-unknown-linux-gnu')).toEqual({
      name: 's390x-unknown-linux-gnu',
      target: 's390x-unknown-linux-gnu',
      runner: 'self-hosted',
      optional: false,
    })
  })

  it('is what rustc says', () => {
    const text =
      'rustc 1.95.0 (x 2026)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0\n'
    expect(parseRustcVersion(text)).toEqual({ host: 'x86_64-unknown-linux-gnu', release: '1.95.0' })
    expect(thrownBy(() => parseRustcVersion('rustc 1.0')).code).toBe('CARGO_OUTPUT_INVALID')
  })
})

it('the glibc floor is noted where it is known', () => {
  const floors = parsePlatforms([
    'linux-amd64',
    'linux-amd64-musl',
    'x=riscv64gc-unknown-linux-gnu@mine',
  ])
  expect(floors.map(glibcFloor)).toEqual(['2.39', undefined, undefined])
})

it('the matrix has one entry a platform', () => {
  expect(buildMatrix({ platforms: parsePlatforms(['linux-amd64?']) })).toEqual({
    include: [
      {
        platform: 'linux-amd64',
        target: 'x86_64-unknown-linux-gnu',
        runner: 'ubuntu-24.04',
        optional: true,
      },
    ],
  })
})
