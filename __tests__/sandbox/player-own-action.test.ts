/** A called workflow that checks out its own repository and runs the action that lies there. */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { RunResult } from '../../sandbox/player/index.ts'
import { PlayerFixture, stepOf } from './player-fixture.ts'

const ACTION = `
name: Other
inputs: { word: { description: w, default: fallback } }
runs: { using: node24, main: dist/main.js }
`
const SCRIPT = `require('node:fs').appendFileSync(process.env.GITHUB_OUTPUT, 'said=' + process.env.INPUT_WORD + ' from ' + process.env.GITHUB_ACTION_PATH + '\\n')\n`

const callee = (repository: string, path: string): string => `
on: workflow_call
permissions: { contents: read }
jobs:
  inner:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: actions/checkout@v7
        with:
          repository: ${repository}
          ref: \${{ job.workflow_sha }}
          path: .git/own
          sparse-checkout: |
            /action.yml
            /dist/
          sparse-checkout-cone-mode: false
          persist-credentials: false
      - id: seen
        run: |
          echo "files=$(ls -A ${path} | sort | tr '\\n' ' ')$(git status --porcelain)" >> "$GITHUB_OUTPUT"
          echo "same=$([ "$(git -C ${path} rev-parse HEAD)" = "\${{ job.workflow_sha }}" ] && echo yes)" >> "$GITHUB_OUTPUT"
      - id: own
        uses: ./${path}
        with: { word: hello }
`

async function play(repository: string, path = '.git/own'): Promise<RunResult> {
  await using fixture = await PlayerFixture.create({
    '.github/workflows/w.yml':
      'on: push\npermissions: { contents: read }\njobs:\n  call:\n    uses: acme/shared/.github/workflows/called.yml@v0.1.0\n',
    'README.md': 'the project\n',
  })
  const shared = join(fixture.root, 'shared')
  await fixture.addRepository(shared, {
    '.github/workflows/called.yml': callee(repository, path),
    'action.yml': ACTION,
    'dist/main.js': SCRIPT,
    'src/left-out.rs': '',
  })
  expect(await readFile(join(shared, 'action.yml'), 'utf8')).toBe(ACTION)
  expect(execFileSync('git', ['-C', shared, 'status', '--porcelain'], { encoding: 'utf8' })).toBe(
    '',
  )
  return await fixture.play({ workflowRepositories: { 'acme/shared': shared } })
}

describe('an action that a step has checked out', () => {
  it('is the one that lies there, with its own inputs, and no part of the project', async () => {
    const result = await play('${{ job.workflow_repository }}')
    expect(result.conclusion).toBe('success')
    expect(stepOf(result, 'seen').outputs).toEqual({ files: '.git action.yml dist ', same: 'yes' })
    expect(stepOf(result, 'own').outputs['said']).toMatch(
      /^hello from .*\/hello\/hello\/\.git\/own$/,
    )
  })

  it('is not found where nothing was checked out', async () => {
    const result = await play('${{ job.workflow_repository }}', '.git')
    expect(result.conclusion).toBe('failure')
    expect(stepOf(result, 'own').log).toContain("Can't find 'action.yml' under")
  })

  it('cannot come from a repository that nobody can read', async () => {
    const result = await play('acme/private')
    expect(result.conclusion).toBe('failure')
    expect(result.jobs[0]?.steps[1]?.log).toContain('Repository not found: acme/private')
  })

  it('would be the project’s own where the name is empty: workflows have to look', async () => {
    const result = await play("''")
    expect(result.conclusion).toBe('failure')
    expect(result.jobs[0]?.steps[1]?.outcome).toBe('failure')
  })
})
