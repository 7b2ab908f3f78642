/**
 * What each command takes, after inputs.ts has read and checked it. A field is undefined when the input was not
 * given: the defaults that depend on the project (Cargo.toml) or on the run are the commands' own business.
 */
import type { DigestAlgorithm, Sha256 } from '../attest/digest.ts'
import type { Registry } from '../crate/registry.ts'

import type { SpecVersion } from '../attest/build-facts.ts'
import type { FormerRepository } from '../audit/release-policy.ts'
import type { ReleaseSelection } from '../audit/selection.ts'

/** Which part of the workspace is released, and under which tag. */
export interface SelectionInputs {
  /** Relative to the workspace folder, or absolute. */
  readonly manifestPath: string
  readonly packages: readonly string[] | undefined
  readonly bins: readonly string[] | undefined
  /** Platform names, `name=target@runner`, each perhaps with a trailing `?`. */
  readonly platforms: readonly string[] | undefined
  readonly tag: string | undefined
  readonly allowBranchRef: boolean
}

/** What `plan` takes besides; a later command takes it too where it may have to plan again. */
export interface PlanInputs extends SelectionInputs {
  readonly name: string | undefined
  readonly assetName: string | undefined
  /** A path: the maintainer's own document. */
  readonly sbom: boolean | string | undefined
  readonly gpg: boolean | undefined
  readonly archive: 'auto' | 'none' | undefined
  /** `pattern[=place]` */
  readonly include: readonly string[] | undefined
  /** `path[=name]`, for every file of the release that cargo does not make. */
  readonly extraAssets: readonly string[] | undefined
  /** The same, for what another tool has made. */
  readonly prebuilt: readonly string[] | undefined
}

/** A plan handed over as JSON by the plan job; undefined: planned again. */
export interface PlannedInputs {
  readonly plan: string | undefined
}

export interface StageInputs extends SelectionInputs, PlannedInputs {
  /** `path[=name]`: planned files that this job has; where given, nothing else is staged. */
  readonly extraAssets: readonly string[] | undefined
  readonly prebuilt: readonly string[] | undefined
  readonly platform: string | undefined
  readonly target: string | undefined
  readonly features: readonly string[]
  readonly allFeatures: boolean
  readonly noDefaultFeatures: boolean
  readonly profile: string | undefined
  readonly subjectPath: string | undefined
  readonly cargoMessages: string | undefined
  readonly sbomSpecVersion: SpecVersion
  readonly bsi: boolean
  readonly uploadArtifact: boolean
}

export type SigstoreChoice = 'auto' | 'public-good' | 'github'

export interface AttestInputs extends SelectionInputs, PlannedInputs {
  /** Files to attest as they lie here, without a plan; empty: what was staged. */
  readonly subjectPaths: readonly string[]
  /** Sign this platform's files alone, in the job that built them; undefined: all of the plan. */
  readonly platform: string | undefined
  /** A folder already filled with the content of staged workflow artifacts. */
  readonly artifactsPath: string | undefined
  /** `name sha256` or `sha256:HEX name` pairs, or JSON, from the build jobs' outputs. */
  readonly digests: string | undefined
  /** Bytes. */
  readonly maxEnvelope: number
  readonly sigstore: SigstoreChoice
  readonly disclosePrivate: boolean
  readonly dryRun: boolean
  readonly signRehearsal: boolean
}

/** `attest` of an image instead of staged files. */
export interface AttestImageInputs extends TrustInputs {
  /** `registry/name`; a tag is left out. */
  readonly subjectName: string
  readonly subjectDigest: Sha256
  /** Whether what is signed is put beside the image. */
  readonly pushToRegistry: boolean
  /** Whether a keyless signature is made, as cosign takes it. */
  readonly sign: boolean
  /** What is attested; empty: provenance. */
  readonly predicates: readonly { readonly predicateType: string; readonly path: string }[]
  /** Bytes. */
  readonly maxEnvelope: number
  readonly sigstore: SigstoreChoice
  readonly disclosePrivate: boolean
  readonly dryRun: boolean
  readonly signRehearsal: boolean
}

/** A TUF mirror and the file with the root that it is believed by. */
export interface TufMirrorInput {
  /** https, without a slash at its end. */
  readonly url: string
  readonly rootPath: string
}

/** Whose signatures are believed; with neither, the two public instances, by their own mirrors. */
export interface TrustInputs {
  readonly trustedRoot: string | undefined
  readonly tufMirrors: readonly TufMirrorInput[]
}

/** Who must have signed; at most one of the first four is given. */
export interface SignerInputs {
  /** `[host/]owner/repo/path[@ref]` */
  readonly signerWorkflow: string | undefined
  /** `owner/name` */
  readonly signerRepo: string | undefined
  /** The whole name in the certificate. */
  readonly certIdentity: string | undefined
  readonly certIdentityRegex: string | undefined
  /** Commit of the signer workflow. */
  readonly signerDigest: string | undefined
}

export interface VerifyInputs extends TrustInputs, SignerInputs {
  readonly subjectPaths: readonly string[]
  /** How files are hashed; a digest names its own algorithm. */
  readonly digestAlg: DigestAlgorithm
  /** What the bundles hold: statements about the files, or plain signatures over them. */
  readonly bundleContent: 'attestation' | 'signature'
  /** `sha256:HEX`, `sha512:HEX`, or `oci://host/name[:tag][@sha256:HEX]` */
  readonly subjects: readonly string[]
  /** Of an index: itself alone, or every child manifest too. */
  readonly images: 'index' | 'all'
  /** Whether each image must bear a keyless signature, too. */
  readonly requireSignature: boolean
  /** Whether attestations of images are read from their registry instead of GitHub's store. */
  readonly bundleFromOci: boolean
  /** `owner/name` */
  readonly repo: string | undefined
  /** Instead of a repository: any of this owner. */
  readonly owner: string | undefined
  /** Another token service than the server's own, such as an enterprise's. */
  readonly certOidcIssuer: string | undefined
  readonly noPublicGood: boolean
  readonly sourceRef: string | undefined
  readonly sourceDigest: string | undefined
  readonly runId: string | undefined
  readonly tag: string | undefined
  readonly denySelfHostedRunners: boolean
  readonly predicateTypes: readonly string[]
  /** Bundle files, JSON or JSONL; when given nothing is fetched. */
  readonly bundles: readonly string[]
  readonly repoId: string | undefined
  readonly ownerId: string | undefined
}

export type RenderedDocument = 'security-md'

export interface ReleaseInputs extends SelectionInputs, PlannedInputs, TrustInputs {
  readonly artifactsPath: string | undefined
  readonly signerWorkflow: string | undefined
  readonly notes: string | undefined
  readonly notesFile: string | undefined
  readonly generateNotes: boolean
  readonly prerelease: boolean | 'auto'
  readonly makeLatest: boolean | 'auto'
  readonly draft: boolean
  /** Documents that are rendered beside the release; nothing is committed. */
  readonly docs: readonly RenderedDocument[]
  /** Sign a verification summary of every file. */
  readonly verificationSummary: boolean
  readonly gpgPrivateKey: string | undefined
  readonly gpgPassphrase: string | undefined
  readonly sigstore: SigstoreChoice
  readonly disclosePrivate: boolean
  readonly maxEnvelope: number
  readonly dryRun: boolean
  readonly signRehearsal: boolean
}

export interface CrateInputs extends TrustInputs {
  readonly manifestPath: string
  readonly packages: readonly string[] | undefined
  readonly tag: string | undefined
  readonly allowBranchRef: boolean
  /** Files or patterns: what was packaged before publishing; empty: packaged anew. */
  readonly cratePaths: readonly string[]
  /** Milliseconds; 0: ask once. */
  readonly waitTimeout: number
  readonly registry: Registry
  readonly sigstore: SigstoreChoice
  readonly disclosePrivate: boolean
  readonly maxEnvelope: number
  readonly dryRun: boolean
  readonly signRehearsal: boolean
}

export interface PinCheckInputs {
  /** Folders and files of the checkout. */
  readonly paths: readonly string[]
  /** What may stay unpinned. */
  readonly allow: readonly string[]
}

/** The policy is that of `verify`; source ref, commit and run are those of each release. */
export interface AuditInputs
  extends
    TrustInputs,
    SignerInputs,
    Pick<
      VerifyInputs,
      'repo' | 'repoId' | 'ownerId' | 'certOidcIssuer' | 'noPublicGood' | 'denySelfHostedRunners'
    > {
  readonly predicateTypes: readonly [string, ...string[]]
  readonly formerRepositories: readonly FormerRepository[]
  readonly releases: ReleaseSelection
  /** Hash every file instead of believing GitHub's digests. */
  readonly download: boolean
  readonly failOn: 'security' | 'any' | 'none'
  /** A file. */
  readonly baseline: string | undefined
  /** A folder; undefined: a new one. */
  readonly reportDir: string | undefined
}

/** plan, stage, attest, verify and release in one job. */
export interface AllInputs extends PlanInputs, TrustInputs {
  readonly target: string | undefined
  readonly features: readonly string[]
  readonly allFeatures: boolean
  readonly noDefaultFeatures: boolean
  readonly profile: string | undefined
  readonly subjectPath: string | undefined
  readonly cargoMessages: string | undefined
  readonly sbomSpecVersion: SpecVersion
  readonly bsi: boolean
  readonly signerWorkflow: string | undefined
  readonly notes: string | undefined
  readonly notesFile: string | undefined
  readonly generateNotes: boolean
  readonly prerelease: boolean | 'auto'
  readonly makeLatest: boolean | 'auto'
  readonly draft: boolean
  readonly docs: readonly RenderedDocument[]
  /** Sign a verification summary of every file. */
  readonly verificationSummary: boolean
  readonly gpgPrivateKey: string | undefined
  readonly gpgPassphrase: string | undefined
  readonly sigstore: SigstoreChoice
  readonly disclosePrivate: boolean
  readonly maxEnvelope: number
  readonly dryRun: boolean
  readonly signRehearsal: boolean
}
