/** What an attestation is about. https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md */
import type { Sha256 } from './digest.ts'

export interface Subject {
  readonly name: string
  readonly sha256: Sha256
}

/** A subject and what is said about it: one claim becomes one statement. */
export interface Claim {
  readonly subject: Subject
  readonly predicateType: string
  readonly predicate: object
}
