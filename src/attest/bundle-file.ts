/** Bundle files: one bundle, an array of them, or one on each line, as `gh attestation download` writes them. */
import { VerificationError } from '../errors/release-error.ts'
import { isJsonObject, repeatedKey } from './json.ts'

/** A bundle of a file, read anew each time: what is parsed takes several times the memory of its text. */
export type BundleReader = () => object

/** Text → bundles; anything in it that is no JSON object is refused (BUNDLE_INVALID): evidence is not guessed at. */
export function parseBundleFile(text: string, source: string): readonly BundleReader[] {
  const bundles = documents(text, source)
  if (bundles.length > 0 && bundles.every(isReader)) return bundles
  throw new VerificationError('BUNDLE_INVALID', { message: `${source} holds no bundles` })
}

const isReader = (read: () => unknown): read is BundleReader => isJsonObject(read())

function documents(text: string, source: string): readonly (() => unknown)[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const lines = text.split('\n').filter(line => line.trim() !== '')
    return lines.map((line, index) => {
      parseLine(line, `${source}, line ${index + 1}`)
      return () => JSON.parse(line) as unknown
    })
  }
  refuseRepeatedKey(text, source)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.map(one => () => one)
}

function parseLine(line: string, where: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new VerificationError('BUNDLE_INVALID', { message: `${where}: not JSON`, cause: error })
  }
  refuseRepeatedKey(line, where)
  return value
}

/** Two readers of one bundle would read two bundles. */
function refuseRepeatedKey(text: string, where: string): void {
  const repeated = repeatedKey(text)
  if (repeated === undefined) return
  throw new VerificationError('BUNDLE_INVALID', {
    message: `${where}: the key ${JSON.stringify(repeated.slice(0, 100))} stands there twice`,
  })
}
