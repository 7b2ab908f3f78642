/** What we refuse and gh accepts: docs/verification-corpus.md says so, and this says whether it is true. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { CORPUS } from '../corpus/cases/index.ts'
import { policyOf, verify, type Case } from '../corpus/support/case.ts'
import { CONTENT, FILE, forge, IDENTITY, TRUSTED_ROOTS } from '../corpus/support/forge.ts'
import { thrownBy } from '../support/thrown.ts'
import { GH_VERSION, startGh, type Gh, type GhAnswer } from './support/gh.ts'
import { ascii, documented, type Difference } from './support/corpus-document.ts'

/** Two processors, as a hosted runner's smallest has. */
const AT_ONCE = 2

let folder: string
let gh: Gh

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'))
  gh = await startGh(folder)
  await writeFile(join(folder, FILE.name), CONTENT)
  await writeFile(join(folder, 'roots.jsonl'), TRUSTED_ROOTS)
})
afterAll(async () => {
  await gh[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** `gh attestation verify` of the file with the bundles of a folder, as its users call it. */
async function ask(
  place: string,
  repository: string,
  flags: readonly string[] = [],
): Promise<GhAnswer> {
  const bundle = ['--bundle', join(place, 'bundle.jsonl'), '--custom-trusted-root', 'roots.jsonl']
  const args = [FILE.name, ...bundle, '--repo', repository, ...flags]
  return gh.run(['attestation', 'verify', ...args], folder)
}

async function put(place: string, bundles: readonly unknown[]): Promise<void> {
  await mkdir(join(folder, place))
  const lines = bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join('')
  await writeFile(join(folder, place, 'bundle.jsonl'), lines)
}

/** Every flag by which gh can be told what our policies demand. */
const strictly = (repository: string): readonly string[] => [
  '--signer-workflow',
  `${repository}/.github/workflows/release.yml`,
  '--signer-digest',
  IDENTITY.jobWorkflowSha,
  '--source-ref',
  IDENTITY.ref,
  '--source-digest',
  IDENTITY.sha,
  '--deny-self-hosted-runners',
]

async function difference(one: Case, place: string): Promise<Difference | undefined> {
  const { code, make, name, repository = IDENTITY.repository, predicateType } = one
  const kind = predicateType === undefined ? [] : ['--predicate-type', predicateType]
  const bundles = make()
  // We refuse the very bytes that gh is asked about.
  expect(thrownBy(() => verify(bundles, policyOf('run', repository), predicateType)).code).toBe(
    code,
  )
  await put(place, bundles)
  if ((await ask(place, repository, kind)).status !== 0) return undefined
  const strict = await ask(place, repository, [...kind, ...strictly(repository)])
  return { name: ascii(name), code, strict: strict.status === 0 }
}

/** The cases that gh accepts, in the order of the corpus. */
async function differences(): Promise<readonly Difference[]> {
  const found = new Map<number, Difference>()
  const waiting = CORPUS.entries()
  const worker = async (): Promise<void> => {
    for (const [index, one] of waiting) {
      if (one.unwritable === true) continue
      const accepted = await difference(one, String(index))
      if (accepted !== undefined) found.set(index, accepted)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return CORPUS.flatMap((_, index) => found.get(index) ?? [])
}

describe(`gh ${GH_VERSION} and the corpus`, () => {
  it.each(['public-good', 'github'] as const)('accepts honest evidence: %s', async instance => {
    await put(instance, [forge({ instance })])
    for (const flags of [[], strictly(IDENTITY.repository)]) {
      expect(await ask(instance, IDENTITY.repository, flags)).toMatchObject({ status: 0 })
    }
  })

  it('accepts exactly the cases that the document lists', async () => {
    const document = new URL('../../docs/verification-corpus.md', import.meta.url)
    const { differences: listed, total } = documented(await readFile(document, 'utf8'))
    expect(await differences()).toEqual(listed)
    expect(total).toBe(CORPUS.length)
  }, 900_000)

  it('did all that without a network', () => {
    expect(gh.attempts()).toBe(0)
  })
})
