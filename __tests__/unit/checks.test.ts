import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { differences } from '../../scripts/check-dist.ts'
import { licencesOf } from '../../scripts/licenses.ts'
import { countTests } from '../../scripts/test-count.ts'

const root = dirname(dirname(import.meta.dirname))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checks-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (path: string, text: string): string => {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

describe('the licences of what is bundled', () => {
  const addPackage = (name: string, fields: object, files: Record<string, string> = {}): string => {
    write(`${name}/package.json`, JSON.stringify({ name, version: '1.0.0', ...fields }))
    for (const [file, text] of Object.entries(files)) write(`${name}/${file}`, text)
    return join(folder, name)
  }

  it('hold every licence and notice file, each package once, in the order of their names', () => {
    const b = addPackage(
      'b',
      { license: 'MIT' },
      { 'LICENSE.md': 'B grants\r\nall', NOTICE: 'B notes' },
    )
    const a = addPackage('a', { license: 'ISC' }, { LICENCE: 'A grants' })
    const text = licencesOf([b, a, b])
    expect(text).toContain('b@1.0.0\nMIT\n\nB grants\nall\n\nB notes\n')
    expect(text.match(/^[ab]@1\.0\.0$/gm)).toEqual(['a@1.0.0', 'b@1.0.0'])
  })

  it('say when a package has an SPDX id only', () => {
    const plain = addPackage('c', { licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] })
    expect(licencesOf([plain])).toMatch(
      /c@1\.0\.0\nMIT OR Apache-2\.0\n\n\(The package holds no licence file/,
    )
  })

  it('refuse a package without any licence', () => {
    const bare = addPackage('d', {}, { 'README.md': 'hello' })
    expect(() => licencesOf([bare])).toThrow('no licence: d@1.0.0')
  })
})

describe('the comparison of two dist folders', () => {
  it('names what differs, what is stale and what was forgotten', () => {
    write('committed/same.js', 'x')
    write('rebuilt/same.js', 'x')
    write('committed/index.js', 'x')
    write('rebuilt/index.js', 'y')
    write('committed/1.index.js', 'x')
    write('rebuilt/deep/2.index.js', 'x')
    expect(differences(join(folder, 'committed'), join(folder, 'rebuilt'))).toEqual([
      '1.index.js: committed, but the build does not make it',
      'deep/2.index.js: built, but not committed',
      'index.js: differs',
    ])
  })
})

describe('the count of test cases', () => {
  const report = (changes: Record<string, number>): string =>
    write(
      'report.json',
      JSON.stringify({
        numPassedTests: 3,
        numFailedTests: 0,
        numPendingTests: 0,
        numTodoTests: 0,
        numRuntimeErrorTestSuites: 0,
        numPendingTestSuites: 0,
        ...changes,
      }),
    )

  it.each([
    [{}, { passed: 3, failed: 0 }],
    [{ numFailedTests: 1 }, { passed: 3, failed: 1 }],
    [
      { numPendingTests: 1, numTodoTests: 1 },
      { passed: 3, failed: 2 },
    ],
    [{ numRuntimeErrorTestSuites: 1 }, { passed: 3, failed: 1 }],
    [{ numPassedTests: 0 }, { passed: 0, failed: 1 }],
  ])('of a run with %j is %j', (changes, count) => {
    expect(countTests(report(changes))).toEqual(count)
  })

  it('of no run at all is a failure', () => {
    expect(countTests(join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 1 })
  })
})

describe('a jest run', () => {
  const jest = (test: string, ...args: string[]): number | null => {
    write('package.json', '{ "type": "module" }')
    const reporter = join(root, 'scripts', 'refuse-skipped.mjs')
    write(
      'jest.config.mjs',
      `export default { transform: {}, reporters: [${JSON.stringify(reporter)}] }`,
    )
    write('one.test.js', test)
    const script = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
    return spawnSync(process.execPath, ['--experimental-vm-modules', script, '--ci', ...args], {
      cwd: folder,
    }).status
  }

  it.each([
    ['all tests run', "test('a', () => {})", 0],
    ['a test is switched off', "test('a', () => {}); test.skip('b', () => {})", 1],
    ['a test is to do', "test('a', () => {}); test.todo('b')", 1],
  ])('when %s ends with the right status', (_case, test, status) => {
    expect(jest(test)).toBe(status)
  })

  it('may leave tests out when it is told a name', () => {
    expect(jest("test('a', () => {}); test('b', () => {})", '-t', 'a')).toBe(0)
  })
})

describe('a step of the checks', () => {
  const runStep = (step: object): { stdout: string; elapsed: number } => {
    const module = JSON.stringify(join(root, 'scripts', 'step.ts'))
    const script = `const { runStep } = await import(${module}); const result = await runStep(${JSON.stringify(step)}); console.log(result.passed)`
    const started = performance.now()
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    return { stdout, elapsed: performance.now() - started }
  }

  it('passes by the exit status alone', () => {
    const command = (code: string): string[] => [process.execPath, '-e', code]
    expect(runStep({ name: 'a', command: command('console.error(1)'), minutes: 1 }).stdout).toMatch(
      /true\n$/,
    )
    expect(
      runStep({ name: 'b', command: command('process.exit(3)'), minutes: 1 }).stdout,
    ).toContain('FAILED (3)')
    expect(runStep({ name: 'c', command: ['no-such-program'], minutes: 1 }).stdout).toMatch(
      /false\n$/,
    )
  })

  it('ends at its limit, with what it started', () => {
    const command = ['sh', '-c', 'sleep 100 & wait']
    const { stdout, elapsed } = runStep({ name: 'hang', command, minutes: 0.005 })
    expect(stdout).toContain('FAILED (SIGKILL)')
    expect(elapsed).toBeLessThan(20_000)
  })
})
