/** Links in Markdown, and the headings that they may name. Pure: files are handed in. */

/** What stands in fences and code spans is an example, not a link. */
const withoutCode = (page: string): string =>
  page.replaceAll(/^ *(```+|~~~+)[^]*?^ *\1`*~*$/gm, '').replaceAll(/`[^`\n]*`/g, '')

/** The targets of a page's links, in order. */
export const linksOf = (page: string): readonly string[] =>
  [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1] ?? '')

/** The anchors that GitHub gives a page's headings. */
export function anchorsOf(page: string): readonly string[] {
  const seen = new Map<string, number>()
  const outsideFences = page.replaceAll(/^ *(```+|~~~+)[^]*?^ *\1`*~*$/gm, '')
  return [...outsideFences.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(match => {
    const anchor = (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-')
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times === 0 ? anchor : `${anchor}-${String(times)}`
  })
}

/** Links to files or headings that are not there. `contentOf` gives undefined for a file that does not exist. */
export function brokenLinks(
  file: string,
  page: string,
  contentOf: (path: string) => string | undefined,
): readonly string[] {
  const folder = file.split('/').slice(0, -1)
  return linksOf(page)
    .filter(link => !/^[a-z]+:/.test(link))
    .flatMap(link => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : contentOf(resolvePath(folder, decodeURI(path)))
      if (target === undefined) return [`${file}: ${link}: no such file`]
      const known = anchor === undefined || anchorsOf(target).includes(anchor)
      return known ? [] : [`${file}: ${link}: no such heading`]
    })
}

function resolvePath(folder: readonly string[], path: string): string {
  const parts = [...folder]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
