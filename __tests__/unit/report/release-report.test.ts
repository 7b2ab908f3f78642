import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { sha256Of } from '../../../src/attest/digest.ts'
import { PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { releaseReport, type ReportFacts } from '../../../src/report/release-report.ts'
import { releaseSummary, verificationSection } from '../../../src/report/release-summary.ts'
import { runPolicy } from '../../../src/verify/policies.ts'
import { VerifiedArtifact } from '../../../src/verify/verified-artifact.ts'
import {
  fakeBundle,
  fakeVerifier,
  IDENTITY,
  PLAN,
  provenanceOf,
  SERVER,
  verifiedFiles,
} from '../../support/release-evidence.ts'

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(
    readFileSync(new URL('../../../docs/schemas/release-report.v2.json', import.meta.url), 'utf8'),
  ) as object,
)

const FACTS: ReportFacts = {
  state: 'published',
  plan: PLAN,
  identity: IDENTITY,
  release: {
    id: 5,
    tag: 'v1.2.3',
    draft: false,
    prerelease: false,
    immutable: false,
    title: 'v1.2.3',
    publishedAt: null,
    body: '',
    url: 'https://github.com/acme/rocket/releases/tag/v1.2.3',
    uploadUrl: '',
  },
  assets: PLAN.files.map((name, index) => ({
    id: index + 1,
    name,
    size: name.length,
    state: 'uploaded',
    sha256: sha256Of(name),
    url: `https://github.com/acme/rocket/releases/download/v1.2.3/${name}`,
  })),
  files: PLAN.files.map(name => ({ name, size: name.length, sha256: sha256Of(name) })),
  verified: verifiedFiles(),
  notChecked: [],
  outlook: [],
}

describe('the report', () => {
  it.each([
    ['of a release', FACTS],
    [
      'of a rehearsal',
      {
        ...FACTS,
        state: 'rehearsed',
        plan: { ...PLAN, tag: null },
        release: null,
        assets: [],
        verified: [],
        notChecked: ['everything'],
      },
    ],
  ] as const)('%s fits its schema', (_what, facts) => {
    expect(validate(releaseReport(facts))).toBe(true)
    expect(validate.errors).toBeNull()
  })

  it('names every file with its kind, in order', () => {
    const { files } = releaseReport({ ...FACTS, files: FACTS.files.toReversed() })
    expect(files.map(({ name, kind }) => [kind, name])).toEqual([
      ['checksums', 'rocket-1.2.3-checksums.txt'],
      ['binary', 'rocket-1.2.3-linux-amd64'],
      ['sbom', 'rocket-1.2.3-linux-amd64.cdx.json'],
      ['binary', 'rocket-1.2.3-macos-arm64'],
      ['sbom', 'rocket-1.2.3-macos-arm64.cdx.json'],
      ['evidence', 'rocket-1.2.3.intoto.jsonl'],
    ])
    expect(files.every(({ verified, url }) => verified && url !== null)).toBe(true)
    expect(files[1]?.attestations.map(({ predicateType }) => predicateType)).toContain(
      PROVENANCE_V1,
    )
  })
})

describe('the summary', () => {
  const commands = [{ purpose: 'Check', command: 'gh attestation verify x --repo acme/rocket' }]

  it('shows files, digests, verdicts and commands', () => {
    const summary = releaseSummary(releaseReport(FACTS), commands, SERVER)
    for (const name of PLAN.files) {
      expect(summary).toContain(name)
      expect(summary).toContain(sha256Of(name))
    }
    expect(summary).toContain('](https://github.com/acme/rocket/attestations)')
    expect(summary).toContain('✅ verified')
    expect(summary).toContain('provenance (public-good)')
    expect(summary).toContain('SBOM (public-good)')
    expect(summary).toContain('```sh\n# Check\ngh attestation verify x --repo acme/rocket\n```')
  })

  it('shows what is missing, open or refused', () => {
    const subject = {
      name: 'rocket-1.2.3-linux-amd64',
      sha256: sha256Of('rocket-1.2.3-linux-amd64'),
    }
    const predicate = provenanceOf(IDENTITY)
    const claim = { subject, predicateType: PROVENANCE_V1, predicate }
    const verified = VerifiedArtifact.verify(
      {
        ...subject,
        requirements: [
          {
            predicateType: PROVENANCE_V1,
            policy: {
              ...runPolicy(IDENTITY, { serverUrl: SERVER }),
              run: { open: 'another <run>' },
            },
          },
        ],
        attestations: [
          { source: 'store', bundle: fakeBundle(claim) },
          { source: 'store', bundle: { forged: true } },
        ],
      },
      fakeVerifier,
    )
    const report = releaseReport({
      ...FACTS,
      release: null,
      assets: [],
      verified: [verified],
      files: FACTS.files.filter(({ name }) => !name.includes('macos')),
      notChecked: ['the <moon>'],
    })
    expect(validate(report)).toBe(true)
    const summary = releaseSummary(report, [], SERVER)
    expect(summary).toContain('`macos-arm64`')
    expect(summary).toContain('the &lt;moon&gt;')
    expect(summary).toContain('workflow run: another &lt;run&gt;')
    expect(summary).toContain('SIGNATURE\\_INVALID')
    expect(summary).toContain('| none | not verified |')
    expect(summary).not.toContain('consumer runs')
  })

  it('names predicate types it does not know', () => {
    const report = releaseReport(FACTS)
    const [first] = report.files
    const [attestation] = first?.attestations ?? []
    if (first === undefined || attestation === undefined) throw new Error('nothing to change')
    const odd = { ...first, attestations: [{ ...attestation, predicateType: 'https://x/y' }] }
    expect(releaseSummary({ ...report, files: [odd] }, [], SERVER)).toContain(
      'https://x/y (public-good)',
    )
  })

  it('gives the notes their section', () => {
    expect(verificationSection(commands)).toContain('## Verify this release')
  })
})
