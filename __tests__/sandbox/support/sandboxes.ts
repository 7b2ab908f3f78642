import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll } from '@jest/globals'

import { runNode, runnerEnvironment } from '../../../sandbox/child.ts'
import type { ChildResult, RunnerFolders } from '../../../sandbox/child.ts'
import { startSandbox } from '../../../sandbox/index.ts'
import type { Sandbox, SandboxOptions } from '../../../sandbox/index.ts'
import type { Job } from '../../../sandbox/actions/job.ts'

const folders: string[] = []
const sandboxes: Sandbox[] = []

afterAll(async () => {
  await Promise.all(sandboxes.map(one => one.close()))
  await Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true })))
})

/** An empty folder that goes away with the test file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-test-'))
  folders.push(folder)
  return folder
}

/** A sandbox that stops with the test file. */
export async function sandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const started = await startSandbox({ dir: options.dir ?? (await temporaryFolder()), ...options })
  sandboxes.push(started)
  return started
}

/** Runs a script of this folder as a step of the job. */
export async function runStep(
  within: Sandbox,
  job: Job,
  script: string,
  extra: Readonly<Record<string, string>> = {},
  kind: RunnerFolders['kind'] = 'action',
): Promise<ChildResult> {
  const folder = await temporaryFolder()
  const env = await runnerEnvironment(within, job, {
    workspace: join(folder, 'workspace'),
    runnerTemp: join(folder, 'temp'),
    home: join(folder, 'home'),
    kind,
    extra,
  })
  return runNode(fileURLToPath(new URL(script, import.meta.url)), env)
}
