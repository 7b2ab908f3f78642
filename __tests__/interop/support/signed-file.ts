/** Files with bundles, honest or with a defect, as files on disk for verifiers that are programs. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobIdentity } from '../../../sandbox/actions/job.ts'
import { workflowClaims } from '../../../sandbox/actions/claims.ts'
import type { Sandbox } from '../../../sandbox/index.ts'
import { makeBundle, type Defect } from '../../../sandbox/sigstore/bundle-maker.ts'
import { identityOf } from '../../../sandbox/sigstore/certificate-extensions.ts'
import type { InstanceName } from '../../../sandbox/sigstore/instance.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import { statement } from '../../corpus/support/forge.ts'
import { signingJob } from '../../integration/support/line.ts'

export interface SignedFile {
  readonly file: string
  readonly sha256: string
  readonly bundlePath: string
  readonly bundle: unknown
  /** subjectAltName and issuer of the certificate. */
  readonly identity: string
  readonly issuer: string
}

/** Signers of every kind on github.com. */
export const SIGNERS: Readonly<Record<string, Partial<JobIdentity>>> = {
  'a workflow of the repository': {},
  'a reusable workflow': {
    jobWorkflowRef: 'octo-org/central/.github/workflows/build.yml@refs/heads/main',
    jobWorkflowSha: 'c'.repeat(40),
  },
  "an enterprise's issuer": {
    enterprise: { slug: 'octo-enterprise', id: 9, ownIssuer: true },
  },
}

/** What can be wrong with a bundle of each instance. */
export const DEFECTS: Readonly<Record<InstanceName, readonly Defect[]>> = {
  'public-good': [
    'foreign-key',
    'foreign-authority',
    'foreign-certificate-log',
    'no-certificate-log',
    'foreign-log',
    'log-entry-of-another',
    'too-late',
    'no-proof-of-time',
  ],
  github: [
    'foreign-key',
    'foreign-authority',
    'foreign-timestamp-authority',
    'timestamp-of-another',
    'too-late',
    'no-proof-of-time',
  ],
}

export interface Signing {
  readonly instance: InstanceName
  readonly job?: Partial<JobIdentity>
  readonly defect?: Defect
}

/** Writes a file and its bundle into a folder. */
export async function signedFile(
  sandbox: Sandbox,
  folder: string,
  { instance, job, defect }: Signing,
): Promise<SignedFile> {
  await mkdir(folder, { recursive: true })
  const content = `${instance} ${defect ?? 'honest'}`
  const [file, bundlePath] = [join(folder, 'widget'), join(folder, 'bundle.json')]
  const claims = workflowClaims(sandbox.jobs.open(signingJob(job)))
  const sha256 = sha256Of(content)
  const subject = [{ name: 'widget', digest: { sha256 } }]
  const bundle = makeBundle({
    ...{ instance, claims },
    keys: sandbox.sigstore,
    payload: JSON.stringify(statement({ subject }, claims)),
    ...(defect !== undefined && { defect }),
  })
  await writeFile(file, content)
  await writeFile(bundlePath, JSON.stringify(bundle))
  return { file, sha256, bundlePath, bundle, identity: identityOf(claims), issuer: claims.iss }
}
