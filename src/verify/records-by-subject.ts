/** Many files, one evidence file: which of its bundles are worth judging for which file. */
import { peekStatement } from '../attest/kept-bundles.ts'
import type { AttestationRecord } from './verified-artifact.ts'

/** Of bundles that are all about other files so many are judged, so that the refusal can say what there is. */
const MOST_STRANGERS = 32

/**
 * For a digest, the records whose statement names it, or cannot be read. Nothing is believed here and nothing let
 * through: each record is judged by whoever gets it, and one that is left out could only have been refused. Where no
 * statement names the digest, some others are given, those of the same name first.
 */
export function recordsBySubject(
  records: readonly AttestationRecord[],
): (hex: string, name: string) => readonly AttestationRecord[] {
  const byDigest = new Map<string, AttestationRecord[]>()
  const byName = new Map<string, AttestationRecord[]>()
  const unclear: AttestationRecord[] = []
  for (const record of records) {
    const subjects = peekStatement(record.bundle)?.subject
    if (subjects === undefined) unclear.push(record)
    const digests = (subjects ?? []).flatMap(subject => Object.values(subject.digest))
    for (const digest of new Set(digests)) put(byDigest, digest, record)
    for (const { name } of new Map((subjects ?? []).map(one => [one.name, one])).values()) {
      put(byName, name, record)
    }
  }
  return (hex, name) => {
    const about = byDigest.get(hex)
    if (about !== undefined) return [...about, ...unclear]
    const strangers = new Set([...(byName.get(name) ?? []), ...records])
    return [...strangers].slice(0, MOST_STRANGERS)
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}
