/** What is known about releases once they were audited: light, for reports; the bundles are let go. */
import type { Sha256 } from '../attest/digest.ts'
import type { ErrorCode } from '../errors/catalog.ts'
import type { VerifiedTimestamp } from '../verify/bundle-verifier.ts'
import type { Finding, Verdict } from './verdict.ts'

/** One attestation that passed everything. */
export interface ChainLink {
  readonly predicateType: string
  /** `store`, or the name of the evidence file. */
  readonly source: string
  /** Which Sigstore instance certified the signer. */
  readonly instance: string
  readonly signer: string
  readonly signerCommit: string
  readonly issuer: string
  readonly repository: string
  readonly ref: string
  readonly commit: string
  readonly trigger: string
  readonly runner: string
  readonly run: string
  readonly timestamps: readonly VerifiedTimestamp[]
  readonly logIndices: readonly string[]
}

/** An attestation of the same bytes that nobody asked for: refused, or accepted and of a kind that no release plans. */
export interface OtherAttestation {
  readonly source: string
  readonly predicateType: string
  /** Name in the certificate, where the proof holds. */
  readonly signer: string | null
  /** null: its signer is the right one, but nobody planned it. */
  readonly code: ErrorCode | null
  readonly message: string
}

/** The verdict on one file. */
export interface AuditedAsset {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly url: string
  readonly sha256: Sha256 | null
  /** Whose word the digest is. */
  readonly digestFrom: 'github' | 'download' | null
  readonly verdict: Verdict
  /** Gravest first. */
  readonly findings: readonly Finding[]
  readonly chain: readonly ChainLink[]
  readonly others: readonly OtherAttestation[]
  readonly notes: readonly string[]
  /** RFC 3339: when the proof was checked, where an earlier audit did; else null. */
  readonly checkedEarlier: string | null
}

/** A release and the verdicts on its files. */
export interface AuditedRelease {
  readonly tag: string
  readonly title: string
  readonly url: string
  readonly publishedAt: string | null
  readonly draft: boolean
  readonly prerelease: boolean
  readonly immutable: boolean
  /** What the tag names now; null: there is no such tag. */
  readonly commit: string | null
  /** GitHub's own attestation of an immutable release. */
  readonly attestedByGitHub: boolean
  /** What is wrong with the release as a whole. */
  readonly findings: readonly Finding[]
  readonly notes: readonly string[]
  readonly assets: readonly AuditedAsset[]
}
