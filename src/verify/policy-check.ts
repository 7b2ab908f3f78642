/**
 * Identity and statement against the policy, by string equality: never a pattern, never a prefix. Names of owners and
 * repositories do not differ by case; refs, paths and everything else do.
 */
import type { ErrorCode } from '../errors/catalog.ts'
import { PROVENANCE_V1 } from '../attest/predicate.ts'
import type { Sha256 } from '../attest/digest.ts'
import type { Statement } from '../attest/statement.ts'
import type { SignedStatement } from './bundle-verifier.ts'
import type { Demand, RunDemand, VerificationPolicy } from './policy.ts'
import { provenanceContradictions } from './provenance-agreement.ts'
import { advise, refusal, type Refusal } from './refusal.ts'
import type { SignerIdentity } from './signer-identity.ts'
import { parseRunUri, parseWorkflowUri, sameName } from './workflow-uri.ts'

/** The file that an attestation must be about; a name of null leaves the digest alone to decide. */
export interface ExpectedSubject {
  readonly name: string | null
  readonly sha256: Sha256
}

type Same = (expected: string, actual: string) => boolean

const MAX_SIGNER_NAME = 1024

const exactly: Same = (expected, actual) => expected === actual

/** Every reason to refuse; none means that the attestation is accepted. */
export function checkPolicy(
  signed: Pick<SignedStatement, 'statement' | 'signer'>,
  policy: VerificationPolicy,
  predicateType: string,
  subject: ExpectedSubject,
): readonly Refusal[] {
  const { statement, signer } = signed
  return [
    ...checkStatement(statement, predicateType, subject),
    ...checkSource(signer, policy),
    ...checkSigner(signer, policy),
    ...checkRun(signer, policy),
    ...(statement.predicateType === PROVENANCE_V1
      ? provenanceContradictions(statement.predicate, signer, policy.serverUrl)
      : []),
  ]
}

function checkStatement(
  statement: Statement,
  predicateType: string,
  { name, sha256 }: ExpectedSubject,
): readonly Refusal[] {
  const found = statement.subject.some(
    subject =>
      Object.hasOwn(subject.digest, 'sha256') &&
      subject.digest['sha256'] === sha256 &&
      (name === null || subject.name === name),
  )
  const subjects = statement.subject
    .slice(0, 3)
    .map(subject => `${subject.name} sha256:${subject.digest['sha256'] ?? '?'}`)
  return [
    ...compare('PREDICATE_TYPE_MISMATCH', 'predicate type', predicateType, statement.predicateType),
    ...(found
      ? []
      : [
          refusal(
            'SUBJECT_MISMATCH',
            'subject',
            `${name ?? '(any name)'} sha256:${sha256}`,
            subjects.join(', '),
          ),
        ]),
  ]
}

function checkSource(signer: SignerIdentity, policy: VerificationPolicy): readonly Refusal[] {
  const url = (name: string): string => `${policy.serverUrl}/${name}`
  return [
    ...advise(
      compare('ISSUER_MISMATCH', 'token issuer', policy.issuer, signer.issuer),
      `cert-oidc-issuer: ${signer.issuer}`,
    ),
    ...demand(
      'REPOSITORY_MISMATCH',
      'source repository',
      policy.repository,
      signer.sourceRepositoryUri,
      (expected, actual) => sameName(url(expected), actual),
    ),
    ...demand(
      'OWNER_MISMATCH',
      'source owner',
      policy.owner,
      signer.sourceRepositoryOwnerUri,
      (expected, actual) => sameName(url(expected), actual),
    ),
    ...demand(
      'REPOSITORY_ID_MISMATCH',
      'source repository id',
      policy.repositoryId,
      signer.sourceRepositoryIdentifier,
    ),
    ...demand(
      'OWNER_ID_MISMATCH',
      'source owner id',
      policy.ownerId,
      signer.sourceRepositoryOwnerIdentifier,
    ),
    ...demand('REF_MISMATCH', 'source ref', policy.sourceRef, signer.sourceRepositoryRef),
    ...demand(
      'COMMIT_MISMATCH_SIGNED',
      'source commit',
      policy.sourceDigest,
      signer.sourceRepositoryDigest,
    ),
  ]
}

function checkSigner(signer: SignerIdentity, policy: VerificationPolicy): readonly Refusal[] {
  const name = signer.subjectAlternativeName
  const workflow = parseWorkflowUri(name, policy.serverUrl)
  if (workflow === undefined || name !== signer.buildSignerUri) {
    const expected = `a workflow of ${policy.serverUrl}, named twice alike`
    return [refusal('SIGNER_MISMATCH', 'signer', expected, `${name} and ${signer.buildSignerUri}`)]
  }
  const { repository, path, ref } = workflow
  return [
    ...checkSignerName(name, policy),
    ...checkSignerOfSource(repository, signer, policy),
    ...demand(
      'SIGNER_DIGEST_MISMATCH',
      'commit of the signer workflow',
      policy.signerDigest,
      signer.buildSignerDigest,
    ),
    ...advise(
      demand(
        'SIGNER_MISMATCH',
        'repository of the signer workflow',
        policy.signerRepository,
        repository,
        sameName,
      ),
      `signer-workflow: ${repository}/${path}@${ref}`,
    ),
    ...demand(
      'SIGNER_MISMATCH',
      'signer workflow',
      policy.signerWorkflow,
      `${repository}/${path}`,
      sameWorkflow,
    ),
    ...demand('SIGNER_REF_MISMATCH', 'ref of the signer workflow', policy.signerRef, ref),
  ]
}

function checkSignerName(name: string, { signerName }: VerificationPolicy): readonly Refusal[] {
  if (!('matches' in signerName)) return demand('SIGNER_MISMATCH', 'signer', signerName, name)
  // A bound on what the expression reads bounds the time that it takes.
  if (name.length <= MAX_SIGNER_NAME && signerName.matches.test(name)) return []
  return [refusal('SIGNER_MISMATCH', 'signer', String(signerName.matches), name)]
}

function checkSignerOfSource(
  repository: string,
  { sourceRepositoryUri }: SignerIdentity,
  { signerOfSource, serverUrl }: VerificationPolicy,
): readonly Refusal[] {
  if (!signerOfSource || sameName(`${serverUrl}/${repository}`, sourceRepositoryUri)) return []
  const what = 'repository of the signer workflow'
  const expected = `the source repository, ${sourceRepositoryUri}`
  return [refusal('SIGNER_MISMATCH', what, expected, repository)]
}

/** Owner and repository without regard to case, the path with. */
const sameWorkflow: Same = (expected, actual) => {
  const split = (workflow: string): readonly [string, string] => {
    const [owner = '', repository = '', ...path] = workflow.split('/')
    return [`${owner}/${repository}`, path.join('/')]
  }
  const [expectedRepository, expectedPath] = split(expected)
  const [actualRepository, actualPath] = split(actual)
  return sameName(expectedRepository, actualRepository) && expectedPath === actualPath
}

function checkRun(signer: SignerIdentity, policy: VerificationPolicy): readonly Refusal[] {
  const refused = policy.refusedTriggers.includes(signer.buildTrigger)
  return [
    ...(refused
      ? [
          refusal(
            'TRIGGER_REFUSED',
            'build trigger',
            `an event other than ${policy.refusedTriggers.join(', ')}`,
            signer.buildTrigger,
          ),
        ]
      : []),
    ...demand(
      'RUNNER_REFUSED',
      'runner environment',
      policy.runnerEnvironment,
      signer.runnerEnvironment,
    ),
    ...checkInvocation(signer.runInvocationUri, policy),
  ]
}

function checkInvocation(uri: string, { run, serverUrl }: VerificationPolicy): readonly Refusal[] {
  if ('open' in run) return []
  const actual = parseRunUri(uri, serverUrl)
  if (actual !== undefined && sameRun(run.equal, actual)) return []
  const { repository, runId, maxAttempt } = run.equal
  const expected = `${repository} run ${runId}, attempt 1 to ${maxAttempt}`
  return [refusal('RUN_MISMATCH', 'workflow run', expected, uri)]
}

function sameRun(
  expected: RunDemand,
  actual: { readonly repository: string; readonly runId: string; readonly attempt: number },
): boolean {
  return (
    sameName(expected.repository, actual.repository) &&
    expected.runId === actual.runId &&
    actual.attempt <= expected.maxAttempt
  )
}

function demand(
  code: ErrorCode,
  what: string,
  wanted: Demand<string>,
  actual: string,
  same: Same = exactly,
): readonly Refusal[] {
  return 'open' in wanted ? [] : compare(code, what, wanted.equal, actual, same)
}

function compare(
  code: ErrorCode,
  what: string,
  expected: string,
  actual: string,
  same: Same = exactly,
): readonly Refusal[] {
  return same(expected, actual) ? [] : [refusal(code, what, expected, actual)]
}
