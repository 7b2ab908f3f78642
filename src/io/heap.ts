/** How the garbage of a long verification is dealt with. */
import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap near what is alive. Verifying makes short-lived buffers by the hundred thousand; left alone, V8 lets
 * its young generation grow with the number of files, although no more is alive at the end than at the start.
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags: at any time, but here before there is much of a heap.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--optimize-for-size')
}

/**
 * The same for a command that runs for minutes: the old generation, too, is collected as soon as it is a little larger
 * than what is alive. It costs some processor time, and memory does not grow with the number of releases.
 */
export function keepHeapSmallForLong(): void {
  keepHeapSmall()
  setFlagsFromString('--heap-growing-percent=10')
}
