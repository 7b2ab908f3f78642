/** The predicate types that this action makes and asks for. */

/** https://slsa.dev/spec/v1.0/provenance */
export const PROVENANCE_V1 = 'https://slsa.dev/provenance/v1'
/** https://slsa.dev/spec/v1.0/verification_summary */
export const VERIFICATION_SUMMARY_V1 = 'https://slsa.dev/verification_summary/v1'
/** https://cyclonedx.org/specification/overview/ : the predicate is the CycloneDX JSON document itself. */
export const CYCLONEDX_BOM = 'https://cyclonedx.org/bom'
/** https://spdx.dev: the predicate is the SPDX JSON document itself. */
export const SPDX_2_3 = 'https://spdx.dev/Document/v2.3'
/** https://github.com/in-toto/attestation/blob/main/spec/predicates/vuln.md */
export const VULNERABILITIES = 'https://in-toto.io/attestation/vulns/v0.1'
/** A signature of an image and nothing more. https://github.com/sigstore/cosign/blob/main/specs/COSIGN_PREDICATE_SPEC.md */
export const COSIGN_SIGNATURE = 'https://sigstore.dev/cosign/sign/v1'
/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export const STATEMENT_V1 = 'https://in-toto.io/Statement/v1'
/** The same fields under an older name, as `cosign attest` still writes it. */
export const STATEMENT_V01 = 'https://in-toto.io/Statement/v0.1'
export const IN_TOTO_PAYLOAD_TYPE = 'application/vnd.in-toto+json'
/** https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1 as @actions/attest writes it. */
export const WORKFLOW_BUILD_TYPE = 'https://actions.github.io/buildtypes/workflow/v1'

/**
 * The same fields, said of a file that another tool has made: this run received and released it. docs/archives.md says
 * what each field means then.
 */
export const ASSEMBLED_BUILD_TYPE =
  'https://github.com/attested-release/attested-release/blob/main/docs/archives.md#assembled-v1'

/** The predicate type of an SBOM, by the name of its file. */
export function sbomPredicateType(file: string): string {
  return file.endsWith('.spdx.json') ? SPDX_2_3 : CYCLONEDX_BOM
}
