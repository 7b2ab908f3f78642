/** Create, upload, kill, edit, publish, re-run, in any order: what is public is always exactly what was verified. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { settleAll } from '../../src/commands/concurrent.ts'
import { toReleaseError } from '../../src/errors/release-error.ts'
import { ReleaseWorld } from '../integration/support/release-world.ts'
import { outcomeOf } from '../matrix/support/invariants.ts'
import {
  createTemplate,
  openCase,
  type Case,
  type Template,
} from '../matrix/support/release-case.ts'
import { COMMIT, IDENTITY, PLAN, provenanceOf, SBOM } from '../support/release-evidence.ts'
import { SEED } from './support/fuzzing.ts'
import { operations, play, TAG, type ModelWorld, type Operation } from './support/release-model.ts'

const FACTOR = Number(process.env['FUZZ_RUNS'] ?? '1')
const IN_PROCESS = Math.max(1, Math.round(2_000 * FACTOR))
const THROUGH_THE_BUNDLE = Math.max(1, Math.round(50 * FACTOR))
const AT_ONCE = 8
const TALLIES = join(import.meta.dirname, '../../.cache/fuzz')

interface Tally {
  readonly name: string
  cases: number
  accepted: number
  slowestMs: number
  readonly refused: Record<string, number>
}

const tallyOf = (name: string): Tally => ({
  name,
  cases: 0,
  accepted: 0,
  slowestMs: 0,
  refused: {},
})

async function tallied(tally: Tally, list: readonly Operation[], world: ModelWorld): Promise<void> {
  const started = performance.now()
  const end = await play(list, world)
  tally.cases += 1
  tally.slowestMs = Math.max(tally.slowestMs, performance.now() - started)
  if (end === 'published' || end === 'unchanged') tally.accepted += 1
  else tally.refused[end] = (tally.refused[end] ?? 0) + 1
}

function keep(tally: Tally): void {
  mkdirSync(TALLIES, { recursive: true })
  writeFileSync(
    join(TALLIES, `${tally.name.replaceAll(/[^a-z]+/gi, '-')}.json`),
    JSON.stringify(tally),
  )
}

it(
  `releases in any order of events: ${IN_PROCESS} sequences in-process`,
  async () => {
    const tally = tallyOf('release, in-process')
    await fc.assert(
      fc.asyncProperty(operations, async list => {
        await using world = await ReleaseWorld.create()
        await tallied(tally, list, inProcess(world))
      }),
      { seed: SEED, numRuns: IN_PROCESS },
    )
    keep(tally)
    // A model whose releases never come about would check nothing.
    expect(tally.accepted).toBeGreaterThan(tally.cases / 10)
  },
  Math.max(600_000, IN_PROCESS * 1_500),
)

it(
  `releases in any order of events: ${THROUGH_THE_BUNDLE} sequences through the bundle`,
  async () => {
    const tally = tallyOf('release, through the bundle')
    await using template = await createTemplate()
    const lists = fc.sample(operations, { seed: SEED, numRuns: THROUGH_THE_BUNDLE })
    const settled = await settleAll(lists, AT_ONCE, async list => {
      await using one = await openCase(template, 'release')
      await tallied(tally, list, withChildren(one, template))
    })
    const failures = settled.flatMap((one, index) =>
      one.status === 'rejected' ? [`${String(one.reason)} in ${JSON.stringify(lists[index])}`] : [],
    )
    expect(failures).toEqual([])
    keep(tally)
  },
  Math.max(600_000, THROUGH_THE_BUNDLE * 60_000),
)

function inProcess(world: ReleaseWorld): ModelWorld {
  const { repository, github } = world
  let build = 0
  return {
    repository,
    github: github.world,
    commit: COMMIT,
    files: PLAN.files,
    isAttested: sha256 => world.stored.some(one => one.sha256 === sha256),
    rebuild: async () => {
      build += 1
      world.staged = await Promise.all(
        world.staged.map(async item => {
          const file = await world.write(item.file.name, `build ${build}`)
          const platform = item.record.platform
          world.attest(file, world.identity, PROVENANCE_V1, provenanceOf(world.identity))
          world.attest(file, world.identity, CYCLONEDX_BOM, { ...SBOM, platform })
          return { ...item, file }
        }),
      )
    },
    run: async ({ runId, attempt, killAt }) => {
      world.identity = { ...IDENTITY, runId: String(runId), runAttempt: attempt }
      // What this run's builds attested: the same bytes, in its name.
      for (const { file, record } of world.staged) {
        world.attest(file, world.identity, PROVENANCE_V1, provenanceOf(world.identity))
        const sbom = { ...SBOM, platform: record.platform }
        world.attest(file, world.identity, CYCLONEDX_BOM, sbom)
      }
      const killed = Promise.withResolvers<string>()
      let requests = 0
      world.afterwards = () => {
        requests += 1
        if (requests !== killAt) return undefined
        world.kill()
        killed.resolve('killed')
        return undefined
      }
      return Promise.race([outcome(world), killed.promise])
    },
  }
}

async function outcome(world: ReleaseWorld): Promise<string> {
  try {
    return (await world.run()).outputs['state'] ?? 'none'
  } catch (thrown) {
    const error = toReleaseError(thrown)
    return `${error.code} (${error.class})`
  }
}

function withChildren(one: Case, template: Template): ModelWorld {
  const { sandbox, repository } = one
  return {
    repository,
    github: sandbox.github,
    commit: template.commit,
    files: template.files,
    isAttested: sha256 =>
      sandbox.github.attestations.some(({ digests }) => digests.includes(`sha256:${sha256}`)),
    // One build was made for all of them.
    rebuild: async () => undefined,
    run: async ({ runId, attempt, killAt }) => {
      sandbox.faults.clear()
      const killer = new AbortController()
      if (killAt !== undefined) {
        sandbox.faults.inject({
          ...{ kind: 'hang', afterWork: true, host: 'api.github.com', skip: killAt - 1 },
          onStrike: () => {
            killer.abort()
          },
        })
      }
      // Other runs have no artifacts of this one: here every run is an attempt of it.
      const result = await one.step('release', {
        runAttempt: attempt + (runId - 7) * 20,
        kill: killer.signal,
      })
      return result.status === null ? 'killed' : outcomeOf(result)
    },
  }
}

if (TAG !== PLAN.tag) throw new Error('the model and the plan have different tags')
