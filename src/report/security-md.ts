/**
 * The section "Verifying a release" for a repository's SECURITY.md: the commands that hold for every release that this
 * workflow makes, with this one as the example. Nothing here is a template to be filled in: who signed is known.
 */
import { sbomPredicateType } from '../attest/predicate.ts'
import { TOOL_NAME, TOOL_VERSION } from '../run/tool.ts'
import { hostFlags, quote, repositoryArgument, workflowPath } from './consumer-commands.ts'
import type { ConsumerFacts } from './consumer-commands.ts'
import { block, code, escapeMarkdown } from './markdown.ts'

export interface SecurityFacts extends ConsumerFacts {
  readonly repositoryId: string
  readonly ownerId: string
  /** The evidence file of this release. */
  readonly evidence: string
  /** Whether the runner that signed is hosted by GitHub. */
  readonly hosted: boolean
}

/** Markdown that ends with one line break. */
export function securityMd(facts: SecurityFacts): string {
  const { tag, signer, ownSigner, repository } = facts
  const signers = [...new Set([signer, ownSigner].map(workflowPath))].map(code).join(' and ')
  const parts = [
    '## Verifying a release',
    `Every file of a release of ${code(repository)} is attested by ${signers}, and was verified before it was published. ` +
      'Verify what you downloaded before you use it; a file that does not pass is not ours.',
    block('sh', shellCommands(facts)),
    ...(facts.archive === undefined
      ? []
      : [
          `${code(facts.file)} is an archive; the binary inside has attestations of its own and is verified by the same commands after unpacking: ${code(facts.archive.binary)}.`,
        ]),
    ...(facts.hosted ? [] : ['The releases are signed on a self-hosted runner.']),
    ...branchRemark(facts),
    `In a workflow, with everything compared as a whole, the numeric ids of repository and owner too (pin ${code(TOOL_NAME)} to the full commit SHA of a version that you looked at):`,
    block('yaml', workflowStep(facts)),
    `Without a network: ${code(facts.evidence)} holds every attestation. Add ` +
      `${code(`--bundle ${facts.evidence} --custom-trusted-root trusted_root.jsonl`)} to the commands above; ` +
      `${code('gh attestation trusted-root > trusted_root.jsonl')} writes the second file while there is a network.`,
    `(Rendered for ${escapeMarkdown(tag)} by ${TOOL_NAME} ${TOOL_VERSION}.)`,
  ]
  return `${parts.join('\n\n')}\n`
}

function shellCommands(facts: SecurityFacts): string {
  const { sbomFile, signer, ownSigner } = facts
  const verify = (file: string, by: string, ...more: readonly string[]): string =>
    [`gh attestation verify ${file}`, ...identityFlags(facts, by), ...more].join(' \\\n  ')
  return [
    `TAG=${quote(facts.tag)}  # the release`,
    `FILE=${quote(facts.file)}  # a file of it`,
    '',
    `gh release download "$TAG" --repo ${repositoryArgument(facts)}`,
    '# who built it, from what',
    verify('"$FILE"', signer),
    ...(sbomFile === undefined
      ? []
      : [
          '# what is in it',
          verify('"$FILE"', signer, `--predicate-type ${sbomPredicateType(sbomFile)}`),
        ]),
    '# whether every download is whole',
    verify(quote(facts.checksums), ownSigner),
    `shasum -a 256 -c ${quote(facts.checksums)}`,
    ...(facts.signed ? ['# the OpenPGP signature', 'gpg --verify "$FILE.asc" "$FILE"'] : []),
  ].join('\n')
}

function identityFlags(facts: SecurityFacts, signer: string): readonly string[] {
  return [
    ...hostFlags(facts),
    `--repo ${quote(facts.repository)}`,
    `--signer-workflow ${quote(workflowPath(signer))}`,
    `--source-ref ${ofTag(facts) ? '"refs/tags/$TAG"' : quote(facts.sourceRef)}`,
    ...(facts.hosted ? ['--deny-self-hosted-runners'] : []),
  ]
}

const ofTag = ({ sourceRef, tag }: ConsumerFacts): boolean => sourceRef === `refs/tags/${tag}`

function branchRemark(facts: SecurityFacts): readonly string[] {
  if (ofTag(facts)) return []
  return [
    `The evidence bears the ref ${code(facts.sourceRef)}: the runs that release are started for it, and not for the tag.`,
  ]
}

function workflowStep(facts: SecurityFacts): string {
  const types = [
    'https://slsa.dev/provenance/v1',
    ...(facts.sbomFile === undefined ? [] : [sbomPredicateType(facts.sbomFile)]),
  ]
  const inputs: readonly (readonly [string, string])[] = [
    ['command', 'verify'],
    ['subject-path', facts.file],
    ['repo', facts.repository],
    ['repo-id', facts.repositoryId],
    ['owner-id', facts.ownerId],
    ofTag(facts) ? ['tag', facts.tag] : ['source-ref', facts.sourceRef],
    ['signer-workflow', workflowPath(facts.signer)],
    ['predicate-type', types.join(', ')],
    ...(facts.hosted ? [] : [['deny-self-hosted-runners', 'false'] as const]),
  ]
  return [
    `- uses: ${TOOL_NAME}/${TOOL_NAME}@v${TOOL_VERSION}`,
    '  with:',
    ...inputs.map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`),
  ].join('\n')
}
