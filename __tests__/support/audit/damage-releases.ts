/** Tags, checksums, services, and what GitHub itself attests. */
import { BUNDLE_HOST } from '../../../sandbox/github/index.ts'
import { allOf, asset, blobOf, jobFor, only, replace, type Damage } from './damage-tools.ts'

const KINDS: readonly Damage[] = [
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

export function releaseDamages(): readonly Damage[] {
  return KINDS
}
