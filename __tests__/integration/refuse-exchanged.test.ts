import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { bundleLines } from '../../src/attest/kept-bundles.ts'
import { PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { statementOf } from '../../src/attest/statement.ts'
import type { StagedArtifact } from '../../src/commands/collect-staged.ts'
import type { KeptPorts } from '../../src/commands/kept-evidence.ts'
import { refuseExchanged } from '../../src/commands/release/refuse-exchanged.ts'
import { createFiles } from '../../src/io/files.ts'
import { rejectionOf } from '../support/thrown.ts'
import { folderArtifacts } from './support/memory-artifacts.ts'

let root: string
let ports: KeptPorts

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'refuse-exchanged-')))
  ports = { artifacts: folderArtifacts(join(root, 'artifacts')), files: createFiles(root) }
})

afterEach(async () => {
  await rm(root, { recursive: true })
})

const staged = (name: string, text: string): StagedArtifact =>
  ({ file: { name, sha256: sha256Of(text), size: text.length, path: name } }) as StagedArtifact

/** Keeps provenance of a file as `attest` does. */
async function keep(artifact: string, name: string, text: string): Promise<void> {
  const statement = statementOf({
    subject: { name, sha256: sha256Of(text) },
    predicateType: PROVENANCE_V1,
    predicate: {},
  })
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64')
  const path = join(root, 'attestations.jsonl')
  await writeFile(path, bundleLines([{ dsseEnvelope: { payload } }]))
  await ports.artifacts.upload(artifact, [path], root)
}

describe('refuseExchanged', () => {
  it('refuses a file that this run attested with other bytes', async () => {
    await keep('attested-release-evidence--1', 'widget', 'honest')
    const error = await rejectionOf(refuseExchanged([staged('widget', 'evil')], 1, ports))
    expect(error).toMatchObject({
      code: 'DIGEST_MISMATCH',
      class: 'security',
      expected: sha256Of('honest'),
      actual: sha256Of('evil'),
    })
  })

  it('looks into the artifacts of single platforms and of later attempts too', async () => {
    await keep('attested-release-evidence.0123abcd--2', 'widget', 'honest')
    const error = await rejectionOf(refuseExchanged([staged('widget', 'evil')], 2, ports))
    expect(error.code).toBe('DIGEST_MISMATCH')
  })

  it.each([
    ['the same bytes', 'attested-release-evidence--1', 'widget', 'evil'],
    ['another file', 'attested-release-evidence--1', 'gadget', 'honest'],
    ['an attempt still to come', 'attested-release-evidence--3', 'widget', 'honest'],
    ['evidence of the release job', 'attested-release-evidence-release-files--1', 'widget', 'x'],
  ])('lets %s pass', async (_what, artifact, name, text) => {
    await keep(artifact, name, text)
    await expect(refuseExchanged([staged('widget', 'evil')], 2, ports)).resolves.toBeUndefined()
  })

  it('accepts what a later attempt attested anew', async () => {
    await keep('attested-release-evidence--1', 'widget', 'first')
    await keep('attested-release-evidence--2', 'widget', 'second')
    await expect(refuseExchanged([staged('widget', 'second')], 2, ports)).resolves.toBeUndefined()
  })
})
