/** The `digests` input: what the build jobs said, through job outputs, which no other job can write. */
import { ReleaseError } from '../errors/release-error.ts'
import { parseSha256, type Sha256 } from './digest.ts'
import { isJsonObject, textOf } from './json.ts'

/**
 * Lines (or comma-separated entries) of name and digest in either order, or JSON: `{"name": "sha256:HEX"}` or
 * `[{"name": …, "digest": …}]`. INPUT_INVALID names every bad entry.
 */
export function parseDigestList(text: string): ReadonlyMap<string, Sha256> {
  const trimmed = text.trim()
  const entries = /^[[{]/.test(trimmed) ? jsonEntries(trimmed) : textEntries(trimmed)
  const digests = new Map<string, Sha256>()
  const problems: string[] = []
  for (const [name, digest] of entries) {
    const sha256 = parseSha256(digest)
    if (name === '' || sha256 === undefined) problems.push(`no name and SHA-256: ${name} ${digest}`)
    else if (digests.has(name)) problems.push(`twice: ${name}`)
    else digests.set(name, sha256)
  }
  if (digests.size === 0 && problems.length === 0) problems.push('it is empty')
  if (problems.length === 0) return digests
  throw new ReleaseError('INPUT_INVALID', {
    message: `the input digests cannot be read:\n${problems.join('\n')}`,
  })
}

type Entry = readonly [name: string, digest: string]

function textEntries(text: string): readonly Entry[] {
  return text
    .split(/[\n,]/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map((line): Entry => {
      const [first = '', second = ''] = line.split(/\s+\*?/, 2)
      return parseSha256(first) === undefined ? [first, second] : [second, first]
    })
}

function jsonEntries(text: string): readonly Entry[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ReleaseError('INPUT_INVALID', { message: 'digests is not JSON', cause: error })
  }
  if (isJsonObject(value)) {
    return Object.entries(value).map(([name, digest]): Entry => [name, textOf(digest)])
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.map((entry): Entry => {
    const { name, digest, sha256 } = isJsonObject(entry) ? entry : {}
    return [typeof name === 'string' ? name : '', textOf(digest ?? sha256)]
  })
}
