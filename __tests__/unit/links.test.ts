/** What the documents link to is there: files, headings, tests. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { anchorsOf, brokenLinks, linksOf } from '../../scripts/links.ts'
import { indexPage } from '../../scripts/index-page.ts'

const root = dirname(dirname(import.meta.dirname))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const pages = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  ['docs', 'examples'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md') && !name.includes('node_modules'))
      .map(name => join(folder, name)),
  ),
)

describe('links between documents', () => {
  it.each(pages)('%s links to files and headings that exist', page => {
    const found = brokenLinks(page, read(page), path => {
      const file = normalize(path)
      if (!existsSync(join(root, file))) return undefined
      return file.endsWith('.md') ? read(file) : ''
    })
    expect(found).toEqual([])
  })

  it('are found broken when they are', () => {
    const files: Readonly<Record<string, string>> = { 'docs/b.md': '# B\n\n## One thing\n' }
    const page =
      '# A\n\n[a](b.md#one-thing) [b](b.md#other) [c](gone.md) [d](#a) [e](#z) [f](https://x.org)\n\n```md\n[g](gone.md)\n```\n'
    expect(brokenLinks('docs/a.md', page, path => files[path])).toEqual([
      'docs/a.md: b.md#other: no such heading',
      'docs/a.md: gone.md: no such file',
      'docs/a.md: #z: no such heading',
    ])
  })

  it('name headings as GitHub does', () => {
    const page = '# A `b` & c\n\n## Twice\n\n## Twice\n\n```sh\n# no heading\n```\n\n### CODE_X\n'
    expect(anchorsOf(page)).toEqual(['a-b--c', 'twice', 'twice-1', 'code_x'])
  })
})

describe('the threat model', () => {
  const text = read('docs/threat-model.md')
  const defended = text.slice(text.indexOf('## Defended'), text.indexOf('## Not defended'))
  const rows = defended
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| attack '))

  it('has a test for everything that it calls defended', () => {
    expect(rows.length).toBeGreaterThan(30)
    const without = rows.filter(
      row =>
        !row.includes('not defended') && !linksOf(row).some(link => link.includes('__tests__/')),
    )
    expect(without).toEqual([])
  })

  it('links to tests alone there', () => {
    const others = rows
      .flatMap(linksOf)
      .filter(link => !/__tests__\/.*\.(?:test|fuzz|matrix)\.ts$/.test(link))
    expect(others).toEqual([])
  })
})

describe('the index', () => {
  it('refuses a page that stands in none of its groups', () => {
    expect(() => indexPage(['errors.md', 'stray.md'])).toThrow('stray.md')
    expect(indexPage(['errors.md'])).toContain('(errors.md)')
    expect(indexPage(['errors.md'])).not.toContain('(audit.md)')
  })
})

describe('the comparison', () => {
  it('quotes the figures of the corpus as they are', () => {
    const [total = '', accepted = '', strict = ''] =
      /has (\d+) cases[^]*?accepts (\d+) of them[^]*?and (\d+) of those/
        .exec(read('docs/verification-corpus.md'))
        ?.slice(1) ?? []
    const said = read('docs/comparison.md').replaceAll(/\s+/g, ' ')
    expect(said).toContain(`accepts ${accepted} of the ${total} genuine but wrong bundles`)
    expect(said).toContain(`and ${strict} with every flag`)
  })

  it('names a source for every tool, and says what is better there', () => {
    const sections = read('docs/comparison.md').split(/^## /m).slice(2, -1)
    expect(sections.length).toBeGreaterThan(6)
    for (const section of sections) expect(section).toMatch(/\]\((?:https:\/\/|results\/)/)
  })
})
