/** The sandbox as the player sees it. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { runnerEnvironment } from '../child.ts'
import type { Sandbox } from '../index.ts'
import type { PlayerHost } from './run.ts'

/**
 * What a job gets of this machine: the search path, where cargo, git and bash are, and the homes of cargo and
 * rustup, so that a toolchain is found and crates are fetched once. Nothing else is inherited.
 */
export function toolchainEnvironment(): Readonly<Record<string, string>> {
  return {
    ...(env['PATH'] === undefined ? {} : { PATH: env['PATH'] }),
    CARGO_HOME: env['CARGO_HOME'] ?? join(homedir(), '.cargo'),
    RUSTUP_HOME: env['RUSTUP_HOME'] ?? join(homedir(), '.rustup'),
  }
}

/** A host whose jobs run against a sandbox. */
export function sandboxHost(sandbox: Sandbox): PlayerHost {
  return {
    jobs: sandbox.jobs,
    environment: ({ job, folders, eventPayload, kind }) =>
      runnerEnvironment(sandbox, job, {
        workspace: folders.workspace,
        runnerTemp: folders.runnerTemp,
        home: folders.home,
        eventPayload,
        kind,
        extra: toolchainEnvironment(),
      }),
  }
}
