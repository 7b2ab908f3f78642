/** What the step hands on: report, outputs and summary. */
import { join } from 'node:path'
import { consumerCommands } from '../../report/consumer-commands.ts'
import { consumerFacts } from '../../report/consumer-facts.ts'
import { levelText, movableCallText } from '../../report/level.ts'
import { releaseReport } from '../../report/release-report.ts'
import { releaseSummary } from '../../report/release-summary.ts'
import type { StepResult } from '../ports.ts'
import type { Outcome } from './carry-out.ts'
import { ReleaseError } from '../../errors/release-error.ts'
import type { RemoteAsset } from '../../release/remote-release.ts'
import type { OutlookPoint } from '../../release/outlook.ts'
import type { Job, ReleaseStagedPorts } from './job.ts'
import { renderSecurityMd } from './security-md.ts'

const REPORT_FILE = 'release-report.json'

/** Writes the report beside checksums and evidence. */
export async function releaseResult(
  outcome: Outcome,
  job: Job,
  ports: Pick<ReleaseStagedPorts, 'context' | 'files'>,
): Promise<StepResult> {
  const { plan, identity } = job
  const report = releaseReport({ ...outcome, plan, identity })
  const reportPath = join(job.folder, REPORT_FILE)
  await ports.files.writeText(reportPath, `${JSON.stringify(report, null, 2)}\n`)
  const { serverUrl } = ports.context
  const { release, assets, verified } = outcome
  const securityMd = await renderSecurityMd(outcome, job, ports)
  // A rehearsal leaves nothing that a consumer could check.
  const commands =
    release === null || plan.tag === null
      ? []
      : consumerCommands(consumerFacts({ plan, identity, tag: plan.tag, serverUrl, verified }))
  const problems = outcome.outlook.filter(
    ({ verdict, certainty }) => verdict === 'problem' && certainty === 'checked',
  )
  return {
    ...(problems.length === 0 ? {} : { failure: rehearsalProblems(problems) }),
    outputs: {
      'release-id': release === null ? '' : String(release.id),
      'release-url': release?.url ?? '',
      assets: JSON.stringify(
        inOrderOfNames(assets).map(({ name, size, sha256, url }) => ({
          name,
          size,
          digest: sha256 === undefined ? null : `sha256:${sha256}`,
          url,
        })),
      ),
      'checksums-path': job.checksums.path,
      'evidence-path': outcome.evidence?.path ?? '',
      'report-path': reportPath,
      state: outcome.state,
      ...securityMd?.outputs,
    },
    summary: [
      releaseSummary(report, commands, serverUrl, remarks(job, outcome, serverUrl)),
      ...(securityMd === undefined ? [] : [securityMd.summary]),
    ].join('\n\n'),
  }
}

/** What the evidence of the builds is worth, and whether somebody can move the workflow that signs. */
function remarks(
  { plan, identity, builtHere }: Job,
  { verified }: Outcome,
  serverUrl: string,
): readonly string[] {
  const { jobWorkflowRef, jobWorkflowSha, repository } = identity
  const built = verified.find(({ name }) => plan.artifacts.some(planned => planned.name === name))
  const signer = built?.accepted[0]?.signer
  const level =
    signer === undefined
      ? []
      : [
          levelText({
            signer: signer.buildSignerUri.slice(`${serverUrl}/`.length),
            runnerEnvironment: signer.runnerEnvironment,
            builtThere: builtHere,
          }),
        ]
  const movable = movableCallText(jobWorkflowRef, jobWorkflowSha, repository)
  return movable === undefined ? level : [...level, movable]
}

/** All of them at once, each with what to do about it. */
function rehearsalProblems(problems: readonly OutlookPoint[]): ReleaseError {
  const lines = problems.map(
    ({ what, finding, remedy }) => `${what}: ${finding}${remedy === null ? '' : `\n  ${remedy}`}`,
  )
  return new ReleaseError('REHEARSAL_PROBLEMS', {
    message: `the release would fail:\n${lines.join('\n')}`,
  })
}

/** GitHub lists them in the order in which they arrived, which is anybody's guess. */
function inOrderOfNames(assets: readonly RemoteAsset[]): readonly RemoteAsset[] {
  return assets.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
