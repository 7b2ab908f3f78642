/** The text of the release: the maintainer's words, GitHub's notes, and how to verify. */
import { isAbsolute, join } from 'node:path'
import type { DraftMarker } from '../../release/draft-marker.ts'
import { releaseBodies, type ReleaseBodies } from '../../release/release-notes.ts'
import { consumerCommands, type ConsumerFacts } from '../../report/consumer-commands.ts'
import { verificationSection } from '../../report/release-summary.ts'
import type { ReleaseInputs } from '../command-inputs.ts'
import type { Files } from '../ports.ts'
import type { GitHubReleases } from './ports.ts'

// Four bytes a character at most, of which GitHub takes 125,000.
const NOTES_FILE_LIMIT = 500_000

export interface NotesSource {
  readonly options: Pick<ReleaseInputs, 'notes' | 'notesFile' | 'generateNotes'>
  readonly facts: ConsumerFacts
  readonly marker: DraftMarker
  /** Relative paths of `notes-file` begin here. */
  readonly workspace: string
  /** Ask GitHub for notes; not in a rehearsal, since that call needs the right to write. */
  readonly generate: boolean
}

/** Both texts of the release (NOTES_TOO_LONG). */
export async function composeNotes(
  { options, facts, marker, workspace, generate }: NotesSource,
  ports: {
    readonly files: Pick<Files, 'readText'>
    readonly releases: Pick<GitHubReleases, 'generateNotes'>
  },
): Promise<ReleaseBodies> {
  const { notes, notesFile, generateNotes } = options
  const own =
    notesFile === undefined
      ? notes
      : await ports.files.readText(absolute(workspace, notesFile), NOTES_FILE_LIMIT)
  const generated =
    generateNotes && generate
      ? await ports.releases.generateNotes(facts.tag, facts.commit)
      : undefined
  return releaseBodies({
    notes: own,
    generated,
    verification: verificationSection(consumerCommands(facts)),
    marker,
  })
}

function absolute(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path)
}
