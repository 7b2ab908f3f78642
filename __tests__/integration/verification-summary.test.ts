import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { at } from '../../src/attest/json.ts'
import { peekStatement } from '../../src/attest/kept-bundles.ts'
import { VERIFICATION_SUMMARY_V1 } from '../../src/attest/predicate.ts'
import type { Statement } from '../../src/attest/statement.ts'
import type { Claim } from '../../src/attest/subject.ts'
import { COMMIT, fakeBundle, IDENTITY, PLAN } from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { ReleaseWorld } from './support/release-world.ts'

let world: ReleaseWorld

beforeEach(async () => {
  world = await ReleaseWorld.create()
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const isSummary = (statement: Statement | undefined): statement is Statement =>
  statement?.predicateType === VERIFICATION_SUMMARY_V1
const summariesOf = ({ stored }: ReleaseWorld): readonly Statement[] =>
  stored
    .map(one => ('bundle' in one ? peekStatement(one.bundle) : undefined))
    .filter(one => isSummary(one))
const summaries = (): readonly Statement[] => summariesOf(world)
const published = (): number => world.repository.releases.filter(({ draft }) => !draft).length
const changed =
  (change: (predicate: object) => object) => (ports: ReturnType<ReleaseWorld['ports']>) => ({
    signer: {
      ...ports.signer,
      sign: async (claim: Claim): Promise<unknown> =>
        fakeBundle(
          claim.predicateType === VERIFICATION_SUMMARY_V1
            ? { ...claim, predicate: change(claim.predicate) }
            : claim,
          world.identity,
        ),
    },
  })

describe('verification summaries', () => {
  it('are signed for every file, in the evidence, and verified before anything is published', async () => {
    const { outputs, summary } = await world.run({ verificationSummary: true })
    expect(outputs['state']).toBe('published')
    const found = summaries()
    expect(found.map(({ subject }) => subject[0]?.name).sort()).toEqual([...PLAN.files].sort())
    const evidence = await readFile(outputs['evidence-path'] ?? '', 'utf8')
    const lines = evidence.trimEnd().split('\n')
    // What there is without summaries, and one for each file but the evidence itself.
    expect(lines).toHaveLength(7 + PLAN.files.length - 1)
    const digests = lines.map(line => createHash('sha256').update(line).digest('hex'))
    for (const { subject, predicate } of found) {
      const name = subject[0]?.name ?? ''
      expect(predicate).toMatchObject({
        verifier: { id: `https://github.com/${IDENTITY.jobWorkflowRef}` },
        resourceUri: `https://github.com/acme/rocket/releases/download/v1.2.3/${name}`,
        verificationResult: 'PASSED',
        verifiedLevels: ['SLSA_BUILD_LEVEL_2'],
        slsaVersion: '1.0',
      })
      expect(at(predicate, 'timeVerified')).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      const inputs = at(predicate, 'inputAttestations') as readonly { digest: { sha256: string } }[]
      expect(inputs.length).toBeGreaterThan(0)
      if (name === PLAN.evidence) continue
      expect(digests).toEqual(expect.arrayContaining(inputs.map(({ digest }) => digest.sha256)))
    }
    expect(summary).toContain('verification summary (')
    expect(summary).toContain('**SLSA Build Level 2, and what Level 3 asks of the signing job**')
  })

  it('are not made unless they are asked for', async () => {
    await world.run()
    expect(summaries()).toEqual([])
  })

  it('that the store does not list stop the release', async () => {
    const run = world.run({ verificationSummary: true }, ports => ({
      store: {
        ...ports.store,
        create: async bundle =>
          isSummary(peekStatement(bundle)) ? '1' : ports.store.create(bundle),
      },
    }))
    expect(await rejectionOf(run)).toMatchObject({ code: 'PREDICATE_TYPE_NOT_FOUND' })
    expect(published()).toBe(0)
  })

  it.each([
    ['another level', { verifiedLevels: ['SLSA_BUILD_LEVEL_3'] }],
    ['another verdict', { verificationResult: 'FAILED' }],
    ['other attestations', { inputAttestations: [] }],
  ])('that say %s stop the release', async (_what, change) => {
    const run = world.run(
      { verificationSummary: true },
      changed(predicate => ({ ...predicate, ...change })),
    )
    expect(await rejectionOf(run)).toMatchObject({ code: 'SUMMARY_DIFFERS', class: 'security' })
    expect(published()).toBe(0)
  })

  it('by another workflow of the repository stop the release', async () => {
    const other = IDENTITY.jobWorkflowRef.replace('release.yml', 'nightly.yml')
    const run = world.run({ verificationSummary: true }, ports => ({
      signer: {
        ...ports.signer,
        sign: async claim =>
          fakeBundle(
            claim,
            claim.predicateType === VERIFICATION_SUMMARY_V1
              ? { ...world.identity, jobWorkflowRef: other }
              : world.identity,
          ),
      },
    }))
    expect(await rejectionOf(run)).toMatchObject({ class: 'security' })
    expect(published()).toBe(0)
  })

  it('state level 3 for our own workflow alone, and level 1 for a runner of one’s own', async () => {
    const run = async (change: Partial<typeof IDENTITY>): Promise<unknown> => {
      await using other = await ReleaseWorld.create()
      other.identity = { ...IDENTITY, ...change }
      other.stored.length = 0
      other.staged.length = 0
      for (const artifact of PLAN.artifacts) await other.stage(artifact)
      const { summary } = await other.run({ verificationSummary: true })
      const predicates = summariesOf(other).map(({ predicate }) =>
        at(predicate, 'verifiedLevels', 0),
      )
      return [new Set(predicates), summary.includes('which can be moved')]
    }
    const ours = 'attested-release/attested-release/.github/workflows/release.yml'
    const pinned = { jobWorkflowRef: `${ours}@${COMMIT}` }
    expect(await run(pinned)).toEqual([new Set(['SLSA_BUILD_LEVEL_3']), false])
    const tag = { jobWorkflowRef: `${ours}@refs/tags/v1` }
    expect(await run(tag)).toEqual([new Set(['SLSA_BUILD_LEVEL_3']), true])
    const self = { ...pinned, runnerEnvironment: 'self-hosted' }
    expect(await run(self)).toEqual([new Set(['SLSA_BUILD_LEVEL_1']), false])
  })
})
