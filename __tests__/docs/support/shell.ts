/** A shell with the pinned tools, whose whole world is the sandbox; or no world at all. */
import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { proxyEnvironment } from '../../../sandbox/child.ts'
import type { Sandbox } from '../../../sandbox/index.ts'
import { ensureTool } from '../../../scripts/tools.ts'

export interface Answer {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface Shell {
  /** `offline`: neither a way out nor a token. */
  run(script: string, cwd: string, network: 'online' | 'offline'): Promise<Answer>
}

/**
 * gh with one difference: it believes the sandbox's keys where a command names none, since it cannot be told of them
 * in any other way. What a command itself names counts.
 */
const gh = (real: string, { trustedRoots, tufRoots }: Sandbox): string => `#!/bin/sh
case "$1 $2" in
'attestation verify')
  case " $* " in
  *' --custom-trusted-root '*) ;;
  *) set -- "$@" --custom-trusted-root '${trustedRoots.jsonl}' ;;
  esac
  ;;
'attestation trusted-root')
  '${real}' "$@" --tuf-url https://tuf-repo-cdn.sigstore.dev --tuf-root '${tufRoots.publicGood}' || exit 1
  exec '${real}' "$@" --tuf-url https://tuf-repo.github.com --tuf-root '${tufRoots.github}'
  ;;
esac
exec '${real}' "$@"
`

/** Tools and home lie in `folder`. */
export async function createShell(sandbox: Sandbox, token: string, folder: string): Promise<Shell> {
  const bin = join(folder, 'bin')
  const home = join(folder, 'home')
  await mkdir(bin, { recursive: true })
  await mkdir(home, { recursive: true, mode: 0o700 })
  await writeFile(join(bin, 'gh'), gh(ensureTool('gh'), sandbox), { mode: 0o755 })
  await symlink(ensureTool('cosign'), join(bin, 'cosign'))
  const common = {
    PATH: [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: home,
    USER: 'somebody',
    LC_ALL: 'C',
    NO_COLOR: '1',
    GH_CONFIG_DIR: join(home, 'gh'),
    GH_NO_UPDATE_NOTIFIER: '1',
    GH_TELEMETRY: 'false',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A Maintainer',
    GIT_AUTHOR_EMAIL: 'maintainer@example.com',
    GIT_COMMITTER_NAME: 'A Maintainer',
    GIT_COMMITTER_EMAIL: 'maintainer@example.com',
  }
  const nowhere = 'http://127.0.0.1:9'
  const environments = {
    online: {
      ...common,
      ...proxyEnvironment(sandbox),
      CURL_CA_BUNDLE: sandbox.tlsAuthority,
      GH_HOST: sandbox.server.host,
      GH_TOKEN: token,
    },
    offline: { ...common, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, https_proxy: nowhere },
  }
  return {
    run: async (script, cwd, network) =>
      new Promise(resolve => {
        const options = { cwd, env: environments[network], timeout: 240_000 }
        const args = ['--noprofile', '--norc', '-euo', 'pipefail', '-c', script]
        execFile('bash', args, options, (error, stdout, stderr) => {
          const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
          resolve({ status, stdout, stderr })
        })
      }),
  }
}
