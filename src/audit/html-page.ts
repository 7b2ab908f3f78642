/**
 * The page that an auditor keeps: one file, which asks nobody for anything. Its policy names the digests of its own
 * style and script; whatever else should get into it would not run.
 */
import { createHash } from 'node:crypto'
import { html } from './html-escape.ts'
import { SCRIPT, STYLE } from './html-look.ts'
import { badge, lookOf } from './html-release.ts'
import { openInAudit, type ReportBasis } from './json-report.ts'
import type { ReleaseLine, Totals } from './totals.ts'
import { VERDICT_NAMES, VERDICTS } from './verdict.ts'

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** https://www.w3.org/TR/CSP3/ */
export function contentPolicy(): string {
  return `default-src 'none'; img-src data:; style-src ${digest(STYLE)}; script-src ${digest(SCRIPT)}; base-uri 'none'; form-action 'none'`
}

/** Everything before the rows of the releases. */
export function htmlStart(basis: ReportBasis, totals: Totals): string {
  const title = `Audit of ${basis.repository}`
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy()}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="referrer" content="no-referrer">\n',
    // Browsers ask for an icon unless the page has one.
    `<link rel="icon" href="data:,">\n<title>${html(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n`,
    `<a class="skip" href="#files">Skip to the files</a>\n<header><h1>${html(title)}</h1>\n${outcome(totals)}\n</header>\n<main>\n`,
    `<section aria-labelledby="s"><h2 id="s">Summary</h2>\n${counts(totals)}${facts(basis, totals)}</section>\n`,
    `<section aria-labelledby="t"><h2 id="t">Timeline of releases</h2>\n${timeline(totals.lines)}</section>\n`,
    `<section aria-labelledby="f"><h2 id="f">Files</h2>\n${tools(totals)}`,
    '<table id="files"><caption>Every file of every release, with its verdict and the evidence behind it</caption>\n',
    '<thead><tr><th scope="col" class="file">File</th><th scope="col" class="said">Verdict</th><th scope="col" class="digest">SHA-256</th><th scope="col">Evidence</th></tr></thead>\n',
  ].join('')
}

/** Everything after them. */
export function htmlEnd(): string {
  return `</table></section>\n</main>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`
}

function outcome(totals: Totals): string {
  const [security, operational] = [totals.counted('security'), totals.counted('operational')]
  if (security + operational === 0) return '<p class="good">Nothing was found.</p>'
  return `<p class="${security > 0 ? 'bad' : 'warn'}">${security} findings of the class security, ${operational} operational.</p>`
}

function counts(totals: Totals): string {
  const items = VERDICT_NAMES.filter(name => totals.counts[name] > 0).map(
    name => `<li><b>${totals.counts[name]}</b> ${badge(name)}</li>`,
  )
  return `<ul class="counts">${items.join('')}</ul>\n`
}

function facts(basis: ReportBasis, totals: Totals): string {
  const { policy, formerRepositories } = basis
  const open = openInAudit(policy)
  const rows: readonly (readonly [string, string])[] = [
    ['Repository', `${html(basis.repository)} (id ${html(basis.repositoryId)})`],
    ...(formerRepositories.length === 0
      ? []
      : [['Formerly', formerRepositories.map(({ name }) => html(name)).join(', ')] as const]),
    ['Begun', html(basis.startedAt)],
    ['Required', basis.predicateTypes.map(type => `<code>${html(type)}</code>`).join(', ')],
    ['Source ref', 'the tag of each release'],
    [
      'Not looked at',
      open.length === 0
        ? 'nothing was left open'
        : open.map(({ dimension, reason }) => html(`${dimension} (${reason})`)).join('; '),
    ],
    ['Digests', basis.download ? 'of the bytes, downloaded' : 'as GitHub computed them'],
    ['Basis', `<code>sha256:${html(basis.fingerprint)}</code>`],
    ...(totals.remembered > 0
      ? [['Checked earlier', `the proofs of ${totals.remembered} files`] as const]
      : []),
  ]
  return `<dl class="facts">${rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('\n')}</dl>\n${meanings()}`
}

function meanings(): string {
  const items = VERDICT_NAMES.map(
    name => `<dt>${badge(name)}</dt><dd>${VERDICTS[name].meaning}</dd>`,
  )
  return `<details><summary>What the verdicts mean</summary><dl class="facts">${items.join('')}</dl></details>\n`
}

function timeline(lines: readonly ReleaseLine[]): string {
  // Absent releases have no rows to lead to.
  let index = 0
  const items = lines.map(line => {
    const there = line.state !== 'absent'
    const name = there ? `<a href="#r${index}">${html(line.tag)}</a>` : html(line.tag)
    if (there) index += 1
    const date = line.publishedAt === null ? line.state : html(line.publishedAt.slice(0, 10))
    return `<li><span>${date}</span>${name}<span>${badge(line.verdict)}</span><span>${bar(line)}${line.counts.verified} of ${line.files} verified</span></li>`
  })
  return `<ol class="timeline">${items.join('\n')}</ol>\n`
}

/** The same as the words beside it, for the eye. */
function bar({ counts: each, files }: ReleaseLine): string {
  let x = 0
  const parts = VERDICT_NAMES.toReversed().flatMap(name => {
    if (each[name] === 0) return []
    const width = (each[name] / files) * 100
    const part = `<rect class="f-${lookOf(name)}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`
    x += width
    return [part]
  })
  return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts.join('')}</svg>`
}

function tools(totals: Totals): string {
  const options = VERDICT_NAMES.filter(name => totals.counts[name] > 0).map(
    name => `<option value="${name}">${VERDICTS[name].title} (${totals.counts[name]})</option>`,
  )
  return [
    '<div class="tools" role="search" hidden>',
    '<label>Search files, releases, digests, signers<input id="search" type="search" autocomplete="off"></label>',
    `<label>Verdict<select id="verdict"><option value="">every verdict</option><option value="failed">everything that failed</option>${options.join('')}</select></label>`,
    '<p id="shown" role="status"></p></div>\n',
  ].join('')
}
