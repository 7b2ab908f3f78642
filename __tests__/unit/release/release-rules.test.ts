import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { checksumsText } from '../../../src/release/checksums.ts'
import { contentType } from '../../../src/release/content-type.ts'
import {
  draftMarker,
  formatMarker,
  isMarkedAs,
  planDigest,
} from '../../../src/release/draft-marker.ts'
import { evidenceText } from '../../../src/release/evidence.ts'
import {
  ASSET_SIZE_LIMIT,
  assetFaults,
  checkUploadable,
  type LockedFile,
} from '../../../src/release/file-lock.ts'
import { becomesLatest } from '../../../src/release/latest.ts'
import { absentPlatforms } from '../../../src/release/planned-set.ts'
import { BODY_LIMIT, releaseBodies } from '../../../src/release/release-notes.ts'
import { releaseState } from '../../../src/release/release-state.ts'
import type { RemoteAsset, RemoteRelease } from '../../../src/release/remote-release.ts'
import { checkRootHash, checkSbomFile, sbomText } from '../../../src/release/sbom-file.ts'
import {
  IDENTITY,
  nameless,
  PLAN,
  SBOM,
  verifiedFile,
  verifiedFiles,
} from '../../support/release-evidence.ts'
import { thrownBy } from '../../support/thrown.ts'

const file = (name: string, size = 3): LockedFile => ({ name, size, sha256: sha256Of(name) })
const asset = (name: string, changes: Partial<RemoteAsset> = {}): RemoteAsset => ({
  id: 1,
  state: 'uploaded',
  url: `https://github.com/${name}`,
  ...file(name),
  ...changes,
})
const MARKER = draftMarker(PLAN, IDENTITY)
const remote = (changes: Partial<RemoteRelease> = {}): RemoteRelease => ({
  id: 1,
  tag: 'v1.2.3',
  draft: true,
  prerelease: false,
  immutable: false,
  title: 'v1.2.3',
  publishedAt: null,
  body: formatMarker(MARKER),
  url: 'https://github.com/acme/rocket/releases/1',
  uploadUrl: 'https://uploads.github.com/x{?name,label}',
  ...changes,
})

describe('the lock of files', () => {
  it('accepts what is equal, in any order', () => {
    expect(assetFaults([asset('b'), asset('a')], [file('a'), file('b')])).toEqual([])
  })

  it.each([
    ['a renamed asset', [asset('a.b')], ['a b: missing', 'a.b: not in the plan'], 'a b'],
    ['a half upload', [asset('a', { state: 'starter' })], ['a: state starter, expected uploaded']],
    ['another size', [asset('a', { size: 4 })], ['a: 4 bytes, expected 3']],
    [
      'other bytes',
      [asset('a', { sha256: sha256Of('evil') })],
      [`a: sha256 ${sha256Of('evil')}, expected ${sha256Of('a')}`],
    ],
    ['no digest', [asset('a', { sha256: undefined })], [`a: no digest, expected ${sha256Of('a')}`]],
    ['a double', [asset('a'), asset('a')], ['a: there twice']],
    ['a missing one', [], ['a: missing']],
  ])('names %s', (_what, assets, faults, name = 'a') => {
    expect(assetFaults(assets, [file(name)])).toEqual(faults)
  })

  it('refuses what GitHub would not take, before anything is sent', () => {
    const many = Array.from({ length: 1001 }, (_, index) => file(`f${index}`))
    expect(thrownBy(() => checkUploadable(many)).code).toBe('TOO_MANY_ASSETS')
    expect(thrownBy(() => checkUploadable([file('a', ASSET_SIZE_LIMIT)])).code).toBe(
      'FILE_TOO_LARGE',
    )
    const incomplete = thrownBy(() => checkUploadable([file('a'), file('b', 0)]))
    expect(incomplete.code).toBe('RELEASE_INCOMPLETE')
    expect(incomplete.message).toBe('empty files: b')
    expect(() =>
      checkUploadable([...many.slice(1), file('a', ASSET_SIZE_LIMIT - 1)].slice(1)),
    ).not.toThrow()
  })
})

describe('the state of a tag', () => {
  const OURS = formatMarker(MARKER)

  it.each([
    ['nothing', [], 'none'],
    ['releases of other tags', [remote({ tag: 'v1.0.0', draft: false })], 'none'],
    ['our draft', [remote()], 'our-draft'],
    ["somebody else's draft", [remote({ body: 'notes' })], 'foreign-draft'],
    ['ours beside a foreign one', [remote(), remote({ id: 2, body: '' })], 'foreign-draft'],
    [
      'a draft that was public once, by its date',
      [remote({ publishedAt: '2026-01-02T03:04:05Z' })],
      'withdrawn',
    ],
    [
      'a draft that was public once, by our own mark',
      [remote({ body: formatMarker(MARKER, 'published') }), remote({ id: 2 })],
      'withdrawn',
    ],
    [
      'a published release, whatever drafts there are',
      [remote(), remote({ draft: false })],
      'published',
    ],
  ] as const)('%s', (_what, releases, kind) => {
    expect(releaseState(releases, 'v1.2.3', MARKER).kind).toBe(kind)
  })

  it('resumes the oldest of several drafts of ours', () => {
    const state = releaseState([remote({ id: 9 }), remote({ id: 3 })], 'v1.2.3', MARKER)
    expect(state).toMatchObject({ kind: 'our-draft', draft: { id: 3 }, spare: [{ id: 9 }] })
  })

  it.each([
    ['another commit', { ...MARKER, commit: 'f'.repeat(40) }],
    ['another plan', { ...MARKER, plan: sha256Of('another') }],
  ])('does not take the draft of %s for its own', (_what, marker) => {
    expect(isMarkedAs(formatMarker(marker), MARKER)).toBe(false)
  })

  it('reads the last line alone, since titles of pull requests get into generated notes', () => {
    const foreign = formatMarker({ ...MARKER, commit: 'e'.repeat(40) })
    expect(isMarkedAs(`* ${foreign}\n${foreign}\n${OURS}\r\n`, MARKER)).toBe(true)
    expect(isMarkedAs(`${OURS}\nand then a person wrote on`, MARKER)).toBe(false)
    expect(isMarkedAs('<!-- attested-release {broken} -->', MARKER)).toBe(false)
    expect(isMarkedAs('<!-- attested-release {"tool":"other"} -->', MARKER)).toBe(false)
    expect(isMarkedAs('', MARKER)).toBe(false)
  })

  it('is the same for a later attempt, and does not depend on the order of keys', () => {
    const reordered = Object.fromEntries(
      Object.entries(PLAN).toReversed(),
    ) as unknown as typeof PLAN
    expect(planDigest(reordered)).toBe(planDigest(PLAN))
    expect(planDigest({ ...PLAN, version: '1.2.4' })).not.toBe(planDigest(PLAN))
    const later = draftMarker(PLAN, { runId: '7', runAttempt: 2 })
    expect(later.run).toBe('7/2')
    expect(isMarkedAs(formatMarker(later), MARKER)).toBe(true)
  })
})

describe('latest', () => {
  const published = (tag: string, prerelease = false): RemoteRelease =>
    remote({ tag, draft: false, prerelease })
  const latest = (tag: string, version: string, existing: readonly RemoteRelease[]): boolean =>
    becomesLatest({ tag, version, prerelease: false }, existing)

  it.each([
    ['the first release', 'v1.0.0', '1.0.0', [], true],
    ['a higher version', 'v1.2.0', '1.2.0', [published('v1.1.9')], true],
    ['a patch of an old branch', 'v1.9.1', '1.9.1', [published('v2.0.0')], false],
    ['beside a higher prerelease', 'v1.9.1', '1.9.1', [published('v2.0.0-rc.1', true)], true],
    ['beside a release that only looks final', 'v1.9.1', '1.9.1', [published('v2.0.0-rc.1')], true],
    ['beside another package', 'a-v1.0.0', '1.0.0', [published('b-v3.0.0')], true],
    ['beside a tag of no version', 'v1.0.0', '1.0.0', [published('vintage')], true],
    ['build metadata counts', 'v1.0.0+1', '1.0.0+1', [published('v1.0.0+2')], false],
    ['a draft does not count', 'v1.0.0', '1.0.0', [remote({ tag: 'v9.0.0' })], true],
    ['a tag that does not end in the version', 'latest', '1.0.0', [], false],
  ] as const)('%s', (_what, tag, version, existing, expected) => {
    expect(latest(tag, version, existing)).toBe(expected)
  })

  it('is never a prerelease', () => {
    const release = { tag: 'v2.0.0-rc.1', version: '2.0.0-rc.1', prerelease: true }
    expect(becomesLatest(release, [])).toBe(false)
  })
})

describe('the files this action writes', () => {
  it('checksums: sorted, two spaces, LF', () => {
    expect(checksumsText([file('b'), file('a')])).toBe(`${sha256Of('a')}  a\n${sha256Of('b')}  b\n`)
  })

  it('evidence: every accepted bundle once, in an order of its own, each line ended', () => {
    const files = verifiedFiles()
    const text = evidenceText(files.toReversed())
    expect(text).toBe(evidenceText(files))
    expect(evidenceText([...files, ...files])).toBe(text)
    expect(text.endsWith('\n')).toBe(true)
    expect(evidenceText([nameless()])).toContain('dsseEnvelope')
    const bundles = text.trimEnd().split('\n')
    // Two binaries with two attestations, four files with one.
    expect(bundles).toHaveLength(8)
    const [firstFile] = PLAN.files
    expect(bundles[0]).toBe(
      JSON.stringify(files.find(one => one.name === firstFile)?.accepted[0]?.bundle),
    )
  })

  it('SBOM files: the signed predicate, byte for byte', () => {
    const binary = verifiedFile('rocket-1.2.3-linux-amd64')
    const name = 'rocket-1.2.3-linux-amd64.cdx.json'
    expect(() => checkSbomFile(binary, { name, sha256: sha256Of(sbomText(SBOM)) })).not.toThrow()
    const compact = sha256Of(JSON.stringify(SBOM))
    expect(thrownBy(() => checkSbomFile(binary, { name, sha256: compact })).code).toBe(
      'SBOM_DIFFERS',
    )
    const bare = verifiedFile('rocket-1.2.3-linux-amd64', { types: [PROVENANCE_V1] })
    const { code, expected } = thrownBy(() => checkSbomFile(bare, { name, sha256: compact }))
    expect([code, expected]).toEqual(['SBOM_DIFFERS', 'a signed SBOM'])
    expect(thrownBy(() => checkSbomFile(nameless(), { name, sha256: compact })).message).toContain(
      'its binary',
    )
    expect(binary.accepted.map(one => one.predicateType)).toContain(CYCLONEDX_BOM)
  })

  it('is about the very file that it is signed for', () => {
    const about = (...contents: readonly string[]): object => ({
      metadata: { component: { hashes: contents.map(content => ({ alg: 'SHA-256', content })) } },
    })
    const mine = sha256Of('mine')
    for (const document of [{}, { metadata: { component: { hashes: 7 } } }, about(mine)]) {
      expect(() => {
        checkRootHash(document, mine, 'x')
      }).not.toThrow()
    }
    for (const document of [about(sha256Of('other')), about(mine, sha256Of('other'))]) {
      expect(
        thrownBy(() => {
          checkRootHash(document, mine, 'x')
        }).code,
      ).toBe('SBOM_DIFFERS')
    }
  })

  it.each([
    ['a.tar.gz', 'application/gzip'],
    ['a.tgz', 'application/gzip'],
    ['a.zip', 'application/zip'],
    ['a.cdx.json', 'application/json'],
    ['a.intoto.jsonl', 'application/jsonl'],
    ['a.txt', 'text/plain; charset=utf-8'],
    ['a.asc', 'application/pgp-signature'],
    ['a', 'application/octet-stream'],
  ])('%s is %s', (name, type) => {
    expect(contentType(name)).toBe(type)
  })

  it('names the platforms a release does without', () => {
    expect(absentPlatforms(PLAN, PLAN.files)).toEqual([])
    expect(absentPlatforms(PLAN, ['rocket-1.2.3-linux-amd64'])).toEqual(['macos-arm64'])
  })
})

describe('the text of the release', () => {
  const parts = { notes: 'Mine', generated: 'Theirs', verification: '## Verify', marker: MARKER }

  it('holds all parts, the marker last; a draft says that publishing it by hand is outside the guarantee', () => {
    const { draft, published } = releaseBodies(parts)
    expect(published).toBe(`Mine\n\nTheirs\n\n## Verify\n\n${formatMarker(MARKER, 'published')}`)
    expect(draft).toContain('outside the guarantee')
    expect(draft.endsWith(`Mine\n\nTheirs\n\n## Verify\n\n${formatMarker(MARKER)}`)).toBe(true)
    expect(isMarkedAs(draft, MARKER)).toBe(true)
    expect(releaseBodies({ ...parts, notes: ' ', generated: undefined }).published).toBe(
      `## Verify\n\n${formatMarker(MARKER, 'published')}`,
    )
  })

  it('shortens generated notes by whole lines, never the rest', () => {
    const generated = '* a change\n'.repeat(20_000)
    const { draft, published } = releaseBodies({ ...parts, generated })
    expect(draft.length).toBeLessThanOrEqual(BODY_LIMIT)
    expect(draft.length).toBeGreaterThan(BODY_LIMIT - 50)
    expect(published).toContain('* a change\n\n_Generated notes shortened')
    expect(published.startsWith('Mine')).toBe(true)
    expect(isMarkedAs(published, MARKER)).toBe(true)
    // One endless line cannot be cut at a line: it is left out.
    const endless = releaseBodies({ ...parts, generated: 'x'.repeat(BODY_LIMIT) })
    expect(endless.published).not.toContain('xxx')
  })

  it("refuses the maintainer's own text when it is too long", () => {
    const notes = 'x'.repeat(BODY_LIMIT)
    expect(thrownBy(() => releaseBodies({ ...parts, notes })).code).toBe('NOTES_TOO_LONG')
  })
})
