/** docs/errors.md, made from the registry of errors. */
import { ERROR_CATALOG, type ErrorEntry, type FailureClass } from '../src/errors/catalog.ts'

const INTRODUCTION = `# Errors

<!-- Made by \`npm run docs\` from src/errors/. Do not edit. -->

Every failure has a stable code and a class.

- **security**: somebody or something is wrong: a file, a proof or a claim is not what it must be. Nothing is published, and the draft of this run is deleted. Do not retry before you know why.
- **operational**: a service is down, or the set-up needs a change. Nothing is published either; the draft stays, and a new attempt may finish it.
`

const HEADINGS: Readonly<Record<FailureClass, string>> = {
  security: 'Security',
  operational: 'Operational',
}

/** The whole page, the codes of each class in alphabetical order. */
export const errorPage = (): string => {
  const sections = (['security', 'operational'] as const).map(kind => section(kind))
  return [INTRODUCTION, ...sections].join('\n')
}

const section = (kind: FailureClass): string => {
  const entries = Object.entries<ErrorEntry>(ERROR_CATALOG)
    .filter(([, entry]) => entry.class === kind)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { meaning, remedy }]) => `### ${code}\n\n${meaning}\n\n**What to do.** ${remedy}\n`,
    )
  return [`## ${HEADINGS[kind]}\n`, ...entries].join('\n')
}
