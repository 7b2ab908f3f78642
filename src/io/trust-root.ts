/** Reads the trust root that the user gave. */
import { open } from 'node:fs/promises'
import { ReleaseError } from '../errors/release-error.ts'
import { parseTrustRoots, type TrustRoots } from '../verify/trust.ts'

// Both public roots together are about 40 kB.
const MAX_BYTES = 4 * 1024 * 1024

/** The trust roots in a file (TRUST_ROOT_MISSING where it does not exist). */
export async function readTrustRoots(path: string): Promise<TrustRoots> {
  return parseTrustRoots(await readRootFile(path))
}

/** The text of a trust root, or of a mirror's first root, that the user gave as a file. */
export async function readRootFile(path: string): Promise<string> {
  let file
  try {
    file = await open(path)
  } catch (error) {
    throw new ReleaseError('TRUST_ROOT_MISSING', {
      message: `the trust root ${path} cannot be read`,
      cause: error,
    })
  }
  try {
    const { size } = await file.stat()
    if (size > MAX_BYTES) {
      throw new ReleaseError('TRUST_ROOT_INVALID', {
        message: `the trust root ${path} is too large`,
        expected: `at most ${MAX_BYTES} bytes`,
        actual: String(size),
      })
    }
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}
