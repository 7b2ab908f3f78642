/** One step of the checks: a command with a time limit that takes its children with it when it ends. */
import { spawn } from 'node:child_process'
import { ROOT } from './tree.ts'

/** What is run, and for how long at most. */
export interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly minutes: number
  /** The exit status that is a pass; default 0. */
  readonly status?: number
}

/** How a step ended. */
export interface StepResult {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
}

/** Runs a step with its output shown, and never waits longer than its limit. */
export const runStep = async ({
  name,
  command,
  minutes,
  status: expected = 0,
}: Step): Promise<StepResult> => {
  const started = performance.now()
  console.log(`== ${name}`)
  const [program, ...args] = command
  // A process group of its own, so that a hanging grandchild ends with it.
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const limit = setTimeout(() => endGroup(child.pid), minutes * 60_000)
  const status = await new Promise<string>(resolve => {
    child.on('error', error => resolve(error.message))
    child.on('close', (code, signal) => resolve(signal ?? String(code)))
  })
  clearTimeout(limit)
  const seconds = (performance.now() - started) / 1000
  const passed = status === String(expected)
  console.log(`-- ${name} ${passed ? 'passed' : `FAILED (${status})`} (${seconds.toFixed(1)} s)`)
  return { name, passed, seconds }
}

const endGroup = (pid: number | undefined): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
