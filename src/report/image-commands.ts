/**
 * The commands with which anybody checks an image. A central signer signs for whoever calls it, so that its name alone
 * vouches for nobody: every command names the source repository, too.
 */
import { COSIGN_SIGNATURE, CYCLONEDX_BOM, PROVENANCE_V1 } from '../attest/predicate.ts'
import { quote, workflowPath } from './consumer-commands.ts'
import type { AttestImageReport } from './attest-image-summary.ts'

/** cosign's own names for predicate types; all others are given in full. */
const COSIGN_TYPES: Readonly<Record<string, string>> = {
  [PROVENANCE_V1]: 'slsaprovenance1',
  [CYCLONEDX_BOM]: 'cyclonedx',
}

/** A line for each attestation, and one for the signature. */
export function imageCommands(
  report: Pick<
    AttestImageReport,
    'subject' | 'identity' | 'instance' | 'serverUrl' | 'pushed' | 'claims'
  >,
): readonly string[] {
  const types = report.claims.map(one => one.predicateType)
  const gh = types.filter(type => type !== COSIGN_SIGNATURE).map(type => ghLine(type, report))
  // cosign reads registries, and knows the public instance by itself.
  if (!report.pushed || report.instance === 'github') return gh
  return [...gh, ...types.map(type => cosignLine(type, report))]
}

type Facts = Parameters<typeof imageCommands>[0]

function ghLine(predicateType: string, { subject, identity, serverUrl, pushed }: Facts): string {
  const host = new URL(serverUrl).host
  return [
    `gh attestation verify ${quote(`oci://${subject.name}@sha256:${subject.sha256}`)}`,
    ...(host === 'github.com' ? [] : [`--hostname ${host}`]),
    `--repo ${quote(identity.repository)}`,
    `--signer-workflow ${quote(workflowPath(identity.jobWorkflowRef))}`,
    ...(predicateType === PROVENANCE_V1 ? [] : [`--predicate-type ${quote(predicateType)}`]),
    ...(pushed ? ['--bundle-from-oci'] : []),
  ].join(' ')
}

function cosignLine(predicateType: string, { subject, identity, serverUrl }: Facts): string {
  const command =
    predicateType === COSIGN_SIGNATURE
      ? 'cosign verify'
      : `cosign verify-attestation --type ${quote(COSIGN_TYPES[predicateType] ?? predicateType)}`
  return [
    `${command} ${quote(`${subject.name}@sha256:${subject.sha256}`)}`,
    `--certificate-identity ${quote(`${serverUrl}/${identity.jobWorkflowRef}`)}`,
    `--certificate-oidc-issuer ${quote(identity.issuer)}`,
    `--certificate-github-workflow-repository ${quote(identity.repository)}`,
  ].join(' ')
}
