/** A program with an environment of its own and no way out: the proxy that it is told of is not there. */
import { execFile } from 'node:child_process'

export interface Answer {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export async function runAlone(
  program: string,
  args: readonly string[],
  home: string,
): Promise<Answer> {
  // Port 9 discards: nobody listens there on a machine of today.
  const nowhere = 'http://127.0.0.1:9'
  const env = { HOME: home, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, LC_ALL: 'C' }
  return new Promise(resolve => {
    execFile(program, [...args], { cwd: home, env, timeout: 60_000 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ status, stdout, stderr })
    })
  })
}
