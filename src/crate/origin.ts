/** Where a package says it comes from, and who published it. */
import { parse } from 'smol-toml'
import { at, isJsonObject } from '../attest/json.ts'
import { PolicyError, VerificationError } from '../errors/release-error.ts'
import { excerpt, parseJson } from '../plan/fields.ts'
import type { RunIdentity } from '../run/run-identity.ts'
import type { TrustedPublisher } from './api-version.ts'
import type { CrateArchive } from './archive.ts'
import { crateFileName, type CrateId } from './crate-name.ts'

/** What this run knows of the package. */
export interface ExpectedOrigin {
  readonly crate: CrateId
  /** 40 hex digits. */
  readonly commit: string
  /** The package's folder in the repository, without a slash at its end; empty: the top. */
  readonly folder: string
}

/**
 * CRATE_ARCHIVE_INVALID for an archive that cargo would not write, CRATE_ORIGIN_MISMATCH with everything in it that
 * does not speak of this commit. `.cargo_vcs_info.json` is cargo's word about the checkout it packaged:
 * https://doc.rust-lang.org/cargo/commands/cargo-package.html
 */
export function checkArchiveOrigin(archive: CrateArchive, expected: ExpectedOrigin): void {
  const file = crateFileName(expected.crate)
  refuseFaults(archive, file)
  const problems = [
    ...manifestProblems(archive.texts.get('Cargo.toml'), expected.crate),
    ...vcsProblems(archive.texts.get('.cargo_vcs_info.json'), expected),
  ]
  if (problems.length === 0) return
  throw new PolicyError('CRATE_ORIGIN_MISMATCH', {
    message: `${file} does not come from this commit:\n${problems.join('\n')}`,
  })
}

/** CRATE_ARCHIVE_INVALID lists what is wrong with an archive. */
export function refuseFaults({ faults }: CrateArchive, file: string): void {
  if (faults.length === 0) return
  const listed = faults.slice(0, 20)
  const more = faults.length - listed.length
  throw new VerificationError('CRATE_ARCHIVE_INVALID', {
    message: `${file} is no archive that cargo writes:\n${[
      ...listed,
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('\n')}`,
  })
}

function manifestProblems(text: string | undefined, { name, version }: CrateId): readonly string[] {
  if (text === undefined) return ['Cargo.toml: missing']
  const manifest = parseToml(text)
  return (
    [
      ['name', name],
      ['version', version],
    ] as const
  ).flatMap(([key, wanted]) => {
    const found = at(manifest, 'package', key)
    return found === wanted
      ? []
      : [`Cargo.toml, package.${key}: expected ${wanted}, got ${excerpt(found)}`]
  })
}

function parseToml(text: string): unknown {
  try {
    return parse(text)
  } catch {
    // No manifest has no name: reported as such.
    return undefined
  }
}

function vcsProblems(
  text: string | undefined,
  { commit, folder }: ExpectedOrigin,
): readonly string[] {
  if (text === undefined) return ['.cargo_vcs_info.json: missing, so it was not packaged from git']
  const info = parseJson(text)
  const git = at(info, 'git')
  if (!isJsonObject(git)) return [`.cargo_vcs_info.json: names no commit: ${excerpt(info)}`]
  // Absent in what cargo before 1.57 wrote.
  const path = at(info, 'path_in_vcs') ?? ''
  const dirty = git['dirty'] ?? false
  return [
    ...(git['sha1'] === commit
      ? []
      : [`.cargo_vcs_info.json, git.sha1: expected ${commit}, got ${excerpt(git['sha1'])}`]),
    ...(dirty === false ? [] : ['.cargo_vcs_info.json: the checkout was dirty']),
    ...(path === folder
      ? []
      : [`.cargo_vcs_info.json, path_in_vcs: expected ${excerpt(folder)}, got ${excerpt(path)}`]),
  ]
}

/**
 * The registry's word about who published: repository and commit must be this run's (CRATE_ORIGIN_MISMATCH). Another
 * run of them is returned by its id: only what that run attested itself can count then.
 */
export function checkPublisher(
  crate: CrateId,
  publisher: TrustedPublisher | undefined,
  identity: Pick<RunIdentity, 'repository' | 'sha' | 'runId'>,
): string | undefined {
  if (publisher === undefined) return undefined
  const pairs = [
    // GitHub's names are case-insensitive.
    ['repository', identity.repository.toLowerCase(), publisher.repository.toLowerCase()],
    ['commit', identity.sha, publisher.sha],
  ] as const
  const problems = pairs
    .filter(([, expected, actual]) => expected !== actual)
    .map(([what, expected, actual]) => `${what}: expected ${expected}, got ${actual}`)
  if (problems.length > 0) throw foreignPublisher(crate, problems)
  return publisher.runId === identity.runId ? undefined : publisher.runId
}

/** The refusal of a publisher that is not this run. */
export function foreignPublisher(crate: CrateId, problems: readonly string[]): PolicyError {
  return new PolicyError('CRATE_ORIGIN_MISMATCH', {
    message: `${crateFileName(crate)} was published by somebody else, by the registry's word:\n${problems.join('\n')}`,
  })
}
