/** The level that the evidence of a run supports, for job summaries; docs/slsa.md says more. */
import { movableCall, slsaLevel, type LevelFacts } from '../attest/slsa-level.ts'
import { code } from './markdown.ts'

/** One paragraph. */
export function levelText(facts: LevelFacts): string {
  const { level, reason } = slsaLevel(facts)
  // Of a signing job that may have been given anything to sign, only its own half can be said.
  const half = level === 2 && facts.builtThere !== true
  return `**SLSA Build Level ${level}${half ? ', and what Level 3 asks of the signing job' : ''}**: ${reason}`
}

/** A warning for a caller that names our workflow by something that can be moved. */
export function movableCallText(
  signer: string,
  signerCommit: string,
  repository: string,
): string | undefined {
  const ref = movableCall(signer, repository)
  if (ref === undefined) return undefined
  return `⚠️ **The workflow that signs was called by ${code(ref)}**, which can be moved to other code. Call it by its commit: ${code(`uses: ${signer.split('@', 1).join()}@${signerCommit}`)}.`
}
