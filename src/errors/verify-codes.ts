import type { ErrorEntry } from './catalog.ts'

const WRONG_SIGNER = 'Do not use the file unless you know why it was signed so.'

/** Whether a claim holds, and for whom. */
export const VERIFY_CODES = {
  TRUST_ROOT_MISSING: {
    class: 'operational',
    meaning:
      'The file with the trust root, or with the first root of a mirror, cannot be read; or there is none on a server that needs one.',
    remedy:
      'Make one and pass it on:\n\ngh attestation trusted-root > trusted_root.jsonl\n\nwith:\n  trusted-root: trusted_root.jsonl',
  },
  TRUST_ROOT_INVALID: {
    class: 'operational',
    meaning: 'The trust root is not a trusted_root.json, nor a file with one on each line.',
    remedy: 'Make it anew with `gh attestation trusted-root`.',
  },
  TRUST_ROOT_UNAVAILABLE: {
    class: 'operational',
    meaning:
      'A TUF mirror could not be reached, or what it serves is expired, older than it was, or not signed by the keys that its first root names. An older copy is never used instead.',
    remedy:
      'Re-run. If it stays, pass the trust roots as a file:\n\ngh attestation trusted-root > trusted_root.jsonl\n\nwith:\n  trusted-root: trusted_root.jsonl',
  },
  TRUST_ROOT_FORGED: {
    class: 'security',
    meaning:
      'A TUF mirror serves other bytes than the published ones as the first root, from which all other keys descend.',
    remedy:
      'Trust nothing that comes over this network before you know why: a proxy that rewrites, or a mirror in foreign hands.',
  },
  TRUST_ROOT_TOO_OLD: {
    class: 'security',
    meaning:
      'The proof does not hold, and the given trust root could not have vouched for it: its authorities or log keys had all ended before the times that the bundle names.',
    remedy:
      'Make the trust root anew; if it stays, do not use the file:\n\ngh attestation trusted-root > trusted_root.jsonl\n\nwith:\n  trusted-root: trusted_root.jsonl',
  },
  TRUST_ROOT_UNKNOWN_ISSUER: {
    class: 'security',
    meaning:
      'A certificate authority is neither the public-good instance nor GitHub, or no root for it was given.',
    remedy:
      'Pass trust roots of both instances, as `gh attestation trusted-root` prints them; other authorities are not accepted.',
  },
  INSTANCE_WITHOUT_ROOT: {
    class: 'operational',
    meaning:
      'The attestation is of a Sigstore instance that is known here, and the trust roots that were given hold none of it: GitHub’s own instance, where only public-good is trusted, or the reverse.',
    remedy:
      'Pass trust roots of both instances:\n\ngh attestation trusted-root > trusted_root.jsonl\n\nwith:\n  trusted-root: trusted_root.jsonl',
  },
  ATTESTATION_NOT_FOUND: {
    class: 'operational',
    meaning:
      'There is no attestation of a required kind for this digest: never made, not visible yet, deleted, or not readable with this token.',
    remedy:
      'If it was stored a moment ago, re-run. Otherwise check the digest, the repository, and that the job has:\n\npermissions:\n  attestations: read',
  },
  PREDICATE_TYPE_NOT_FOUND: {
    class: 'operational',
    meaning:
      'There are attestations of this digest, and none of a required kind; the message lists the kinds that exist.',
    remedy:
      'If it was stored a moment ago, re-run. Otherwise attest what is missing, or name the kind that you want:\n\nwith:\n  predicate-type: https://slsa.dev/provenance/v1',
  },
  BUNDLE_INVALID: {
    class: 'security',
    meaning:
      'A bundle is not of a known version (0.1 to 0.3), lacks what its version must hold, says one thing in two ways, or holds a plain signature where an attestation is wanted, or the reverse. See docs/bundles.md.',
    remedy: 'Fetch it again; if it stays, do not use the file.',
  },
  SIGNATURE_INVALID: {
    class: 'security',
    meaning:
      'The signature over the attestation does not hold: it was changed, or somebody else signed it.',
    remedy: 'Do not use the file.',
  },
  LOG_ENTRY_MISSING: {
    class: 'security',
    meaning:
      'The public-good instance logs every signature, and this attestation has no entry of its transparency log.',
    remedy: 'Do not use the file: a signature that nobody could see may be anybody’s.',
  },
  LOG_ENTRY_INVALID: {
    class: 'security',
    meaning:
      'The entry of the transparency log does not hold: a foreign log, a false proof, or the entry of another signature.',
    remedy: 'Do not use the file.',
  },
  TIMESTAMP_MISSING: {
    class: 'security',
    meaning:
      'Nothing proves when the signature was made, so nothing proves that the signer’s certificate was valid.',
    remedy: 'Do not use the file; attest it again.',
  },
  TIMESTAMP_INVALID: {
    class: 'security',
    meaning:
      'A time stamp does not hold: a foreign authority, an authority that was not valid at that time, or the stamp of another signature.',
    remedy:
      'Do not use the file. If you gave the trust root as a file, make it anew with `gh attestation trusted-root` and try again.',
  },
  CERTIFICATE_EXPIRED: {
    class: 'security',
    meaning:
      'The signature was made when the signer’s certificate was not valid, before or after: the key may have been anybody’s by then.',
    remedy: 'Do not use the file; attest it again.',
  },
  CERTIFICATE_UNTRUSTED: {
    class: 'security',
    meaning:
      'The certificate does not chain to an authority of the trust root that was valid when it signed.',
    remedy:
      'Do not use the file. If you gave the trust root as a file, make it anew with `gh attestation trusted-root` and try again.',
  },
  CERTIFICATE_UNLOGGED: {
    class: 'security',
    meaning:
      'The public-good instance logs every certificate, and no certificate log of the trust root vouches for this one.',
    remedy: 'Do not use the file.',
  },
  CERTIFICATE_INVALID: {
    class: 'security',
    meaning: 'A certificate is malformed or says one thing twice.',
    remedy: 'Do not use the file.',
  },
  EXTENSION_MISSING: {
    class: 'security',
    meaning:
      'The signing certificate lacks what a certificate of a GitHub Actions job has: it was issued to somebody else.',
    remedy: WRONG_SIGNER,
  },
  ISSUER_MISMATCH: {
    class: 'security',
    meaning: 'Another token service vouched for the signer.',
    remedy: WRONG_SIGNER,
  },
  ENTERPRISE_ISSUER: {
    class: 'security',
    meaning:
      'The token service of an enterprise vouched for the signer, and the policy expects that of all others.',
    remedy:
      'If the enterprise is yours, name its token service:\n\nwith:\n  cert-oidc-issuer: https://token.actions.githubusercontent.com/ENTERPRISE',
  },
  REPOSITORY_MISMATCH: {
    class: 'security',
    meaning: 'The attestation was made for source code of another repository.',
    remedy: WRONG_SIGNER,
  },
  OWNER_MISMATCH: {
    class: 'security',
    meaning: 'The attestation was made for source code of another owner.',
    remedy: WRONG_SIGNER,
  },
  REPOSITORY_ID_MISMATCH: {
    class: 'security',
    meaning: 'The repository has the expected name and another id: the name has changed hands.',
    remedy: WRONG_SIGNER,
  },
  OWNER_ID_MISMATCH: {
    class: 'security',
    meaning: 'The owner has the expected name and another id: the name has changed hands.',
    remedy: WRONG_SIGNER,
  },
  SIGNER_MISMATCH: {
    class: 'security',
    meaning: 'Another workflow signed.',
    remedy:
      'Do not use the file unless you know why it was signed so: the message names the workflow that signed. If you gave `signer-workflow`, look for a mistake in it first.',
  },
  REUSABLE_SIGNER: {
    class: 'security',
    meaning:
      'A reusable workflow signed, that the workflow of the source repository called; the policy expects the source repository’s own.',
    remedy:
      'If you trust the reusable workflow, name it:\n\nwith:\n  signer-workflow: owner/repo/.github/workflows/file.yml',
  },
  SIGNER_REF_MISMATCH: {
    class: 'security',
    meaning: 'The right workflow signed, at another ref.',
    remedy: WRONG_SIGNER,
  },
  SIGNER_DIGEST_MISMATCH: {
    class: 'security',
    meaning: 'The right workflow signed, as it stood at another commit.',
    remedy: WRONG_SIGNER,
  },
  INSTANCE_REFUSED: {
    class: 'security',
    meaning: 'The public-good instance certified the signer, and the policy does not accept it.',
    remedy: 'If you trust both Sigstore instances:\n\nwith:\n  no-public-good: false',
  },
  REF_MISMATCH: {
    class: 'security',
    meaning: 'The source was built from another ref.',
    remedy: WRONG_SIGNER,
  },
  COMMIT_MISMATCH_SIGNED: {
    class: 'security',
    meaning: 'The source was built from another commit.',
    remedy: WRONG_SIGNER,
  },
  RUN_MISMATCH: {
    class: 'security',
    meaning: 'The attestation was made by another workflow run.',
    remedy: WRONG_SIGNER,
  },
  RUNNER_REFUSED: {
    class: 'security',
    meaning: 'The attestation was made on a runner that the policy does not accept.',
    remedy: 'If you trust the self-hosted runner:\n\nwith:\n  deny-self-hosted-runners: false',
  },
  SUBJECT_MISMATCH: {
    class: 'security',
    meaning: 'The attestation is about another file.',
    remedy: WRONG_SIGNER,
  },
  SUBJECT_RENAMED: {
    class: 'security',
    meaning: 'The attestation is about these bytes under another name.',
    remedy: 'Give the file the name under which it was attested, or attest it again.',
  },
  SUBJECT_CHANGED: {
    class: 'security',
    meaning:
      'The attestation is about a file of this name with other bytes: the file was changed after it was attested.',
    remedy:
      'Do not use the file before you know what changed it: signing, stripping or packing after the attestation, or somebody else. Fetch it again from the release.',
  },
  PREDICATE_TYPE_MISMATCH: {
    class: 'security',
    meaning: 'The attestation says something of another kind than what is required.',
    remedy: 'Attest the required predicate types; see the `predicate-type` input.',
  },
  BUILD_CONFIG_MISMATCH: {
    class: 'security',
    meaning:
      'The top-level workflow of the run that signed is another one, or stood at another commit.',
    remedy: WRONG_SIGNER,
  },
  VISIBILITY_MISMATCH: {
    class: 'security',
    meaning: 'The repository had another visibility when the attestation was made.',
    remedy: 'If it was made public or private during this run, run all jobs again.',
  },
  PROVENANCE_CONTRADICTION: {
    class: 'security',
    meaning: 'The signed provenance says something else than the certificate that signed it.',
    remedy:
      'Do not use the file: whoever held the signing identity wrote a provenance that is not true.',
  },
} as const satisfies Record<string, ErrorEntry>
