/** GitHub's own command line as a second opinion: it gets files, bundles and trust roots, and the sandbox or no network. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { proxyEnvironment } from '../../../sandbox/child.ts'
import type { Sandbox } from '../../../sandbox/index.ts'
import { ensureTool } from '../../../scripts/tools.ts'

const GH = ensureTool('gh')

/** It asks for updates and sends telemetry, unless it is told not to. */
const QUIET = { GH_NO_UPDATE_NOTIFIER: '1', GH_TELEMETRY: 'false', NO_COLOR: '1', LC_ALL: 'C' }

/** Such as `2.100.0`. */
export const GH_VERSION = versionOf(GH)

function versionOf(gh: string): string {
  // Without a home it leaves its files where it was started.
  const env = { ...QUIET, HOME: tmpdir() }
  const answer = execFileSync(gh, ['--version'], { encoding: 'utf8', env })
  return /^gh version (\S+)/.exec(answer)?.[1] ?? answer
}

export interface GhAnswer {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface Gh extends AsyncDisposable {
  /** Runs a shell line in a folder; `gh` in it is the pinned one. */
  shell(line: string, cwd: string): Promise<GhAnswer>
  run(args: readonly string[], cwd: string): Promise<GhAnswer>
  /** How often it tried to reach anything. */
  attempts(): number
}

/** Its whole environment is here; the proxy that it is told of counts who comes and hangs up. */
export async function startGh(folder: string): Promise<Gh> {
  const home = join(folder, 'gh-home')
  await mkdir(home, { recursive: true })
  let attempts = 0
  const proxy = createServer(socket => {
    attempts += 1
    socket.destroy()
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const env = {
    ...environment(home),
    // Some versions ask for a login before they look at the flags.
    GH_TOKEN: 'not-a-token',
    HTTPS_PROXY: address,
    HTTP_PROXY: address,
  }
  return {
    ...runner(env),
    attempts: () => attempts,
    [Symbol.asyncDispose]: async () => {
      await new Promise(resolve => proxy.close(resolve))
    },
  }
}

/** The same with the sandbox for a world, through its proxy, and logged in there. */
export async function onlineGh(
  sandbox: Sandbox,
  token: string,
): Promise<Pick<Gh, 'run' | 'shell'>> {
  const home = join(sandbox.dir, 'gh-home')
  await mkdir(home, { recursive: true })
  return runner({
    ...environment(home),
    ...proxyEnvironment(sandbox),
    GH_HOST: sandbox.server.host,
    GH_TOKEN: token,
  })
}

const environment = (home: string): Record<string, string> => ({
  PATH: [dirname(GH), '/usr/bin', '/bin'].join(delimiter),
  HOME: home,
  GH_CONFIG_DIR: join(home, 'config'),
  ...QUIET,
})

function runner(env: Readonly<Record<string, string>>): Pick<Gh, 'run' | 'shell'> {
  const run = async (program: string, args: readonly string[], cwd: string): Promise<GhAnswer> =>
    new Promise(resolve => {
      execFile(program, [...args], { cwd, env, timeout: 60_000 }, (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
        resolve({ status, stdout, stderr })
      })
    })
  return {
    shell: async (line, cwd) => run('/bin/sh', ['-c', line], cwd),
    run: async (args, cwd) => run(GH, args, cwd),
  }
}
