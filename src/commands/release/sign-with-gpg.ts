/** The OpenPGP layer: detached signatures beside what was verified, in the order of the contract. */
import { join } from 'node:path'
import { ReleaseError } from '../../errors/release-error.ts'
import type { ReleasePlan } from '../../plan/release-plan.ts'
import { plansSignatures, signatureName } from '../../plan/signature-name.ts'
import { checksumsText } from '../../release/checksums.ts'
import { checkUploadable } from '../../release/file-lock.ts'
import type { GpgKey } from '../../release/gpg-key.ts'
import type { MeasuredFile } from '../ports.ts'
import type { Job, ReleaseStagedPorts } from './job.ts'

/** A key in a home of its own, which is wiped when it is disposed of. */
export interface GpgKeyring extends AsyncDisposable {
  readonly key: GpgKey
  /** Signs the bytes of the file as they were measured (FILE_CHANGED), writes the signature, and verifies it. */
  sign(file: MeasuredFile, signaturePath: string): Promise<void>
}

/** gpg of this machine. */
export interface Gpg {
  /** Imports the key and signs a word with it: a wrong passphrase shows here. */
  open(privateKey: string, passphrase: string | undefined): Promise<GpgKeyring>
}

export interface GpgOptions {
  readonly gpgPrivateKey: string | undefined
  readonly gpgPassphrase: string | undefined
  readonly dryRun: boolean
}

/** The key that the plan needs, tried before anything is written; undefined where the plan wants no signatures. */
export async function openKeyring(
  plan: ReleasePlan,
  { gpgPrivateKey, gpgPassphrase, dryRun }: GpgOptions,
  { gpg, log }: Pick<ReleaseStagedPorts, 'gpg' | 'log'>,
): Promise<GpgKeyring | undefined> {
  const rehearsal = plan.tag === null || dryRun
  if (!plansSignatures(plan)) {
    if (gpgPrivateKey === undefined) return undefined
    throw new ReleaseError('GPG_KEY_MISSING', {
      message: 'gpg-private-key is given, but the plan has no signatures',
      remedy: 'Set `gpg: true` where the release is planned, or leave the key out.',
    })
  }
  if (gpgPrivateKey === undefined) {
    if (rehearsal) {
      // Runs of pull requests have no secrets.
      log.warning('the release needs gpg-private-key, and this rehearsal was given none')
      return undefined
    }
    throw new ReleaseError('GPG_KEY_MISSING', {
      message: 'the plan has signatures, and gpg-private-key is not given',
    })
  }
  const keyring = await gpg.open(gpgPrivateKey, gpgPassphrase)
  log.info(`signing with the OpenPGP key ${keyring.key.fingerprint} (${keyring.key.userId})`)
  return keyring
}

/** Opens and wipes: a step that signs other things first must know before them that the key is of use. */
export async function tryKey(
  plan: ReleasePlan,
  options: GpgOptions,
  ports: Pick<ReleaseStagedPorts, 'gpg' | 'log'>,
): Promise<void> {
  await (await openKeyring(plan, options, ports))?.[Symbol.asyncDispose]()
}

/** The job with the signatures of its payload, checksums of both, and the checksums' own signature. */
export async function withSignatures(
  job: Job,
  keyring: GpgKeyring | undefined,
  { files }: Pick<ReleaseStagedPorts, 'files'>,
): Promise<Job> {
  if (keyring === undefined) return job
  const sign = async (file: MeasuredFile): Promise<MeasuredFile> => {
    const path = join(job.folder, signatureName(file.name))
    await keyring.sign(file, path)
    return files.measure(path)
  }
  const signatures: MeasuredFile[] = []
  for (const file of job.payload) signatures.push(await sign(file))
  const payload = [...job.payload, ...signatures]
  await files.writeText(job.checksums.path, checksumsText(payload))
  const checksums = await files.measure(job.checksums.path)
  const last = await sign(checksums)
  checkUploadable([...payload, checksums, last])
  const sboms = job.own.filter(({ name }) => name !== checksums.name)
  return {
    ...job,
    payload: [...payload, last],
    own: [...sboms, ...signatures, checksums, last],
    checksums,
  }
}
