/** What `attest` takes of an image: read, checked, and every problem told. */
import type { Sha256 } from '../attest/digest.ts'
import type { AttestImageInputs } from '../commands/command-inputs.ts'
import { parseDigest, parseImageReference } from '../oci/reference.ts'
import { signing, trust } from './input-groups.ts'
import type { InputReader } from './input-values.ts'

const IMAGE_INPUTS = [
  'subject-name',
  'subject-digest',
  'push-to-registry',
  'sign',
  'predicate-type',
  'predicate-path',
]
/** What is about staged files, and says nothing of an image. */
const STAGED_INPUTS = [
  'subject-path',
  'artifacts-path',
  'plan',
  'platform',
  'platforms',
  'digests',
  'manifest-path',
  'package',
  'bin',
  'tag',
  'allow-branch-ref',
]
const TRUST_INPUTS = ['trusted-root', 'tuf-mirror', 'tuf-root']
const NO_DIGEST = '0'.repeat(64) as Sha256

/** Whether `attest` is asked for an image; what then contradicts it, or is missing, is a problem. */
export function asksForImage(reader: InputReader): boolean {
  const given = (names: readonly string[]): readonly string[] =>
    names.filter(name => reader.text(name) !== undefined)
  const image = given(IMAGE_INPUTS)
  if (image.length === 0) {
    for (const name of given(TRUST_INPUTS)) {
      reader.problem(
        `${name}: what was staged is verified by release; attest verifies images alone`,
      )
    }
    return false
  }
  for (const name of given(STAGED_INPUTS)) {
    reader.problem(`${name}: is about staged files, and contradicts ${image.join(', ')}`)
  }
  return true
}

/** The inputs of an image. */
export function attestImage(reader: InputReader): AttestImageInputs {
  const pushToRegistry = reader.flag('push-to-registry') ?? false
  const sign = reader.flag('sign') ?? false
  if (sign && !pushToRegistry) {
    reader.problem('sign: needs push-to-registry: true; a signature is looked for beside the image')
  }
  return {
    subjectName: subjectName(reader, pushToRegistry),
    subjectDigest: subjectDigest(reader),
    pushToRegistry,
    sign,
    predicates: predicates(reader),
    ...signing(reader),
    ...trust(reader),
  }
}

function subjectName(reader: InputReader, pushToRegistry: boolean): string {
  const name = reader.text('subject-name')
  if (name === undefined) {
    reader.problem('subject-name: expected the name of an image, such as ghcr.io/owner/name')
    return ''
  }
  const reference = pushToRegistry ? parseImageReference(name) : undefined
  if (typeof reference === 'string') reader.problem(`subject-name: ${reference}`)
  return name
}

function subjectDigest(reader: InputReader): Sha256 {
  const text = reader.text('subject-digest')
  const digest = parseDigest(text)
  if (digest === undefined) {
    reader.problem(
      `subject-digest: expected sha256: and 64 hex digits, got ${text === undefined ? 'nothing' : JSON.stringify(text.slice(0, 80))}`,
    )
  }
  return digest ?? NO_DIGEST
}

function predicates(reader: InputReader): AttestImageInputs['predicates'] {
  const types = reader.listMatching('predicate-type', /^https?:\/\/\S+$/, 'a URI') ?? []
  const paths = reader.list('predicate-path') ?? []
  if (types.length !== paths.length) {
    reader.problem(
      `predicate-path: expected a file for each predicate-type (${types.length}), got ${paths.length}`,
    )
  }
  return types.map((predicateType, index) => ({ predicateType, path: paths[index] ?? '' }))
}
