/** The files in which a step names its outputs: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */

/** `name=value` lines and `name<<delimiter` blocks. */
export function parseCommandFile(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const [, name, operator, rest] = /^(.+?)(=|<<)(.*)$/.exec(line) ?? []
    if (name === undefined || rest === undefined) {
      throw new SyntaxError(`Invalid format '${line}'`)
    }
    values[name] = operator === '=' ? rest : takeBlock(lines, rest)
  }
  return values
}

/** Takes the lines up to the delimiter, and that line, out of `lines`. */
function takeBlock(lines: string[], delimiter: string): string {
  const end = lines.indexOf(delimiter)
  if (delimiter === '' || end === -1) {
    throw new SyntaxError(`Matching delimiter not found '${delimiter}'`)
  }
  const block = lines.splice(0, end + 1)
  return block.slice(0, -1).join('\n')
}
