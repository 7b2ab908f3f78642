/** What GitHub's attestation store takes. https://github.com/actions/attest#attestation-limits */

/** Subjects of one statement. */
export const MAX_SUBJECTS = 1024
/** Bytes of a predicate. */
export const MAX_PREDICATE_BYTES = 16 * 1024 * 1024
