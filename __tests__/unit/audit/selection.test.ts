import { describe, expect, it } from '@jest/globals'
import { Chooser, parseSelection } from '../../../src/audit/selection.ts'

const released = (tag: string, kind: 'draft' | 'prerelease' | 'release' = 'release') => ({
  tag,
  draft: kind === 'draft',
  prerelease: kind === 'prerelease',
})

describe('the input releases', () => {
  it.each([
    [[], { which: 'all', prereleases: false, drafts: false }],
    [['all'], { which: 'all', prereleases: false, drafts: false }],
    [['prereleases'], { which: 'all', prereleases: true, drafts: false }],
    [['all', 'drafts'], { which: 'all', prereleases: false, drafts: true }],
    [['12'], { which: { youngest: 12 }, prereleases: false, drafts: false }],
    [['12', 'prereleases', 'drafts'], { which: { youngest: 12 }, prereleases: true, drafts: true }],
    [['v1', 'a/v2'], { which: { tags: ['v1', 'a/v2'] }, prereleases: true, drafts: true }],
    [
      ['refs/tags/2024', 'v1'],
      { which: { tags: ['2024', 'v1'] }, prereleases: true, drafts: true },
    ],
  ])('%j is read', (entries: readonly string[], read) => {
    expect(parseSelection(entries)).toEqual(read)
  })

  it.each([
    [['all', 'v1'], 'all and tags contradict each other: v1'],
    [['3', '4'], '3 and tags contradict each other: 4'],
    [['v1', 'drafts'], 'a tag names its release'],
    [['v1', 'prereleases'], 'a tag names its release'],
    [['v1', '2024'], 'a tag of digits is written refs/tags/'],
    [['v1', 'all'], 'expected all, a count above 0, or tags'],
    [['0'], 'expected all, a count above 0, or tags, got "0"'],
    [['1000000'], 'got "1000000"'],
    [['v1*'], 'got "v1*"'],
    [['v 1'], 'got "v 1"'],
  ])('%j is refused', (entries: readonly string[], why) => {
    expect(parseSelection(entries)).toEqual(expect.stringContaining(why))
  })
})

describe('choosing', () => {
  it('takes the youngest so many of what is wanted, and then no more', () => {
    const chooser = new Chooser({ which: { youngest: 2 }, prereleases: false, drafts: false })
    expect(chooser.takes(released('d', 'draft'))).toBe(false)
    expect(chooser.takes(released('v4'))).toBe(true)
    expect(chooser.takes(released('v3-rc', 'prerelease'))).toBe(false)
    expect(chooser.done).toBe(false)
    expect(chooser.takes(released('v3'))).toBe(true)
    expect(chooser.done).toBe(true)
    expect(chooser.takes(released('v2'))).toBe(false)
    expect(chooser.absent).toEqual([])
  })

  it('is never done with all', () => {
    const chooser = new Chooser({ which: 'all', prereleases: true, drafts: true })
    expect(chooser.takes(released('d', 'draft'))).toBe(true)
    expect(chooser.done).toBe(false)
  })

  it('takes a draft of a tag beside its release, and goes on looking for that', () => {
    const which = { tags: ['v1', 'v2', 'v3'] }
    const chooser = new Chooser({ which, prereleases: true, drafts: true })
    expect(chooser.takes(released('v1', 'draft'))).toBe(true)
    expect(chooser.takes(released('v2'))).toBe(true)
    expect(chooser.takes(released('v9'))).toBe(false)
    expect(chooser.done).toBe(false)
    expect(chooser.absent).toEqual(['v3'])
    expect(chooser.takes(released('v1'))).toBe(true)
    expect(chooser.takes(released('v3', 'prerelease'))).toBe(true)
    expect([chooser.done, chooser.absent]).toEqual([true, []])
  })
})
