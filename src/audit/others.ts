/** Attestations of a file's bytes that nobody asked for: an auditor wants to know of each. */
import { peekStatement } from '../attest/kept-bundles.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../attest/predicate.ts'
import type { BundleVerifier } from '../verify/bundle-verifier.ts'
import type { VerificationPolicy } from '../verify/policy.ts'
import type { AttestationRecord } from '../verify/verified-artifact.ts'
import type { OtherAttestation } from './model.ts'
import { refusalOfOther, signerOf, type NamedDigest } from './proof.ts'

/** What releases carry: provenance and documents of what a file is made of. */
const isPlanned = (predicateType: string): boolean =>
  predicateType === PROVENANCE_V1 ||
  predicateType === CYCLONEDX_BOM ||
  predicateType.startsWith('https://spdx.dev/Document')

/** Enough to see a pattern; the store may list a thousand. */
const MOST_OTHERS = 20

/** Refused ones, and accepted ones of a kind that no release plans. */
export function otherAttestations(
  file: NamedDigest,
  records: readonly AttestationRecord[],
  required: readonly string[],
  policy: VerificationPolicy,
  verifier: BundleVerifier,
): readonly OtherAttestation[] {
  const others: OtherAttestation[] = []
  for (const record of records) {
    const predicateType = peekStatement(record.bundle)?.predicateType ?? ''
    const refusal = refusalOfOther(file, record, policy, verifier)
    if (refusal === undefined && (isPlanned(predicateType) || required.includes(predicateType))) {
      continue
    }
    others.push({
      source: record.source,
      predicateType,
      signer: signerOf(record, verifier),
      code: refusal?.code ?? null,
      message: refusal?.message ?? 'signed by the right signer, and of a kind that nobody planned',
    })
    if (others.length === MOST_OTHERS) break
  }
  return others
}
