/**
 * What an audit remembers of verified files, one JSON line each: so that an audit that was cut short goes on, and the
 * next one need not check a million signatures again. Nothing here is authenticated: whoever can write the file can say
 * that bytes were verified. So it is believed only under the very fingerprint, for the very name, tag and digest, where
 * the store lists the very same bundles, and for a month (docs/audit.md says where to keep it).
 */
import { parseSha256, sha256Of, type Sha256 } from '../attest/digest.ts'
import { at, isJsonObject } from '../attest/json.ts'
import type { ChainLink, OtherAttestation } from './model.ts'

/** Where a file stands. */
export interface FileKey {
  readonly tag: string
  readonly name: string
  readonly sha256: Sha256
}

/** A file that was verified. */
export interface StateEntry extends FileKey {
  /** `keyOf` at that time. */
  readonly key: Sha256
  /** Names of all bundles that the store listed then, sorted. */
  readonly bundles: readonly string[]
  /** Seconds since the epoch. */
  readonly checkedAt: number
  readonly chain: readonly ChainLink[]
  readonly others: readonly OtherAttestation[]
}

/** Seconds: longer ago, a proof is checked again. */
export const LONGEST_TRUST = 30 * 24 * 3600

/** Of a file under a policy and trust roots. */
export function keyOf(fingerprint: Sha256, { tag, name, sha256 }: FileKey): Sha256 {
  return sha256Of(JSON.stringify([fingerprint, tag, name, sha256]))
}

/** Lines that can be read; of a line that was cut off by a kill, or written by somebody else, nothing is taken. */
export function parseState(text: string): readonly StateEntry[] {
  return text.split('\n').flatMap(line => {
    try {
      return readEntry(JSON.parse(line)) ?? []
    } catch {
      return []
    }
  })
}

/** One line, with its end. */
export function stateLine(entry: StateEntry): string {
  return `${JSON.stringify(entry)}\n`
}

function readEntry(value: unknown): StateEntry | undefined {
  const [tag, name, bundles, checkedAt, chain, others] = [
    ...['tag', 'name', 'bundles', 'checkedAt', 'chain', 'others'].map(field => at(value, field)),
  ]
  const sha256 = parseSha256(at(value, 'sha256'))
  const key = parseSha256(at(value, 'key'))
  if (
    sha256 === undefined ||
    key === undefined ||
    typeof tag !== 'string' ||
    typeof name !== 'string' ||
    typeof checkedAt !== 'number' ||
    !Number.isSafeInteger(checkedAt) ||
    !isList(bundles, (one): one is string => typeof one === 'string') ||
    !isList(chain, isLink) ||
    !isList(others, isOther)
  ) {
    return undefined
  }
  return { tag, name, sha256, key, bundles, checkedAt, chain, others }
}

function isList<T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is)
}

const TEXTS = ['predicateType', 'source', 'instance', 'signer', 'signerCommit', 'issuer']
const MORE_TEXTS = ['repository', 'ref', 'commit', 'trigger', 'runner', 'run']

function isLink(value: unknown): value is ChainLink {
  const isStamp = (one: unknown): one is object =>
    isJsonObject(one) && hasTexts(one, ['type', 'uri', 'timestamp'])
  return (
    isJsonObject(value) &&
    hasTexts(value, [...TEXTS, ...MORE_TEXTS]) &&
    isList(value['timestamps'], isStamp) &&
    isList(value['logIndices'], (one): one is string => typeof one === 'string')
  )
}

function isOther(value: unknown): value is OtherAttestation {
  if (!isJsonObject(value) || !hasTexts(value, ['source', 'predicateType', 'message'])) return false
  const [signer, code] = [value['signer'], value['code']]
  return [signer, code].every(one => one === null || typeof one === 'string')
}

function hasTexts(value: object, names: readonly string[]): boolean {
  return names.every(name => typeof at(value, name) === 'string')
}

/** What earlier audits verified, to be asked file by file. */
export class State {
  readonly #byKey = new Map<string, StateEntry>()
  readonly #byPlace = new Map<string, Map<string, Set<Sha256>>>()

  constructor(entries: readonly StateEntry[]) {
    for (const entry of entries) {
      this.#byKey.set(entry.key, entry)
      const names = this.#byPlace.get(entry.tag) ?? new Map<string, Set<Sha256>>()
      this.#byPlace.set(entry.tag, names)
      names.set(entry.name, (names.get(entry.name) ?? new Set()).add(entry.sha256))
    }
  }

  /** The entry of a file under this fingerprint, where it was checked within a month before `now` (seconds). */
  known(fingerprint: Sha256, file: FileKey, now: number): StateEntry | undefined {
    const entry = this.#byKey.get(keyOf(fingerprint, file))
    const age = now - (entry?.checkedAt ?? 0)
    return age >= 0 && age <= LONGEST_TRUST ? entry : undefined
  }

  /** Digests that a name of a release had when it was verified, under whichever policy. */
  digestsOf(tag: string, name: string): readonly Sha256[] {
    return [...(this.#byPlace.get(tag)?.get(name) ?? [])]
  }

  /** Names of a release that were verified. */
  namesOf(tag: string): readonly string[] {
    return [...(this.#byPlace.get(tag)?.keys() ?? [])]
  }
}
