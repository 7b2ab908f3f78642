import { describe, expect, it } from '@jest/globals'
import { countsOf, mutationRecord, scoreOf, type Mutant } from '../../scripts/mutation/record.ts'

const mutant = (status: string, replacement = '""'): Mutant => ({
  status,
  mutatorName: 'StringLiteral',
  replacement,
  location: { start: { line: 3, column: 7 } },
})
const mutants = ['Killed', 'Killed', 'Timeout', 'Ignored', 'NoCoverage'].map(status =>
  mutant(status),
)

describe('the score', () => {
  it('counts what no test reaches, and not what was ignored', () => {
    const counts = countsOf(mutants)
    expect(counts).toEqual({ Killed: 2, Timeout: 1, Survived: 0, NoCoverage: 1, Ignored: 1 })
    expect(scoreOf(counts)).toBe(75)
    expect(scoreOf(countsOf([mutant('Ignored')]))).toBe(100)
  })
})

describe('the record', () => {
  it('has a row for each file and names every survivor', () => {
    const report = {
      files: { 'src/b.ts': { mutants }, 'src/a.ts': { mutants: [mutant('Survived', '{\n}')] } },
    }
    const facts = { date: '2026-01-02', commit: 'c', versions: 'v', seconds: 61.4 }
    const lines = mutationRecord(report, facts).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '# Mutation testing of 2026-01-02',
        'Commit c; v; 61 s.',
        '| src/a.ts | 0 | 0 | 1 | 0 | 0 | 0.0 |',
        '| src/b.ts | 2 | 1 | 0 | 1 | 1 | 75.0 |',
        '| all | 2 | 1 | 1 | 1 | 1 | 60.0 |',
        '- src/a.ts:3:7 StringLiteral → `{ }`',
        '- src/b.ts:3:7 StringLiteral → `""`',
      ]),
    )
  })
})
