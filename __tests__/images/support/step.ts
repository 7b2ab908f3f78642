/** A step of ours from the sources, as a child in the sandbox; a registry on loopback it reaches as it is. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { runNode, runnerEnvironment, type ChildResult } from '../../../sandbox/child.ts'
import type { Sandbox } from '../../../sandbox/index.ts'
import { signingJob } from '../../integration/support/line.ts'

const ACTION = join(import.meta.dirname, '../../../src/index.ts')

export async function step(
  sandbox: Sandbox & { readonly folder: string },
  inputs: Readonly<Record<string, string>>,
  job: Parameters<typeof signingJob>[0] = {},
): Promise<ChildResult> {
  const folder = await mkdtemp(join(sandbox.folder, 'step-'))
  const permissions = { ...signingJob().permissions, actions: 'read' } as const
  const opened = sandbox.jobs.open(signingJob({ ...job, permissions }))
  const values = {
    ...inputs,
    'github-token': opened.githubToken,
    'trusted-root': sandbox.trustedRoots.jsonl,
  }
  const env = await runnerEnvironment(sandbox, opened, {
    workspace: join(folder, 'workspace'),
    runnerTemp: join(folder, 'temp'),
    home: join(folder, 'home'),
    extra: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  })
  return runNode(ACTION, env)
}
