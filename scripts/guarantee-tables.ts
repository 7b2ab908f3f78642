/** The guarantees, and the sabotages that stand behind each: one line in the README, all of them in docs/guarantees.md. */
import { readPatches } from './guarantee-patch.ts'
import { ROOT } from './tree.ts'

/** In the order of their numbers, which begin at 1. */
const GUARANTEES: readonly string[] = [
  'Nothing publishes unverified: every planned file is there, every required attestation of it passes everything, and the bytes on GitHub, read again before and after publishing, are the bytes that were verified.',
  'Exactly the plan: missing, unexpected, duplicate, empty, renamed and oversized files are refused by name.',
  'Everything on the release is attested: binaries, SBOMs, the checksums file, the evidence file itself.',
  'Exact identity, by string equality: issuer, signer workflow and ref, repository and owner by name and id, ref, commit, trigger, runner, and this very run; and the predicate agrees with its certificate.',
  'Published bytes never change: the same bytes again change nothing, other bytes are refused, and a draft of somebody else is left alone.',
  'Every failure says which it is: a code, what was expected and found, what to do, `security` or `operational`.',
  'Secrets stay put: the token goes to the API hosts alone, and a job that can sign runs no code of the project.',
  'A rehearsal leaves no trace: neither log nor store nor release is written.',
]

const numberOf = (guarantee: string): number => Number(/^\d+/.exec(guarantee)?.[0])

/** One row for each guarantee. */
export function guaranteeTable(): string {
  const patches = readPatches(ROOT)
  const rows = GUARANTEES.map((sentence, index) => {
    const count = patches.filter(({ guarantee }) => numberOf(guarantee) === index + 1).length
    if (count === 0) throw new Error(`no sabotage stands behind guarantee ${String(index + 1)}`)
    return `| ${String(index + 1)} | ${sentence} | [${String(count)}](docs/guarantees.md#guarantee-${String(index + 1)}) |\n`
  })
  return ['| | Guarantee | Sabotages |\n', '| --- | --- | --- |\n', ...rows].join('')
}

/** docs/guarantees.md: every sabotage with the tests that must notice it. */
export function guaranteePage(): string {
  const patches = readPatches(ROOT)
  const stray = patches.filter(({ guarantee }) => GUARANTEES[numberOf(guarantee) - 1] === undefined)
  if (stray.length > 0) throw new Error(`of no guarantee: ${stray.map(one => one.name).join(', ')}`)
  const sections = GUARANTEES.map((sentence, index) => {
    const rows = patches
      .filter(({ guarantee }) => numberOf(guarantee) === index + 1)
      .map(({ guarantee, name, tests }) => {
        const links = tests.map(test => `[${test.replace(/^__tests__\//, '')}](../${test})`)
        const said = guarantee.replace(/^\d+\s+/, '')
        return `| ${said} | [${name}](../__tests__/guarantees/${name}) | ${links.join(' ')} |\n`
      })
    return [
      `## Guarantee ${String(index + 1)}\n\n${sentence}\n\n`,
      '| What is guarded | Sabotage | Tests that must turn red |\n| --- | --- | --- |\n',
      ...rows,
    ].join('')
  })
  return [
    '# Guarantees and their sabotages\n\nMade by `npm run docs`. Each patch breaks the code on purpose, in one place; `npm run test:guarantees` applies it to a\ncopy and demands that the named tests, green without it, turn red.\n',
    ...sections,
  ].join('\n')
}
