/** The workflow that signed. */
import { demand, type Same } from './comparison.ts'
import type { VerificationPolicy } from './policy.ts'
import { adviseInput, refusal, type Refusal } from './refusal.ts'
import type { SignerIdentity } from './signer-identity.ts'
import { parseWorkflowUri, sameName, uriNameOf, type WorkflowUri } from './workflow-uri.ts'

const MAX_SIGNER_NAME = 1024

/** Its name, its repository, file, ref and commit. */
export function checkSigner(
  signer: SignerIdentity,
  policy: VerificationPolicy,
): readonly Refusal[] {
  const name = signer.subjectAlternativeName
  const workflow = parseWorkflowUri(signer.buildSignerUri, policy.serverUrl)
  if (workflow === undefined || name !== uriNameOf(signer.buildSignerUri)) {
    const comparison = { check: 'signer.name', code: 'SIGNER_MISMATCH', what: 'signer' } as const
    const expected = `a workflow of ${policy.serverUrl}, named twice alike`
    return [refusal(comparison, expected, `${name} and ${signer.buildSignerUri}`)]
  }
  return [
    ...checkName(name, policy),
    ...explainReusable(checkFile(workflow, signer, policy), workflow, signer, policy),
    ...demand(
      { check: 'signer.ref', code: 'SIGNER_REF_MISMATCH', what: 'ref of the signer workflow' },
      policy.signerRef,
      workflow.ref,
    ),
    ...demand(
      {
        check: 'signer.commit',
        code: 'SIGNER_DIGEST_MISMATCH',
        what: 'commit of the signer workflow',
      },
      policy.signerDigest,
      signer.buildSignerDigest,
    ),
  ]
}

function checkName(name: string, { signerName }: VerificationPolicy): readonly Refusal[] {
  const comparison = { check: 'signer.name', code: 'SIGNER_MISMATCH', what: 'signer' } as const
  if (!('matches' in signerName)) return demand(comparison, signerName, name)
  // A bound on what the expression reads bounds the time that it takes.
  if (name.length <= MAX_SIGNER_NAME && signerName.matches.test(name)) return []
  return [refusal(comparison, String(signerName.matches), name)]
}

function checkFile(
  { repository, path }: WorkflowUri,
  signer: SignerIdentity,
  policy: VerificationPolicy,
): readonly Refusal[] {
  const ofSigner = 'repository of the signer workflow'
  return [
    ...checkOfSource(repository, signer, policy),
    ...demand(
      { check: 'signer.repository', code: 'SIGNER_MISMATCH', what: ofSigner },
      policy.signerRepository,
      repository,
      sameName,
    ),
    ...demand(
      { check: 'signer.workflow', code: 'SIGNER_MISMATCH', what: 'signer workflow' },
      policy.signerWorkflow,
      `${repository}/${path}`,
      sameWorkflow,
    ),
  ]
}

function checkOfSource(
  repository: string,
  { sourceRepositoryUri }: SignerIdentity,
  { signerOfSource, serverUrl }: VerificationPolicy,
): readonly Refusal[] {
  if (!signerOfSource || sameName(`${serverUrl}/${repository}`, sourceRepositoryUri)) return []
  return [
    refusal(
      {
        check: 'signer.of-source',
        code: 'SIGNER_MISMATCH',
        what: 'repository of the signer workflow',
      },
      `the source repository, ${sourceRepositoryUri}`,
      repository,
    ),
  ]
}

/** Whom a workflow of the source called is another case than who has nothing to do with it. */
function explainReusable(
  refusals: readonly Refusal[],
  { repository, path, ref }: WorkflowUri,
  signer: SignerIdentity,
  { serverUrl }: VerificationPolicy,
): readonly Refusal[] {
  const caller = parseWorkflowUri(signer.buildConfigUri, serverUrl)
  if (caller === undefined) return refusals
  const ofSource = sameName(`${serverUrl}/${caller.repository}`, signer.sourceRepositoryUri)
  const called = !sameWorkflow(`${caller.repository}/${caller.path}`, `${repository}/${path}`)
  if (!ofSource || !called) return refusals
  const remedy = adviseInput(
    'A reusable workflow signed. If you trust it, name it:',
    'signer-workflow',
    `${repository}/${path}@${ref}`,
  )
  return refusals.map(one => ({
    ...one,
    code: 'REUSABLE_SIGNER' as const,
    message: `${one.message}, a reusable workflow called by ${caller.repository}/${caller.path}`,
    ...(remedy === undefined ? {} : { remedy }),
  }))
}

/** Owner and repository without regard to case, the path with. */
const sameWorkflow: Same = (expected, actual) =>
  sameName(expected, actual) && pathOf(expected) === pathOf(actual)

/** Of `owner/repo/path`. */
function pathOf(workflow: string): string {
  return workflow.slice(workflow.indexOf('/', workflow.indexOf('/') + 1))
}
