/** What differs between two texts, by lines: all that lies between their common beginning and their common end. */
export const lineDiff = (present: string, wanted: string): string => {
  const [before, after] = [present.split('\n'), wanted.split('\n')]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const removed = before.slice(start, before.length - end).map(line => `-${line}`)
  const added = after.slice(start, after.length - end).map(line => `+${line}`)
  return [`@@ line ${String(start + 1)} @@`, ...removed, ...added].join('\n')
}
