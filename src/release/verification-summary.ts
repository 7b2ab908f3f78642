/**
 * The verdict about one file as a signed statement: https://slsa.dev/spec/v1.0/verification_summary. It says what was
 * verified, by whom, from which attestations, and which level they support; no more than this run could know.
 */
import { createHash } from 'node:crypto'
import { at, sameJson, textOf } from '../attest/json.ts'
import { PROVENANCE_V1, VERIFICATION_SUMMARY_V1, WORKFLOW_BUILD_TYPE } from '../attest/predicate.ts'
import { levelName, slsaLevel } from '../attest/slsa-level.ts'
import type { Claim } from '../attest/subject.ts'
import { rfc3339 } from '../attest/unix-time.ts'
import { PolicyError } from '../errors/release-error.ts'
import { TOOL_NAME, TOOL_VERSION } from '../run/tool.ts'
import type { AcceptedAttestation, VerifiedArtifact } from '../verify/verified-artifact.ts'

export interface SummaryFacts {
  readonly serverUrl: string
  /** `owner/name` */
  readonly repository: string
  readonly tag: string
  /** `owner/repo/path@ref` of the workflow that verifies. */
  readonly verifier: string
  /** Milliseconds since the epoch. */
  readonly time: number
  /** Whether the signing job has built as well; undefined where that cannot be told. */
  readonly builtThere: boolean | undefined
}

/** The rules by which this action judges, in words. */
const POLICY = `https://github.com/${TOOL_NAME}/${TOOL_NAME}/blob/v${TOOL_VERSION}/docs/verification.md`

/** What is claimed about a verified file. */
export function summaryClaim(file: VerifiedArtifact, facts: SummaryFacts): Claim {
  const { serverUrl, repository, tag, verifier, time, builtThere } = facts
  const name = file.name ?? ''
  const levels = file.accepted.map(({ signer }) =>
    slsaLevel({
      signer: signer.buildSignerUri.slice(`${serverUrl}/`.length),
      runnerEnvironment: signer.runnerEnvironment,
      builtThere,
    }),
  )
  // The weakest proof decides.
  const weakest = levels.map(({ level }) => level).toSorted((one, other) => one - other)[0] ?? 1
  // How something was built that this run only received, nobody here can say.
  const assembled = buildTypesOf(file).some(type => type !== WORKFLOW_BUILD_TYPE)
  return {
    subject: { name, sha256: file.sha256 },
    predicateType: VERIFICATION_SUMMARY_V1,
    predicate: {
      verifier: {
        id: `${serverUrl}/${verifier}`,
        version: { [TOOL_NAME]: TOOL_VERSION },
      },
      timeVerified: rfc3339(Math.floor(time / 1000)),
      resourceUri: `${serverUrl}/${repository}/releases/download/${encodeURIComponent(tag)}/${encodeURIComponent(name)}`,
      policy: { uri: POLICY },
      inputAttestations: file.accepted.map(accepted => inputOf(accepted)),
      verificationResult: 'PASSED',
      verifiedLevels: [assembled ? 'SLSA_BUILD_LEVEL_UNEVALUATED' : levelName(weakest)],
      slsaVersion: '1.0',
    },
  }
}

/** What the accepted provenance says of how the file came to be. */
export function buildTypesOf(file: VerifiedArtifact): readonly string[] {
  const claimed = file.accepted
    .filter(({ predicateType }) => predicateType === PROVENANCE_V1)
    .map(({ statement }) => textOf(at(statement.predicate, 'buildDefinition', 'buildType')))
  return [...new Set(claimed)]
}

/** An attestation by the line that holds it in the evidence file: its SHA-256, without the line's end. */
function inputOf({ bundle }: AcceptedAttestation): object {
  const line = JSON.stringify(bundle)
  return { digest: { sha256: createHash('sha256').update(line).digest('hex') } }
}

/** The summary that was read back must say what this job has found; when it was written does not count. */
export function checkSummary(file: VerifiedArtifact, { predicate }: Claim): void {
  const wanted = withoutTime(predicate)
  const found = file.accepted.filter(one => one.predicateType === VERIFICATION_SUMMARY_V1)
  if (found.some(({ statement }) => sameJson(withoutTime(statement.predicate), wanted))) return
  throw new PolicyError('SUMMARY_DIFFERS', {
    message: `no verification summary of ${file.name ?? 'a file'} in the store says what was verified`,
  })
}

function withoutTime(predicate: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(predicate)) as Record<string, unknown>
  delete copy['timeVerified']
  return copy
}
