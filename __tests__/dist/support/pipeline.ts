/** The four jobs of a release, each with its own folder, checkout and permissions. */
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { ChildResult } from '../../../sandbox/child.ts'
import { build } from './project.ts'
import { BUILDER, RELEASER, SIGNER, type JobChange, type Scenario } from './runner.ts'

const PROGRAMS = join(import.meta.dirname, '../programs')

/** Preloads what makes pauses end at once; see the program. */
export const NO_WAITING = join(PROGRAMS, 'no-waiting.mjs')

export interface Staged {
  readonly plan: string
  /** Name and digest, as the build job's outputs hand them over. */
  readonly digests: string
  readonly results: readonly ChildResult[]
}

/** Job 1 and 2: plan; build and stage. */
export async function planAndStage(world: Scenario): Promise<Staged> {
  const planned = await world.step(BUILDER, { command: 'plan', platforms: world.host.name })
  expect(planned.status).toBe(0)
  const plan = planned.outputs['plan'] ?? ''
  const workspace = await world.checkout()
  await build(workspace)
  const staged = await world.step(BUILDER, { command: 'stage', plan }, { workspace })
  expect(staged.status).toBe(0)
  const { outputs } = staged
  return {
    plan,
    digests: `${outputs['subject-digest'] ?? ''}  ${outputs['subject-name'] ?? ''}`,
    results: [planned, staged],
  }
}

/** Job 3. */
export async function attest(
  world: Scenario,
  { plan, digests }: Staged,
  change: JobChange = {},
): Promise<ChildResult> {
  const workspace = await world.checkout()
  return world.step(SIGNER, { command: 'attest', plan, digests }, { workspace, ...change })
}

/** Job 4. */
export async function release(
  world: Scenario,
  { plan }: Staged,
  change: JobChange = {},
): Promise<ChildResult> {
  const workspace = await world.checkout()
  const inputs = { command: 'release', plan, 'trusted-root': world.sandbox.trustedRoots.jsonl }
  return world.step(RELEASER, inputs, { workspace, ...change })
}

/** A hostile job of the same run exchanges what was staged. */
export async function exchange(
  world: Scenario,
  what: 'binary' | '.cdx.json',
  record: 'corrected' | 'as it was',
): Promise<void> {
  const result = await world.run(
    join(PROGRAMS, 'exchange-artifact.ts'),
    BUILDER,
    {},
    {
      job: 'hostile',
      variables: { EXCHANGE: what, ...(record === 'corrected' && { CORRECT_RECORD: 'yes' }) },
    },
  )
  if (result.status !== 0) throw new Error(`the attack itself failed: ${result.stderr}`)
}
