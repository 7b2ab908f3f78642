/**
 * The fenced blocks of a Markdown page, and what a comment above them says of them. Pure.
 *
 * `<!-- not run: REASON -->` above a shell block or a Dockerfile: it is not executed, and why.
 * `<!-- run in: PLACE -->`: where it is executed, if not in the page's usual folder.
 * `<!-- output -->` above a block: what the shell block before it prints last.
 */

export interface DocBlock {
  readonly page: string
  /** Line of the opening fence, from 1. */
  readonly line: number
  /** Lower case; empty where none is given. */
  readonly language: string
  readonly text: string
  /** Why it is not run. */
  readonly notRun: string | undefined
  readonly place: string | undefined
  /** What it prints at its end. */
  readonly output: string | undefined
}

const SHELL = ['sh', 'bash', 'shell', 'console']

export const isShell = ({ language }: DocBlock): boolean => SHELL.includes(language)
export const isYaml = ({ language }: DocBlock): boolean => ['yaml', 'yml'].includes(language)
export const isDockerfile = ({ language }: DocBlock): boolean => language === 'dockerfile'

/** `page:line` */
export const placeOf = ({ page, line }: DocBlock): string => `${page}:${String(line)}`

interface Fence {
  readonly line: number
  readonly language: string
  readonly text: string
  /** The comment directly above, without its frame. */
  readonly comment: string | undefined
}

/** Every block of a page. Throws at a fence that never ends and at a comment that is none of the three. */
export function blocksOf(page: string, text: string): readonly DocBlock[] {
  const blocks: DocBlock[] = []
  for (const fence of fencesOf(page, text)) {
    const { comment, ...block } = fence
    const last = blocks.at(-1)
    if (comment === 'output') {
      if (last === undefined || !isShell(last)) {
        throw new Error(`${page}:${String(fence.line)}: an output without a shell block before it`)
      }
      blocks[blocks.length - 1] = { ...last, output: fence.text }
      continue
    }
    blocks.push({ page, ...block, ...markerOf(page, fence), output: undefined })
  }
  return blocks
}

function markerOf(page: string, { comment, line }: Fence): Pick<DocBlock, 'notRun' | 'place'> {
  const none = { notRun: undefined, place: undefined }
  const match = /^(not run|run in): *(\S.*)$/.exec(comment ?? '')
  const [, kind, value = ''] = match ?? []
  if (kind === 'not run') {
    if (value.length < 15) throw new Error(`${page}:${String(line)}: not run, and no reason`)
    return { ...none, notRun: value }
  }
  if (kind === 'run in') return { ...none, place: value }
  if (/^(?:not|run|out)/.test(comment ?? '')) {
    throw new Error(`${page}:${String(line)}: what does <!-- ${comment ?? ''} --> mean?`)
  }
  return none
}

const OPENING = /^( *)(`{3,}|~{3,}) *([A-Za-z]*)/
const COMMENT = /^ *<!-- (.+) -->$/

function fencesOf(page: string, text: string): readonly Fence[] {
  const lines = text.split('\n')
  const found: Fence[] = []
  let at = 0
  while (at < lines.length) {
    const opening = OPENING.exec(lines[at] ?? '')
    if (opening === null) {
      at += 1
      continue
    }
    const [, indent = '', fence = '', language = ''] = opening
    const end = lines.findIndex((line, index) => index > at && line.trim() === fence)
    if (end < 0) throw new Error(`${page}:${String(at + 1)}: a fence that never ends`)
    const content = lines
      .slice(at + 1, end)
      .map(line => line.slice(0, indent.length).trim() + line.slice(indent.length))
    const comment = COMMENT.exec(lines[at - 1] ?? '')?.[1]
    found.push({
      line: at + 1,
      language: language.toLowerCase(),
      text: `${content.join('\n')}\n`,
      comment,
    })
    at = end + 1
  }
  return found
}
