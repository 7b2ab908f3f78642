/**
 * What a release held before the repository attested its files: reviewed once by a person, named by digest. Such a file
 * counts as known, never as verified, and a change of its bytes is drift.
 */
import { parseSha256, type Sha256 } from '../attest/digest.ts'
import { at } from '../attest/json.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { sameName } from '../verify/workflow-uri.ts'
import type { AuditedRelease } from './model.ts'

export const BASELINE_SCHEMA = 'attested-release/audit-baseline/v1'

/** Digest of a name of a release; undefined: unknown. */
export type Baseline = (tag: string, name: string) => Sha256 | undefined

export const NO_BASELINE: Baseline = () => undefined

const placeOf = (tag: string, name: string): string => JSON.stringify([tag, name])

/** The file of the input `baseline` (AUDIT_BASELINE_INVALID). */
export function parseBaseline(text: string, repository: string): Baseline {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ReleaseError('AUDIT_BASELINE_INVALID', { message: 'the baseline is not JSON', cause })
  }
  const schema = at(value, 'schema')
  if (schema !== BASELINE_SCHEMA)
    throw invalid('the schema of the baseline', BASELINE_SCHEMA, schema)
  const whose = at(value, 'repository')
  if (typeof whose !== 'string' || !sameName(whose, repository)) {
    throw invalid('the repository of the baseline', repository, whose)
  }
  const assets = at(value, 'assets')
  if (!Array.isArray(assets)) throw invalid('the assets of the baseline', 'a list', assets)
  const digests = new Map<string, Sha256>()
  for (const [index, asset] of (assets as readonly unknown[]).entries()) {
    const [tag, name] = [at(asset, 'release'), at(asset, 'name')]
    const sha256 = parseSha256(at(asset, 'digest'))
    if (typeof tag !== 'string' || typeof name !== 'string' || sha256 === undefined) {
      throw invalid(
        `asset ${index + 1} of the baseline`,
        'release, name and digest (sha256:HEX)',
        asset,
      )
    }
    digests.set(placeOf(tag, name), sha256)
  }
  return (tag, name) => digests.get(placeOf(tag, name))
}

function invalid(message: string, expected: string, actual: unknown): ReleaseError {
  const shown = JSON.stringify(actual ?? null).slice(0, 200)
  return new ReleaseError('AUDIT_BASELINE_INVALID', { message, expected, actual: shown })
}

/** One file that a person may take up into a baseline. */
export interface BaselineAsset {
  readonly release: string
  readonly name: string
  readonly digest: string
}

/** Files without any attestation, known or not: what a reviewed baseline would hold. */
export function baselineAssets({ tag, assets }: AuditedRelease): readonly BaselineAsset[] {
  return assets.flatMap(({ name, sha256, verdict }) =>
    sha256 !== null && (verdict === 'unattested' || verdict === 'baseline')
      ? [{ release: tag, name, digest: `sha256:${sha256}` }]
      : [],
  )
}

/** The proposal, to be reviewed and committed. */
export function baselineText(repository: string, assets: readonly BaselineAsset[]): string {
  return `${JSON.stringify({ schema: BASELINE_SCHEMA, repository, assets }, null, 2)}\n`
}
