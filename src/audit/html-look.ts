/** How the page looks and what it can do: fixed texts, so that its policy can name their digests. */

/** Light, dark and paper. No colour says anything that a word does not. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f3f4f6; --line: #8a919a; --quiet: #4d5560;
  --good: #0f6b35; --bad: #a4121f; --warn: #7a4a00; --known: #43507a; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #15181c; --soft: #22262c; --line: #79818c;
  --quiet: #b3bac3; --good: #6fd598; --bad: #ff9a9a; --warn: #f3c26b; --known: #aebdf0; --link: #8cc2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
h1, h2 { line-height: 1.2; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; background: var(--paper); padding: 0.5rem; z-index: 1; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; }
.counts li { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.3rem 0.7rem; background: var(--soft); }
.counts b { font-size: 1.2em; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.tools { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; margin: 1rem 0; }
.tools label { display: grid; gap: 0.2rem; }
.tools input, .tools select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: 0.3rem; padding: 0.35rem 0.5rem; min-width: 14rem; max-width: 100%; }
.timeline { list-style: none; padding: 0; margin: 0; max-height: 24rem; overflow-y: auto; border: 1px solid var(--line);
  border-radius: 0.4rem; }
.timeline li { display: grid; grid-template-columns: 7rem minmax(6rem, 1fr) 12rem minmax(9rem, 1.2fr); gap: 0.8rem;
  align-items: center; padding: 0.25rem 0.7rem; }
.timeline li:nth-child(odd) { background: var(--soft); }
.timeline a { overflow-wrap: anywhere; }
.bar { width: 100%; height: 0.8rem; display: block; }
.bar rect { stroke: var(--paper); stroke-width: 0.4; }
.f-good { fill: var(--good); } .f-bad { fill: var(--bad); } .f-warn { fill: var(--warn); } .f-known { fill: var(--known); }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .known { color: var(--known); }
.badge { font-weight: 600; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th.file { width: 22%; } th.said { width: 38%; } th.digest { width: 12%; }
th .why { font-weight: 400; }
caption { text-align: left; color: var(--quiet); padding: 0.3rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--soft); position: sticky; top: 0; }
th[scope=rowgroup] { background: var(--soft); padding-top: 0.8rem; }
th[scope=row] { font-weight: 400; overflow-wrap: anywhere; }
.why { margin: 0.2rem 0; overflow-wrap: anywhere; }
details > summary { cursor: pointer; color: var(--link); }
.chain { margin: 0.4rem 0; padding-left: 1.2rem; }
.chain li { overflow-wrap: anywhere; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media (max-width: 48rem) {
  .timeline li { grid-template-columns: 1fr 1fr; }
  table, caption, thead, tbody, tr, th, td { display: block; width: 100% !important; }
  thead { position: absolute; left: -100rem; }
  tr { border-bottom: 2px solid var(--line); padding: 0.4rem 0; }
  td, th { border: 0; padding: 0.15rem 0.3rem; }
  dl.facts { grid-template-columns: 1fr; }
  .badge { white-space: normal; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --line: #777; --quiet: #333; --good: #0f6b35;
    --bad: #a4121f; --warn: #7a4a00; --known: #43507a; --link: #000; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .tools, .skip { display: none; }
  .timeline { max-height: none; overflow: visible; }
  thead th { position: static; }
  thead { display: table-header-group; }
  tr, .timeline li { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  details > summary { list-style: none; }
}
`

/** Search and filter; without it the page is all there, in its whole length. */
export const SCRIPT = `
'use strict';
const rows = [...document.querySelectorAll('#files tbody tr[data-verdict]')];
const groups = [...document.querySelectorAll('#files tbody')];
const search = document.getElementById('search');
const verdict = document.getElementById('verdict');
const shown = document.getElementById('shown');
const texts = new Map();
const textOf = row => {
  if (!texts.has(row)) {
    const group = row.parentElement.querySelector('th[scope=rowgroup]');
    texts.set(row, (row.textContent + ' ' + (group ? group.textContent : '')).toLowerCase());
  }
  return texts.get(row);
};
const apply = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(word => word !== '');
  const wanted = verdict.value;
  let count = 0;
  for (const row of rows) {
    const fits = wanted === '' || row.dataset.verdict === wanted ||
      (wanted === 'failed' && row.dataset.failed === 'yes');
    const visible = fits && (words.length === 0 || words.every(word => textOf(row).includes(word)));
    row.hidden = !visible;
    if (visible) count += 1;
  }
  const filtering = words.length > 0 || wanted !== '';
  for (const group of groups) {
    group.hidden = filtering && !group.querySelector('tr[data-verdict]:not([hidden])') &&
      !(wanted === 'failed' && words.length === 0 && group.dataset.findings === 'yes');
  }
  shown.textContent = count + ' of ' + rows.length + ' files shown';
};
search.addEventListener('input', apply);
verdict.addEventListener('change', apply);
document.querySelector('.tools').hidden = false;
for (const link of document.querySelectorAll('.timeline a')) {
  link.addEventListener('click', () => { search.value = ''; verdict.value = ''; apply(); });
}
let closed = [];
addEventListener('beforeprint', () => {
  closed = [...document.querySelectorAll('details:not([open])')];
  for (const one of closed) one.open = true;
});
addEventListener('afterprint', () => { for (const one of closed) one.open = false; });
apply();
`
