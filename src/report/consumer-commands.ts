/** The commands a consumer runs to check a release: true for this very run, never a template. */
import { sbomPredicateType } from '../attest/predicate.ts'
import type { PlannedArchive } from '../plan/release-plan.ts'
import { signatureName } from '../plan/signature-name.ts'

export interface ConsumerFacts {
  readonly serverUrl: string
  /** `owner/name` */
  readonly repository: string
  readonly tag: string
  /** A file of the release; the commands are the same for each. */
  readonly file: string
  /** Where the file is an archive: how it is packed, and the binary's path inside. */
  readonly archive: PlannedArchive | undefined
  /** Whether detached OpenPGP signatures lie beside the files. */
  readonly signed: boolean
  readonly sbomFile: string | undefined
  readonly checksums: string
  /** `owner/repo/path@ref` of the workflow that signed the binaries. */
  readonly signer: string
  /** `owner/repo/path@ref` of the workflow that signed SBOM files, checksums and evidence. */
  readonly ownSigner: string
  readonly sourceRef: string
  readonly commit: string
}

export interface ConsumerCommand {
  readonly purpose: string
  readonly command: string
}

/** In the order in which one would run them. */
export function consumerCommands(facts: ConsumerFacts): readonly ConsumerCommand[] {
  const verify = (file: string, signer: string, ...more: readonly string[]): string =>
    ['gh attestation verify', quote(file), ...source(facts, signer), ...more].join(' ')
  return [
    {
      purpose: 'Download',
      command: `gh release download ${quote(facts.tag)} --repo ${repositoryArgument(facts)} ${patterns(facts)}`,
    },
    { purpose: 'Who built it, from what', command: verify(facts.file, facts.signer) },
    {
      purpose: 'The same, for this very commit and workflow',
      command: [
        'gh attestation verify',
        quote(facts.file),
        ...hostFlags(facts),
        `--repo ${quote(facts.repository)}`,
        `--signer-workflow ${quote(workflowPath(facts.signer))}`,
        `--source-ref ${quote(facts.sourceRef)}`,
        `--source-digest ${facts.commit}`,
        '--deny-self-hosted-runners',
      ].join(' '),
    },
    ...(facts.archive === undefined ? [] : unpacking(facts, facts.archive, verify)),
    ...(facts.sbomFile === undefined
      ? []
      : [
          {
            purpose: 'What is in it (the signed SBOM)',
            command: verify(
              facts.file,
              facts.signer,
              `--predicate-type ${sbomPredicateType(facts.sbomFile)}`,
            ),
          },
          { purpose: 'The SBOM file', command: verify(facts.sbomFile, facts.ownSigner) },
        ]),
    { purpose: 'The checksums file', command: verify(facts.checksums, facts.ownSigner) },
    {
      purpose: 'Checksums of what was downloaded',
      command: `shasum -a 256 --ignore-missing -c ${quote(facts.checksums)}`,
    },
    ...(facts.signed
      ? [
          {
            purpose: "The maintainer's OpenPGP signature (import the key from a place you trust)",
            command: `gpg --verify ${quote(signatureName(facts.file))} ${quote(facts.file)}`,
          },
        ]
      : []),
  ]
}

/** What the other commands need is downloaded. */
function patterns({ file, sbomFile, checksums, signed }: ConsumerFacts): string {
  return [
    file,
    ...(sbomFile === undefined ? [] : [sbomFile]),
    checksums,
    ...(signed ? [signatureName(file)] : []),
  ]
    .map(name => `--pattern ${quote(name)}`)
    .join(' ')
}

/** The binary inside has attestations of its own. */
function unpacking(
  { file, signer }: ConsumerFacts,
  { format, binary }: PlannedArchive,
  verify: (file: string, signer: string) => string,
): readonly ConsumerCommand[] {
  const unpack = format === 'zip' ? 'unzip -q' : 'tar -xzf'
  return [
    { purpose: 'Unpack what was verified', command: `${unpack} ${quote(file)}` },
    { purpose: 'The binary inside, on its own', command: verify(binary, signer) },
  ]
}

/** `--repo` alone accepts signers of the repository itself; one from elsewhere must be named. */
function source(facts: ConsumerFacts, signer: string): readonly string[] {
  return [
    ...hostFlags(facts),
    `--repo ${quote(facts.repository)}${signerOption(facts.repository, signer)}`,
  ]
}

/** ` --signer-workflow …`, where gh needs it. */
export function signerOption(repository: string, signer: string): string {
  const local = signer.toLowerCase().startsWith(`${repository.toLowerCase()}/`)
  return local ? '' : ` --signer-workflow ${quote(workflowPath(signer))}`
}

/** `--hostname` where it is not github.com. */
export function hostFlags(facts: ConsumerFacts): readonly string[] {
  const name = hostName(facts)
  return name === 'github.com' ? [] : [`--hostname ${name}`]
}

/** For the commands of gh that have no `--hostname`. */
export function repositoryArgument(facts: ConsumerFacts): string {
  const name = hostName(facts)
  return quote(name === 'github.com' ? facts.repository : `${name}/${facts.repository}`)
}

function hostName(facts: ConsumerFacts): string {
  return facts.serverUrl.replace(/^https:\/\//, '')
}

/** `owner/repo/path@ref` → `owner/repo/path` */
export function workflowPath(signer: string): string {
  const at = signer.indexOf('@')
  return at === -1 ? signer : signer.slice(0, at)
}

/** For a POSIX shell: tags and workflow paths may hold what a shell would read. */
export function quote(text: string): string {
  return /^[A-Za-z0-9._+@%:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
