/** What a function threw, as a ReleaseError: tests assert codes, not prose. */
import { ReleaseError } from '../../src/errors/release-error.ts'

export function thrownBy(work: () => unknown): ReleaseError {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof ReleaseError) return thrown
    throw thrown
  }
  throw new Error('expected a ReleaseError, nothing was thrown')
}

export async function rejectionOf(work: Promise<unknown>): Promise<ReleaseError> {
  try {
    await work
  } catch (thrown) {
    if (thrown instanceof ReleaseError) return thrown
    throw thrown
  }
  throw new Error('expected a ReleaseError, nothing was thrown')
}
