/** Stryker's report as the record of a run: counts for each file, and the mutants that nobody tried. */

/** What became of a mutant: https://stryker-mutator.io/docs/mutation-testing-elements/mutant-states-and-metrics */
export interface Mutant {
  readonly status: string
  readonly mutatorName: string
  readonly replacement?: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

/** As much of Stryker's JSON report as a record needs. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>
}

/** Where and when a run took place. */
export interface RunFacts {
  readonly date: string
  readonly commit: string
  readonly versions: string
  readonly seconds: number
}

const COLUMNS = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'] as const

type Counts = Readonly<Record<(typeof COLUMNS)[number], number>>

/** How many mutants of each kind. */
export function countsOf(mutants: readonly Mutant[]): Counts {
  const count = (status: string): number => mutants.filter(one => one.status === status).length
  return {
    Killed: count('Killed'),
    Timeout: count('Timeout'),
    Survived: count('Survived'),
    NoCoverage: count('NoCoverage'),
    Ignored: count('Ignored'),
  }
}

/** Killed and timed out of all valid ones, in per cent. Ignored ones are not valid; what no test reaches is. */
export function scoreOf({ Killed, Timeout, Survived, NoCoverage }: Counts): number {
  const found = Killed + Timeout
  const valid = found + Survived + NoCoverage
  return valid === 0 ? 100 : (100 * found) / valid
}

/** Markdown: a row for each file, then every survivor with its place. */
export function mutationRecord(report: MutationReport, facts: RunFacts): string {
  const files = Object.entries(report.files).sort(([a], [b]) => (a < b ? -1 : 1))
  const all = countsOf(files.flatMap(([, { mutants }]) => mutants))
  const row = (name: string, counts: Counts): string => {
    const cells = COLUMNS.map(column => counts[column])
    return `| ${[name, ...cells, scoreOf(counts).toFixed(1)].join(' | ')} |\n`
  }
  const survivors = files.flatMap(([name, { mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ mutatorName, location: { start }, replacement = '' }) => {
        const text = replacement.replaceAll(/\s+/g, ' ').slice(0, 80)
        return `- ${name}:${start.line}:${start.column} ${mutatorName} → \`${text}\`\n`
      }),
  )
  return [
    `# Mutation testing of ${facts.date}\n\n`,
    `Commit ${facts.commit}; ${facts.versions}; ${facts.seconds.toFixed(0)} s.\n\n`,
    'Score: killed and timed out of all that are valid, in per cent. Ignored: static mutants, in tables and patterns\n',
    'that are made once, at import; exact tests hold them.\n\n',
    '| File | Killed | Timeout | Survived | No coverage | Ignored | Score |\n',
    '| --- | --: | --: | --: | --: | --: | --: |\n',
    ...files.map(([name, { mutants }]) => row(name, countsOf(mutants))),
    row('all', all),
    ...(survivors.length === 0 ? [] : ['\n## Survivors\n\n', ...survivors]),
  ].join('')
}
