/** `start`: a sandbox in the foreground, until it is interrupted or stopped. */
import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { redirectEnvironment } from '../child.ts'
import { startSandbox } from '../index.ts'
import { claim, record, release } from './records.ts'

/** Runs a sandbox until a signal ends it, and prints how to reach it. */
export async function serve(dir: string, print: (line: string) => void): Promise<void> {
  await claim(dir)
  const ended = new AbortController()
  const end = (): void => ended.abort()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  try {
    await using sandbox = await startSandbox({ dir })
    const token = `ghp_${randomBytes(18).toString('hex')}`
    sandbox.github.addUserToken(token, 'all')
    print(
      `The sandbox listens on 127.0.0.1:${sandbox.tlsPort} (process ${process.pid}, folder ${sandbox.dir}).`,
    )
    print('Trusted roots of both Sigstore instances:')
    print(`  ${sandbox.trustedRoots.jsonl}`)
    print('For every Node program that is to take it for GitHub and Sigstore:')
    for (const [name, value] of Object.entries({
      ...redirectEnvironment(sandbox),
      GITHUB_TOKEN: token,
    })) {
      print(`  export ${name}='${value}'`)
    }
    await recordUntil(ended.signal, async () => record(sandbox))
    await record(sandbox)
  } finally {
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
    await release(dir)
  }
}

async function recordUntil(signal: AbortSignal, write: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await write()
    // An interrupted pause is the end of the loop, not an error.
    await setTimeout(1000, undefined, { signal }).catch(() => undefined)
  }
}
