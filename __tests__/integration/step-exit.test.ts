/** What a step says when it ends: exit status, annotation, outputs, summary. The sources as a child process. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createInstance } from '../../sandbox/sigstore/instance.ts'
import { trustedRoot } from '../../sandbox/sigstore/trusted-root.ts'
import { sha256Of } from '../../src/attest/digest.ts'

const ENTRY = join(import.meta.dirname, '..', '..', 'src', 'index.ts')
const DIGEST = `sha256:${sha256Of('file')}`

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'step-exit-'))
  await writeFile(join(folder, 'root.json'), JSON.stringify(trustedRoot(createInstance('github'))))
  await writeFile(join(folder, 'bundle.json'), '{"mediaType":"x"}\n')
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

interface Ended {
  readonly status: number | null
  readonly log: string
  readonly outputs: string
  readonly summary: string
}

async function step(
  inputs: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const [outputs, summary] = [join(folder, 'outputs'), join(folder, 'summary')]
  await writeFile(outputs, '')
  await writeFile(summary, '')
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: 'https://api.github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_REPOSITORY_ID: '1',
      GITHUB_REPOSITORY_OWNER_ID: '2',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_REF: 'refs/heads/main',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_RUN_ID: '3',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      ...changes,
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  })
  return {
    status,
    log: `${stdout}${stderr}`,
    outputs: await readFile(outputs, 'utf8'),
    summary: await readFile(summary, 'utf8'),
  }
}

describe('a step that fails', () => {
  it('ends with 1, its code and class, and what to do', async () => {
    const { status, log, summary } = await step({ command: 'nonsense' })
    expect(status).toBe(1)
    expect(log).toContain('::error title=INPUT_INVALID (operational)::')
    expect(log).toContain('What to do: ')
    expect(summary).toContain('INPUT_INVALID')
    expect(summary).toContain('**What to do**')
  })

  it('says what it has to say where the summary has no place to go', async () => {
    const away = { GITHUB_STEP_SUMMARY: join(folder, 'no', 'such', 'file') }
    const { status, log } = await step({ command: 'pin-chek' }, away)
    expect(status).toBe(1)
    expect(log).toContain('got "pin-chek"; did you mean pin-check?')
    expect(log).toContain('::warning::the job summary cannot be written: ')
    expect(log).not.toContain('    at ')
  })

  it('ends with 1 when it has a report of what it refuses', async () => {
    const { status, log, outputs, summary } = await step({
      command: 'verify',
      'github-token': 'secret',
      'trusted-root': 'root.json',
      repo: 'o/r',
      subject: DIGEST,
      bundle: 'bundle.json',
    })
    expect(log).toContain('::error title=BUNDLE_INVALID (security)::')
    expect(outputs).toMatch(/^verified<<(\S+)\nfalse\n\1$/m)
    expect(outputs).toMatch(/^report-path<</m)
    expect(summary).toContain(DIGEST.slice('sha256:'.length, 20))
    expect(status).toBe(1)
  })
})
