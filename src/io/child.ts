/** Child processes: no shell, a chosen environment, a time-out, and a cap on what they may print. */
import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface ChildRequest {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  /** The whole environment of the child; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly maxBytes: number
  /** Handed over on standard input; default: nothing. */
  readonly input?: string | AsyncIterable<Uint8Array>
}

export interface ChildResult {
  readonly stdout: string
  /** The last lines. */
  readonly stderr: string
  /** undefined when it exited with status 0. */
  readonly failure: string | undefined
}

const STDERR_BYTES = 64 * 1024
const STDERR_LINES = 30

/** Runs a child to its end; rejects only when it cannot be started at all (ENOENT, EACCES). */
export async function runChild(request: ChildRequest): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(request.command, request.args, {
      cwd: request.cwd,
      env: { ...request.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const stdout: Buffer[] = []
    let size = 0
    let stderr = Buffer.alloc(0)
    let stopped: string | undefined
    const stop = (reason: string): void => {
      stopped ??= reason
      child.kill('SIGKILL')
      // Grandchildren may hold the pipes open; waiting for them would defeat the limit.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const timer = setTimeout(
      () => stop(`no answer within ${request.timeoutMs / 1000} s`),
      request.timeoutMs,
    )
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > request.maxBytes) stop(`more than ${request.maxBytes} bytes of output`)
      else stdout.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]).subarray(-STDERR_BYTES)
    })
    // A child that ends before it has read everything has its own failure to tell.
    pipeline(Readable.from(request.input ?? []), child.stdin).catch(() => undefined)
    child.on('error', error => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (status, signal) => {
      clearTimeout(timer)
      resolve({
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: lastLines(stderr.toString('utf8')),
        failure: stopped ?? exitFailure(status, signal),
      })
    })
  })
}

function exitFailure(status: number | null, signal: string | null): string | undefined {
  if (status === 0) return undefined
  return status === null ? `ended by ${signal ?? 'a signal'}` : `exit status ${status}`
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-STDERR_LINES).join('\n')
}
