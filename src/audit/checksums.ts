/** Checksums files on a release, ours and others': `shasum`, `sha256sum --binary`, BSD's, and one digest alone. */
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import type { RemoteAsset } from '../release/remote-release.ts'
import { finding, type Finding } from './verdict.ts'

/** Names under which people publish SHA-256 lists. */
const LIST = /(?:^|[._-])(?:sha256sums?|checksums?(?:[._-]sha256)?)(?:\.txt)?$/i
const SINGLE = /^(.+)\.sha256(?:sum)?$/i

/** Nobody's list of a thousand files is larger. */
export const MAX_CHECKSUMS = 1024 * 1024

/** Whether a file lists digests of others, by its name. */
export function isChecksumsFile(name: string): boolean {
  return LIST.test(name) || SINGLE.test(name)
}

/** One line of a list. */
export interface ChecksumLine {
  readonly name: string
  readonly sha256: Sha256
}

const GNU = /^\\?([0-9a-f]{64}) [ *](.+)$/i
const BSD = /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i
const ALONE = /^([0-9a-f]{64})\s*$/i

/** The lines of a list; a text says which line is none. */
export function parseChecksums(file: string, text: string): readonly ChecksumLine[] | string {
  const lines: ChecksumLine[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const read = readLine(line, SINGLE.exec(file)?.[1])
    if (read === undefined) return `line ${index + 1} of ${file} is no checksum`
    lines.push(read)
  }
  return lines.length > 0 ? lines : `${file} lists nothing`
}

function readLine(line: string, only: string | undefined): ChecksumLine | undefined {
  const gnu = GNU.exec(line)
  const bsd = BSD.exec(line)
  const alone = only === undefined ? null : ALONE.exec(line)
  const name = gnu?.[2] ?? bsd?.[1] ?? (alone === null ? undefined : only)
  const sha256 = parseSha256((gnu?.[1] ?? bsd?.[2] ?? alone?.[1] ?? '').toLowerCase())
  if (name === undefined || sha256 === undefined) return undefined
  return { name: name.replace(/^.*\//, ''), sha256 }
}

/** Findings by the name of the file that they are about; of what is listed and gone, about the list. */
export function compareChecksums(
  file: string,
  lines: readonly ChecksumLine[],
  assets: readonly Pick<RemoteAsset, 'name' | 'sha256'>[],
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>()
  const tell = (name: string, one: Finding): void => {
    found.set(name, [...(found.get(name) ?? []), one])
  }
  const digests = new Map(assets.map(({ name, sha256 }) => [name, sha256]))
  for (const { name, sha256 } of lines) {
    const actual = digests.get(name)
    if (!digests.has(name)) {
      const message = `${file} lists ${name}, which is not on the release`
      tell(file, finding('checksum-drift', 'AUDIT_CHECKSUM_DRIFT', message))
    } else if (actual !== undefined && actual !== sha256) {
      const compared = { expected: `sha256:${sha256}`, actual: `sha256:${actual}` }
      tell(
        name,
        finding('checksum-drift', 'AUDIT_CHECKSUM_DRIFT', `${file} about ${name}`, compared),
      )
    }
  }
  return found
}
