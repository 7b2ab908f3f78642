import { describe, expect, it } from '@jest/globals'
import { blocksOf, isShell } from '../../scripts/doc-blocks.ts'

const fence = (language: string, text: string, comment?: string): string =>
  `${comment === undefined ? '' : `<!-- ${comment} -->\n`}\`\`\`${language}\n${text}\n\`\`\`\n`

describe('the blocks of a page', () => {
  it('come with line, language, marker and output', () => {
    const page = [
      'Text\n\n',
      fence('sh', 'one', 'run in: project'),
      '\n',
      fence('json', '{}', 'output'),
      fence('SH', 'two', 'not run: there is no such registry'),
      '- item\n\n  ```yaml\n  a:\n    b\n  ```\n',
    ].join('')
    expect(blocksOf('p.md', page)).toEqual([
      {
        page: 'p.md',
        line: 4,
        language: 'sh',
        text: 'one\n',
        notRun: undefined,
        place: 'project',
        output: '{}\n',
      },
      {
        page: 'p.md',
        line: 13,
        language: 'sh',
        text: 'two\n',
        notRun: 'there is no such registry',
        place: undefined,
        output: undefined,
      },
      {
        page: 'p.md',
        line: 18,
        language: 'yaml',
        text: 'a:\n  b\n',
        notRun: undefined,
        place: undefined,
        output: undefined,
      },
    ])
  })

  it('are run unless a comment says why not', () => {
    const [block] = blocksOf('p.md', fence('sh', 'one', 'checks:start'))
    expect(block).toMatchObject({ notRun: undefined })
    expect(block === undefined || isShell(block)).toBe(true)
  })

  it.each([
    [fence('sh', 'one', 'not run: no'), 'no reason'],
    [fence('sh', 'one', 'not run'), 'what does <!-- not run -->'],
    [fence('sh', 'one', 'run'), 'what does <!-- run -->'],
    [fence('json', '{}', 'output'), 'an output without a shell block'],
    ['```sh\none\n', 'never ends'],
  ])('refuse %j', (page, why) => {
    expect(() => blocksOf('p.md', page)).toThrow(why)
  })
})
