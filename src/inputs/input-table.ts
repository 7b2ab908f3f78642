/** Which input belongs to which command. action.yml describes the same; a test compares the two. */

export const COMMANDS = [
  'all',
  'plan',
  'stage',
  'attest',
  'verify',
  'release',
  'crate',
  'pin-check',
  'audit',
] as const

export type CommandName = (typeof COMMANDS)[number]

const EVERY = COMMANDS
const PLANNED: readonly CommandName[] = ['all', 'plan', 'stage', 'attest', 'release']
const PROJECT: readonly CommandName[] = [...PLANNED, 'crate']
const TAGGED: readonly CommandName[] = [...PROJECT, 'verify']
const PLANNING: readonly CommandName[] = ['all', 'plan']
const BUILT: readonly CommandName[] = ['all', 'stage']
const SIGNING: readonly CommandName[] = ['all', 'attest', 'release', 'crate']
const RELEASING: readonly CommandName[] = ['all', 'release']
const TRUSTING: readonly CommandName[] = ['all', 'attest', 'verify', 'release', 'crate', 'audit']
const ATTEST: readonly CommandName[] = ['attest']
const VERIFY: readonly CommandName[] = ['verify']
/** Whom a consumer believes. */
const POLICY: readonly CommandName[] = ['verify', 'audit']
const AUDIT: readonly CommandName[] = ['audit']
const CRATE: readonly CommandName[] = ['crate']
const PIN_CHECK: readonly CommandName[] = ['pin-check']

/** An input → the commands that take it. Given to any other command it is an error. */
export const INPUT_COMMANDS: Readonly<Record<string, readonly CommandName[]>> = {
  command: EVERY,
  'github-token': EVERY,
  'show-summary': EVERY,
  'manifest-path': PROJECT,
  package: PROJECT,
  bin: PLANNED,
  platforms: PLANNED,
  tag: TAGGED,
  'allow-branch-ref': PROJECT,
  'trusted-root': TRUSTING,
  'tuf-mirror': TRUSTING,
  'tuf-root': TRUSTING,
  'dry-run': SIGNING,
  'sign-rehearsal': SIGNING,
  name: PLANNING,
  'asset-name': PLANNING,
  sbom: PLANNING,
  gpg: PLANNING,
  archive: PLANNING,
  include: PLANNING,
  'extra-assets': ['all', 'plan', 'stage'],
  prebuilt: ['all', 'plan', 'stage'],
  plan: ['stage', 'attest', 'release'],
  platform: ['stage', 'attest'],
  target: BUILT,
  features: BUILT,
  'all-features': BUILT,
  'no-default-features': BUILT,
  profile: BUILT,
  'cargo-messages': BUILT,
  'sbom-spec-version': BUILT,
  bsi: BUILT,
  'upload-artifact': ['stage'],
  'subject-path': ['all', 'stage', 'attest', 'verify'],
  'artifacts-path': ['attest', 'release'],
  digests: ['attest'],
  'max-envelope': SIGNING,
  sigstore: SIGNING,
  'disclose-private': SIGNING,
  subject: VERIFY,
  repo: POLICY,
  owner: VERIFY,
  'repo-id': POLICY,
  'owner-id': POLICY,
  'signer-workflow': ['all', 'verify', 'release', 'audit'],
  'signer-repo': POLICY,
  'signer-digest': POLICY,
  'cert-identity': POLICY,
  'cert-identity-regex': POLICY,
  'cert-oidc-issuer': POLICY,
  'no-public-good': POLICY,
  'source-ref': VERIFY,
  'source-digest': VERIFY,
  'run-id': VERIFY,
  'deny-self-hosted-runners': POLICY,
  'predicate-type': ['attest', ...POLICY],
  'predicate-path': ATTEST,
  'subject-name': ATTEST,
  'subject-digest': ATTEST,
  'push-to-registry': ATTEST,
  sign: ATTEST,
  bundle: VERIFY,
  'bundle-content': VERIFY,
  'digest-alg': VERIFY,
  'bundle-from-oci': VERIFY,
  images: VERIFY,
  'require-signature': VERIFY,
  notes: RELEASING,
  'notes-file': RELEASING,
  'generate-notes': RELEASING,
  prerelease: RELEASING,
  'make-latest': RELEASING,
  draft: RELEASING,
  docs: RELEASING,
  'verification-summary': RELEASING,
  'crate-path': CRATE,
  'wait-timeout': CRATE,
  'registry-url': CRATE,
  path: PIN_CHECK,
  allow: PIN_CHECK,
  'former-repository': AUDIT,
  releases: AUDIT,
  download: AUDIT,
  'fail-on': AUDIT,
  baseline: AUDIT,
  'report-dir': AUDIT,
  'gpg-private-key': RELEASING,
  'gpg-passphrase': RELEASING,
}
