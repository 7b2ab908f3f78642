import { chmod, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createGit } from '../../src/io/git.ts'
import type { CheckoutGit } from '../../src/commands/git-port.ts'
import { rejectionOf } from '../support/thrown.ts'
import {
  git,
  ONE_CRATE,
  rustWorkspace,
  write,
  type RustWorkspace,
} from './support/rust-workspace.ts'

const gitOf = ({ checkout }: RustWorkspace, folder = checkout): CheckoutGit =>
  createGit({ environment: process.env, folder })

describe('git', () => {
  it('knows the commit, its time, and where a folder lies', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const adapter = gitOf(workspace, join(workspace.checkout, 'src'))
    expect(await adapter.headCommit()).toBe(workspace.head)
    expect(await adapter.commitTime()).toBe(Date.parse('2026-01-02T03:04:05Z') / 1000)
    expect(await adapter.prefix(join(workspace.checkout, 'src'))).toBe('src/')
    expect(await adapter.prefix(workspace.checkout)).toBe('')
    expect(await adapter.changedPaths()).toEqual([])
  })

  it('lists what differs from HEAD: changed, staged, deleted, renamed, untracked, but not ignored', async () => {
    await using workspace = await rustWorkspace({
      ...ONE_CRATE,
      'a.txt': 'a',
      'b.txt': 'b',
      'c c.txt': 'c',
    })
    const { checkout } = workspace
    await write(checkout, {
      'a.txt': 'changed',
      'target/ignored': 'x',
      'new/ä "quoted"\nname.txt': 'x',
      'staged.txt': 'x',
    })
    git(checkout, 'add', 'staged.txt')
    git(checkout, 'mv', 'c c.txt', 'd.txt')
    await rm(join(checkout, 'b.txt'))
    expect((await gitOf(workspace).changedPaths()).toSorted()).toEqual([
      'a.txt',
      'b.txt',
      'c c.txt',
      'd.txt',
      'new/ä "quoted"\nname.txt',
      'staged.txt',
    ])
  })

  it('sees a change that keeps size and time', async () => {
    await using workspace = await rustWorkspace({ ...ONE_CRATE, 'a.txt': 'aaa' })
    const path = join(workspace.checkout, 'a.txt')
    const old = new Date('2020-01-01T00:00:00Z')
    await writeFile(path, 'bbb')
    await utimes(path, old, old)
    expect(await gitOf(workspace).changedPaths()).toEqual(['a.txt'])
  })

  it('runs no program that the configuration of the repository names', async () => {
    await using workspace = await rustWorkspace({
      ...ONE_CRATE,
      '.gitattributes': '*.txt filter=trap\n*.md filter=other diff=trap\n',
      'a.txt': 'a',
      'b.md': 'b',
    })
    const { checkout, folder } = workspace
    await write(folder, { trap: `#!/bin/sh\ntouch "${folder}/mark-$$"\ncat\n` })
    const trap = join(folder, 'trap')
    await chmod(trap, 0o755)
    for (const [key, value] of Object.entries({
      'core.fsmonitor': trap,
      'core.hooksPath': folder,
      'core.sshCommand': trap,
      'core.pager': trap,
      'filter.trap.clean': trap,
      'filter.other.process': trap,
      'filter.other.required': 'true',
      'diff.external': trap,
      'diff.trap.textconv': trap,
      'gpg.program': trap,
      'log.showSignature': 'true',
      'alias.status': `!${trap}`,
      'credential.helper': trap,
    })) {
      git(checkout, 'config', key, value)
    }
    await mkdir(join(checkout, '.git', 'hooks'), { recursive: true })
    await writeFile(join(checkout, 'a.txt'), 'changed and longer')
    await writeFile(join(checkout, 'b.md'), 'c')
    const adapter = gitOf(workspace)
    expect(await adapter.headCommit()).toBe(workspace.head)
    await adapter.commitTime()
    await adapter.prefix(checkout)
    expect(await adapter.changedPaths()).toEqual(['a.txt', 'b.md'])
    expect((await readdir(folder)).filter(name => name.startsWith('mark-'))).toEqual([])
    // The trap is sharp: git without these precautions falls into it.
    expect(() => git(checkout, 'status')).toThrow('clean filter')
    expect((await readdir(folder)).filter(name => name.startsWith('mark-'))).not.toEqual([])
  })

  it('is not deceived by a replaced commit', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { checkout, head } = workspace
    await write(checkout, { 'src/main.rs': 'fn main() { evil() }\n' })
    git(checkout, 'commit', '--quiet', '--all', '--message=evil')
    const evil = git(checkout, 'rev-parse', 'HEAD')
    git(checkout, 'replace', head, evil)
    git(checkout, 'reset', '--quiet', '--hard', head)
    expect(await gitOf(workspace).headCommit()).toBe(head)
    expect(await gitOf(workspace).changedPaths()).toEqual(['src/main.rs'])
  })

  it('says when there is no checkout, and when there is no git', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const { temporary } = workspace
    const outside = await rejectionOf(gitOf(workspace, temporary).headCommit())
    expect(outside.code).toBe('FILE_UNREADABLE')
    expect(outside.remedy).toContain('actions/checkout')
    const missing = createGit({ environment: { PATH: temporary }, folder: temporary })
    expect((await rejectionOf(missing.headCommit())).remedy).toContain('Install git')
  })
})
