import { describe, expect, it } from '@jest/globals'
import { artifactsOf, choosePlatform, profileFolder } from '../../../src/plan/staging.ts'
import { thrownBy } from '../../support/thrown.ts'
import { planOf } from './plan-builder.ts'

const HOST = 'x86_64-unknown-linux-gnu'
const MUSL = 'x86_64-unknown-linux-musl'
const plan = planOf({
  packages: [{ name: 'app', root: true, bins: ['app', 'tool'] }],
  request: { platforms: ['linux-amd64', 'linux-amd64-musl'] },
})
const asked = { platform: undefined, target: undefined, host: HOST, fileGiven: false }

describe('choosePlatform', () => {
  it.each([
    [{}, 'linux-amd64'],
    [{ platform: 'linux-amd64' }, 'linux-amd64'],
    [{ target: MUSL }, 'linux-amd64-musl'],
    [{ platform: 'linux-amd64-musl', target: MUSL }, 'linux-amd64-musl'],
    [{ platform: 'linux-amd64-musl', fileGiven: true }, 'linux-amd64-musl'],
  ])('%j is %s', (request, name) => {
    expect(choosePlatform(plan, { ...asked, ...request }).name).toBe(name)
  })

  it.each([
    [{ platform: 'linux-amd64-musl' }, 'TARGET_MISMATCH'],
    [{ platform: 'linux-amd64', target: MUSL }, 'TARGET_MISMATCH'],
    [{ platform: 'linux-amd64', target: MUSL, fileGiven: true }, 'TARGET_MISMATCH'],
    [{ platform: 'macos-arm64' }, 'PLATFORM_UNKNOWN'],
    [{ host: 'aarch64-apple-darwin' }, 'PLATFORM_UNKNOWN'],
  ])('refuses %j: %s', (request, code) => {
    expect(thrownBy(() => choosePlatform(plan, { ...asked, ...request })).code).toBe(code)
  })
})

it('a file given by path must be the only one planned', () => {
  const platform = choosePlatform(plan, asked)
  expect(artifactsOf(plan, platform, false).map(({ bin }) => bin)).toEqual(['app', 'tool'])
  expect(thrownBy(() => artifactsOf(plan, platform, true)).code).toBe('INPUT_INVALID')
})

it.each([
  ['release', 'release'],
  ['dev', 'debug'],
  ['test', 'debug'],
  ['bench', 'release'],
  ['dist', 'dist'],
])('the profile %s builds into %s', (profile, folder) => {
  expect(profileFolder(profile)).toBe(folder)
})
