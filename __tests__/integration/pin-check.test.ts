import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { runPinCheck, type Annotate } from '../../src/commands/pin-check.ts'
import type { Log, StepResult } from '../../src/commands/ports.ts'
import { createFiles } from '../../src/io/files.ts'
import { createWorkflowFiles } from '../../src/io/workflow-files.ts'

const SHA = '0123456789abcdef0123456789abcdef01234567'
const steps = (...uses: readonly string[]): string =>
  `on: push\njobs:\n  j:\n    steps:\n${uses.map(one => `      - uses: ${one}\n`).join('')}`
const PINNED = steps(`a/b@${SHA} # v1.2.3`)

let folder: string
let remarks: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pins-'))
  remarks = []
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const annotate: Annotate = (level, message, { file, line, column, title }) => {
  remarks.push(`${level} ${file}:${line}:${column} ${title}: ${message}`)
}
const log: Log = {
  info: () => undefined,
  notice: () => undefined,
  warning: message => remarks.push(`warning ${message}`),
  group: async (_title, work) => work(),
}

async function check(
  files: Readonly<Record<string, string>>,
  inputs: { paths?: readonly string[]; allow?: readonly string[] } = {},
): Promise<StepResult> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  const local = createFiles(folder)
  return runPinCheck(
    { paths: inputs.paths ?? ['.github'], allow: inputs.allow ?? [] },
    {
      files: createWorkflowFiles(folder, async (path, most) => local.readText(path, most)),
      annotate,
      log,
    },
  )
}

describe('pin-check', () => {
  it('passes what is pinned, and reads what GitHub reads', async () => {
    const result = await check({
      '.github/workflows/ci.yml': PINNED,
      '.github/workflows/w.yaml': PINNED,
      '.github/actions/x/action.yml': 'runs:\n  using: composite\n  steps: []\n',
      '.github/dependabot.yml': 'version: [',
      '.github/node_modules/x/action.yml': 'runs: [',
    })
    expect(result.failure).toBeUndefined()
    expect(result.outputs).toEqual({ unpinned: '' })
    expect(result.summary).toContain('2 `uses:` in 3 files: all are pinned')
    expect(remarks).toEqual([])
  })

  it('names every line that is not, in outputs, annotations and error', async () => {
    const result = await check({
      '.github/workflows/ci.yml': steps('a/b@v1', `a/b@${SHA}`, 'docker://c:1'),
      '.github/workflows/call.yml':
        'on: push\njobs: { j: { uses: o/r/.github/workflows/w.yml@main } }\n',
    })
    expect(result.failure?.code).toBe('USES_UNPINNED')
    expect(result.outputs['unpinned']?.split(',')).toEqual([
      '.github/workflows/call.yml:2: o/r/.github/workflows/w.yml@main',
      '.github/workflows/ci.yml:5: a/b@v1',
      '.github/workflows/ci.yml:7: docker://c:1',
    ])
    expect(result.failure?.message).toContain('- .github/workflows/ci.yml:5: a/b@v1')
    expect(remarks).toEqual([
      'error .github/workflows/call.yml:2:20 USES_UNPINNED: o/r/.github/workflows/w.yml@main is not pinned: a branch or a tag can be moved to other code',
      'error .github/workflows/ci.yml:5:15 USES_UNPINNED: a/b@v1 is not pinned: a branch or a tag can be moved to other code',
      `warning .github/workflows/ci.yml:6:15 No version: a/b@${SHA} is pinned, but nothing says which version that is: add a comment such as # v1.2.3`,
      'error .github/workflows/ci.yml:7:15 USES_UNPINNED: docker://c:1 is not pinned: an image has to be named by its digest, @sha256:…',
    ])
    expect(result.summary).toContain('4 `uses:` in 2 files: 3 not pinned.')
  })

  it('follows local actions and workflows, wherever they lie', async () => {
    const result = await check(
      {
        '.github/workflows/ci.yml': steps('./tools/x', './tools/docker', './made/later'),
        '.github/workflows/call.yml': 'jobs: { j: { uses: ./.github/workflows/called.yml } }\n',
        '.github/workflows/called.yml': steps('a/b@v1'),
        'tools/x/action.yaml': 'runs:\n  using: composite\n  steps:\n    - uses: ./tools/y\n',
        'tools/y/action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: c/d@v2\n',
        'tools/docker/Dockerfile': 'FROM scratch\n',
      },
      { paths: ['.github/workflows/ci.yml', '.github/workflows/call.yml'] },
    )
    expect(result.outputs['unpinned']?.split(',')).toEqual([
      '.github/workflows/called.yml:5: a/b@v1',
      'tools/y/action.yml:4: c/d@v2',
    ])
    expect(remarks).toContain(
      'warning .github/workflows/ci.yml:7:15 Not read: ./made/later is not in this checkout: what it uses is not known',
    )
    expect(result.summary).toContain('Not in this checkout')
  })

  it('lets be what is allowed, visibly, and says which permission nothing needs', async () => {
    const result = await check(
      { '.github/workflows/ci.yml': steps('Own/a@main', 'x/y/z@v1') },
      { allow: ['own/*', 'x/y', 'n/n'] },
    )
    expect(result.failure).toBeUndefined()
    expect(remarks).toEqual([
      'notice .github/workflows/ci.yml:5:15 Allowed: Own/a@main may stay unpinned, as `allow` says',
      'notice .github/workflows/ci.yml:6:15 Allowed: x/y/z@v1 may stay unpinned, as `allow` says',
      'warning allow: nothing unpinned needs n/n',
    ])
    expect(result.summary).toContain('all are pinned or allowed')
    expect(result.summary).toContain('`n/n`')
  })

  it('refuses what cannot be read, and reports the rest all the same', async () => {
    const result = await check({
      '.github/workflows/bad.yml': 'jobs: [',
      '.github/workflows/ci.yml': steps('a/b@v1'),
    })
    expect(result.failure?.code).toBe('WORKFLOW_UNREADABLE')
    expect(result.failure?.message).toMatch(
      /bad\.yml:1: .*\n[^]*and these uses: are not pinned:\n- .*a\/b@v1/,
    )
    expect(result.outputs['unpinned']).toContain('a/b@v1')
    expect(remarks.some(remark => remark.startsWith('error .github/workflows/bad.yml:1'))).toBe(
      true,
    )
    expect(result.summary).toContain('and not all can be read')
    const alone = await check({ '.github/workflows/ci.yml': PINNED })
    expect(alone.failure?.message).not.toContain('not pinned')
  })

  it.each([['.github'], ['docs'], ['missing']])(
    'refuses %s, where there is nothing',
    async path => {
      await mkdir(join(folder, '.github'), { recursive: true })
      const checked = check(
        { 'docs/w.yml': PINNED, 'w/.github/workflows/w.yml': PINNED },
        {
          paths: ['w', path],
        },
      )
      await expect(checked).rejects.toMatchObject({ code: 'WORKFLOWS_NOT_FOUND' })
    },
  )

  it('looks at a file that is named, whatever its place, and at other checkouts by their own roots', async () => {
    const result = await check(
      {
        'docs/w.yml': steps('a/b@v1'),
        'o/.github/workflows/w.yml': steps('./x'),
        'o/x/action.yml': 'runs: {}',
      },
      { paths: ['docs/w.yml', 'o'] },
    )
    expect(result.outputs['unpinned']).toBe('docs/w.yml:5: a/b@v1')
    expect(result.summary).toContain('in 3 files')
    expect(remarks).toHaveLength(1)
  })

  it('refuses a link in the place of a workflow', async () => {
    await mkdir(join(folder, '.github/workflows'), { recursive: true })
    await symlink('/etc/hostname', join(folder, '.github/workflows/w.yml'))
    await expect(check({})).rejects.toMatchObject({ code: 'NOT_A_REGULAR_FILE' })
  })
})

describe('our own workflows', () => {
  it('are pinned; examples show a version of this action, as they must', async () => {
    const root = join(import.meta.dirname, '../..')
    const local = createFiles(folder)
    const { failure, outputs } = await runPinCheck(
      {
        paths: ['.github', 'examples', 'action.yml'],
        allow: ['attested-release/attested-release'],
      },
      {
        files: createWorkflowFiles(root, async (path, most) => local.readText(path, most)),
        annotate,
        log,
      },
    )
    expect(outputs).toEqual({ unpinned: '' })
    expect(failure).toBeUndefined()
    // What the called workflows check out for themselves is no file of this tree.
    const others = remarks.filter(remark => !remark.includes('./.git/attested-release is not in'))
    expect(others.filter(remark => !remark.startsWith('notice'))).toEqual([])
  })
})
