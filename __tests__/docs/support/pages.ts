/** The pages whose blocks are run, and what their placeholders stand for in the world that is prepared. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOf, type DocBlock } from '../../../scripts/doc-blocks.ts'

export const ROOT = join(import.meta.dirname, '..', '..', '..')

/** Dated records are no instructions. */
const pages = (): readonly string[] => [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  ...['docs', 'examples'].flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md') && !name.startsWith('results'))
      .map(name => join(folder, name))
      .sort(),
  ),
]

export const ALL_BLOCKS: readonly DocBlock[] = pages().flatMap(page =>
  blocksOf(page, readFileSync(join(ROOT, page), 'utf8')),
)

/** Workflows to be copied, whole. */
export const EXAMPLE_WORKFLOWS: readonly (readonly [path: string, text: string])[] = readdirSync(
  join(ROOT, 'examples'),
  { recursive: true, encoding: 'utf8' },
)
  .filter(name => /\.ya?ml$/.test(name))
  .map(name => [join('examples', name), readFileSync(join(ROOT, 'examples', name), 'utf8')])

/** In this order. A name that a shell variable bears is left alone. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/\bOWNER\/REPO\b/g, 'octo-org/widget'],
  [/\bNAME-VERSION\b/g, 'widget-1.2.3'],
  [/(?<![$\w-])NAME(?![\w=])/g, 'widget'],
  [/(?<![$\w])TAG(?![\w=])/g, 'v1.2.3'],
  [/(?<![$\w])FILE(?![\w=])/g, 'widget-1.2.3-linux-amd64'],
]

/** `platform`: that of this machine, in the place of linux-amd64. */
export function filledIn(text: string, platform: string): string {
  return PLACEHOLDERS.reduce(
    (filled, [placeholder, value]) => filled.replaceAll(placeholder, value),
    text,
  ).replaceAll('linux-amd64', platform)
}
