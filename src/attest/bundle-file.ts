/** Bundle files: one bundle, an array of them, or one on each line, as `gh attestation download` writes them. */
import { VerificationError } from '../errors/release-error.ts'
import { isJsonObject, repeatedKey } from './json.ts'

/** Text → bundles; anything in it that is no JSON object is refused (BUNDLE_INVALID): evidence is not guessed at. */
export function parseBundleFile(text: string, source: string): readonly unknown[] {
  const bundles = documents(text, source)
  if (bundles.length > 0 && bundles.every(isJsonObject)) return bundles
  throw new VerificationError('BUNDLE_INVALID', { message: `${source} holds no bundles` })
}

function documents(text: string, source: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    refuseRepeatedKey(text, source)
    return Array.isArray(value) ? value : [value]
  } catch (error) {
    if (error instanceof VerificationError) throw error
    const lines = text.split('\n').filter(line => line.trim() !== '')
    return lines.map((line, index) => parseLine(line, `${source}, line ${index + 1}`))
  }
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
