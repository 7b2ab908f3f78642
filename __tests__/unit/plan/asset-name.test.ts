import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  assetNameProblem,
  checkAssetNames,
  collidingNames,
  githubAssetName,
} from '../../../src/plan/asset-name.ts'
import { thrownBy } from '../../support/thrown.ts'

describe('githubAssetName', () => {
  it.each([
    ['app-1.2.3-linux-amd64', 'app-1.2.3-linux-amd64'],
    ['app_1+b@c', 'app_1+b@c'],
    ['my app.exe', 'my.app.exe'],
    ['app~1:2(3)', 'app.1.2.3'],
    ['größe.txt', 'große.txt'.replace('ß', '.')],
    ['.hidden', 'default.hidden'],
    ['name.', 'default.name'],
    ['a..b', 'a.b'],
    ['日本', 'default.'],
  ])('%s becomes %s', (name, renamed) => {
    expect(githubAssetName(name)).toBe(renamed)
  })
})

describe('assetNameProblem', () => {
  it.each(['', ' ', 'a b', '.a', 'a.', 'a..b', 'a/b', 'a\\b', 'ä', 'a\n', 'x'.repeat(256)])(
    'refuses %j',
    name => {
      expect(assetNameProblem(name)).toBeDefined()
    },
  )

  it('says what GitHub would make of a name', () => {
    expect(assetNameProblem('.a')).toContain('"default.a"')
  })

  it('accepts nothing that GitHub would rename', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), name => {
        return assetNameProblem(name) !== undefined || githubAssetName(name) === name
      }),
    )
  })
})

describe('the names of a release', () => {
  it('collide when case alone tells them apart', () => {
    expect(collidingNames(['app', 'App', 'other', 'app'])).toEqual(['app and App'])
    expect(thrownBy(() => checkAssetNames(['app', 'App'])).code).toBe('ASSET_NAME_COLLISION')
  })

  it('are all named when they are refused', () => {
    const error = thrownBy(() => checkAssetNames(['.a', 'fine', 'b c']))
    expect(error.code).toBe('ASSET_NAME_REFUSED')
    expect(error.message).toContain('".a"')
    expect(error.message).toContain('"b c"')
  })
})
