/** The `hashFiles` function. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** SHA-256 over the SHA-256 of each file that the patterns match in the workspace; empty when none does. */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const lines = patterns.flatMap(pattern => pattern.split('\n')).map(line => line.trim())
  const wanted = lines.filter(line => line !== '' && !line.startsWith('!'))
  const unwanted = lines.filter(line => line.startsWith('!')).map(line => line.slice(1))
  const left = new Set(unwanted.flatMap(pattern => globSync(pattern, { cwd: workspace })))
  const files = [...new Set(wanted.flatMap(pattern => globSync(pattern, { cwd: workspace })))]
    .filter(file => !left.has(file) && statSync(join(workspace, file)).isFile())
    .sort()
  if (files.length === 0) return ''
  const total = createHash('sha256')
  for (const file of files) {
    total.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest(),
    )
  }
  return total.digest('hex')
}
