/** The part of a plan that one job stages, and what it is told where there is none. */
import { describe, expect, it } from '@jest/globals'
import { parsePlatforms } from '../../../src/plan/platform.ts'
import {
  artifactsOf,
  choosePlatform,
  planOfPlatform,
  profileFolder,
} from '../../../src/plan/staging.ts'
import { thrownBy } from '../../support/thrown.ts'
import { planOf } from './plan-builder.ts'

const [LINUX, MAC] = ['x86_64-unknown-linux-gnu', 'aarch64-apple-darwin']
const plan = planOf({
  packages: [{ name: 'app', root: true, bins: ['app', 'tool'] }],
  request: { platforms: ['linux-amd64', 'macos-arm64'] },
})
const request = { platform: undefined, target: undefined, host: LINUX, fileGiven: false }
const PLANNED = `linux-amd64 (${LINUX}), macos-arm64 (${MAC})`
const REMEDY =
  'Name a planned platform with `platform`, or plan this one in the plan job: `platforms: ...`.'

describe('the platform of a job', () => {
  it('is the named one, the target’s or the machine’s', () => {
    expect(choosePlatform(plan, request).name).toBe('linux-amd64')
    expect(choosePlatform(plan, { ...request, target: MAC }).name).toBe('macos-arm64')
    const named = { ...request, platform: 'macos-arm64' }
    expect(choosePlatform(plan, { ...named, target: MAC }).name).toBe('macos-arm64')
    expect(choosePlatform(plan, { ...named, fileGiven: true }).name).toBe('macos-arm64')
  })

  it('is not one that is planned for another target', () => {
    const named = { ...request, platform: 'macos-arm64' }
    for (const [asked, actual] of [
      [named, `${LINUX}, the machine's own, since no target is given`],
      [{ ...named, target: LINUX }, LINUX],
    ] as const) {
      expect(thrownBy(() => choosePlatform(plan, asked))).toMatchObject({
        code: 'TARGET_MISMATCH',
        message: `the platform macos-arm64 is planned for another target: expected ${MAC}, got ${actual}`,
        expected: MAC,
        actual,
      })
    }
  })

  it('is a planned one', () => {
    for (const [work, actual] of [
      [() => choosePlatform(plan, { ...request, platform: 'x' }), 'x'],
      [() => choosePlatform(plan, { ...request, target: 't' }), 't'],
      [() => choosePlatform(plan, { ...request, host: 'h' }), 'h'],
      [() => planOfPlatform(plan, 'y'), 'y'],
    ] as const) {
      expect(thrownBy(work)).toMatchObject({
        code: 'PLATFORM_UNKNOWN',
        message: `the plan has no such platform: expected ${PLANNED}, got ${actual}`,
        expected: PLANNED,
        actual,
        remedy: REMEDY,
      })
    }
  })

  it('has its own files, of which a path can be only one', () => {
    const [linux] = parsePlatforms(['linux-amd64'])
    if (linux === undefined) throw new Error('no platform')
    const own = ['app-1.2.3-linux-amd64', 'tool-1.2.3-linux-amd64']
    expect(artifactsOf(plan, linux, false).map(one => one.name)).toEqual(own)
    expect(thrownBy(() => artifactsOf(plan, linux, true))).toMatchObject({
      code: 'INPUT_INVALID',
      message:
        'subject-path names one file, but several are planned for this platform: expected one planned binary, got app, tool',
      expected: 'one planned binary',
      actual: 'app, tool',
    })
    const single = planOf({ request: { platforms: ['linux-amd64', 'macos-arm64'] } })
    expect(artifactsOf(single, linux, true).map(one => one.name)).toEqual(own.slice(0, 1))
  })

  it('is a plan of its own', () => {
    const part = planOfPlatform(plan, 'macos-arm64')
    expect(part.platforms.map(one => one.name)).toEqual(['macos-arm64'])
    expect(part.artifacts.map(one => one.name)).toEqual([
      'app-1.2.3-macos-arm64',
      'tool-1.2.3-macos-arm64',
    ])
    expect({ ...part, platforms: plan.platforms, artifacts: plan.artifacts }).toEqual(plan)
  })
})

it.each([
  ['dev', 'debug'],
  ['test', 'debug'],
  ['release', 'release'],
  ['bench', 'release'],
  ['dist', 'dist'],
])('the profile %s is built into %s', (profile, folder) => {
  expect(profileFolder(profile)).toBe(folder)
})
