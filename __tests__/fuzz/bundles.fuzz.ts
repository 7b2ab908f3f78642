/**
 * Mutated bundles. What is still accepted must say word for word what an honest bundle says: the same statement by
 * the same signer at the same time. What a stranger may change all the same is listed here, path by path.
 */
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { parseBundleFile } from '../../src/attest/bundle-file.ts'
import { isJsonObject } from '../../src/attest/json.ts'
import { fuzz } from './support/fuzzing.ts'
import { FORMS, type Proven } from './support/honest.ts'
import { edited, edits, pathAt, pathsOf, pathText, type Edit } from './support/json-edits.ts'

/** What a bundle proves. */
const proven = ({ statement, signer, instance, timestamps }: Proven): string =>
  JSON.stringify({
    statement,
    signer,
    instance,
    // A time stamp given twice is still that time stamp.
    timestamps: [...new Set(timestamps.map(one => JSON.stringify(one)))],
  })

/**
 * Changing these changes nothing that a bundle proves. So does any field beside the known ones, and which of the two
 * spellings of version 0.3 a bundle bears.
 */
const PROOF = 'verificationMaterial.tlogEntries[].inclusionProof'
// The signed checkpoint holds root hash and size of the tree: these are copies, which nobody reads.
const COPIES = [`${PROOF}.rootHash`, `${PROOF}.treeSize`]
// Only the frame around the signed time: status, tags, algorithm names.
const STAMP = 'verificationMaterial.timestampVerificationData.rfc3161Timestamps[].signedTimestamp'
// Rekor v2 signs no index beside the one that the proof is for.
const V2 = ['verificationMaterial.tlogEntries[].logIndex', ...COPIES, STAMP].sort()

const NOT_AUTHENTICATED: Readonly<Record<string, readonly string[]>> = {
  'public-good, rekor-v1': COPIES,
  'public-good, rekor-v2': V2,
  'public-good, rekor-v2-dsse': V2,
  // Others may follow the signer's own: the chain is built with those of the trust root alone.
  'public-good, version 0.1': ['verificationMaterial.x509CertificateChain.certificates[]'],
  github: [STAMP],
  'plain signature, rekor-v1': COPIES,
  'plain signature, rekor-v2': V2,
}

const SWEEP: readonly Pick<Edit, 'kind' | 'byte' | 'value'>[] = [
  ...[0, 7, 100, 1_001, 5_002, 12_003].map(byte => ({
    kind: 'flip' as const,
    byte,
    value: { given: null },
  })),
  { kind: 'cut', byte: 3, value: { given: null } },
  { kind: 'drop', byte: 0, value: { given: null } },
  { kind: 'duplicate', byte: 0, value: { given: null } },
  ...['', '7', 'AAAA', [], {}].map(given => ({
    kind: 'replace' as const,
    byte: 0,
    value: { given },
  })),
]

/** Base64 without its padding is the same bytes, and an object with its keys in another order the same object. */
const decoded = (document: unknown): string =>
  JSON.stringify(document, (_, value: unknown) => {
    if (isJsonObject(value)) {
      return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    }
    return typeof value === 'string' && /^[A-Za-z0-9+/]+=*$/.test(value)
      ? Buffer.from(value, 'base64').toString('hex')
      : value
  })

const attemptOf = (verify: (bundle: unknown) => Proven, bundle: unknown): Proven | undefined => {
  try {
    return verify(bundle)
  } catch {
    return undefined
  }
}

describe.each(FORMS)('a mutated bundle: $name', ({ name, ours, theirs, verify }) => {
  const strangers = FORMS.filter(form => form.name !== name).map(form => form.ours)
  // A stranger's parts may be put together to what he signed himself, in the form that is asked for.
  const honest = [ours, theirs, ...strangers].flatMap(bundle => {
    const result = attemptOf(verify, bundle)
    return result === undefined ? [] : [proven(result)]
  })
  const listed = NOT_AUTHENTICATED[name] ?? []
  const free = new Set<string>()

  /** Notes the path of an edit that was alone, changed something, and was accepted. */
  const note = (list: readonly Edit[], after: unknown): void => {
    const [edit] = list
    const path = edit && pathAt(ours, edit)
    if (edit === undefined || path === undefined || list.length > 1) return
    // In an object that adds a field, which nothing reads.
    if (edit.kind === 'duplicate' && typeof path.at(-1) === 'string') return
    if (decoded(ours) !== decoded(after)) free.add(pathText(path))
  }

  it('has no other field that is not authenticated than those listed', () => {
    for (const where of pathsOf(ours).keys()) {
      for (const change of SWEEP) {
        const list = [{ ...change, where, key: '' }]
        const bundle = edited(ours, theirs, list)
        if (attemptOf(verify, bundle) !== undefined) note(list, bundle)
      }
    }
    expect([...free].sort()).toEqual(listed)
  })

  fuzz(it, {
    name: `bundle, ${name}`,
    cases: 1_500,
    input: fc.record({ list: edits(), donor: fc.constantFrom(theirs, ...strangers) }),
    attempt: ({ list, donor }) => {
      const bundle = edited(ours, donor, list)
      const result = verify(bundle)
      note(list, bundle)
      return result
    },
    accepted: result => {
      if (honest.includes(proven(result as Proven))) return
      throw new Error('accepted, and not what an honest bundle proves')
    },
  })

  it('showed no other such field among the random ones', () => {
    expect([...free].filter(path => !listed.includes(path))).toEqual([])
  })

  fuzz(it, {
    name: `text of a bundle file, ${name}`,
    cases: 250,
    input: fc.record({ at: fc.nat(), drop: fc.nat(40), insert: fc.string({ unit: 'binary' }) }),
    attempt: ({ at, drop, insert }) => {
      const text = JSON.stringify(ours)
      const start = at % text.length
      const mutated = text.slice(0, start) + insert + text.slice(start + drop)
      return parseBundleFile(Buffer.from(mutated), 'fuzz').map(read => verify(read()))
    },
    accepted: results => {
      for (const result of results as Proven[]) {
        if (!honest.includes(proven(result))) throw new Error('accepted, and not honest')
      }
    },
  })
})
