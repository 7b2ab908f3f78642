/** The licence files of the packages, from their sources on this machine. */
import { dirname, join } from 'node:path'
import { ReleaseError } from '../../errors/release-error.ts'
import type { CargoMetadata, CargoPackage } from '../../plan/cargo-metadata.ts'
import { LICENCE_FILE, licenceEvidence, type LicenceEvidence } from '../../sbom/licence-evidence.ts'
import { settleAll } from '../concurrent.ts'
import type { Files } from '../ports.ts'

const AT_ONCE = 16
const MAX_BYTES = 256 * 1024

/** Evidence by package id. The files at the top of the checkout speak for the checkout's own packages too. */
export async function readEvidence(
  { packages }: CargoMetadata,
  top: string,
  files: Files,
): Promise<ReadonlyMap<string, LicenceEvidence>> {
  const shared = await textsIn(top, files)
  const results = await settleAll(packages, AT_ONCE, async item => {
    const own = await textsIn(dirname(item.manifestPath), files)
    return [item.id, licenceEvidence(isOwn(item) ? [...own, ...shared] : own)] as const
  })
  return new Map(results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : [])))
}

function isOwn({ source }: CargoPackage): boolean {
  return source === null
}

// A file that cannot be read bears nothing out; the licence then stays declared.
async function textsIn(folder: string, files: Files): Promise<readonly string[]> {
  const names = (await orNothing(files.list(folder))) ?? []
  const texts: string[] = []
  for (const name of names.filter(one => LICENCE_FILE.test(one))) {
    const text = await orNothing(files.readText(join(folder, name), MAX_BYTES))
    if (text !== undefined) texts.push(text)
  }
  return texts
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof ReleaseError) return undefined
    throw error
  }
}
