/**
 * `npm run docs`: writes what can be derived into the documentation: the README's tables from action.yml and
 * docs/errors.md and the table of checks from their registries, docs/README.md from the pages that there are. `--check` changes nothing and fails with what would change.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS } from '../src/verify/checks.ts'
import { errorPage } from './error-page.ts'
import { indexPage } from './index-page.ts'
import { inputTable, outputTable, readActionFile } from './action-tables.ts'
import { guaranteePage, guaranteeTable } from './guarantee-tables.ts'
import { lineDiff } from './line-diff.ts'
import { ROOT } from './tree.ts'

const read = (file: string): string => {
  const path = join(ROOT, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** Puts a text between `<!-- name:start -->` and `<!-- name:end -->`. */
const between = (page: string, name: string, text: string): string => {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const from = page.indexOf(start)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`a page has no ${start} … ${end}`)
  return `${page.slice(0, from + start.length)}\n\n${text}\n${page.slice(to)}`
}

const readme = (): string => {
  const action = readActionFile(read('action.yml'))
  const page = between(read('README.md'), 'inputs', inputTable(action))
  return between(between(page, 'outputs', outputTable(action)), 'guarantees', guaranteeTable())
}

const verification = (): string => {
  const rows = Object.entries(CHECKS).map(
    ([id, { demands, source }]) => `| \`${id}\` | ${demands} | ${source} |\n`,
  )
  const table = ['| Check | Demands | From |\n| --- | --- | --- |\n', ...rows].join('')
  return between(read('docs/verification.md'), 'checks', table)
}

const PAGES: Readonly<Record<string, () => string>> = {
  'docs/README.md': indexPage,
  'docs/errors.md': errorPage,
  'docs/guarantees.md': guaranteePage,
  'docs/verification.md': verification,
  'README.md': readme,
}

const check = process.argv.includes('--check')
for (const [file, derive] of Object.entries(PAGES)) {
  const wanted = derive()
  const present = read(file)
  if (wanted === present) continue
  if (!check) {
    writeFileSync(join(ROOT, file), wanted)
    console.log(`${file} rewritten`)
    continue
  }
  console.error(`${file} is out of date: run npm run docs and commit it`)
  console.error(lineDiff(present, wanted))
  process.exitCode = 1
}
