/** How long to wait before the next attempt. https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
import type { Clock, Random } from '../commands/ports.ts'

const BASE = 1000
const LONGEST_OWN = 30_000
/** GitHub's own advice for a secondary limit that names no time. */
const SECONDARY = 60_000
/** Longer waits cost more than a re-run of the job does. */
const LONGEST_ASKED = 120_000

interface Attempt {
  /** The attempt that has just failed, from 1. */
  readonly attempt: number
  readonly response: { readonly headers: Headers } | undefined
  /** Whether it was refused by a secondary rate limit. */
  readonly secondary: boolean
  readonly clock: Clock
  readonly random: Random
  /** Milliseconds that may be asked for; default two minutes. */
  readonly longestAsked?: number | undefined
}

/** Milliseconds: what the service asks for, else exponential with full jitter; `too long` if it asks too much. */
export function retryDelay({
  attempt,
  response,
  secondary,
  clock,
  random,
  longestAsked = LONGEST_ASKED,
}: Attempt): number | 'too long' {
  const asked =
    (response && askedDelay(response.headers, clock)) ?? (secondary ? SECONDARY : undefined)
  // Jitter on top, so that the jobs of a matrix do not come back all at once.
  const jitter = random() * BASE
  if (asked !== undefined) return asked > longestAsked ? 'too long' : asked + jitter
  const most = Math.min(LONGEST_OWN, BASE * 2 ** attempt)
  return most / 2 + (random() * most) / 2
}

function askedDelay(headers: Headers, clock: Clock): number | undefined {
  const after = headers.get('retry-after')
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000
  if (after !== null && !Number.isNaN(Date.parse(after))) return until(Date.parse(after), clock)
  const reset = headers.get('x-ratelimit-reset')
  if (headers.get('x-ratelimit-remaining') !== '0' || reset === null || !/^\d+$/.test(reset)) {
    return undefined
  }
  return until(Number(reset) * 1000, clock)
}

function until(time: number, clock: Clock): number {
  return Math.max(0, time - clock())
}
