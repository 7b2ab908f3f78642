/** The player on a real sandbox: tokens, artifacts and the example's workflow. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startSandbox } from '../../sandbox/index.ts'
import { playWorkflow } from '../../sandbox/player/index.ts'
import { jobOf, PlayerFixture, REPOSITORY, stepOf } from './player-fixture.ts'

const ARTIFACTS = `
name: W
on: push
permissions: {}
jobs:
  make:
    runs-on: ubuntu-24.04
    permissions: { contents: read }
    steps:
      - { id: checkout, uses: actions/checkout@v5, with: { persist-credentials: false, path: src } }
      - id: look
        run: |
          cd src
          echo "head=$(git rev-parse HEAD) tag=$(git describe --tags --exact-match)" >> "$GITHUB_OUTPUT"
          echo "remote=$(git remote get-url origin)" >> "$GITHUB_OUTPUT"
          echo "runtime=\${ACTIONS_RUNTIME_TOKEN:-none} oidc=\${ACTIONS_ID_TOKEN_REQUEST_URL:-none}" >> "$GITHUB_OUTPUT"
          ! grep -q extraheader .git/config
          mkdir -p out/deep && echo one > out/one.txt && echo two > out/deep/two.txt && echo no > out/deep/no.log
      - id: upload
        uses: actions/upload-artifact@v4
        with:
          name: files
          path: |
            src/out/**/*.txt
            !src/out/none
  take:
    needs: make
    runs-on: ubuntu-24.04
    permissions: { id-token: write }
    steps:
      - { id: download, uses: actions/download-artifact@v5, with: { name: files, path: got } }
      - id: look
        run: |
          echo "files=$(find got -type f | sort | xargs)" >> "$GITHUB_OUTPUT"
          echo "oidc=\${ACTIONS_ID_TOKEN_REQUEST_URL:+yes}" >> "$GITHUB_OUTPUT"
  toolchain:
    runs-on: ubuntu-24.04
    steps:
      - { uses: actions/checkout@v5 }
      - { id: rust, uses: dtolnay/rust-toolchain@stable }
      - { run: git config http.https://github.com/.extraheader }
      - { id: foreign, uses: dtolnay/rust-toolchain@stable, with: { targets: mips-unknown-none }, continue-on-error: true }
`

describe('the player on a sandbox', () => {
  it('stands in for checkout, artifacts and toolchain', async () => {
    await using fixture = await PlayerFixture.create({ '.github/workflows/w.yml': ARTIFACTS })
    await using sandbox = await startSandbox({ dir: join(fixture.root, 'sandbox') })
    const result = await playWorkflow({ ...fixture.options(), sandbox })
    expect(result.jobs.map(job => [job.name, job.conclusion, job.reason])).toEqual([
      ['make', 'success', undefined],
      ['take', 'success', undefined],
      ['toolchain', 'success', undefined],
    ])
    const made = jobOf(result, 'make').steps
    expect(made[1]?.outputs).toEqual({
      head: `${result.sha} tag=v0.1.0`,
      remote: 'https://github.com/octo/hello',
      runtime: 'none oidc=none',
    })
    expect(stepOf(result, 'checkout').outputs).toEqual({
      ref: 'refs/tags/v0.1.0',
      commit: result.sha,
    })
    expect(stepOf(result, 'upload').outputs['artifact-digest']).toMatch(/^[0-9a-f]{64}$/)
    expect(jobOf(result, 'take').steps[1]?.outputs).toEqual({
      files: 'got/deep/two.txt got/one.txt',
      oidc: 'yes',
    })
    expect(stepOf(result, 'foreign').log).toContain('has no target mips-unknown-none')
    const [make, take] = sandbox.jobs.jobs
    expect(make?.githubToken).not.toBe(take?.githubToken)
    expect(take?.identity).toMatchObject({
      repository: REPOSITORY,
      ref: 'refs/tags/v0.1.0',
      permissions: { 'id-token': 'write' },
      workflowRef: 'octo/hello/.github/workflows/w.yml@refs/tags/v0.1.0',
      jobWorkflowRef: 'octo/hello/.github/workflows/w.yml@refs/tags/v0.1.0',
    })
    expect(sandbox.log.refused()).toEqual([])
  })
})

const EXAMPLE = join(
  import.meta.dirname,
  '..',
  '..',
  'examples',
  'hello-release',
  '.github',
  'workflows',
  'release.yml',
)

/** Answers `plan` with a matrix of two, and writes down which command each job asked for. */
const PLANNER = `
const { appendFileSync } = require('node:fs')
const leg = (platform, runner, optional) => ({ platform, target: 't', runner, optional })
const matrix = { include: [leg('here', process.platform === 'darwin' ? 'macos-14' : process.arch === 'arm64' ? 'ubuntu-24.04-arm' : 'ubuntu-24.04', false), leg('windows-amd64', 'windows-2022', true)] }
const { INPUT_COMMAND: command, INPUT_PLAN: plan } = process.env
if (command === 'plan') appendFileSync(process.env.GITHUB_OUTPUT, 'plan={"v":1}\\nmatrix=' + JSON.stringify(matrix) + '\\n')
appendFileSync(process.env.GITHUB_OUTPUT, 'asked=' + command + ' ' + plan + ' ' + process.env['INPUT_TRUSTED-ROOT'] + '\\n')
`

describe("the example's release.yml", () => {
  it('plays, and skips visibly what this machine cannot build', async () => {
    const text = (await readFile(EXAMPLE, 'utf8')).replace(
      / {6}- name: rustup target add[\s\S]*?cargo-messages.json"\n/,
      '',
    )
    await using fixture = await PlayerFixture.create({ '.github/workflows/w.yml': text })
    await fixture.useAction(PLANNER)
    const result = await fixture.play({ vars: { TRUSTED_ROOT: '/roots.jsonl' } })
    expect(result.jobs.map(job => [job.name, job.conclusion])).toEqual([
      ['plan', 'success'],
      ['build here', 'success'],
      ['build windows-amd64', 'skipped'],
      ['attest', 'success'],
      ['release', 'success'],
    ])
    const asked = result.jobs.flatMap(job => job.steps.flatMap(step => step.outputs['asked'] ?? []))
    expect(asked).toEqual([
      'plan undefined undefined',
      'stage {"v":1} undefined',
      'attest {"v":1} undefined',
      'release {"v":1} /roots.jsonl',
    ])
    expect(jobOf(result, 'build windows-amd64').reason).toContain("'windows-2022'")
    expect(fixture.jobs.jobs.map(job => [job.identity.job, job.identity.permissions])).toEqual([
      ['plan', { contents: 'read' }],
      ['build', { contents: 'read' }],
      ['attest', { contents: 'read', 'id-token': 'write', attestations: 'write' }],
      ['release', { contents: 'write', 'id-token': 'write', attestations: 'write' }],
    ])
  })
})
