/** The forms of bundles before gh: what both accept, what both refuse, and where we go further. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Defect } from '../../sandbox/sigstore/bundle-maker.ts'
import { policyOf, verify } from '../corpus/support/case.ts'
import {
  asVersion,
  CONTENT,
  FILE,
  forge,
  forgeBlob,
  IDENTITY,
  statement,
  TRUSTED_ROOTS,
} from '../corpus/support/forge.ts'
import { thrownBy } from '../support/thrown.ts'
import { GH_VERSION, startGh, type Gh } from './support/gh.ts'

let folder: string
let gh: Gh

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forms-'))
  gh = await startGh(folder)
  await writeFile(join(folder, FILE.name), CONTENT)
  await writeFile(join(folder, 'roots.jsonl'), TRUSTED_ROOTS)
})
afterAll(async () => {
  await gh[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function accepts(bundle: object, ...flags: readonly string[]): Promise<boolean> {
  await writeFile(join(folder, 'bundle.jsonl'), `${JSON.stringify(bundle)}\n`)
  const given = ['--bundle', 'bundle.jsonl', '--custom-trusted-root', 'roots.jsonl']
  const args = [FILE.name, ...given, '--repo', IDENTITY.repository, ...flags]
  const { status } = await gh.run(['attestation', 'verify', ...args], folder)
  return status === 0
}

const ours = (bundle: object): boolean => {
  try {
    return verify([bundle], policyOf('consumer')).accepted.length === 1
  } catch {
    return false
  }
}

const V2_DEFECTS: readonly Defect[] = [
  'log-entry-of-another',
  'log-entry-of-another-certificate',
  'foreign-log',
  'foreign-checkpoint',
  'earlier-checkpoint',
  'no-timestamp',
  'foreign-timestamp-authority',
  'timestamp-of-another',
  'foreign-key',
  'too-late',
]

describe(`gh ${GH_VERSION} and the forms of bundles`, () => {
  it.each([
    ['version 0.2', asVersion('0.2', forge())],
    ['version 0.2 of GitHub', asVersion('0.2', forge({ instance: 'github' }))],
    [
      'version 0.3 in the older spelling',
      {
        ...forge(),
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.3',
      },
    ],
    ['an entry of Rekor v2', forge({ log: 'rekor-v2' })],
  ])('accepts with us %s', async (_, bundle) => {
    expect([await accepts(bundle), ours(bundle)]).toEqual([true, true])
  })

  it.each(V2_DEFECTS)('refuses with us an entry of Rekor v2 with %s', async defect => {
    const bundle = forge({ log: 'rekor-v2', defect })
    expect([await accepts(bundle), ours(bundle)]).toEqual([false, false])
  })

  it.each([
    ['version 0.4', { ...forge(), mediaType: 'application/vnd.dev.sigstore.bundle.v0.4+json' }],
    ['a plain signature for an attestation', forgeBlob()],
  ])('refuses with us %s', async (_, bundle) => {
    expect([await accepts(bundle), ours(bundle)]).toEqual([false, false])
  })

  it('does not take, as we do, version 0.1 and a DSSE entry of Rekor v2', async () => {
    for (const bundle of [asVersion('0.1', forge()), forge({ log: 'rekor-v2-dsse' })]) {
      expect([await accepts(bundle), ours(bundle)]).toEqual([false, true])
    }
  })

  it('matches a SHA-512 subject as we do: by that algorithm alone', async () => {
    const subject = (digest: object): object =>
      forge({ payload: JSON.stringify(statement({ subject: [{ name: FILE.name, digest }] })) })
    const sha512 = createHash('sha512').update(CONTENT).digest('hex')
    const honest = subject({ sha512 })
    expect(await accepts(honest, '--digest-alg', 'sha512')).toBe(true)
    expect(await accepts(honest)).toBe(false)
    expect(thrownBy(() => verify([honest], policyOf('consumer'))).code).toBe('SUBJECT_MISMATCH')
    expect(await accepts(subject({ sha256: sha512 }), '--digest-alg', 'sha512')).toBe(false)
  })

  it('did all that without a network', () => {
    expect(gh.attempts()).toBe(0)
  })
})
