/**
 * A plan on its way from job to job. A step gets its inputs as environment variables, of which Windows takes 32,767
 * characters and Linux 131,071 bytes, so that the plan of a large release travels packed.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { ReleaseError } from '../errors/release-error.ts'
import { Fields, isRecord, parseJson } from './fields.ts'
import { formatPlan, parsePlan } from './plan-json.ts'
import type { ReleasePlan } from './release-plan.ts'

export const PACKED_PLAN_SCHEMA = 'attested-release/packed-plan/v1'

/** Characters of an environment variable on Windows, its name and `=` among them (Win32, SetEnvironmentVariable). */
const MOST_CHARACTERS = 32_767
const VARIABLE = 'INPUT_PLAN='

/** A plan of 1000 files with names of 255 characters is smaller; what inflates to more is none. */
const MOST_JSON_BYTES = 4 * 1024 * 1024

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** The output `plan`: the plan itself, or packed where that is too long to be handed on; one line of JSON. */
export function handOnPlan(plan: ReleasePlan): string {
  const text = formatPlan(plan)
  if (fits(text)) return text
  const packed = JSON.stringify({
    schema: PACKED_PLAN_SCHEMA,
    packages: plan.packages,
    deflated: deflateRawSync(text, { level: 9 }).toString('base64'),
  })
  if (fits(packed)) return packed
  throw new ReleaseError('PLAN_TOO_LARGE', {
    message: `the plan of ${plan.files.length} files cannot be handed to another job`,
    expected: `at most ${MOST_CHARACTERS - VARIABLE.length} characters`,
    actual: String(packed.length),
  })
}

/** The input `plan`, packed or not; PLAN_INVALID names every problem. */
export function takePlan(text: string): ReleasePlan {
  const value = parseJson(text)
  if (!isRecord(value) || value['schema'] !== PACKED_PLAN_SCHEMA) return parsePlan(text)
  const problems: string[] = []
  const fields = new Fields(value, 'packed plan', problems)
  fields.only(['schema', 'packages', 'deflated'])
  const packages = fields.texts('packages')
  const deflated = fields.text('deflated', BASE64, 'base64')
  const json = problems.length > 0 ? undefined : inflated(deflated, fields)
  const plan = json === undefined ? undefined : parsePlan(json)
  // Said twice, for workflows that read it: the two must be one.
  if (plan !== undefined && plan.packages.join() !== packages.join()) {
    fields.problem('packages', `expected ${plan.packages.join(', ')}, got ${packages.join(', ')}`)
  }
  if (plan !== undefined && problems.length === 0) return plan
  throw new ReleaseError('PLAN_INVALID', {
    message: `the plan cannot be used:\n${problems.join('\n')}`,
  })
}

function fits(text: string): boolean {
  // All text of a plan is ASCII but for paths: characters on Windows, bytes on Linux, of which there are more.
  return VARIABLE.length + Buffer.byteLength(text) <= MOST_CHARACTERS
}

/** undefined, and a problem: it is damaged. */
function inflated(deflated: string, fields: Fields): string | undefined {
  try {
    return inflateRawSync(Buffer.from(deflated, 'base64'), {
      maxOutputLength: MOST_JSON_BYTES,
    }).toString()
  } catch {
    fields.problem('deflated', 'damaged, or more than a plan can be')
    return undefined
  }
}
