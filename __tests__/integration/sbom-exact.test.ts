/** Our inventory against cargo's own unit graph, over a workspace with every trap, on targets that need not be there. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { inventoryOf, sameFeatures } from '../../scripts/sbom/compare.ts'
import { ourSbom } from '../../scripts/sbom/ours.ts'
import { unitGraph } from '../../scripts/sbom/unit-graph.ts'
import { formatSbom } from '../../src/sbom/cyclonedx.ts'
import { ADVERSARIAL } from '../support/adversarial-workspace.ts'
import { structuralFaults } from '../support/sbom-faults.ts'
import { cargo, rustWorkspace, type RustWorkspace } from './support/rust-workspace.ts'

const TARGETS = [
  'x86_64-unknown-linux-gnu',
  'x86_64-unknown-linux-musl',
  'aarch64-apple-darwin',
  'x86_64-pc-windows-msvc',
  'wasm32-unknown-unknown',
]
const NONE = { features: [], allFeatures: false, noDefaultFeatures: false }
const SELECTIONS = [
  { flags: [], selection: NONE },
  { flags: ['--features', 'extra'], selection: { ...NONE, features: ['extra'] } },
  { flags: ['--no-default-features'], selection: { ...NONE, noDefaultFeatures: true } },
  { flags: ['--all-features'], selection: { ...NONE, allFeatures: true } },
]

let workspace: RustWorkspace

beforeAll(async () => {
  workspace = await rustWorkspace(ADVERSARIAL)
  process.env['CARGO_NET_OFFLINE'] = 'true'
})
afterAll(async () => {
  await workspace[Symbol.asyncDispose]()
})

describe.each(TARGETS)('on %s', target => {
  it.each(SELECTIONS)('the inventory is cargo’s own, with $flags', async ({ flags, selection }) => {
    const folder = workspace.checkout
    for (const [crate, packages, bins] of [
      ['app', ['app'], selection.allFeatures ? ['app', 'app-helper'] : ['app']],
      ['other', ['other'], selection === NONE ? ['other'] : []],
      // Together, features of one member reach the other.
      ['app', ['app', 'other'], selection === NONE ? ['app'] : []],
    ] as const) {
      for (const bin of bins) {
        const names = packages.flatMap(name => ['--package', name])
        const truth = unitGraph(folder, bin, target, [...names, ...flags])
        const asked = { folder, crate, bin, targets: [target], packages, selection }
        const { document } = await ourSbom(asked)
        const found = inventoryOf(document)
        expect([...found.features].sort()).toEqual([...truth.features].sort())
        expect([...found.edges].sort()).toEqual([...truth.edges].sort())
        expect(sameFeatures(found, truth)).toBe(1)
        expect(structuralFaults(document)).toEqual([])
      }
    }
  })
})

it('of a real build, every package and feature is what was compiled', async () => {
  const folder = workspace.checkout
  const target = 'x86_64-unknown-linux-gnu'
  const format = '--message-format=json-render-diagnostics'
  const messages = cargo(folder, 'build', '--locked', '--quiet', '--target', target, format)
  const { disagreements, document } = await ourSbom({
    folder,
    crate: 'app',
    bin: 'app',
    targets: [target],
    messages,
  })
  expect(disagreements).toEqual([])
  expect(inventoryOf(document).features).toEqual(unitGraph(folder, 'app', target).features)
})

it('makes the same bytes in another folder, time zone and locale', async () => {
  await using other = await rustWorkspace(ADVERSARIAL)
  const texts: string[] = []
  for (const [{ checkout }, TZ, LC_ALL] of [
    [workspace, 'UTC', 'C'],
    [other, 'Asia/Tokyo', 'de_DE.UTF-8'],
  ] as const) {
    Object.assign(process.env, { TZ, LC_ALL })
    const asked = { folder: checkout, crate: 'app', bin: 'app', targets: TARGETS.slice(0, 1) }
    texts.push(formatSbom((await ourSbom(asked)).document))
  }
  expect(texts[0]).toBe(texts[1])
})
