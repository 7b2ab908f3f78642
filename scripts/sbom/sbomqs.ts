/** The quality score of sbomqs, by the tool itself at the version that tools/sbomqs pins. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from '../../src/attest/json.ts'
import { sbomqsTool } from './peers.ts'

/** From 0 to 10. */
export interface Score {
  readonly overall: number
  readonly ntia: number
  readonly ntia2025: number
  readonly bsi: number
  readonly bsi20: number
}

/** It cannot read later ones. */
const LATEST_SPEC = '1.6'

/** Scores of one document; undefined: its version of CycloneDX is later than the tool. */
export const sbomqs = (text: string): Score | undefined => {
  if (String(at(JSON.parse(text), 'specVersion')) > LATEST_SPEC) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'sbomqs-'))
  try {
    const path = join(folder, 'bom.cdx.json')
    writeFileSync(path, text)
    const score = (...args: readonly string[]): number => {
      const all = ['score', '--json', ...args, path]
      // Of its own home: it is to read no configuration and to leave none.
      const env = { PATH: process.env['PATH'], HOME: folder }
      const { status, stdout, stderr } = spawnSync(sbomqsTool(), all, { encoding: 'utf8', env })
      const value = status === 0 ? at(JSON.parse(stdout), 'files', 0, 'sbom_quality_score') : stderr
      if (typeof value === 'number') return value
      throw new Error(`sbomqs ${all.join(' ')}: ${String(status)}\n${String(value)}`)
    }
    return {
      overall: score(),
      ntia: score('--profile', 'ntia'),
      ntia2025: score('--profile', 'ntia-2025'),
      bsi: score('--profile', 'bsi'),
      bsi20: score('--profile', 'bsi-v2.0'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
