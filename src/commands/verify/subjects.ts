/** What `verify` is asked about: files, digests and images. */
import { basename } from 'node:path'
import {
  digestOf,
  parseSubjectDigest,
  type DigestAlgorithm,
  type Sha512,
  type SubjectDigest,
} from '../../attest/digest.ts'
import { ReleaseError } from '../../errors/release-error.ts'
import type { VerifyInputs } from '../command-inputs.ts'
import { mapAll } from '../concurrent.ts'
import type { Files } from '../ports.ts'
import { readImage, type ImagePorts, type ImageSubject } from './images.ts'

export interface VerifyFiles extends Files {
  /** SHA-512 of a regular file, by streaming. */
  measureSha512(path: string): Promise<Sha512>
  /** The bytes of a regular file of at most that size (FILE_TOO_LARGE). */
  readBytes(path: string, maxBytes: number): Promise<Uint8Array>
}

export interface SubjectPorts {
  readonly files: VerifyFiles
  /** Paths and patterns, relative to the workspace → files; one that matches nothing is refused. */
  readonly expand: (patterns: readonly string[]) => Promise<readonly string[]>
}

export interface PlainSubject {
  /** File name, or the digest as it was given. */
  readonly label: string
  readonly digest: SubjectDigest
  readonly image?: undefined
}

export type Subject = PlainSubject | ImageSubject

// Hashing uses the pool of four threads that reading files does.
const FILES_AT_ONCE = 4

/** Files first, then digests and images; none at all is refused. */
export async function readSubjects(
  inputs: VerifyInputs,
  ports: SubjectPorts & ImagePorts,
): Promise<readonly Subject[]> {
  const { subjectPaths, subjects, digestAlg } = inputs
  const { expand, files } = ports
  const paths = subjectPaths.length > 0 ? await expand(subjectPaths) : []
  const measured = await mapAll(paths, FILES_AT_ONCE, async path => ({
    label: basename(path),
    digest: await measure(path, digestAlg, files),
  }))
  const named = await mapAll(subjects, FILES_AT_ONCE, async (label): Promise<readonly Subject[]> =>
    label.startsWith('oci://') ? readImage(label, inputs, ports) : [readDigest(label)],
  )
  const found = [...measured, ...named.flat()]
  if (found.length > 0) return found
  throw new ReleaseError('INPUT_INVALID', { message: 'there is nothing to verify' })
}

async function measure(
  path: string,
  algorithm: DigestAlgorithm,
  files: VerifyFiles,
): Promise<SubjectDigest> {
  if (algorithm === 'sha512') return { sha512: await files.measureSha512(path) }
  const { sha256 } = await files.measure(path)
  return { sha256 }
}

/** `ALGORITHM:HEX` */
function readDigest(label: string): Subject {
  const digest = parseSubjectDigest(label)
  if (digest !== undefined) return { label, digest }
  throw new ReleaseError('INPUT_INVALID', {
    message: 'a subject is no digest',
    expected: 'sha256:HEX or sha512:HEX',
    actual: label,
  })
}

/** A file in memory, under the digest of the very bytes that are judged. */
export interface SubjectBytes extends PlainSubject {
  readonly bytes: Uint8Array
}

/** A signature is checked over the bytes, all at once: files of GitHub's largest size have no place in memory. */
const MAX_SIGNED_FILE = 1024 * 1024 * 1024

/** The files whose bytes are to be judged; a digest has none. */
export async function filesOf(
  { subjectPaths, subjects }: VerifyInputs,
  { expand }: SubjectPorts,
): Promise<readonly string[]> {
  if (subjectPaths.length === 0 || subjects.length > 0) {
    throw new ReleaseError('INPUT_INVALID', {
      message: 'a plain signature is checked over the bytes of a file, not over a digest',
      expected: 'subject-path',
    })
  }
  return expand(subjectPaths)
}

/** One of them, in memory. */
export async function readSubjectBytes(
  path: string,
  { digestAlg }: VerifyInputs,
  { files }: SubjectPorts,
): Promise<SubjectBytes> {
  const bytes = await files.readBytes(path, MAX_SIGNED_FILE)
  return { label: basename(path), digest: digestOf(bytes, digestAlg), bytes }
}
