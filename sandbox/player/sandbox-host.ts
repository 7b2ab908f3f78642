/** The sandbox as the player sees it. */
import { mkdir, writeFile } from 'node:fs/promises'
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

/** cargo and nothing else goes to the sandbox's crates.io, from a home that knows no other registry. */
function sandboxRegistry(sandbox: Sandbox, home: string): Readonly<Record<string, string>> {
  return {
    CARGO_HOME: join(home, '.cargo'),
    CARGO_HTTP_PROXY: `http://127.0.0.1:${String(sandbox.proxy.port)}`,
    CARGO_HTTP_CAINFO: sandbox.tlsAuthority,
  }
}

/** curl of `run:` steps knows the sandbox alone, as actions do by the redirect that is in their environment. */
async function writeCurlConfig(sandbox: Sandbox, home: string): Promise<void> {
  await mkdir(home, { recursive: true })
  const address = `http://127.0.0.1:${String(sandbox.proxy.port)}`
  await writeFile(
    join(home, '.curlrc'),
    `proxy = "${address}"\ncacert = "${sandbox.tlsAuthority}"\n`,
  )
}

/** Which crates.io the jobs' cargo knows: the one of this machine, or the sandbox's. */
export type CargoRegistry = 'machine' | 'sandbox'

/** A host whose jobs run against a sandbox. */
export function sandboxHost(sandbox: Sandbox, registry: CargoRegistry = 'machine'): PlayerHost {
  return {
    jobs: sandbox.jobs,
    environment: async ({ job, folders, eventPayload, kind }) => {
      await writeCurlConfig(sandbox, folders.home)
      return runnerEnvironment(sandbox, job, {
        workspace: folders.workspace,
        runnerTemp: folders.runnerTemp,
        home: folders.home,
        eventPayload,
        kind,
        extra: {
          ...toolchainEnvironment(),
          ...(registry === 'sandbox' && sandboxRegistry(sandbox, folders.home)),
        },
      })
    },
  }
}
