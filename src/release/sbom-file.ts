/** The SBOM file and the SBOM that was signed must be one document. */
import { sha256Of, type Sha256 } from '../attest/digest.ts'
import { sbomPredicateType } from '../attest/predicate.ts'
import { at } from '../attest/json.ts'
import { PolicyError } from '../errors/release-error.ts'
import type { VerifiedArtifact } from '../verify/verified-artifact.ts'

/** SBOM_DIFFERS when a CycloneDX document gives its root another digest than the binary's. */
export function checkRootHash(document: unknown, sha256: Sha256, name: string): void {
  const hashes = at(document, 'metadata', 'component', 'hashes')
  const list: readonly unknown[] = Array.isArray(hashes) ? hashes : []
  const found = list.filter(hash => at(hash, 'alg') === 'SHA-256').map(hash => at(hash, 'content'))
  if (found.every(content => content === sha256)) return
  throw new PolicyError('SBOM_DIFFERS', {
    message: `${name} is about another file`,
    expected: `sha256 ${sha256}`,
    actual: `sha256 ${found.map(String).join(', ')}`,
  })
}

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
    .filter(accepted => accepted.predicateType === sbomPredicateType(file.name))
    .map(({ statement: { predicate } }) => ({ predicate, sha256: sha256Of(sbomText(predicate)) }))
  const same = signed.find(one => one.sha256 === file.sha256)
  if (same !== undefined) {
    // The SBOM of an archive is about the binary inside.
    checkRootHash(same.predicate, (binary.contains ?? binary).sha256, file.name)
    return
  }
  throw new PolicyError('SBOM_DIFFERS', {
    message: `${file.name} is not the SBOM that was signed for ${binary.name ?? 'its binary'}`,
    expected:
      signed.length === 0
        ? 'a signed SBOM'
        : `sha256 ${signed.map(one => one.sha256).join(' or ')}`,
    actual: `sha256 ${file.sha256}`,
  })
}
