/** The checksums file, as `shasum -a 256 -c` reads it on every system. */
import type { LockedFile } from './file-lock.ts'

/** Sorted by code unit, two spaces, LF. It lists neither itself nor the evidence file, which is made after it. */
export function checksumsText(files: readonly Pick<LockedFile, 'name' | 'sha256'>[]): string {
  return files
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(file => `${file.sha256}  ${file.name}\n`)
    .join('')
}
