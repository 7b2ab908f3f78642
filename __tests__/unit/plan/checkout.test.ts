import { describe, expect, it } from '@jest/globals'
import {
  checkHead,
  checkManifestsClean,
  checkTagCommit,
  checkTreeClean,
  withoutInputs,
} from '../../../src/plan/checkout.ts'
import { thrownBy } from '../../support/thrown.ts'

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)]

describe('the checkout', () => {
  it('must be of the commit of the run', () => {
    checkHead(A, A)
    const error = thrownBy(() => checkHead(B, A))
    expect([error.code, error.expected, error.actual]).toEqual(['COMMIT_MISMATCH', A, B])
  })

  it('must be clean, or at least its manifests', () => {
    checkTreeClean([])
    checkManifestsClean(['src/main.rs', 'dist/x', 'NotCargo.toml', 'Cargo.toml.bak'])
    expect(thrownBy(() => checkTreeClean(['x'])).code).toBe('TREE_DIRTY')
    for (const path of ['Cargo.toml', 'a/b/Cargo.lock']) {
      expect(thrownBy(() => checkManifestsClean([path])).actual).toBe(path)
    }
    const many = Array.from({ length: 12 }, (_, at) => `f${at}`)
    expect(thrownBy(() => checkTreeClean(many)).actual).toMatch(/f9 and 2 more$/)
  })

  it('must be what the tag on GitHub is', () => {
    checkTagCommit('v1', A, A)
    expect(thrownBy(() => checkTagCommit('v1', undefined, A)).code).toBe('TAG_NOT_FOUND')
    const error = thrownBy(() => checkTagCommit('v1', B, A))
    expect([error.code, error.class]).toEqual(['TAG_COMMIT_MISMATCH', 'security'])
  })
})

describe('withoutInputs', () => {
  const changed = ['src/main.rs', 'messages.json', 'staged/a', 'staged-too/b']

  it('leaves out what an input names, a file or a folder, and nothing beside it', () => {
    const left = withoutInputs(changed, ['./messages.json', '/w/staged/', undefined], '/w')
    expect(left).toEqual(['src/main.rs', 'staged-too/b'])
  })

  it('never leaves out everything', () => {
    expect(withoutInputs(changed, ['.', '/w', '/elsewhere/src'], '/w')).toEqual(changed)
  })
})
