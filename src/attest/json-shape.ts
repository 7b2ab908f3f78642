/** Shapes of JSON that libraries choke on. */
import { isJsonObject } from './json.ts'

/** Whoever walks a deeper document by recursion overflows the stack; bundles and SBOMs stay below 20. */
const MAX_DEPTH = 100

/** Why a document is not even to be looked at: too deep. Walks without recursion. */
export function depthFault(document: unknown): string | undefined {
  return findFault(document, () => undefined)
}

/**
 * The same for a Sigstore document, in which no field is called `length`. Protobuf's JSON readers hand a field of
 * bytes to `Buffer.from`, which takes `{"length": 4000000000}` for an array and allocates it.
 */
export function sigstoreFault(document: unknown): string | undefined {
  return findFault(document, value =>
    isJsonObject(value) && Object.hasOwn(value, 'length')
      ? 'an object pretends to be an array'
      : undefined,
  )
}

function findFault(
  document: unknown,
  faultOf: (value: object) => string | undefined,
): string | undefined {
  let level: readonly unknown[] = [document]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return `it is nested more than ${MAX_DEPTH} levels deep`
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      const fault = faultOf(value)
      if (fault !== undefined) return fault
      for (const inner of Object.values(value)) next.push(inner)
    }
    level = next
  }
  return undefined
}
