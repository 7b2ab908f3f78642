import { describe, expect, it } from '@jest/globals'
import { ALLOW, allowedBy } from '../../../src/pins/allow-list.ts'
import { namesVersion, readReference } from '../../../src/pins/reference.ts'

const SHA = '0123456789abcdef0123456789abcdef01234567'
const SHA256 = `${SHA}${SHA.slice(0, 24)}`

describe('a reference', () => {
  it.each([
    [`a/b@${SHA}`, 'commit'],
    [`a/b/c/d@${SHA}`, 'commit'],
    [`a/b@${SHA256}`, 'commit'],
    [`a/b@${SHA.toUpperCase()}`, 'commit'],
    [`o/r/.github/workflows/w.yml@${SHA}`, 'commit'],
    [`docker://ghcr.io/a/b@sha256:${SHA256}`, 'digest'],
    [`docker://a:1.2@sha512:${SHA256}${SHA256}`, 'digest'],
    ['./.github/actions/x', 'local'],
    ['./', 'local'],
    ['$/.github/workflows/w.yml', 'own'],
  ])('%s is fixed', (text, kind) => {
    expect(readReference(text)).toMatchObject({ kind })
  })

  it.each([
    ['a/b@v1', 'a branch or a tag'],
    ['a/b@main', 'a branch or a tag'],
    [`a/b@refs/heads/${SHA}`, 'a branch or a tag'],
    [`a/b@${SHA}0`, 'a shortened commit'],
    [`a/b@${SHA.slice(1)}`, 'a shortened commit'],
    ['a/b@0123456', 'a shortened commit'],
    ['a/b', 'expected owner/repository@commit'],
    ['a/b@', 'expected owner/repository@commit'],
    [`b@${SHA}`, 'expected owner/repository@commit'],
    [`../x@${SHA}/y`, 'expected owner/repository@commit'],
    [`https://github.com/a/b@${SHA}`, 'expected owner/repository@commit'],
    [`a/b@v1 @${SHA}`, 'expected owner/repository@commit'],
    ['./../x', 'the path leaves the checkout'],
    ['./a/..\\..\\x', 'the path leaves the checkout'],
    ['$/../x', 'the path leaves the repository'],
    ['docker://a/b:1.2', 'an image has to be named by its digest'],
    [`docker://a/b@sha256:${SHA}`, 'an image has to be named by its digest'],
    [`docker://a/b@sha256:${SHA256}:latest`, 'an image has to be named by its digest'],
    [`a/b@\${{ env.X }}`, 'an expression decides'],
    [`./\${{ env.X }}`, 'an expression decides'],
  ])('%s can change: %s', (text, reason) => {
    const reference = readReference(text)
    expect(reference).toMatchObject({ kind: 'moving' })
    expect(reference.kind === 'moving' && reference.reason).toContain(reason)
  })

  it('tells the repository and the local path', () => {
    expect(readReference('Own-er/re.po/sub@v1')).toMatchObject({ repository: 'Own-er/re.po' })
    expect(readReference('././a//b/')).toEqual({ kind: 'local', path: 'a/b' })
  })
})

describe('the comment behind a pin', () => {
  it.each([
    ' # v7.0.1',
    ' # 4',
    ', with: {} } # v1.2.3-rc.1',
    ' # ratchet:a/b@v4',
    ' # tag=v3.0, by hand',
    '\t#v2',
  ])('%j names a version', rest => {
    expect(namesVersion(rest)).toBe(true)
  })
  it.each(['', ' # main', ' # newest', ' # sha of 0123abcd', ' } ]'])('%j names none', rest => {
    expect(namesVersion(rest)).toBe(false)
  })
})

describe('the list of what is allowed', () => {
  it.each(['a/b', 'a/*', 'a/b@v1', 'a/b/c@main', 'docker://a:1'])('takes %s', entry => {
    expect(ALLOW.test(entry)).toBe(true)
  })
  it.each(['*', '*/b', 'a', 'a/b/c', 'a/b@', '*/*', 'a/b*', './x', 'docker://'])(
    'does not take %s',
    entry => {
      expect(ALLOW.test(entry)).toBe(false)
    },
  )
  it('finds by repository, owner or the whole text', () => {
    expect(allowedBy(['x/y', 'A/B'], 'a/b/c@v1', 'a/b')).toBe('A/B')
    expect(allowedBy(['A/*'], 'a/b@v1', 'a/b')).toBe('A/*')
    expect(allowedBy(['a/b@v1'], 'a/b@v1', 'a/b')).toBe('a/b@v1')
    expect(allowedBy(['a/b@v1'], 'a/b@v2', 'a/b')).toBeUndefined()
    expect(allowedBy(['a/b', 'a/*'], 'aa/bb@v1', 'aa/bb')).toBeUndefined()
    expect(allowedBy(['docker://a:1'], 'docker://a:1', undefined)).toBe('docker://a:1')
    expect(allowedBy(['a/*'], 'docker://a/b:1', undefined)).toBeUndefined()
  })
})
