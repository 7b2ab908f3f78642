/** Honest bundles of two strangers on both instances, made in this process, and the verifier that knows the roots. */
import { workflowClaims } from '../../../sandbox/actions/claims.ts'
import { JobRegistry } from '../../../sandbox/actions/job.ts'
import { makeBundle } from '../../../sandbox/sigstore/bundle-maker.ts'
import { createInstance, type InstanceName } from '../../../sandbox/sigstore/instance.ts'
import { Rekor } from '../../../sandbox/sigstore/rekor.ts'
import { REKOR_HOST, trustedRoot } from '../../../sandbox/sigstore/trusted-root.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1, STATEMENT_V1 } from '../../../src/attest/predicate.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import { createBundleVerifier } from '../../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../../src/verify/trust.ts'
import { releaseJob } from '../../sandbox/support/jobs.ts'
import { provenance } from '../../unit/verify/identities.ts'

export const INSTANCES = ['public-good', 'github'] as const satisfies readonly InstanceName[]

const publicGood = createInstance('public-good')
const github = createInstance('github')
if (publicGood.logs === null) throw new Error('the public-good instance has a log')
const keys = {
  'public-good': publicGood,
  github,
  rekor: new Rekor({ key: publicGood.logs.rekor, host: REKOR_HOST, clock: Date.now }),
}

// With neighbours in the log, so that an inclusion proof has hashes to be tampered with.
for (const payload of ['{"a":1}', '{"b":2}', '{"c":3}', '{"d":4}', '{"e":5}']) {
  makeBundle({
    instance: 'public-good',
    keys,
    claims: workflowClaims(new JobRegistry().open(releaseJob())),
    payload,
  })
}

/** trusted_root.json of each instance. */
export const ROOTS = { 'public-good': trustedRoot(publicGood), github: trustedRoot(github) }

/** Both roots, one a line. */
export const ROOT_LINES = `${JSON.stringify(ROOTS['public-good'])}\n${JSON.stringify(ROOTS.github)}\n`

export const verifier = createBundleVerifier(parseTrustRoots(ROOT_LINES))

const ours = workflowClaims(new JobRegistry().open(releaseJob()))
const evil = 'evil-org/widget/.github/workflows/release.yml@refs/heads/main'
const theirs = workflowClaims(
  new JobRegistry().open(
    releaseJob({
      repository: { owner: 'evil-org', ownerId: 66, name: 'widget', id: 666, visibility: 'public' },
      ref: 'refs/heads/main',
      workflowRef: evil,
      jobWorkflowRef: evil,
      runId: 13,
    }),
  ),
)

const subject = (content: string): object => ({
  name: 'widget-1.2.3-linux-amd64',
  digest: { sha256: sha256Of(content) },
})

/** The statement that we sign. */
export const OURS = {
  _type: STATEMENT_V1,
  subject: [subject('a binary')],
  predicateType: PROVENANCE_V1,
  predicate: provenance(),
}

const THEIRS = {
  _type: STATEMENT_V1,
  subject: [subject('another binary')],
  predicateType: CYCLONEDX_BOM,
  predicate: { bomFormat: 'CycloneDX' },
}

/** A payload, truly signed as us. */
export const signedAsUs = (instance: InstanceName, payload: string | Buffer): object =>
  makeBundle({ instance, keys, claims: ours, payload })

/** One honest bundle of ours and one of a stranger's. */
export const honestPair = (instance: InstanceName): readonly [ours: unknown, theirs: unknown] => [
  plain(signedAsUs(instance, JSON.stringify(OURS))),
  plain(makeBundle({ instance, keys, claims: theirs, payload: JSON.stringify(THEIRS) })),
]

/** As it arrives: through JSON. */
const plain = (bundle: object): unknown => JSON.parse(JSON.stringify(bundle))
