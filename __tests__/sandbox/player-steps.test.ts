import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { jobOf, PlayerFixture, playText, stepOf, workflowOf } from './player-fixture.ts'

describe('steps', () => {
  it('pass outputs, environment and path on', async () => {
    const result = await playText(
      workflowOf(
        `
- id: one
  run: |
    echo "plain=a=b" >> "$GITHUB_OUTPUT"
    printf 'many<<END\\nfirst\\nsecond\\nEND\\n' >> "$GITHUB_OUTPUT"
    echo "SHARED=yes" >> "$GITHUB_ENV"
    mkdir -p "$HOME/tools" && printf '#!/bin/sh\\necho tool\\n' > "$HOME/tools/mytool" && chmod +x "$HOME/tools/mytool"
    echo "$HOME/tools" >> "$GITHUB_PATH"
- id: two
  env: { LOCAL: "\${{ steps.one.outputs.plain }}", TOP: step }
  run: |
    echo "seen=$SHARED $LOCAL $TOP $JOBVAR $(mytool)" >> "$GITHUB_OUTPUT"
    echo 'lines=\${{ toJSON(steps.one.outputs.many) }}' >> "$GITHUB_OUTPUT"
`,
        'env: { JOBVAR: "${{ github.ref_name }}", TOP: job }',
      ),
    )
    expect(result.conclusion).toBe('success')
    expect(stepOf(result, 'two').outputs).toEqual({
      seen: 'yes a=b step v0.1.0 tool',
      lines: '"first\\nsecond"',
    })
  })

  it('are skipped after a failure, except those that ask for it', async () => {
    const result = await playText(
      workflowOf(`
- { id: broken, run: "false" }
- { id: next, run: "true" }
- { id: mentions, if: "github.ref_type == 'tag'", run: "true" }
- { id: on-failure, if: failure(), run: "true" }
- { id: always, if: "\${{ always() }}", run: "true" }
- { id: not-cancelled, if: "!cancelled()", run: "true" }
- { id: outcome, if: "always() && steps.broken.outcome == 'failure'", run: "true" }
`),
    )
    expect(result.conclusion).toBe('failure')
    expect(result.jobs[0]?.steps.map(step => [step.id, step.conclusion])).toEqual([
      ['broken', 'failure'],
      ['next', 'skipped'],
      ['mentions', 'skipped'],
      ['on-failure', 'success'],
      ['always', 'success'],
      ['not-cancelled', 'success'],
      ['outcome', 'success'],
    ])
  })

  it('may fail when continue-on-error says so', async () => {
    const result = await playText(
      workflowOf(`
- { id: soft, run: exit 3, continue-on-error: true }
- { id: after, run: "true" }
`),
    )
    expect(result.conclusion).toBe('success')
    expect(stepOf(result, 'soft')).toMatchObject({ outcome: 'failure', conclusion: 'success' })
    expect(stepOf(result, 'after').conclusion).toBe('success')
  })

  it('fail in a pipe only with shell: bash', async () => {
    const result = await playText(
      workflowOf(`
- { id: default, run: "false | cat", continue-on-error: true }
- { id: bash, run: "false | cat", shell: bash, continue-on-error: true }
- { id: sh, run: 'test -z "$BASH_VERSION" || test "$0" != bash', shell: sh }
`),
    )
    expect(stepOf(result, 'default').outcome).toBe('success')
    expect(stepOf(result, 'bash').outcome).toBe('failure')
    expect(stepOf(result, 'sh').outcome).toBe('success')
  })

  it('run where they are told to', async () => {
    const result = await playText(
      workflowOf(
        `
- { run: "mkdir -p a/b", working-directory: . }
- { id: default, run: 'echo "at=\${PWD##*/}" >> "$GITHUB_OUTPUT"' }
- { id: own, working-directory: a/b, run: 'echo "at=\${PWD##*/}" >> "$GITHUB_OUTPUT"' }
`,
        'defaults: { run: { working-directory: a, shell: bash } }',
      ),
    )
    expect(stepOf(result, 'default').outputs['at']).toBe('a')
    expect(stepOf(result, 'own').outputs['at']).toBe('b')
  })

  it('end when their time is up, with everything they started', async () => {
    const result = await playText(
      workflowOf(`
- { id: slow, timeout-minutes: 0.02, run: "sleep 60 & sleep 60" }
- { id: after, if: always(), run: "true" }
`),
    )
    expect(stepOf(result, 'slow').outcome).toBe('failure')
    expect(stepOf(result, 'slow').durationMs).toBeLessThan(20_000)
    expect(stepOf(result, 'after').outcome).toBe('success')
  })

  it('hide masked values in what is printed', async () => {
    const result = await playText(
      workflowOf(`
- id: masked
  run: |
    echo "::add-mask::hush-hush"
    echo "it is hush-hush, \${{ secrets.DEEP }} and \${{ github.token }}"
    echo "::warning file=a.rs,line=3,title=Hm%2C so::about hush-hush"
    echo "::stop-commands::pause"
    echo "::error::not an annotation"
    echo "::pause::"
    echo "hush-hush" >> "$GITHUB_STEP_SUMMARY"
- id: later
  run: echo hush-hush
`),
      { secrets: { DEEP: 'deep-secret' } },
    )
    const masked = stepOf(result, 'masked')
    expect(masked.log).toContain('it is ***, *** and ***\n')
    expect(masked.log).toContain('::error::not an annotation')
    expect(masked.summary).toBe('***\n')
    expect(masked.annotations).toEqual([
      {
        level: 'warning',
        message: 'about ***',
        properties: { file: 'a.rs', line: '3', title: 'Hm, so' },
      },
    ])
    expect(stepOf(result, 'later').log).toBe('***\n')
  })

  it("inherit nothing of the player, and cannot take on the runner's own variables", async () => {
    process.env['LEAK_OF_THE_PLAYER'] = 'leaked'
    try {
      const result = await playText(
        workflowOf(`
- run: echo "NODE_EXTRA=1" >> "$GITHUB_ENV"
- id: print
  env: { GITHUB_REPOSITORY: evil/evil, ACTIONS_RESULTS_URL: https://evil.example }
  run: env
`),
      )
      const lines = stepOf(result, 'print').log.split('\n')
      const names = lines.map(line => line.split('=')[0])
      expect(names).not.toContain('LEAK_OF_THE_PLAYER')
      expect(names).not.toContain('ACTIONS_RESULTS_URL')
      expect(lines).toContain('GITHUB_REPOSITORY=octo/hello')
      expect(lines).toContain('NODE_EXTRA=1')
      expect(lines).toContain('STEP_KIND=run')
    } finally {
      delete process.env['LEAK_OF_THE_PLAYER']
    }
  })

  it('cannot set NODE_OPTIONS for later steps', async () => {
    const result = await playText(
      workflowOf('- { id: sly, run: \'echo "NODE_OPTIONS=--require x" >> "$GITHUB_ENV"\' }'),
    )
    expect(stepOf(result, 'sly').outcome).toBe('failure')
    expect(stepOf(result, 'sly').log).toContain('NODE_OPTIONS cannot be set')
  })

  it('fail when a file of theirs is malformed', async () => {
    const result = await playText(
      workflowOf('- { id: bad, run: \'echo nonsense >> "$GITHUB_OUTPUT"\' }'),
    )
    expect(stepOf(result, 'bad').outcome).toBe('failure')
  })

  it('hash files', async () => {
    const result = await playText(
      workflowOf(`
- run: printf a > a.txt; printf b > b.lock
- id: hash
  run: |
    echo "one=\${{ hashFiles('*.txt') }}" >> "$GITHUB_OUTPUT"
    echo "all=\${{ hashFiles('*', '!*.lock') }}" >> "$GITHUB_OUTPUT"
    echo "none=\${{ hashFiles('*.zip') }}" >> "$GITHUB_OUTPUT"
`),
    )
    const { outputs } = stepOf(result, 'hash')
    expect(outputs['one']).toMatch(/^[0-9a-f]{64}$/)
    expect(outputs).toMatchObject({ all: outputs['one'], none: '' })
  })
})

describe('the action under test', () => {
  it('gets its inputs as the runner makes them', async () => {
    const result = await playText(
      workflowOf(`
- id: tiny
  uses: attested-release/attested-release@v1
  with: { command: '', PLAIN NAME: "\${{ github.ref_name }}", bogus: 1 }
- id: local
  uses: ./
`),
    )
    const tiny = stepOf(result, 'tiny')
    const seen = JSON.parse(tiny.outputs['seen'] ?? '') as Record<string, string>
    expect(seen).toEqual({
      INPUT_COMMAND: '',
      INPUT_PLAIN_NAME: 'v0.1.0',
      INPUT_BOGUS: '1',
      'INPUT_GITHUB-TOKEN': expect.stringMatching(/^ghs_/),
    })
    expect(tiny.annotations[0]?.message).toContain("Unexpected input(s) 'bogus'")
    expect(tiny.kind).toBe('action')
    expect(stepOf(result, 'local').outputs['seen']).toContain('"INPUT_COMMAND":"all"')
  })

  it('leaves outputs, annotations and a summary even when it fails', async () => {
    await using fixture = await PlayerFixture.create({
      '.github/workflows/w.yml': workflowOf('- { id: tiny, uses: ./, with: { command: fail } }'),
    })
    const result = await fixture.play()
    const tiny = stepOf(result, 'tiny')
    expect(tiny.outcome).toBe('failure')
    expect(tiny.outputs['path']).toBe(fixture.actionDirectory)
    expect(tiny.annotations).toContainEqual({
      level: 'error',
      message: 'it\nbroke',
      properties: { title: 'Oops' },
    })
    expect(await readFile(tiny.summaryPath ?? '', 'utf8')).toBe('# Done\n')
    expect(jobOf(result, 'only').conclusion).toBe('failure')
    expect(result.timings.action).toBeGreaterThan(0)
    expect(result.timings.run).toBe(0)
  })
})
