/** cargo's recorded answers about the adversarial workspace: scripts/record-sbom-fixtures.ts. */
import { readFileSync } from 'node:fs'
import { parseCargoMessages, type BuildMessages } from '../../../src/plan/cargo-messages.ts'
import { parseCargoMetadata } from '../../../src/plan/cargo-metadata.ts'
import { parseCargoLock } from '../../../src/sbom/cargo-lock.ts'
import { parseCargoTree } from '../../../src/sbom/cargo-tree.ts'
import type { SbomRequest } from '../../../src/sbom/cyclonedx.ts'
import type { TargetTrees } from '../../../src/sbom/inventory.ts'
import { ADVERSARIAL } from '../../support/adversarial-workspace.ts'
import { COMMIT, REQUEST } from './fixture.ts'

export const LINUX = 'x86_64-unknown-linux-gnu'
export const MAC = 'aarch64-apple-darwin'
export const WINDOWS = 'x86_64-pc-windows-msvc'

const read = (name: string): string =>
  readFileSync(new URL(`../../fixtures/sbom/${name}`, import.meta.url), 'utf8')

export const RECORDED_METADATA = parseCargoMetadata(read('metadata.txt'))

export function recordedTrees(
  target: string,
  selection: 'default' | 'extra' | 'none' = 'default',
): TargetTrees {
  const tree = (edges: string): TargetTrees['linked'] =>
    parseCargoTree(read(`tree.${target}.${selection}.${edges}.txt`))
  return { target, linked: tree('linked'), whole: tree('whole') }
}

export function recordedMessages(
  name: 'target' | 'host' | 'workspace',
  change: (text: string) => string = text => text,
): BuildMessages {
  return parseCargoMessages(change(read(`messages.${name}.jsonl`)))
}

const app = RECORDED_METADATA.members.find(({ name }) => name === 'app')
if (app === undefined) throw new Error('the recording has the package app')

/** The binary `app` of the adversarial workspace, for Linux, without the build's messages. */
export const RECORDED: SbomRequest = {
  ...REQUEST,
  package: app,
  metadata: RECORDED_METADATA,
  trees: [recordedTrees(LINUX)],
  checksums: parseCargoLock(ADVERSARIAL['Cargo.lock'] ?? ''),
  checkout: {
    url: 'https://github.com/octo/app',
    commit: COMMIT,
    folderOf: ({ manifestPath }) => manifestPath.slice('/checkout/'.length, -'/Cargo.toml'.length),
  },
  evidenceOf: () => undefined,
}
