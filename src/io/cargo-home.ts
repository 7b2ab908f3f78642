/** Files that cargo and rustup keep, and the flags that a job gives to rustc. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha256 } from '../attest/digest.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The manifest of the channel that rustup installed into this sysroot; undefined: it was not rustup. */
export async function readManifest(sysroot: string): Promise<string | undefined> {
  try {
    return await readFile(join(sysroot, 'lib/rustlib/multirust-channel-manifest.toml'), 'utf8')
  } catch {
    return undefined
  }
}

/** https://doc.rust-lang.org/cargo/reference/config.html#buildrustflags */
export function rustflagsOf(environment: Environment): readonly string[] {
  const encoded = environment['CARGO_ENCODED_RUSTFLAGS'] ?? ''
  const flags =
    encoded === '' ? (environment['RUSTFLAGS'] ?? '').split(/\s+/) : encoded.split('\u001f')
  return flags.filter(flag => flag !== '')
}

/**
 * Each registry has a folder of its own in the cache, and two of them may have files of one name: only the one with
 * the right digest counts.
 */
export async function crateSha512(
  environment: Environment,
  file: string,
  sha256: Sha256,
): Promise<string | undefined> {
  const cache = join(cargoHome(environment), 'registry', 'cache')
  for (const registry of await entries(cache)) {
    const bytes = await contentOf(join(cache, registry, file))
    if (bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256) {
      return createHash('sha512').update(bytes).digest('hex')
    }
  }
  return undefined
}

function cargoHome(environment: Environment): string {
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? ''
  return environment['CARGO_HOME'] ?? join(home, '.cargo')
}

async function entries(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch {
    return []
  }
}

async function contentOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch {
    return undefined
  }
}
