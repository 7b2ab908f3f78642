import { describe, expect, it } from '@jest/globals'
import { binTargets, parseCargoMetadata } from '../../../src/plan/cargo-metadata.ts'
import { thrownBy } from '../../support/thrown.ts'
import { metadataOf, rawMetadata } from './metadata-builder.ts'

describe('parseCargoMetadata', () => {
  it('knows members, default members and the root package', () => {
    const metadata = metadataOf([
      { name: 'app', root: true, bins: ['app', 'tool'], lib: true },
      { name: 'extra', apart: true },
    ])
    expect(metadata.members.map(item => item.name)).toEqual(['app', 'extra'])
    expect(metadata.defaultMembers.map(item => item.name)).toEqual(['app'])
    expect(metadata.rootPackage?.name).toBe('app')
    expect(metadata.members.flatMap(binTargets).map(target => target.name)).toEqual([
      'app',
      'tool',
      'extra',
    ])
  })

  it('finds the root package on Windows, and none in a virtual workspace', () => {
    const raw = rawMetadata([{ name: 'app' }])
    const [first] = raw['packages'] as Record<string, unknown>[]
    const windows = {
      ...raw,
      packages: [{ ...first, manifest_path: 'C:\\repo\\Cargo.toml' }],
      workspace_root: 'C:\\repo\\',
    }
    expect(parseCargoMetadata(JSON.stringify(windows)).rootPackage?.name).toBe('app')
    expect(metadataOf([{ name: 'app' }]).rootPackage).toBeUndefined()
  })

  it('keeps features and the registries a package may be published to', () => {
    const [item] = metadataOf([
      { name: 'app', features: { default: ['a'], a: [] }, publish: ['corp'] },
    ]).members
    expect(item?.features).toEqual({ default: ['a'], a: [] })
    expect(item?.publish).toEqual(['corp'])
  })

  it('keeps what a package links', () => {
    const raw = rawMetadata([{ name: 'app' }])
    const [first] = raw['packages'] as Record<string, unknown>[]
    const linking = { ...raw, packages: [{ ...first, links: 'git2' }] }
    expect(parseCargoMetadata(JSON.stringify(linking)).packages[0]?.links).toBe('git2')
    expect(parseCargoMetadata(JSON.stringify(raw)).packages[0]?.links).toBeNull()
  })

  it('names every field that is not as documented', () => {
    const raw = {
      ...rawMetadata([{ name: 'app' }]),
      workspace_root: 7,
      workspace_members: ['nobody'],
      target_directory: undefined,
      packages: [{ id: 'x', targets: 'none', source: 1, features: [] }, 'odd'],
    }
    const error = thrownBy(() => parseCargoMetadata(JSON.stringify(raw)))
    expect(error.code).toBe('CARGO_OUTPUT_INVALID')
    for (const path of [
      'workspace_root',
      'target_directory',
      'workspace_members: no package has the id nobody',
      'packages[0].targets',
      'packages[0].source',
      'packages[0].features',
      'packages[1]: expected an object',
    ]) {
      expect(error.message).toContain(path)
    }
  })

  it.each(['', 'null', '[]', '{"packages":', '"text"'])('refuses %j', text => {
    expect(thrownBy(() => parseCargoMetadata(text)).code).toBe('CARGO_OUTPUT_INVALID')
  })
})
