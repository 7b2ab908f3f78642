/**
 * GitHub's attestation of an immutable release: which tag, and which files. It is signed by GitHub itself, with a
 * certificate that names no workflow, so it says nothing about a build and is never evidence of one.
 * https://docs.github.com/code-security/concepts/supply-chain-security/immutable-releases
 */
import type { Statement } from '../attest/statement.ts'
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import { checkSignature } from './bundle-verifier.ts'
import { readUriName } from './certificate.ts'
import type { TrustRoots } from './trust.ts'

/** Versions v0.1 and v0.2 are known; GitHub documents neither. */
const PREDICATE_FAMILY = 'https://in-toto.io/attestation/release/'
const GITHUB = 'GitHub, Inc.'

/** Gives the statement of a release attestation whose signature holds and is GitHub's own. */
export interface ReleaseAttestationVerifier {
  /** Throws a VerificationError or PolicyError otherwise. */
  verify(bundle: unknown): Statement
}

/** Only the root of GitHub's instance counts: releases are attested there, whatever signs the builds. */
export function createReleaseAttestationVerifier(
  roots: TrustRoots,
  serverUrl: string,
): ReleaseAttestationVerifier {
  const root = roots.get(GITHUB)
  if (root === undefined) {
    throw new ReleaseError('TRUST_ROOT_MISSING', {
      message: `the trust root of ${GITHUB} is needed to verify its attestation of a release`,
    })
  }
  const only = new Map([[GITHUB, root]])
  const signer = releaseSigner(serverUrl)
  return {
    verify(bundle) {
      const { statement, certificate } = checkSignature(bundle, only)
      const name = readUriName(certificate) ?? 'no single name'
      if (name === signer) return statement
      throw new PolicyError('SIGNER_MISMATCH', {
        message: 'the signer of the release attestation',
        expected: signer,
        actual: name,
      })
    },
  }
}

/** `https://dotcom.releases.github.com`; a tenant's name stands in its place. */
function releaseSigner(serverUrl: string): string {
  const { host } = new URL(serverUrl)
  const domain = host === 'github.com' ? 'dotcom' : host.replace(/\.ghe\.com$/, '')
  return `https://${domain}.releases.github.com`
}

export interface AttestedRelease {
  readonly tag: string
  /** `owner/name` */
  readonly repository: string
  readonly repositoryId: string
  /** What the tag's ref names: a tag object, or a commit. */
  readonly object: string
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
}

/** The statement must be one of exactly this release (RELEASE_ATTESTATION_MISMATCH names every difference). */
export function checkReleaseStatement(statement: Statement, release: AttestedRelease): void {
  const { predicate, predicateType, subject } = statement
  const named = subject.filter(({ digest }) => digest['sha256'] !== undefined)
  const faults = [
    ...(predicateType.startsWith(PREDICATE_FAMILY) ? [] : [`predicate type ${predicateType}`]),
    ...(['tag', 'repository', 'repositoryId'] as const).flatMap(field => {
      const found = predicate[field]
      const actual = typeof found === 'number' ? String(found) : found
      return actual === release[field]
        ? []
        : [`${field}: expected ${release[field]}, got ${JSON.stringify(found ?? null)}`]
    }),
    ...(subject.some(({ digest }) => digest['sha1'] === release.object)
      ? []
      : [`no subject is the tag's object ${release.object}`]),
    ...fileFaults(named, release.files),
  ]
  if (faults.length === 0) return
  throw new PolicyError('RELEASE_ATTESTATION_MISMATCH', { message: faults.join('; ') })
}

function fileFaults(
  subjects: Statement['subject'],
  files: AttestedRelease['files'],
): readonly string[] {
  const line = (name: string, sha256: string | undefined): string =>
    `${name} sha256:${sha256 ?? ''}`
  const attested = new Set(subjects.map(({ name, digest }) => line(name, digest['sha256'])))
  const verified = new Set(files.map(({ name, sha256 }) => line(name, sha256)))
  return [
    ...[...verified].filter(one => !attested.has(one)).map(one => `${one}: not attested`),
    ...[...attested].filter(one => !verified.has(one)).map(one => `${one}: not verified by us`),
  ]
}
