/** Where the maintainer's own SBOM lies: inside the checkout, so that every job finds the same file. */
import { ReleaseError } from '../errors/release-error.ts'

/** The path with forward slashes; SELECTION_INVALID unless it is relative and stays in the checkout. */
export function checkSbomPath(path: string): string {
  const parts = path.replaceAll('\\', '/').replace(/^\.\//, '').split('/')
  const plain = parts.every(part => part !== '' && part !== '.' && part !== '..')
  if (plain && !/^[A-Za-z]:/.test(path) && path.endsWith('.json')) return parts.join('/')
  throw new ReleaseError('SELECTION_INVALID', {
    message: 'the SBOM to be released cannot be taken from there',
    expected:
      'true, false, or the path of a .json file in the checkout (.spdx.json where it is SPDX)',
    actual: JSON.stringify(path),
  })
}
