/** Wall time, CPU and memory of a child process, as the kernel counted them. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Cost {
  readonly wallMs: number
  /** User and system together. */
  readonly cpuMs: number
  readonly peakMiB: number
}

export interface Child {
  readonly command: readonly [string, ...string[]]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly limitMs: number
}

const TIME = '/usr/bin/time'

/** Runs it to its good end; undefined: it was ended at its limit. Any other end is an error. */
export async function measure(child: Child): Promise<Cost | undefined> {
  if (!existsSync(TIME)) throw new Error('GNU time is needed for CPU and memory')
  const file = join(child.cwd, 'time.txt')
  const started = performance.now()
  const { status, output } = await run(
    [TIME, '-f', '%U %S %M', '-o', file, ...child.command],
    child,
  )
  const wallMs = performance.now() - started
  if (status === 'limit') return undefined
  if (status !== '0') throw new Error(`${child.command[0]} ended with ${status}:\n${output}`)
  const [user = 0, system = 0, peak = 0] = readFileSync(file, 'utf8').trim().split(' ').map(Number)
  return { wallMs, cpuMs: (user + system) * 1000, peakMiB: peak / 1024 }
}

/** Never synchronously: the services that the child asks may live in this process. */
async function run(
  [program, ...args]: readonly [string, ...string[]],
  { env, cwd, limitMs }: Child,
): Promise<{ readonly status: string; readonly output: string }> {
  const child = spawn(program, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer): void => void (output = `${output}${chunk.toString()}`.slice(-4_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const late = new AbortController()
  const limit = setTimeout(() => {
    late.abort()
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, limitMs)
  const status = await new Promise<string>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(signal ?? String(code)))
  })
  clearTimeout(limit)
  return { status: late.signal.aborted ? 'limit' : status, output }
}

/** Several processes one after the other: times add up, memory is the largest. */
export function together(costs: readonly Cost[]): Cost {
  return {
    wallMs: costs.reduce((sum, cost) => sum + cost.wallMs, 0),
    cpuMs: costs.reduce((sum, cost) => sum + cost.cpuMs, 0),
    peakMiB: Math.max(...costs.map(cost => cost.peakMiB)),
  }
}

/** Of several runs the one in the middle, by wall time. */
export function middle(costs: readonly Cost[]): Cost | undefined {
  return costs.toSorted((a, b) => a.wallMs - b.wallMs)[Math.floor(costs.length / 2)]
}
