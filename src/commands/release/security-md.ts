/** `docs: security-md`: the repository's own verification commands, as a file of the job. It goes nowhere by itself. */
import { join } from 'node:path'
import { consumerFacts } from '../../report/consumer-facts.ts'
import { block, code } from '../../report/markdown.ts'
import { securityMd } from '../../report/security-md.ts'
import type { Outcome } from './carry-out.ts'
import type { Job, ReleaseStagedPorts } from './job.ts'

/** Beside the report; nothing that is released has this name. */
const SECURITY_MD = 'SECURITY-verification.md'

interface Rendered {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** Writes the file; undefined where it was not asked for. */
export async function renderSecurityMd(
  { verified }: Pick<Outcome, 'verified'>,
  { plan, identity, options, folder }: Job,
  { context, files }: Pick<ReleaseStagedPorts, 'context' | 'files'>,
): Promise<Rendered | undefined> {
  if (!options.docs.includes('security-md')) return undefined
  const { serverUrl } = context
  // What a rehearsal will be called is known but for the form of the tag.
  const tag = plan.tag ?? `v${plan.version}`
  const facts = consumerFacts({ plan, identity, tag, serverUrl, verified })
  const signers = verified.flatMap(({ accepted }) => accepted.map(({ signer }) => signer))
  const text = securityMd({
    ...facts,
    ...(verified.length === 0 && { signer: options.signerWorkflow ?? facts.signer }),
    sourceRef: plan.tag === null ? `refs/tags/${tag}` : facts.sourceRef,
    repositoryId: identity.repositoryId,
    ownerId: identity.ownerId,
    evidence: plan.evidence,
    hosted: [identity, ...signers].every(one => one.runnerEnvironment === 'github-hosted'),
  })
  const path = join(folder, SECURITY_MD)
  await files.writeText(path, text)
  return {
    outputs: { 'security-md-path': path },
    summary: `<details><summary>For SECURITY.md: how this repository's releases are verified</summary>\n\nWritten to ${code(path)}; nothing was committed.\n\n${block('markdown', text)}\n\n</details>`,
  }
}
