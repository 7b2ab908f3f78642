/** docs/permissions.md against the workflows: nothing is granted that is not written there, and the reverse. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

type Permissions = Readonly<Record<string, string>>

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface WorkflowJob {
  readonly permissions?: Permissions
  readonly uses?: string
  readonly steps?: readonly Step[]
}

interface Workflow {
  readonly permissions: Permissions
  readonly jobs: Readonly<Record<string, WorkflowJob>>
}

const page = read('docs/permissions.md')
const rowsOf = (title: string): readonly (readonly string[])[] => {
  const section = page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
}
const permissionsIn = (cell: string): Permissions =>
  Object.fromEntries(
    [...(cell.split(';')[0] ?? '').matchAll(/`([a-z-]+): (read|write)`/g)].map(
      ([, scope = '', access = '']) => [scope, access],
    ),
  )
const name = (cell = ''): string => cell.replaceAll('`', '')

const jobRows = rowsOf('Jobs of our workflows')
const files = [...new Set(jobRows.map(([file]) => name(file)))]
const workflow = (file: string): Workflow => parse(read(`.github/workflows/${file}`)) as Workflow

const strongest = (all: readonly Permissions[]): Permissions => {
  const together: Record<string, string> = {}
  for (const [scope, access] of all.flatMap(one => Object.entries(one))) {
    if (together[scope] !== 'write') together[scope] = access
  }
  return together
}

describe('docs/permissions.md', () => {
  it.each(files)('names the permissions of every job of %s', file => {
    const { jobs, permissions } = workflow(file)
    expect(permissions).toEqual({})
    const written = jobRows
      .filter(([one]) => name(one) === file)
      .map(([, job, cell = '']) => [name(job), permissionsIn(cell)])
    expect(Object.fromEntries(written)).toEqual(
      Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, job.permissions])),
    )
  })

  it.each(rowsOf('Callers of our workflows'))(
    '%s: the caller grants what its jobs take: %s',
    (file, cell) => {
      const { jobs } = workflow(name(file))
      const taken = Object.values(jobs).map(job => job.permissions ?? {})
      expect(permissionsIn(cell)).toEqual(strongest(taken))
    },
  )

  it.each(rowsOf('Callers of our workflows'))('%s: so does the example: %s', (file, cell) => {
    const path = `examples/workflows/${name(file)}`
    const jobs = existsSync(join(root, path)) ? (parse(read(path)) as Workflow).jobs : {}
    for (const job of Object.values(jobs)) expect(job.permissions).toEqual(permissionsIn(cell))
  })

  it.each(rowsOf('Commands, in steps of your own'))(
    '%s: a job of ours that runs it has %s',
    (command, cell) => {
      const found = files
        // A rehearsal takes less, and what is about images needs the registry beside.
        .filter(file => file !== 'rehearse.yml' && !file.endsWith('-image.yml'))
        .flatMap(file => Object.entries(workflow(file).jobs))
        // The publishing job asks the registry beforehand, as a rehearsal, and has rights of its own.
        .filter(([, { steps = [] }]) =>
          steps.some(
            step => step.with?.['command'] === name(command) && step.with['dry-run'] !== true,
          ),
        )
      for (const [, job] of found) expect(job.permissions).toEqual(permissionsIn(cell))
      const ours = ['plan', 'stage', 'attest', 'release', 'crate', 'pin-check']
      expect(found.length > 0).toBe(ours.includes(name(command)))
    },
  )
})
