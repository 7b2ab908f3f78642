/** The part of the page about one release: a row for each file, with the evidence behind its verdict. */
import { errorAddress } from '../report/error-page.ts'
import { anchor, html } from './html-escape.ts'
import type { AuditedAsset, AuditedRelease, ChainLink, OtherAttestation } from './model.ts'
import { classOf, VERDICTS, type Finding, type Verdict } from './verdict.ts'

/** Which of four looks a verdict has; its words say the rest. */
export function lookOf(verdict: Verdict): 'good' | 'bad' | 'warn' | 'known' {
  if (verdict === 'verified') return 'good'
  if (verdict === 'baseline') return 'known'
  return verdict === 'unreadable' || verdict === 'evidence-only' ? 'warn' : 'bad'
}

const SIGNS = { good: '✓', bad: '✗', warn: '⚠', known: '○' } as const

/** The verdict in words, with a sign that screen readers need not read. */
export function badge(verdict: Verdict): string {
  const look = lookOf(verdict)
  return `<span class="badge ${look}"><span aria-hidden="true">${SIGNS[look]}</span> ${VERDICTS[verdict].title}</span>`
}

/** `index`: the place of the release in the page. */
export function htmlOfRelease(release: AuditedRelease, index: number): string {
  const { tag, url, publishedAt, commit, findings, notes, assets, attestedByGitHub } = release
  const facts = [
    publishedAt === null ? 'not published' : `published ${html(publishedAt.slice(0, 10))}`,
    ...(release.prerelease ? ['prerelease'] : []),
    ...(release.draft ? ['draft'] : []),
    ...(release.immutable ? ['immutable'] : []),
    ...(attestedByGitHub ? ['attested by GitHub'] : []),
    commit === null ? 'no such tag' : `tag at <code>${html(commit.slice(0, 12))}</code>`,
  ]
  return [
    `<tbody id="r${index}"${findings.length > 0 ? ' data-findings="yes"' : ''}>`,
    `<tr><th scope="rowgroup" colspan="4">${anchor(tag, url)} · ${facts.join(' · ')}`,
    ...findings.map(why),
    ...notes.map(note => `<p class="why">${html(note)}</p>`),
    '</th></tr>',
    ...assets.map(rowOf),
    '</tbody>\n',
  ].join('')
}

function rowOf(asset: AuditedAsset): string {
  const { name, url, verdict, findings, sha256, notes } = asset
  const failed = verdict !== 'verified' && verdict !== 'baseline'
  return [
    `<tr data-verdict="${verdict}"${failed ? ' data-failed="yes"' : ''}>`,
    `<th scope="row">${anchor(name, url)}</th>`,
    `<td>${badge(verdict)}${findings.map(why).join('')}${notes.map(note => `<p class="why">${html(note)}</p>`).join('')}</td>`,
    `<td><code>${sha256 === null ? 'unknown' : `${sha256.slice(0, 12)}…`}</code></td>`,
    `<td>${evidence(asset)}</td></tr>\n`,
  ].join('')
}

function why(finding: Finding): string {
  const { code, message, expected, actual } = finding
  const compared = [
    ...(expected === null || message.includes(expected) ? [] : [`expected ${expected}`]),
    ...(actual === null || message.includes(actual) ? [] : [`got ${actual}`]),
  ].join(', ')
  return `<p class="why">${anchor(code, errorAddress(code))} (${classOf(finding)}): ${html(message)}${compared === '' ? '' : `: ${html(compared)}`}</p>`
}

/** From the bytes to the commit, one step a line. */
function evidence(asset: AuditedAsset): string {
  const { sha256, digestFrom, chain, others, checkedEarlier, size } = asset
  const word = digestFrom === 'download' ? 'hashed as downloaded' : 'GitHub’s digest'
  const steps = [
    sha256 === null
      ? `<li>The digest of its ${size} bytes is not known.</li>`
      : `<li>${size} bytes: <code>sha256:${sha256}</code> (${word})</li>`,
    ...chain.map(linkOf),
    ...(chain.length === 0 ? ['<li>No attestation was accepted.</li>'] : []),
    ...(checkedEarlier === null
      ? []
      : [
          `<li>Signatures checked by an earlier audit, ${html(checkedEarlier)}, under the same policy and trust roots.</li>`,
        ]),
    ...others.map(otherOf),
  ]
  return `<details><summary>Evidence<span class="skip"> for ${html(asset.name)}</span></summary><ol class="chain">${steps.join('')}</ol></details>`
}

function linkOf(link: ChainLink): string {
  const [stamp] = link.timestamps
  const time = stamp === undefined ? '' : `, signed at ${html(stamp.timestamp)}`
  const entries = link.logIndices.map(
    index =>
      `, ${anchor(`log entry ${index}`, `https://search.sigstore.dev/?logIndex=${encodeURIComponent(index)}`)}`,
  )
  return [
    `<li>Attested as <code>${html(link.predicateType)}</code>, from ${link.source === 'store' ? 'the store' : `<code>${html(link.source)}</code>`}`,
    `<ul><li>by <code>${html(link.signer)}</code> at <code>${html(link.signerCommit)}</code></li>`,
    `<li>certified by ${html(link.instance)} for ${html(link.issuer)}${time}${entries.join('')}</li>`,
    `<li>built from ${anchor(link.repository, link.repository)} <code>${html(link.ref)}</code>, commit ${anchor(link.commit, `${link.repository}/commit/${link.commit}`)}</li>`,
    `<li>in ${anchor(link.run, link.run)}, on ${html(link.trigger)}, ${html(link.runner)}</li></ul></li>`,
  ].join('')
}

function otherOf({ predicateType, signer, code, message }: OtherAttestation): string {
  const by = signer === null ? '' : ` by <code>${html(signer)}</code>`
  return `<li><strong>Not asked for:</strong> <code>${html(predicateType)}</code>${by}: ${code === null ? '' : `${html(code)}: `}${html(message)}</li>`
}
