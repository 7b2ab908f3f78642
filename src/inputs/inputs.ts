/**
 * The action's inputs, read once into one value per command. Unknown inputs, inputs of other commands, malformed
 * values and contradictions are all reported together (INPUT_INVALID).
 */
import type {
  AllInputs,
  AttestImageInputs,
  AttestInputs,
  AuditInputs,
  CrateInputs,
  PinCheckInputs,
  PlanInputs,
  ReleaseInputs,
  StageInputs,
  VerifyInputs,
} from '../commands/command-inputs.ts'
import { ReleaseError } from '../errors/release-error.ts'
import { ALLOW, ALLOW_FORM } from '../pins/allow-list.ts'
import { asksForImage, attestImage } from './attest-image-inputs.ts'
import { audits } from './audit-inputs.ts'
import { crates } from './crate-inputs.ts'
import { build, planning, publication, selection, signing, stagedExtras } from './input-groups.ts'
import { COMMANDS, INPUT_COMMANDS, type CommandName } from './input-table.ts'
import { InputReader, type RawInputs } from './input-values.ts'
import { suggestion } from './suggestion.ts'
import { verification } from './verify-inputs.ts'

/** What one step was asked to do. */
export type ActionInputs = {
  readonly githubToken: string
  readonly showSummary: boolean
} & CommandInputs

/** Raw inputs by their names in action.yml → typed inputs, or one error with every problem. */
export function parseInputs(raw: RawInputs): ActionInputs {
  const reader = new InputReader(raw)
  const command = readCommand(reader)
  if (command !== undefined) refuseStrangers(reader, raw, command)
  const inputs = command === undefined ? undefined : parseCommand(reader, command)
  const githubToken = reader.text('github-token')
  if (githubToken === undefined) reader.problem('github-token: expected a token, got nothing')
  const showSummary = reader.flag('show-summary') ?? true
  if (reader.problems.length > 0 || inputs === undefined || githubToken === undefined) {
    throw new ReleaseError('INPUT_INVALID', {
      message: `the inputs of this step are not right:\n${reader.problems.map(problem => `- ${problem}`).join('\n')}`,
    })
  }
  return { githubToken, showSummary, ...inputs }
}

function readCommand(reader: InputReader): CommandName | undefined {
  if (reader.text('command') === undefined) return 'all'
  return reader.choice('command', Object.fromEntries(COMMANDS.map(name => [name, name])))
}

function refuseStrangers(reader: InputReader, raw: RawInputs, command: CommandName): void {
  for (const [name, value] of raw) {
    if (value.trim() === '') continue
    const commands = INPUT_COMMANDS[name]
    if (commands === undefined)
      reader.problem(
        `${name}: there is no such input${suggestion(name, Object.keys(INPUT_COMMANDS))}`,
      )
    else if (!commands.includes(command)) {
      reader.problem(`${name}: not taken by ${command}, only by ${commands.join(', ')}`)
    }
  }
}

type CommandInputs =
  | { readonly command: 'all'; readonly inputs: AllInputs }
  | { readonly command: 'plan'; readonly inputs: PlanInputs }
  | { readonly command: 'stage'; readonly inputs: StageInputs }
  | { readonly command: 'attest'; readonly inputs: AttestInputs }
  | { readonly command: 'attest-image'; readonly inputs: AttestImageInputs }
  | { readonly command: 'verify'; readonly inputs: VerifyInputs }
  | { readonly command: 'release'; readonly inputs: ReleaseInputs }
  | { readonly command: 'crate'; readonly inputs: CrateInputs }
  | { readonly command: 'pin-check'; readonly inputs: PinCheckInputs }
  | { readonly command: 'audit'; readonly inputs: AuditInputs }

function parseCommand(reader: InputReader, command: CommandName): CommandInputs {
  switch (command) {
    case 'all':
      return {
        command,
        inputs: {
          ...selection(reader),
          ...planning(reader),
          ...build(reader),
          ...publication(reader),
          ...signing(reader),
        },
      }
    case 'plan':
      return { command, inputs: { ...selection(reader), ...planning(reader) } }
    case 'stage':
      return {
        command,
        inputs: {
          ...selection(reader),
          ...build(reader),
          ...stagedExtras(reader),
          plan: reader.text('plan'),
          platform: reader.text('platform'),
          uploadArtifact: reader.flag('upload-artifact') ?? true,
        },
      }
    case 'attest':
      if (asksForImage(reader)) return { command: 'attest-image', inputs: attestImage(reader) }
      return {
        command,
        inputs: {
          ...selection(reader),
          ...signing(reader),
          artifactsPath: reader.text('artifacts-path'),
          plan: reader.text('plan'),
          platform: reader.text('platform'),
          digests: reader.text('digests'),
          subjectPaths: filesToAttest(reader),
        },
      }
    case 'verify':
      return { command, inputs: verification(reader) }
    case 'audit':
      return { command, inputs: audits(reader) }
    case 'crate':
      return { command, inputs: { ...crates(reader), ...signing(reader) } }
    case 'pin-check':
      return {
        command,
        inputs: {
          paths: reader.list('path') ?? ['.github'],
          allow: reader.listMatching('allow', ALLOW, ALLOW_FORM) ?? [],
        },
      }
    case 'release':
      return {
        command,
        inputs: {
          ...selection(reader),
          ...publication(reader),
          ...signing(reader),
          plan: reader.text('plan'),
          artifactsPath: reader.text('artifacts-path'),
        },
      }
  }
}

/** What the plan decides says nothing of files that are named one by one. */
function filesToAttest(reader: InputReader): readonly string[] {
  const paths = reader.list('subject-path') ?? []
  for (const name of ['plan', 'platform', 'artifacts-path', 'platforms', 'package', 'bin']) {
    if (paths.length > 0 && reader.text(name) !== undefined) {
      reader.problem(`${name}: contradicts subject-path, which needs no plan`)
    }
  }
  return paths
}
