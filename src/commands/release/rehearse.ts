/** A rehearsal: every step of the release up to the first one that writes. */
import { plansSignatures } from '../../plan/signature-name.ts'
import type { ReleaseState } from '../../release/release-state.ts'
import type { VerifiedArtifact } from '../../verify/verified-artifact.ts'
import {
  contents,
  notesSource,
  readState,
  signRest,
  storePorts,
  type Outcome,
} from './carry-out.ts'
import { composeNotes } from './compose-notes.ts'
import type { Job, ReleaseStagedPorts } from './job.ts'
import { comparePublished } from './published.ts'
import { rehearseOutlook } from './rehearse-outlook.ts'
import { withSignatures, type GpgKeyring } from './sign-with-gpg.ts'
import { rehearsePayload, verifyPayload } from './verify-payload.ts'
import { checkWhere, type Where } from './where.ts'

/** Everything that can be checked, and nothing written: no log, no store (unless asked to sign), no release. */
export async function rehearse(
  job: Job,
  keyring: GpgKeyring | undefined,
  ports: ReleaseStagedPorts,
): Promise<Outcome> {
  const { where, options } = job
  const state = where === undefined ? undefined : await rehearseOutside(job, where, ports)
  const outlook = await rehearseOutlook(job, ports)
  const base = { state: 'rehearsed', release: null, assets: [], outlook } as const
  if (options.signRehearsal) {
    const verified = await verifyPayload(job.staged, job.buildJudge, storePorts(job, ports))
    const ready = await signRest(await withSignatures(job, keyring, ports), verified, ports)
    await rehearseNotes(job, ready.release.files, ports)
    return { ...base, ...contents(ready), notChecked: [NO_PUBLICATION] }
  }
  const { verified, unsigned } = await rehearsePayload(
    job.staged,
    job.buildJudge,
    storePorts(job, ports),
  )
  if (state?.kind === 'published') {
    await comparePublished(state.release, job.payload, job.plan, job.ownJudge, {
      ...storePorts(job, ports),
      releases: ports.releases,
    })
  }
  await rehearseNotes(job, verified, ports)
  return {
    ...base,
    files: [...job.payload, job.checksums],
    verified,
    evidence: undefined,
    notChecked: [
      ...unsigned.map(name => `${name}: no attestation to verify, since a rehearsal signs nothing`),
      ...gpgRemarks(job, keyring),
      'The evidence file: it is made of signatures (sign-rehearsal: true would make some).',
      NO_PUBLICATION,
    ],
  }
}

function gpgRemarks({ plan }: Job, keyring: GpgKeyring | undefined): readonly string[] {
  if (!plansSignatures(plan)) return []
  return keyring === undefined
    ? ['The OpenPGP signatures: gpg-private-key was not given to this run.']
    : ['The OpenPGP signatures: the key can sign, and a rehearsal signs nothing with it.']
}

const NO_PUBLICATION =
  'Whether GitHub will take the release: the right to write, rulesets on tags and immutability show only when something is written.'

async function rehearseOutside(
  job: Job,
  where: Where,
  ports: ReleaseStagedPorts,
): Promise<ReleaseState> {
  await checkWhere(where, ports)
  return readState(job, where, ports)
}

async function rehearseNotes(
  job: Job,
  verified: readonly VerifiedArtifact[],
  ports: ReleaseStagedPorts,
): Promise<void> {
  const where = job.where ?? { tag: job.plan.version }
  await composeNotes({ ...notesSource(job, where, verified, ports), generate: false }, ports)
}
