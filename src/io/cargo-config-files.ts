/** The configuration files that cargo would find in a checkout, read as data. */
import { lstat, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CargoConfigFile } from '../plan/cargo-config.ts'
import { isInside } from './rust-toolchain.ts'

const MAX_BYTES = 1024 * 1024

/** From the folder of the manifest up to the top of the checkout, the nearest first. */
export async function cargoConfigFiles(
  manifestPath: string,
  checkout: string,
): Promise<readonly CargoConfigFile[]> {
  const found: CargoConfigFile[] = []
  for (let folder = dirname(manifestPath); isInside(folder, checkout); folder = dirname(folder)) {
    // cargo prefers the name without an extension, for what is older than the extension.
    for (const name of ['config', 'config.toml']) {
      const text = await read(join(folder, '.cargo', name))
      if (text === undefined) continue
      found.push({ text, folder })
      break
    }
    if (folder === dirname(folder)) break
  }
  return found
}

async function read(path: string): Promise<string | undefined> {
  try {
    const { size } = await lstat(path)
    return size > MAX_BYTES ? undefined : await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}
