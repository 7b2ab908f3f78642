/** Honest bundles of two strangers on both instances, made in this process, and the verifier that knows the roots. */
import { workflowClaims } from '../../../sandbox/actions/claims.ts'
import { JobRegistry } from '../../../sandbox/actions/job.ts'
import {
  makeBlobBundle,
  makeBundle,
  type LogEntryKind,
} from '../../../sandbox/sigstore/bundle-maker.ts'
import { createInstance, type InstanceName } from '../../../sandbox/sigstore/instance.ts'
import { Rekor } from '../../../sandbox/sigstore/rekor.ts'
import { REKOR_HOST, trustedRoot } from '../../../sandbox/sigstore/trusted-root.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1, STATEMENT_V1 } from '../../../src/attest/predicate.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import type { Statement } from '../../../src/attest/statement.ts'
import { createBundleVerifier, type SignedStatement } from '../../../src/verify/bundle-verifier.ts'
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

/** As it arrives: through JSON. */
const plain = (bundle: object): unknown => JSON.parse(JSON.stringify(bundle))

/** trusted_root.json of each instance. */
export const ROOTS = { 'public-good': trustedRoot(publicGood), github: trustedRoot(github) }

/** Both roots, one a line. */
export const ROOT_LINES = `${JSON.stringify(ROOTS['public-good'])}\n${JSON.stringify(ROOTS.github)}\n`

export const verifier = createBundleVerifier(parseTrustRoots(ROOT_LINES))

/** The file that plain signatures are over. */
export const BLOB = Buffer.from('a binary')

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

/** Bundles in each form that is accepted, of us and of a stranger, and what verifies them. */
export interface Form {
  readonly name: string
  readonly ours: unknown
  readonly theirs: unknown
  readonly verify: (bundle: unknown) => Proven
}

/** What a bundle proves; a plain signature proves no statement. */
export interface Proven extends Omit<SignedStatement, 'statement'> {
  readonly statement?: Statement
}

const verifyStatement = (bundle: unknown): Proven => verifier.verify(bundle)
const verifyBlob = (bundle: unknown): Proven => verifier.verifyBlob(bundle, BLOB)

const statementForm = (
  name: string,
  make: (claims: typeof ours, payload: string) => object,
): Form => ({
  name,
  ours: plain(make(ours, JSON.stringify(OURS))),
  theirs: plain(make(theirs, JSON.stringify(THEIRS))),
  verify: verifyStatement,
})

const publicGoodForm = (log: LogEntryKind): Form =>
  statementForm(`public-good, ${log}`, (claims, payload) =>
    makeBundle({ instance: 'public-good', keys, claims, payload, log }),
  )

const blobForm = (log: LogEntryKind): Form => {
  const make = (claims: typeof ours): unknown =>
    plain(makeBlobBundle({ instance: 'public-good', keys, claims, blob: BLOB, log }))
  return {
    name: `plain signature, ${log}`,
    ours: make(ours),
    theirs: make(theirs),
    verify: verifyBlob,
  }
}

interface Chained {
  readonly verificationMaterial: {
    readonly certificate: object
    readonly tlogEntries: readonly object[]
  }
}

/** Version 0.1: a chain, and the log's promise without a proof. */
const promised = (bundle: object): object => {
  const { certificate, tlogEntries, ...rest } = (bundle as Chained).verificationMaterial
  return {
    ...bundle,
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      x509CertificateChain: { certificates: [certificate] },
      tlogEntries: tlogEntries.map(entry => ({ ...entry, inclusionProof: undefined })),
      ...rest,
    },
  }
}

export const FORMS: readonly Form[] = [
  publicGoodForm('rekor-v1'),
  publicGoodForm('rekor-v2'),
  publicGoodForm('rekor-v2-dsse'),
  statementForm('public-good, version 0.1', (claims, payload) =>
    promised(makeBundle({ instance: 'public-good', keys, claims, payload })),
  ),
  statementForm('github', (claims, payload) =>
    makeBundle({ instance: 'github', keys, claims, payload }),
  ),
  blobForm('rekor-v1'),
  blobForm('rekor-v2'),
]
