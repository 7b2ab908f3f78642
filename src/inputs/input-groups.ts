/** The groups of inputs that commands share, each read and checked by one function. */
import type {
  PlanInputs,
  ReleaseInputs,
  RenderedDocument,
  SelectionInputs,
  SigstoreChoice,
  StageInputs,
  TrustInputs,
} from '../commands/command-inputs.ts'
import type { SpecVersion } from '../attest/build-facts.ts'
import type { InputReader } from './input-values.ts'

/** The public-good log refuses entries of a few MB with an error that does not say so: 2 MiB. */
const DEFAULT_MAX_ENVELOPE = 2 * 1024 * 1024

/** What of the workspace is released. */
export function selection(reader: InputReader): SelectionInputs {
  return {
    manifestPath: reader.text('manifest-path') ?? 'Cargo.toml',
    packages: reader.list('package'),
    bins: reader.list('bin'),
    platforms: reader.list('platforms'),
    tag: reader.text('tag'),
    allowBranchRef: reader.flag('allow-branch-ref') ?? false,
  }
}

/** What the plan may be told. */
export function planning(reader: InputReader): Omit<PlanInputs, keyof SelectionInputs> {
  return {
    name: reader.text('name'),
    assetName: reader.text('asset-name'),
    sbom: sbomChoice(reader),
    gpg: reader.flag('gpg'),
    archive: reader.choice('archive', { auto: 'auto', none: 'none' }),
    include: reader.list('include'),
    ...extraFiles(reader),
  }
}

type ExtraFiles = Pick<PlanInputs, 'extraAssets' | 'prebuilt'>

function extraFiles(reader: InputReader): ExtraFiles {
  return { extraAssets: reader.list('extra-assets'), prebuilt: reader.list('prebuilt') }
}

const OF_A_BUILD = [
  'platform',
  'target',
  'features',
  'all-features',
  'no-default-features',
  'profile',
  'subject-path',
  'cargo-messages',
  'sbom-spec-version',
  'bsi',
]

/** What a job hands over that cargo did not build: in a step of its own, and by the plan of the plan job alone. */
export function stagedExtras(reader: InputReader): ExtraFiles {
  const extras = extraFiles(reader)
  const name = extras.extraAssets === undefined ? 'prebuilt' : 'extra-assets'
  if (extras.extraAssets === undefined && extras.prebuilt === undefined) return extras
  if (reader.text('plan') === undefined) reader.problem(`${name}: stage takes it with plan alone`)
  for (const other of OF_A_BUILD) {
    if (reader.text(other) === undefined) continue
    reader.problem(`${other}: contradicts ${name}; stage what cargo built in a step of its own`)
  }
  return extras
}

/** Anything but the two words is the path of a document. */
function sbomChoice(reader: InputReader): boolean | string | undefined {
  const text = reader.matching(
    'sbom',
    /^(?:true|false|.+\.json)$/,
    'true, false, or the path of a .json file (.spdx.json where it is SPDX)',
  )
  return text === 'true' || text === 'false' ? text === 'true' : text
}

type BuildInputs = Omit<
  StageInputs,
  keyof SelectionInputs | keyof ExtraFiles | 'plan' | 'platform' | 'uploadArtifact'
>

/** How cargo was called. */
export function build(reader: InputReader): BuildInputs {
  const features = reader.list('features') ?? []
  const allFeatures = reader.flag('all-features') ?? false
  if (allFeatures && features.length > 0) {
    reader.problem('features: contradicts all-features: true')
  }
  return {
    target: reader.matching('target', /^[a-z0-9_.]+(?:-[a-z0-9_.]+)+$/i, 'a target triple'),
    features,
    allFeatures,
    noDefaultFeatures: reader.flag('no-default-features') ?? false,
    profile: reader.matching('profile', /^[A-Za-z0-9_-]+$/, 'a cargo profile'),
    subjectPath: reader.text('subject-path'),
    cargoMessages: reader.text('cargo-messages'),
    sbomSpecVersion:
      reader.choice<SpecVersion>('sbom-spec-version', { '1.6': '1.6', '1.7': '1.7' }) ?? '1.6',
    bsi: reader.flag('bsi') ?? false,
  }
}

interface SigningInputs {
  readonly sigstore: SigstoreChoice
  readonly disclosePrivate: boolean
  readonly maxEnvelope: number
  readonly dryRun: boolean
  readonly signRehearsal: boolean
}

/** How attestations are made. */
export function signing(reader: InputReader): SigningInputs {
  const dryRun = reader.flag('dry-run') ?? false
  const signRehearsal = reader.flag('sign-rehearsal') ?? false
  return {
    sigstore:
      reader.choice<SigstoreChoice>('sigstore', {
        auto: 'auto',
        'public-good': 'public-good',
        github: 'github',
      }) ?? 'auto',
    disclosePrivate: reader.flag('disclose-private') ?? false,
    maxEnvelope: reader.positiveInteger('max-envelope') ?? DEFAULT_MAX_ENVELOPE,
    dryRun,
    signRehearsal,
  }
}

type PublicationInputs = Omit<
  ReleaseInputs,
  keyof SelectionInputs | keyof SigningInputs | 'plan' | 'artifactsPath'
>

const MIRROR = /^https:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[^\s?#]*)?$/i

/** Whose signatures are believed. */
export function trust(reader: InputReader): TrustInputs {
  const trustedRoot = reader.text('trusted-root')
  const mirrors = reader.listMatching('tuf-mirror', MIRROR, 'an https address') ?? []
  const roots = reader.list('tuf-root') ?? []
  if (mirrors.length !== roots.length) {
    reader.problem(
      `tuf-root: expected the first root.json of each tuf-mirror (${mirrors.length}), got ${roots.length}`,
    )
  }
  if (trustedRoot !== undefined && mirrors.length > 0) {
    reader.problem('tuf-mirror: contradicts trusted-root; give one of them')
  }
  return {
    trustedRoot,
    tufMirrors: mirrors.map((mirror, index) => ({
      url: mirror.replace(/\/+$/, ''),
      rootPath: roots[index] ?? '',
    })),
  }
}

const AUTO = { auto: 'auto', true: true, false: false } as const

/** What becomes of the release. */
export function publication(reader: InputReader): PublicationInputs {
  const notes = reader.text('notes')
  const notesFile = reader.text('notes-file')
  if (notes !== undefined && notesFile !== undefined) {
    reader.problem('notes-file: contradicts notes; give one of them')
  }
  const gpgPrivateKey = reader.text('gpg-private-key')
  const gpgPassphrase = reader.text('gpg-passphrase')
  if (gpgPassphrase !== undefined && gpgPrivateKey === undefined) {
    reader.problem('gpg-passphrase: given without gpg-private-key')
  }
  const prerelease = reader.choice<boolean | 'auto'>('prerelease', AUTO) ?? 'auto'
  const makeLatest = reader.choice<boolean | 'auto'>('make-latest', AUTO) ?? 'auto'
  if (prerelease === true && makeLatest === true) {
    reader.problem('make-latest: a prerelease cannot be the latest release')
  }
  return {
    signerWorkflow: reader.matching('signer-workflow', SIGNER_WORKFLOW, SIGNER_FORM),
    ...trust(reader),
    notes,
    notesFile,
    generateNotes: reader.flag('generate-notes') ?? true,
    prerelease,
    makeLatest,
    draft: reader.flag('draft') ?? false,
    docs: documents(reader),
    verificationSummary: reader.flag('verification-summary') ?? false,
    gpgPrivateKey,
    gpgPassphrase,
  }
}

function documents(reader: InputReader): readonly RenderedDocument[] {
  const known = reader.choice<RenderedDocument>('docs', { 'security-md': 'security-md' })
  return known === undefined ? [] : [known]
}

/** The form of `signer-workflow`. */
export const SIGNER_WORKFLOW =
  /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+\/)?[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+\/\.github\/workflows\/[^@\s]+\.ya?ml(?:@\S+)?$/
/** The same, in words. */
export const SIGNER_FORM = '[host/]owner/repo/.github/workflows/file.yml[@ref]'
