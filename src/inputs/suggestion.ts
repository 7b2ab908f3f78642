/** The nearest of the words that there are when a typo is likely: at most two edits away; else an empty text. */
export function suggestion(given: string, words: readonly string[]): string {
  const nearest = words
    .map(candidate => ({ candidate, distance: editDistance(given, candidate) }))
    .sort((left, right) => left.distance - right.distance)[0]
  return nearest !== undefined && nearest.distance <= 2
    ? `; did you mean ${nearest.candidate}?`
    : ''
}

/** Levenshtein distance, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
