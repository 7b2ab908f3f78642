/** Child processes of a step: output line by line, an end to their time, and no orphans. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface ProcessOptions {
  readonly cwd: string
  /** The whole environment: nothing of the player's own is inherited. */
  readonly env: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly onLine: (line: string) => void
}

export interface ProcessEnd {
  /** `null` when a signal ended it. */
  readonly exitCode: number | null
  readonly timedOut: boolean
}

/** Runs a command to its end. Its whole process group ends with it. */
export async function runProcess(
  command: readonly [string, ...string[]],
  options: ProcessOptions,
): Promise<ProcessEnd> {
  const [program, ...args] = command
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let timedOut = false
  const timer = setTimeout(
    () => {
      timedOut = true
      endGroup(child.pid)
    },
    Math.min(options.timeoutMs, 2 ** 31 - 1),
  )
  try {
    const closed = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', () => endGroup(child.pid))
      child.once('close', resolve)
    })
    const [exitCode] = await Promise.all([
      closed,
      readLines(child.stdout, options.onLine),
      readLines(child.stderr, options.onLine),
    ])
    return { exitCode, timedOut }
  } finally {
    clearTimeout(timer)
  }
}

/** The process started in a group of its own, so the group's id is its own: nothing else can be meant. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group is gone already.
  }
}

async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) onLine(line)
}
