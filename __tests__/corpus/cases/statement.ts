/** Statements about another file, of another kind, or of two meanings. */
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { forged, type Case } from '../support/case.ts'
import { FILE, IDENTITY, provenanceOf, statement } from '../support/forge.ts'

const OTHER = 'f'.repeat(64)
const SHA = FILE.sha256

const says = (name: string, code: ErrorCode, changes: object): Case =>
  forged(name, code, { payload: JSON.stringify(statement(changes)) })

const about = (name: string, code: ErrorCode, ...subject: readonly unknown[]): Case =>
  says(name, code, { subject })

/** The honest text with one piece replaced: for what an object cannot hold. */
const rewritten = (name: string, code: ErrorCode, from: string, to: string): Case => {
  const payload = JSON.stringify(statement()).replace(from, () => to)
  return forged(name, code, { payload })
}

const digest = { sha256: SHA }
/** Text that nests too deeply for any reader that recurs. */
export const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

const SUBJECT_CASES: readonly Case[] = [
  about('another name', 'SUBJECT_RENAMED', { name: 'rocket-1.2.3-macos-arm64', digest }),
  about('name in another case', 'SUBJECT_RENAMED', { name: FILE.name.toUpperCase(), digest }),
  about('name with a folder', 'SUBJECT_RENAMED', { name: `./${FILE.name}`, digest }),
  about('name of a look-alike', 'SUBJECT_RENAMED', {
    name: `r\u043ecket-1.2.3-linux-amd64`,
    digest,
  }),
  about('no name', 'SUBJECT_RENAMED', { digest }),
  about('name of null', 'SUBJECT_RENAMED', { name: null, digest }),
  about('name that is a number', 'STATEMENT_INVALID', { name: 1, digest }),
  about('another digest', 'SUBJECT_CHANGED', { name: FILE.name, digest: { sha256: OTHER } }),
  about('digest one digit longer', 'SUBJECT_CHANGED', {
    name: FILE.name,
    digest: { sha256: `${SHA}0` },
  }),
  about('digest cut short', 'SUBJECT_CHANGED', {
    name: FILE.name,
    digest: { sha256: SHA.slice(0, 40) },
  }),
  ...['sha512', 'SHA256', 'sha256 ', 'gitCommit', 'sha3-256', 'dirHash'].map(algorithm =>
    about(`digest as ${JSON.stringify(algorithm)}`, 'SUBJECT_MISMATCH', {
      name: FILE.name,
      digest: { [algorithm]: SHA },
    }),
  ),
  about('digest in upper case', 'STATEMENT_INVALID', {
    name: FILE.name,
    digest: { sha256: SHA.toUpperCase() },
  }),
  about('digest with its algorithm in front', 'STATEMENT_INVALID', {
    name: FILE.name,
    digest: { sha256: `sha256:${SHA}` },
  }),
  about('digest in a list', 'STATEMENT_INVALID', { name: FILE.name, digest: { sha256: [SHA] } }),
  about('no digest', 'STATEMENT_INVALID', { name: FILE.name }),
  about('an empty digest', 'STATEMENT_INVALID', { name: FILE.name, digest: {} }),
  about(
    'two subjects: the name of one, the digest of the other',
    'SUBJECT_RENAMED',
    { name: FILE.name, digest: { sha256: OTHER } },
    { name: 'other', digest },
  ),
  about(
    'a malformed subject behind the honest one',
    'STATEMENT_INVALID',
    { ...FILE, digest },
    null,
  ),
  says('no subject', 'STATEMENT_INVALID', { subject: [] }),
  says('subject as an object', 'STATEMENT_INVALID', { subject: { name: FILE.name, digest } }),
  says('subjects without end', 'STATEMENT_INVALID', {
    subject: Array.from({ length: 5000 }, () => ({ name: FILE.name, digest })),
  }),
]

const TYPE_CASES: readonly Case[] = [
  says('an SBOM for provenance', 'PREDICATE_TYPE_NOT_FOUND', {
    predicateType: CYCLONEDX_BOM,
    predicate: { bomFormat: 'CycloneDX', specVersion: '1.6' },
  }),
  says('a signature of cosign for provenance', 'PREDICATE_TYPE_NOT_FOUND', {
    predicateType: 'https://sigstore.dev/cosign/sign/v1',
    predicate: {},
  }),
  says('a release attestation of GitHub by the signer', 'PREDICATE_TYPE_NOT_FOUND', {
    predicateType: 'https://in-toto.io/attestation/release/v0.1',
    predicate: { repository: IDENTITY.repository, tag: 'v1.2.3' },
  }),
  forged('a release attestation of GitHub', 'EXTENSION_MISSING', {
    instance: 'github',
    identity: 'https://dotcom.releases.github.com',
    extensions: () => [],
    payload: JSON.stringify(
      statement({
        predicateType: 'https://in-toto.io/attestation/release/v0.1',
        predicate: { repository: IDENTITY.repository, repositoryId: '42', tag: 'v1.2.3' },
      }),
    ),
  }),
  ...['/v0.2', '/v1.1', '/v1/', '/V1', '/v1 ', '/v1#x'].map(end =>
    says(`predicate type ending in ${JSON.stringify(end)}`, 'PREDICATE_TYPE_NOT_FOUND', {
      predicateType: PROVENANCE_V1.replace('/v1', end),
    }),
  ),
  ...['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v2', '', null].map(_type =>
    says(`statement of type ${JSON.stringify(_type)}`, 'STATEMENT_INVALID', { _type }),
  ),
  says('predicate type in a list', 'STATEMENT_INVALID', { predicateType: [PROVENANCE_V1] }),
  says('no predicate', 'STATEMENT_INVALID', { predicate: undefined }),
  says('predicate in a list', 'STATEMENT_INVALID', { predicate: [provenanceOf(IDENTITY)] }),
]

const TEXT_CASES: readonly Case[] = [
  rewritten('subject twice', 'STATEMENT_INVALID', '"subject":', '"subject":[],"subject":'),
  rewritten(
    'subject twice, in two cases',
    'STATEMENT_INVALID',
    '"subject":',
    '"Subject":[],"subject":',
  ),
  rewritten(
    'predicate type twice, once with an escape',
    'STATEMENT_INVALID',
    '"predicateType":',
    '"predicate\\u0054ype":"x","predicateType":',
  ),
  rewritten('digest twice', 'STATEMENT_INVALID', '"sha256":', `"sha256":"${OTHER}","sha256":`),
  rewritten(
    'a repeated key deep in the predicate',
    'STATEMENT_INVALID',
    '"event_name":',
    '"event_name":"schedule","event_name":',
  ),
  rewritten('the subject on the prototype', 'STATEMENT_INVALID', '"subject":', '"__proto__":'),
  rewritten(
    'the digest on the prototype',
    'STATEMENT_INVALID',
    `{"sha256":"${SHA}"}`,
    `{"__proto__":{"sha256":"${SHA}"}}`,
  ),
  rewritten('a number without end', 'STATEMENT_INVALID', `"${PROVENANCE_V1}"`, '9'.repeat(5000)),
  // The stack ends before the nesting does: caught, and refused.
  rewritten('deep nesting for a predicate type', 'STATEMENT_INVALID', `"${PROVENANCE_V1}"`, DEEP),
  rewritten(
    'deep nesting in the predicate',
    'STATEMENT_INVALID',
    '"buildType"',
    `"x":${DEEP},"buildType"`,
  ),
  forged('no JSON', 'STATEMENT_INVALID', { payload: 'provenance' }),
  forged('an empty payload', 'BUNDLE_INVALID', { payload: '' }),
  forged('null', 'STATEMENT_INVALID', { payload: 'null' }),
  forged('a list of statements', 'STATEMENT_INVALID', { payload: JSON.stringify([statement()]) }),
  forged('two statements', 'STATEMENT_INVALID', {
    payload: `${JSON.stringify(statement())}\n${JSON.stringify(statement())}`,
  }),
  forged('a byte order mark', 'STATEMENT_INVALID', {
    payload: `\ufeff${JSON.stringify(statement())}`,
  }),
  forged('a payload of another type', 'BUNDLE_INVALID', { payloadType: 'application/json' }),
  forged('a payload type in another case', 'BUNDLE_INVALID', {
    payloadType: 'application/vnd.in-toto+JSON',
  }),
]

export const STATEMENT_CASES: readonly Case[] = [...SUBJECT_CASES, ...TYPE_CASES, ...TEXT_CASES]
