/** Attacks on workflow artifacts: every job of a run may write them. */
import type { Case, Exchange, ReleaseKind, StepName } from './release-case.ts'

export interface Attack {
  readonly what: string
  /** Default: every kind of release. */
  readonly kind?: ReleaseKind
  readonly step?: StepName
  readonly code: string
  /** Prepares the attack. */
  readonly lay: (one: Case) => void | Promise<void>
  /** What the second run, with the attacker gone, ends with; default: published. */
  readonly then?: string
}

/** A hostile job of the run exchanges a workflow artifact, before the files are signed or after. */
function exchanges(
  kind: ReleaseKind,
  name: string,
  what: Omit<Exchange, 'corrected'>,
  codes: Readonly<Record<'signed' | 'corrected' | 'released', string>>,
): readonly Attack[] {
  const attack = (step: StepName, corrected: boolean, code: string): Attack => ({
    what: `${name} is exchanged in the artifact store before ${step}${corrected ? ', with a record that agrees' : ''}`,
    ...{ kind, step, code, then: code },
    lay: async one => one.exchange({ ...what, corrected }),
  })
  return [
    attack('attest', false, codes.signed),
    attack('attest', true, codes.corrected),
    attack('release', false, codes.signed),
    attack('release', true, codes.released),
  ]
}

const DIGEST = 'DIGEST_MISMATCH (security)'
const DIGESTS = { signed: DIGEST, corrected: DIGEST, released: DIGEST }
const SBOMS = { ...DIGESTS, released: 'SBOM_DIFFERS (security)' }
// Made again from the commit, which tells as well.
const REMADE = { ...SBOMS, corrected: 'SBOM_NOT_REPRODUCED (security)' }
// Before its digest is looked at: every byte has to follow from the record.
const ARCHIVE = 'ARCHIVE_DIFFERS (security)'
const ARCHIVES = { ...DIGESTS, corrected: ARCHIVE, released: ARCHIVE }

export const EXCHANGES: readonly Attack[] = [
  ...exchanges('plain', 'the binary', { of: '', file: 'binary' }, DIGESTS),
  ...exchanges('plain', 'the SBOM', { of: '', file: '.cdx.json' }, REMADE),
  ...exchanges('every kind', 'the archive', { of: 'tar.gz', file: '.tar.gz' }, ARCHIVES),
  ...exchanges(
    'every kind',
    "the SBOM of the archive's binary",
    { of: 'tar.gz', file: '.cdx.json' },
    REMADE,
  ),
  ...exchanges('every kind', 'the package', { of: 'deb', file: '.deb' }, DIGESTS),
  ...exchanges('every kind', 'the SBOM of the package', { of: 'deb', file: '.cdx.json' }, SBOMS),
  ...exchanges('every kind', 'the file of another tool', { of: 'installer', file: '.sh' }, DIGESTS),
]
