/** The text of the release. */
import { ReleaseError } from '../errors/release-error.ts'
import { formatMarker, type DraftMarker } from './draft-marker.ts'

/** GitHub refuses a longer body with 422. */
export const BODY_LIMIT = 125_000

const SHORTENED = '\n\n_Generated notes shortened: the release text has a limit._'

const DRAFT_NOTICE =
  '> [!WARNING]\n> This is a draft. Its files were verified when they were uploaded, but a draft that a person publishes by hand is outside the guarantee: nothing compares its files again.'

export interface NotesParts {
  /** The maintainer's own text. */
  readonly notes: string | undefined
  /** What GitHub made of the commits and pull requests. */
  readonly generated: string | undefined
  /** The section with the consumer's commands. */
  readonly verification: string
  readonly marker: DraftMarker
}

export interface ReleaseBodies {
  /** While it is a draft. */
  readonly draft: string
  readonly published: string
}

/** Both texts; generated notes give way when it gets too long, the maintainer's do not (NOTES_TOO_LONG). */
export function releaseBodies({
  notes,
  generated,
  verification,
  marker,
}: NotesParts): ReleaseBodies {
  const bare = join([
    DRAFT_NOTICE,
    notes,
    verification,
    // The longer one of the two.
    formatMarker(marker, 'published'),
  ]).length
  if (bare > BODY_LIMIT) {
    throw new ReleaseError('NOTES_TOO_LONG', {
      message: 'the text of the release is too long',
      expected: `at most ${BODY_LIMIT} characters`,
      actual: `${bare} with the section that this action adds`,
    })
  }
  const room = BODY_LIMIT - bare - '\n\n'.length
  const text = [notes, shorten(generated, room), verification]
  return {
    draft: join([DRAFT_NOTICE, ...text, formatMarker(marker)]),
    published: join([...text, formatMarker(marker, 'published')]),
  }
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part.trim() !== '').join('\n\n')
}

function shorten(text: string | undefined, room: number): string | undefined {
  if (text === undefined || text.length <= room) return text
  const cut = text.slice(0, Math.max(0, room - SHORTENED.length))
  const wholeLines = cut.slice(0, Math.max(0, cut.lastIndexOf('\n')))
  return wholeLines === '' ? undefined : `${wholeLines}${SHORTENED}`
}
