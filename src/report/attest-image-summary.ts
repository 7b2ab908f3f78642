/** The job summary of `attest` for an image, with the commands that are true for this very run. */
import type { SigstoreInstance } from '../attest/instance.ts'
import {
  COSIGN_SIGNATURE,
  CYCLONEDX_BOM,
  PROVENANCE_V1,
  VULNERABILITIES,
} from '../attest/predicate.ts'
import type { Sha256 } from '../attest/digest.ts'
import type { RunIdentity } from '../run/run-identity.ts'
import { imageCommands } from './image-commands.ts'
import { block, code, link, table } from './markdown.ts'

export interface AttestImageReport {
  readonly subject: { readonly name: string; readonly sha256: Sha256 }
  readonly identity: RunIdentity
  readonly instance: SigstoreInstance
  readonly serverUrl: string
  readonly pushed: boolean
  readonly rehearsal: boolean
  readonly claims: readonly {
    readonly predicateType: string
    /** Of GitHub's store; undefined: it is not there, or was before. */
    readonly attestationUrl: string | undefined
  }[]
}

const KINDS: Readonly<Record<string, string>> = {
  [PROVENANCE_V1]: 'provenance',
  [CYCLONEDX_BOM]: 'SBOM',
  [VULNERABILITIES]: 'vulnerability report',
  [COSIGN_SIGNATURE]: 'signature',
}

/** What was signed about which image, where it lies, and how anybody checks it. */
export function attestImageSummary(report: AttestImageReport): string {
  const { subject, claims, rehearsal, pushed, instance } = report
  const rows = claims.map(({ predicateType, attestationUrl }) => [
    KINDS[predicateType] ?? code(predicateType),
    rehearsal
      ? 'not signed'
      : attestationUrl === undefined
        ? ''
        : link(attestationUrl.replace(/^.*\//, ''), attestationUrl),
    rehearsal || !pushed ? '' : 'beside the image',
  ])
  return [
    `## ${rehearsal ? 'Rehearsed attestations' : 'Attestations'} of an image`,
    `${code(subject.name)} ${code(`sha256:${subject.sha256}`)}`,
    table(['Says', 'In GitHub’s store', 'In the registry'], rows),
    rehearsal
      ? '**A rehearsal**: everything was checked, and nothing was signed, stored or pushed.'
      : `Signed at ${instance === 'github' ? "GitHub's own Sigstore instance" : 'the public-good Sigstore instance, with an entry in its public log'}, and verified at once.`,
    'The digest was handed to this step: that the image is what the sources say is as good as the job that built it.',
    ...(rehearsal ? [] : ['To check it:', block('sh', imageCommands(report).join('\n'))]),
  ].join('\n\n')
}
