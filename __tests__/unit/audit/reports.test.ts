import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import { anchor, html } from '../../../src/audit/html-escape.ts'
import { contentPolicy, htmlStart } from '../../../src/audit/html-page.ts'
import { htmlOfRelease } from '../../../src/audit/html-release.ts'
import type { AuditedAsset, AuditedRelease } from '../../../src/audit/model.ts'
import type { ReportBasis } from '../../../src/audit/json-report.ts'
import { sarifText } from '../../../src/audit/sarif.ts'
import { auditSummary } from '../../../src/audit/summary.ts'
import { failureOf, MOST_FINDINGS, Totals } from '../../../src/audit/totals.ts'
import { finding, type Finding, type Verdict } from '../../../src/audit/verdict.ts'
import { consumerPolicy } from '../../../src/verify/policies.ts'
import { expectSarifText } from '../../support/audit/schemas.ts'

const EVIL = '</script><b onclick="x">|`\u202e\n## x'

const asset = (verdict: Verdict, findings: readonly Finding[] = [], name = 'a'): AuditedAsset => ({
  ...{
    name,
    size: 1,
    url: `https://github.com/o/r/releases/download/v1/${name}`,
    verdict,
    findings,
  },
  ...{
    sha256: sha256Of(name),
    digestFrom: 'download',
    chain: [],
    others: [],
    notes: [],
    checkedEarlier: null,
  },
})

const release = (
  assets: readonly AuditedAsset[],
  change: Partial<AuditedRelease> = {},
): AuditedRelease => ({
  ...{
    tag: 'v1',
    title: 'v1',
    url: 'https://github.com/o/r/releases/tag/v1',
    publishedAt: '2026-01-01T00:00:00Z',
  },
  ...{
    draft: false,
    prerelease: false,
    immutable: false,
    commit: 'c'.repeat(40),
    attestedByGitHub: false,
  },
  ...{ findings: [], notes: [], assets },
  ...change,
})

const basis = (change: Partial<ReportBasis> = {}): ReportBasis => ({
  ...{
    repository: 'o/r',
    repositoryId: '1',
    startedAt: 't',
    predicateTypes: ['p'],
    formerRepositories: [],
  },
  ...{ fingerprint: 'f', roots: 'r', download: true },
  policy: consumerPolicy({
    ...{ serverUrl: 'https://github.com', issuer: 'i', repository: 'o/r' },
    ...{
      repositoryId: '1',
      ownerId: '2',
      signerWorkflow: 'o/r/.github/workflows/x.yml@refs/heads/main',
    },
    ...{ sourceRef: undefined, sourceDigest: undefined, runId: '5', denySelfHostedRunners: true },
  }),
  ...change,
})

const totalsOf = (...releases: readonly AuditedRelease[]): Totals => {
  const totals = new Totals()
  for (const one of releases) totals.add(one)
  return totals
}

const drift = finding('digest-drift', 'AUDIT_DIGEST_DRIFT', 'drift', { expected: 'x', actual: 'y' })
const outage = finding('unreadable', 'AUDIT_ASSET_UNREADABLE', 'outage', { expected: 'x' })

describe('the totals', () => {
  it('count files, and releases with findings of their own', () => {
    const totals = totalsOf(
      release([asset('verified'), asset('baseline'), asset('digest-drift', [drift])]),
      release([], {
        tag: 'v2',
        findings: [outage],
        draft: true,
        prerelease: true,
        immutable: true,
      }),
    )
    totals.addAbsent('v3', finding('unreadable', 'AUDIT_RELEASE_ABSENT', 'gone'))
    expect([totals.files, totals.failed]).toEqual([3, 3])
    expect(totals.lines.map(({ verdict, state }) => [verdict, state])).toEqual([
      ['digest-drift', 'published'],
      ['unreadable', 'draft, prerelease, immutable'],
      ['unreadable', 'absent'],
    ])
    expect([totals.counted('security'), totals.counted('operational')]).toEqual([1, 2])
    expect(totals.findings.map(({ code }) => code)).toEqual([
      'AUDIT_DIGEST_DRIFT',
      'AUDIT_ASSET_UNREADABLE',
      'AUDIT_RELEASE_ABSENT',
    ])
  })

  it('fail as fail-on says, by the gravest class', () => {
    const of = (totals: Totals): readonly unknown[] =>
      (['security', 'any', 'none'] as const).map(failOn => failureOf(totals, failOn)?.code)
    expect(of(totalsOf(release([asset('verified')])))).toEqual([undefined, undefined, undefined])
    expect(of(totalsOf(release([asset('unreadable', [outage])])))).toEqual([
      undefined,
      'AUDIT_OPERATIONAL',
      undefined,
    ])
    const many = Array.from({ length: 9 }, () => asset('digest-drift', [drift, outage]))
    expect(of(totalsOf(release(many)))).toEqual(['AUDIT_SECURITY', 'AUDIT_SECURITY', undefined])
    expect(failureOf(totalsOf(release(many)), 'any')?.message).toContain('4 more in the report')
    const whole = failureOf(totalsOf(release([], { findings: [drift] })), 'any')
    expect(whole?.message).toContain('- v1: AUDIT_DIGEST_DRIFT')
  })
})

describe('SARIF', () => {
  it('is valid whatever names and messages hold, and within every limit', () => {
    const long = finding('digest-drift', 'AUDIT_DIGEST_DRIFT', 'm'.repeat(5000), { actual: 'y' })
    const odd = release([asset('digest-drift', [long, drift], EVIL)], {
      tag: `a/${EVIL}`,
      findings: [outage],
    })
    const many = Array.from({ length: 900 }, (_, index) =>
      release(
        Array.from({ length: 12 }, (_one, file) =>
          asset('digest-drift', [long], `file-${index}-${file}`),
        ),
      ),
    )
    const totals = totalsOf(odd, ...many)
    expect(totals.counted('security')).toBe(10_802)
    expect(totals.findings).toHaveLength(MOST_FINDINGS)
    expectSarifText(sarifText(totals))
    expectSarifText(sarifText(totalsOf(odd)))
    expectSarifText(sarifText(new Totals()))
  })

  it('knows a finding again', () => {
    const prints = (totals: Totals): unknown =>
      (
        JSON.parse(sarifText(totals)) as { runs: { results: { partialFingerprints: unknown }[] }[] }
      ).runs[0]?.results.map(one => one.partialFingerprints)
    const again = finding('digest-drift', 'AUDIT_DIGEST_DRIFT', 'in other words')
    expect(prints(totalsOf(release([asset('digest-drift', [drift])])))).toEqual(
      prints(totalsOf(release([asset('digest-drift', [again])]))),
    )
    expect(prints(totalsOf(release([asset('digest-drift', [drift])])))).not.toEqual(
      prints(totalsOf(release([asset('digest-drift', [drift], 'b')]))),
    )
  })
})

describe('the page', () => {
  it('lets text be text', () => {
    expect(html('<a href="x">\'`&\u202e')).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&#96;&amp;\uFFFD')
    expect(anchor('<b>', 'javascript:alert(1)')).toBe('&lt;b&gt;')
    expect(anchor('x', 'https://github.com/a"onclick=')).toBe('x')
    expect(anchor('x', 'https://github.com/a')).toContain('href="https://github.com/a"')
    const text = htmlOfRelease(
      release(
        [
          {
            ...asset('wrong-signer', [{ ...drift, message: EVIL }], EVIL),
            notes: [EVIL],
            url: EVIL,
          },
        ],
        {
          ...{ tag: EVIL, url: EVIL, notes: [EVIL], findings: [{ ...drift, expected: EVIL }] },
          ...{ publishedAt: null, commit: null, draft: true, prerelease: true },
        },
      ),
      0,
    )
    expect(text).not.toMatch(/<b |<\/script|onclick="/)
    expect(text).toContain('no such tag')
  })

  it('allows its own style and script by their digests, and nothing else', () => {
    expect(contentPolicy()).toMatch(
      /^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
    )
  })

  it('says what it rests on, and what nobody looked at', () => {
    const totals = totalsOf(release([{ ...asset('verified'), checkedEarlier: 't' }]))
    totals.addAbsent('v9', outage)
    const first = htmlStart(basis({ formerRepositories: [{ name: 'o/old' }] }), totals)
    expect(first).toContain('nothing was left open')
    expect(first).toContain('o/old')
    expect(first).toContain('the proofs of 1 files')
    const open = basis().policy
    const policy = { ...open, run: { open: 'why' } }
    expect(htmlStart(basis({ policy, download: false }), new Totals())).toContain(
      'workflow run (why)',
    )
    expect(htmlStart(basis(), new Totals())).toContain('Nothing was found.')
    expect(htmlStart(basis(), totalsOf(release([asset('unreadable', [outage])])))).toContain(
      'class="warn"',
    )
  })

  it('shows what else was attested, by whom it may be', () => {
    const others = [
      { source: 'store', predicateType: 'p', signer: EVIL, code: null, message: 'm' },
      {
        source: 'store',
        predicateType: 'p',
        signer: null,
        code: 'SIGNATURE_INVALID' as const,
        message: 'm',
      },
    ]
    const link = {
      ...{
        predicateType: 'p',
        source: 'x.intoto.jsonl',
        instance: 'github',
        signer: 's',
        signerCommit: 'c',
      },
      ...{
        issuer: 'i',
        repository: 'https://github.com/o/r',
        ref: 'r',
        commit: 'c',
        trigger: 't',
        runner: 'r',
      },
      ...{ run: 'https://github.com/o/r/actions/runs/1', timestamps: [], logIndices: [] },
    }
    const unknown = { ...asset('verified'), sha256: null, others, chain: [link] }
    const text = htmlOfRelease(release([unknown]), 0)
    expect(text).toContain('Not asked for')
    expect(text).toContain('SIGNATURE_INVALID: m')
    expect(text).toContain('<code>x.intoto.jsonl</code>')
    expect(text).toContain('is not known')
  })
})

describe('the summary', () => {
  it('is Markdown that nobody can break out of', () => {
    const totals = totalsOf(
      release([asset('digest-drift', [{ ...drift, message: EVIL, actual: null }], EVIL)], {
        ...{ tag: EVIL, url: '', publishedAt: null, findings: [drift] },
      }),
    )
    const text = auditSummary(basis(), totals)
    // In a code span HTML is text; everywhere else it is escaped.
    expect(text.replaceAll(/``.*?``/g, '')).not.toContain('</script><b')
    expect(text).toContain('&lt;/script&gt;')
    expect(text.split('\n').filter(line => line.startsWith('## '))).toHaveLength(1)
    expect(text).toContain('❌ 2 findings of the class security')
  })

  it('tells an outage from an attack, and stays short', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      release([asset('unreadable', [outage])], { tag: `v${index}` }),
    )
    const text = auditSummary(basis(), totalsOf(...many))
    expect(text).toContain('⚠️ 300 operational findings, none of the class security')
    expect(text.match(/100 more are in the report/g)).toHaveLength(2)
    expect(auditSummary(basis(), new Totals())).toContain('gh release download TAG')
  })

  it('puts nothing into a command that a shell would take for more', () => {
    const odd = auditSummary(
      basis(),
      totalsOf(release([asset('verified')], { tag: "v1'; rm -rf /" })),
    )
    expect(odd).toContain('gh release download TAG --repo')
    const open = consumerPolicy({
      ...{
        serverUrl: 'https://github.com',
        issuer: 'i',
        repository: 'o/r',
        repositoryId: '1',
        ownerId: '2',
      },
      ...{
        signerWorkflow: undefined,
        sourceRef: undefined,
        sourceDigest: undefined,
        runId: undefined,
      },
      denySelfHostedRunners: true,
    })
    expect(auditSummary(basis({ policy: open }), new Totals())).not.toContain('--signer-workflow')
  })
})
