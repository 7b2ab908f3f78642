import { describe, expect, it } from '@jest/globals'
import { storedAssetName } from '../../sandbox/github/index.ts'

describe('the name under which GitHub keeps an asset', () => {
  it.each([
    ['rocket-v1.0.0-x86_64-unknown-linux-gnu', 'rocket-v1.0.0-x86_64-unknown-linux-gnu'],
    ['rocket-1.0.0+build.5.tar.gz', 'rocket-1.0.0+build.5.tar.gz'],
    ['rocket@1.exe', 'rocket@1.exe'],
    ['SHA256SUMS', 'SHA256SUMS'],
    ['rocket 1.0.0.exe', 'rocket.1.0.0.exe'],
    ['rocket~(1).exe', 'rocket.1.exe'],
    ['a:b', 'a.b'],
    ['a..b', 'a.b'],
    ['naïve.txt', 'naive.txt'],
    ['.gitignore', 'default.gitignore'],
    ['rocket.', 'default.rocket'],
    ['(rocket)', 'default.rocket'],
    ['日本.txt', 'default.txt'],
  ])('%s becomes %s', (sent, stored) => {
    expect(storedAssetName(sent)).toBe(stored)
  })
})
