import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readPatchHeader } from '../../scripts/guarantee-patch.ts'

const root = dirname(dirname(import.meta.dirname))

const FILES = {
  'package.json': '{ "type": "module" }\n',
  '.gitignore': 'node_modules\nreports\n',
  'jest.config.mjs': "export default { testMatch: ['**/*.test.js'], transform: {} }\n",
  'guard.js': 'export const refuses = size => size === 0\n',
  'guard.test.js':
    "import { refuses } from './guard.js'\ntest('empty', () => expect(refuses(0)).toBe(true))\n",
} as const

const patch = (header: string, before: string, after: string): string =>
  `${header}\n--- a/guard.js\n+++ b/guard.js\n@@ -1 +1 @@\n-${before}\n+${after}\n`

const HEADER = 'Guarantee: 0.0 an empty file is refused\nTests: guard.test.js\n'
const CODE = 'export const refuses = size => size === 0'

const PATCHES = {
  'caught.patch': patch(HEADER, CODE, 'export const refuses = () => false'),
  'unnoticed.patch': patch(HEADER, CODE, 'export const refuses = size => size < 1'),
  'stale.patch': patch(HEADER, 'export const refuses = size => !size', CODE),
  'unparsable.patch': patch(HEADER, CODE, 'export const refuses = ('),
} as const

describe('the runner of the sabotage patches', () => {
  let tree = ''

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'guarantees-'))
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(tree, file), text)
    mkdirSync(join(tree, '__tests__', 'guarantees'), { recursive: true })
    for (const [file, text] of Object.entries(PATCHES)) {
      writeFileSync(join(tree, '__tests__', 'guarantees', file), text)
    }
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    spawnSync('git', ['init', '--quiet'], { cwd: tree })
  })

  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [join(root, 'scripts', 'guarantees.ts'), '--tree', tree, ...args], {
      encoding: 'utf8',
    })

  it('passes when the sabotage turns a test red', () => {
    const { status, stdout } = run('caught')
    expect(stdout).toContain('1 of 1 guarantees are guarded')
    expect(status).toBe(0)
  })

  it.each([
    ['unnoticed', 'the tests stay green'],
    ['stale', 'the patch does not apply'],
    ['unparsable', 'the tests do not run'],
  ])('fails on a patch that is %s', (name, reason) => {
    const { status, stderr } = run(name)
    expect(stderr).toContain(reason)
    expect(status).toBe(1)
  })

  it('tries every patch and takes each back before the next', () => {
    const { status, stdout } = run()
    expect(stdout).toContain('1 of 4 guarantees are guarded')
    expect(status).toBe(1)
  })

  it('only asks whether the patches fit where no more is wanted', () => {
    expect(run('--applies', 'caught', 'unnoticed', 'unparsable')).toMatchObject({
      status: 0,
      stdout: '3 of 3 patches apply\n',
    })
    const { status, stdout, stderr } = run('--applies')
    expect([status, stdout]).toEqual([1, '3 of 4 patches apply\n'])
    expect(stderr).toContain('stale.patch')
  })

  it('fails when there is nothing to try', () => {
    expect(run('no-such-patch').status).toBe(1)
  })

  it('fails when the tests are red before any sabotage', () => {
    const sick = mkdtempSync(join(tmpdir(), 'guarantees-'))
    try {
      cpSync(tree, sick, { recursive: true, verbatimSymlinks: true })
      writeFileSync(join(sick, 'guard.js'), 'export const refuses = () => 1\n')
      const script = join(root, 'scripts', 'guarantees.ts')
      const { status, stderr } = spawnSync(process.execPath, [script, '--tree', sick, 'caught'], {
        encoding: 'utf8',
      })
      expect(stderr).toContain('red without any sabotage')
      expect(status).toBe(1)
    } finally {
      rmSync(sick, { recursive: true, force: true })
    }
  })
})

describe('the header of a sabotage patch', () => {
  it('names the guarantee and the tests', () => {
    expect(readPatchHeader(PATCHES['caught.patch'])).toEqual({
      guarantee: '0.0 an empty file is refused',
      tests: ['guard.test.js'],
    })
  })

  it.each(['Guarantee: 1\n--- a/x\n', 'Tests: x\n--- a/x\n', '--- a/x\nGuarantee: 1\nTests: x\n'])(
    'is refused when a line is missing: %j',
    text => expect(() => readPatchHeader(text)).toThrow('the patch has no line'),
  )
})
