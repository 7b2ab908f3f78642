import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { jobOf, PlayerFixture } from './player-fixture.ts'

const CALLEE = `
on:
  workflow_call:
    inputs:
      flag: { type: boolean, default: true }
      name: { type: string, required: true }
    secrets: { S: { required: true } }
    outputs: { made: { value: "\${{ jobs.inner.outputs.v }}" } }
permissions: { contents: read, id-token: write }
env: { CALLEE: "yes" }
jobs:
  inner:
    runs-on: ubuntu-24.04
    outputs: { v: "\${{ steps.s.outputs.v }}" }
    steps:
      - id: s
        env: { SECRET: "\${{ secrets.S }}" }
        run: |
          echo "v=\${{ inputs.flag }} \${{ inputs.name }} \${{ github.repository }} $CALLEE \${CALLER:-unset} \${#SECRET}" >> "$GITHUB_OUTPUT"
          echo "where=\${{ job.workflow_repository }} \${{ job.workflow_sha }}" >> "$GITHUB_OUTPUT"
`

const caller = (uses: string, permissions: string): string => `
on: push
permissions: ${permissions}
env: { CALLER: "yes" }
jobs:
  call:
    uses: ${uses}
    with: { name: "\${{ github.ref_name }}" }
    secrets: { S: "\${{ secrets.OUTER }}" }
  after:
    needs: call
    runs-on: ubuntu-24.04
    outputs: { got: "\${{ needs.call.outputs.made }}" }
    steps: [{ run: "true" }]
`
const WRITE = '{ contents: read, id-token: write }'

describe('a called workflow', () => {
  it("runs with its own identity under the caller's, inputs and secrets handed over", async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': caller('./.github/workflows/callee.yml', WRITE),
      '.github/workflows/callee.yml': CALLEE,
    })
    const result = await fixture.play({ secrets: { OUTER: 'four' } })
    expect(result.conclusion).toBe('success')
    expect(jobOf(result, 'call / inner').id).toBe('call / inner')
    expect(jobOf(result, 'after').outputs).toEqual({ got: 'true v0.1.0 octo/hello yes unset 4' })
    expect(fixture.jobs.jobs[0]?.identity).toMatchObject({
      job: 'inner',
      workflowRef: 'octo/hello/.github/workflows/w.yml@refs/tags/v0.1.0',
      jobWorkflowRef: 'octo/hello/.github/workflows/callee.yml@refs/tags/v0.1.0',
      permissions: { contents: 'read', 'id-token': 'write' },
    })
  })

  it("of another repository bears that repository's ref and commit", async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': caller('Other/Shared/.github/workflows/callee.yml@v0.1.0', WRITE),
    })
    const shared = join(fixture.root, 'shared')
    await fixture.addRepository(shared, { '.github/workflows/callee.yml': CALLEE })
    const result = await fixture.play({
      secrets: { OUTER: 'x' },
      workflowRepositories: { 'other/shared': shared },
    })
    const identity = fixture.jobs.jobs[0]?.identity
    expect(identity?.jobWorkflowRef).toBe(
      'Other/Shared/.github/workflows/callee.yml@refs/tags/v0.1.0',
    )
    expect(identity?.jobWorkflowSha).not.toBe(identity?.sha)
    expect(jobOf(result, 'call / inner').steps[0]?.outputs['where']).toBe(
      `Other/Shared ${identity?.jobWorkflowSha ?? ''}`,
    )
  })

  it('cannot have more than its caller: the run does not start', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': caller('./.github/workflows/callee.yml', '{ contents: read }'),
      '.github/workflows/callee.yml': CALLEE.replace('  inner:\n', '  inner:\n    if: false\n'),
    })
    const result = await fixture.play({ secrets: { OUTER: 'x' } })
    expect(result.conclusion).toBe('startup_failure')
    expect(result.reason).toBe(
      "The nested job 'inner' requests 'id-token: write', but is only allowed 'id-token: none'.",
    )
    expect(fixture.jobs.jobs).toEqual([])
  })

  it('has all that its caller has when it says nothing', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': caller(
        './.github/workflows/callee.yml',
        '{ contents: write, issues: read }',
      ),
      '.github/workflows/callee.yml': CALLEE.replace(/^permissions:.*\n/m, ''),
    })
    await fixture.play({ secrets: { OUTER: 'x' } })
    expect(fixture.jobs.jobs[0]?.identity.permissions).toEqual({
      contents: 'write',
      issues: 'read',
    })
  })

  it.each([
    ['no such file', {}, 'callee.yml'],
    [
      'a missing input',
      { '.github/workflows/callee.yml': CALLEE.replace('name: {', 'other: {') },
      "has no input 'name'",
    ],
    [
      'no workflow_call',
      {
        '.github/workflows/callee.yml': CALLEE.replace(
          / {2}workflow_call:[\s\S]*?(?=permissions)/,
          '  push:\n',
        ),
      },
      "has no 'on: workflow_call'",
    ],
  ])('is refused for %s', async (_why, files, message) => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': caller('./.github/workflows/callee.yml', WRITE),
      ...files,
    })
    await expect(fixture.play({ secrets: { OUTER: 'x' } })).rejects.toThrow(message)
    expect(fixture.jobs.jobs).toEqual([])
  })
})

describe('workflow_dispatch', () => {
  const text = `
on: { workflow_dispatch: { inputs: { level: { type: choice, options: [low, high], default: low }, dry: { type: boolean } } } }
jobs:
  only:
    runs-on: ubuntu-24.04
    outputs: { seen: "\${{ inputs.level }} \${{ inputs.dry == true }} \${{ github.event.inputs.level }}" }
    steps: [{ run: "true" }]
`
  const event = { name: 'workflow_dispatch', ref: 'refs/heads/main' }

  it('takes typed inputs', async () => {
    await using fixture = await PlayerFixture.create({ '.github/workflows/w.yml': text })
    const result = await fixture.play({ event, inputs: { level: 'high', dry: 'true' } })
    expect(jobOf(result, 'only').outputs).toEqual({ seen: 'high true high' })
    await expect(fixture.play({ event, inputs: { level: 'middle' } })).rejects.toThrow(
      "no option 'middle'",
    )
    await expect(fixture.play({ event, inputs: { bogus: '1' } })).rejects.toThrow(
      "no input 'bogus'",
    )
  })
})
