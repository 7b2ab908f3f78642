/** The SBOM file and the SBOM that was signed must be one document. */
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import { CYCLONEDX_BOM } from '../attest/predicate.ts'
import { PolicyError } from '../errors/release-error.ts'
import type { VerifiedArtifact } from '../verify/verified-artifact.ts'

/** The bytes of the file that a signed predicate stands for. */
export function sbomText(predicate: unknown): string {
  return `${JSON.stringify(predicate, null, 2)}\n`
}

/** Refuses an SBOM file that no accepted SBOM attestation of its binary equals byte for byte (SBOM_DIFFERS). */
export function checkSbomFile(
  binary: VerifiedArtifact,
  file: { readonly name: string; readonly sha256: Sha256 },
): void {
  const signed = binary.accepted
    .filter(accepted => accepted.predicateType === CYCLONEDX_BOM)
    .map(accepted => sha256Of(sbomText(accepted.statement.predicate)))
  if (signed.includes(file.sha256)) return
  throw new PolicyError('SBOM_DIFFERS', {
    message: `${file.name} is not the SBOM that was signed for ${binary.name ?? 'its binary'}`,
    expected: signed.length === 0 ? 'a signed SBOM' : `sha256 ${signed.join(' or ')}`,
    actual: `sha256 ${file.sha256}`,
  })
}
