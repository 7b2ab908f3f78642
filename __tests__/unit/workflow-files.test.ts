/** What must be the same in several workflow files, and what none of them may have. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { KNOWN_PLATFORMS } from '../../src/plan/platform.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
  readonly if?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface WorkflowJob {
  readonly permissions: Readonly<Record<string, string>>
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
}

interface Workflow {
  readonly on: { readonly workflow_call?: { readonly outputs?: Record<string, { value: string }> } }
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean | string }
  readonly jobs: Readonly<Record<string, WorkflowJob>>
}

const files = readdirSync(join(root, '.github/workflows'))
const workflow = (file: string): Workflow => parse(read(`.github/workflows/${file}`)) as Workflow
const called = files.filter(file => workflow(file).on.workflow_call !== undefined)
const jobs = called.flatMap(file =>
  Object.entries(workflow(file).jobs).map(([id, job]) => ({ where: `${file} ${id}`, ...job })),
)
const runsOurs = jobs.filter(({ steps = [] }) =>
  steps.some(({ uses }) => uses === './.git/attested-release'),
)

describe('the workflows that are called', () => {
  it('hand the digests of every platform over that has a name', () => {
    const { on, jobs: all } = workflow('build.yml')
    expect(Object.keys(all['build']?.outputs ?? {}).sort()).toEqual([...KNOWN_PLATFORMS].sort())
    for (const platform of KNOWN_PLATFORMS) {
      expect(all['build']?.outputs?.[platform]).toBe(`\${{ steps.digests.outputs.${platform} }}`)
      expect(on.workflow_call?.outputs?.['digests']?.value).toContain(
        `\${{ jobs.build.outputs.${platform} }}\n`,
      )
    }
    expect(read('.github/workflows/build.yml')).toContain(`NAMES: ${KNOWN_PLATFORMS.join(' ')}`)
  })

  it.each(runsOurs.map(({ where, ...job }) => [where, job] as const))(
    '%s finds its own action at the commit of the workflow, before it runs it',
    (_where, { permissions, steps = [] }) => {
      const at = (match: (step: Step) => boolean): number => steps.findIndex(match)
      const which = at(({ run = '' }) => run.includes('"$COMMIT" =~ ^[0-9a-f]{40}'))
      const checkout = at(({ with: inputs }) => inputs?.['path'] === '.git/attested-release')
      const unchanged = at(({ run = '' }) =>
        run.includes('[ "$(git rev-parse HEAD)" = "$COMMIT" ]'),
      )
      const used = at(({ uses }) => uses === './.git/attested-release')
      expect(which).toBeGreaterThanOrEqual(0)
      expect(checkout).toBeGreaterThan(which)
      expect(used).toBeGreaterThan(checkout)
      expect(steps[checkout]?.with).toMatchObject({
        repository: '${{ job.workflow_repository }}',
        ref: '${{ job.workflow_sha }}',
        'persist-credentials': false,
      })
      const signs = permissions['id-token'] === 'write'
      expect(steps[which]?.run?.includes('.job_workflow_sha == $commit')).toBe(signs)
      expect(!signs || (unchanged > checkout && unchanged < used)).toBe(true)
      for (const step of [which, checkout]) expect(steps[step]?.if).toBeUndefined()
    },
  )

  it.each(jobs.map(({ where, ...job }) => [where, job] as const))(
    '%s keeps no credentials, restores no cache, and runs no project code where it can sign',
    (_where, { permissions, steps = [] }) => {
      const signs = permissions['id-token'] === 'write'
      const wrong = steps.filter(
        ({ uses = '', with: inputs, run = '' }) =>
          /cache/i.test(uses) ||
          (uses.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false) ||
          (signs &&
            /cargo (?:build|test|run|check|clippy|doc)\b|cargo-deny/.test(`${uses} ${run}`)),
      )
      expect(wrong).toEqual([])
    },
  )

  // A part of a run that has one, and a gate that writes nothing.
  it.each(called.filter(file => !['build.yml', 'verify-image.yml'].includes(file)))(
    '%s runs once for a ref, never cut off',
    file => {
      const { concurrency } = workflow(file)
      expect(concurrency?.['cancel-in-progress']).toBe(false)
      expect(concurrency?.group).toContain(file.includes('image') ? 'inputs.image' : 'github.ref')
    },
  )
})

describe('docs/migration.md', () => {
  it.each(['release', 'publish', 'pipeline', 'rehearse'])('counts the lines of %s.yml', name => {
    const lines = read(`examples/workflows/${name}.yml`).trimEnd().split('\n').length
    const row = name === 'rehearse' ? 'rehearsal' : name
    const cells = read('docs/migration.md')
      .split('\n')
      .filter(line => line.startsWith(`| ${row} `))
      .map(line => line.split('|').at(-2)?.trim())
    expect(cells).toEqual([String(lines)])
  })
})
