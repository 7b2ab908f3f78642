import { describe, expect, it } from '@jest/globals'
import { parseCargoMetadata } from '../../../src/plan/cargo-metadata.ts'
import { choosePublished, inDependencyOrder } from '../../../src/crate/publication.ts'
import { CRATES_IO } from '../../../src/crate/registry.ts'
import { thrownBy } from '../../support/thrown.ts'
import { metadataOf, rawMetadata, type TestPackage } from '../plan/metadata-builder.ts'

const OTHER = { kind: 'other', indexUrl: 'https://crates.example/' } as const
const PACKAGES: readonly TestPackage[] = [
  { name: 'a' },
  { name: 'b', publish: ['crates-io'] },
  { name: 'c', publish: [] },
  { name: 'd', publish: ['company'] },
]
const choose = (
  change: Partial<Parameters<typeof choosePublished>[1]>,
  packages = PACKAGES,
): readonly string[] =>
  choosePublished(metadataOf(packages), {
    packages: undefined,
    tag: null,
    registry: CRATES_IO,
    registryNames: [],
    ...change,
  }).map(({ name }) => name)

describe('choosePublished', () => {
  it('takes what may be published to the registry', () => {
    expect(choose({})).toEqual(['a', 'b'])
    expect(choose({ registry: OTHER })).toEqual(['a', 'd'])
    expect(choose({ registry: OTHER, registryNames: ['company'] })).toEqual(['a', 'd'])
    expect(choose({ registry: OTHER, registryNames: ['elsewhere'] })).toEqual(['a'])
  })

  it('takes what is asked for, or what the tag names', () => {
    expect(choose({ packages: ['b'] })).toEqual(['b'])
    expect(choose({ tag: 'a-v1.2.3' })).toEqual(['a'])
    expect(choose({ tag: 'v1.2.3' })).toEqual(['a', 'b'])
  })

  it.each([
    [{ packages: ['x', 'a'] }, 'SELECTION_INVALID'],
    [{ packages: ['a', 'c'] }, 'CRATE_NOT_PUBLISHABLE'],
    [{ tag: 'd/v1.2.3' }, 'CRATE_NOT_PUBLISHABLE'],
    [{ tag: 'v1.2.4' }, 'TAG_VERSION_MISMATCH'],
    [{ tag: 'x-v1.2.3' }, 'TAG_FORM_UNKNOWN'],
  ])('refuses %j', (change, code) => expect(thrownBy(() => choose(change)).code).toBe(code))

  it('refuses versions that differ, and a workspace that is for nobody', () => {
    const versions = [{ name: 'a' }, { name: 'b', version: '2.0.0' }]
    expect(thrownBy(() => choose({}, versions)).code).toBe('VERSION_DISAGREEMENT')
    const nobody = thrownBy(() => choose({}, [{ name: 'c', publish: [] }]))
    expect(nobody.code).toBe('CRATE_NOT_PUBLISHABLE')
    expect(nobody.message).toContain('c (publish = false)')
  })
})

interface Dependency {
  readonly path?: string
  readonly kind?: string
  readonly req?: string
}

const orderOf = (
  dependencies: Readonly<Record<string, readonly Dependency[]>>,
): readonly string[] => {
  const raw = rawMetadata(Object.keys(dependencies).map(name => ({ name })))
  const text = JSON.stringify({
    ...raw,
    packages: (raw['packages'] as readonly { readonly name: string }[]).map(one => ({
      ...one,
      dependencies: dependencies[one.name],
    })),
  })
  return inDependencyOrder(parseCargoMetadata(text).members, text).map(({ name }) => name)
}

describe('inDependencyOrder', () => {
  it('puts what is depended on first', () => {
    expect(
      orderOf({
        a: [{ path: '/repo/c', req: '^1' }, { req: '^1' }],
        b: [],
        c: [{ path: '\\repo\\b'.replaceAll('\\', '/'), req: '^1', kind: 'build' }],
      }),
    ).toEqual(['b', 'c', 'a'])
  })

  it('passes over what cargo drops, and ends with circles', () => {
    expect(orderOf({ a: [{ path: '/repo/b', kind: 'dev', req: '*' }], b: [] })).toEqual(['a', 'b'])
    expect(
      orderOf({
        a: [{ path: '/repo/b', kind: 'dev', req: '^1' }],
        b: [{ path: '/repo/a', req: '^1' }],
      }),
    ).toEqual(['b', 'a'])
  })

  it('refuses what cargo does not write', () => {
    const text = JSON.stringify(rawMetadata([{ name: 'a' }]))
    const error = thrownBy(() => inDependencyOrder(parseCargoMetadata(text).members, text))
    expect(error.code).toBe('CARGO_OUTPUT_INVALID')
  })
})
