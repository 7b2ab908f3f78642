import { execFileSync } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'

const ROOT = join(import.meta.dirname, '../..')

it('every chunk of the bundle is in the repository, and no old one is left', async () => {
  const tracked = execFileSync('git', ['ls-files', '-z', 'dist'], { cwd: ROOT, encoding: 'utf8' })
  const committed = tracked.split('\0').filter(path => path !== '')
  const present = (await readdir(join(ROOT, 'dist'))).map(name => `dist/${name}`)
  expect(present.sort()).toEqual(committed.sort())
})
