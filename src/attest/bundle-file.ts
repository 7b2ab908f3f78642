/** Bundle files: one bundle, an array of them, or one on each line, as `gh attestation download` writes them. */
import { VerificationError } from '../errors/release-error.ts'
import { isJsonObject, repeatedKey } from './json.ts'

const LINE_FEED = 0x0a

/** A bundle of a file, read anew each time: what is parsed takes several times the memory of its text. */
export type BundleReader = () => object

/**
 * Bytes → bundles; anything in them that is no JSON object is refused (BUNDLE_INVALID): evidence is not guessed at. Of
 * a file of lines the bytes are kept, and nothing else: text would take as much again.
 */
export function parseBundleFile(bytes: Uint8Array, source: string): readonly BundleReader[] {
  const bundles = documents(bytes, source)
  if (bundles.length > 0 && bundles.every(isReader)) return bundles
  throw new VerificationError('BUNDLE_INVALID', { message: `${source} holds no bundles` })
}

const isReader = (read: () => unknown): read is BundleReader => isJsonObject(read())

function documents(bytes: Uint8Array, source: string): readonly (() => unknown)[] {
  const lines = linesOf(bytes)
  const [first, second] = lines
  // One document may have many lines. A file of lines has a whole one on its first.
  if (first !== undefined && (second === undefined || !isJson(textOf(first)))) {
    const whole = wholeDocument(textOf(bytes), source)
    if (whole !== undefined) return whole
  }
  return lines.map((line, index) => {
    parseLine(textOf(line), `${source}, line ${index + 1}`)
    return () => JSON.parse(textOf(line)) as unknown
  })
}

function wholeDocument(text: string, source: string): readonly (() => unknown)[] | undefined {
  if (!isJson(text)) return undefined
  refuseRepeatedKey(text, source)
  const value: unknown = JSON.parse(text)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.map(one => () => one)
}

/** The lines that are not blank, as views of the bytes. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start)
    const line = bytes.subarray(start, end === -1 ? bytes.length : end)
    if (textOf(line).trim() !== '') lines.push(line)
    start += line.length + 1
  }
  return lines
}

// A byte order mark is kept: it is not JSON, and other readers refuse it too.
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true })

const textOf = (bytes: Uint8Array): string => UTF_8.decode(bytes)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
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
