import { execFileSync } from 'node:child_process'
import { link, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import type { StageFiles } from '../../src/commands/stage-files.ts'
import { createFiles } from '../../src/io/files.ts'
import { rejectionOf } from '../support/thrown.ts'

let folder = ''
let files: StageFiles
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  files = createFiles(join(folder, 'temp'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

describe('files', () => {
  it('are measured by streaming', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'x')
    const path = join(folder, 'large')
    await writeFile(path, bytes)
    expect(await files.measure(path)).toEqual({
      name: 'large',
      path,
      size: bytes.length,
      sha256: sha256Of(bytes),
    })
  })

  it('are listed, read, written and copied', async () => {
    const path = join(folder, 'a')
    await files.writeText(path, 'größe\n')
    expect(await files.readText(path, 100)).toBe('größe\n')
    expect(Buffer.from(await files.readHead(path, 2)).toString()).toBe('gr')
    expect(await files.readHead(path, 4096)).toHaveLength(8)
    await files.copy(path, join(folder, 'b'))
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe('größe\n')
    expect(await files.list(folder)).toEqual(['a', 'b'])
  })

  it('keep the right to be executed, and no more than that', async () => {
    const path = join(folder, 'tool')
    await writeFile(path, 'x', { mode: 0o777 })
    await files.copy(path, join(folder, 'copy'))
    expect((await stat(join(folder, 'copy'))).mode & 0o777).toBe(0o755)
  })

  it('are not read beyond the limit', async () => {
    const path = join(folder, 'a')
    await writeFile(path, '12345')
    expect(await files.readText(path, 5)).toBe('12345')
    expect((await rejectionOf(files.readText(path, 4))).code).toBe('FILE_TOO_LARGE')
  })

  it('that are links, folders, FIFOs or sockets are refused', async () => {
    await writeFile(join(folder, 'real'), 'x')
    await symlink(join(folder, 'real'), join(folder, 'link'))
    await mkdir(join(folder, 'dir'))
    execFileSync('mkfifo', [join(folder, 'fifo')])
    for (const name of ['link', 'dir', 'fifo']) {
      const path = join(folder, name)
      for (const work of [
        files.measure(path),
        files.readText(path, 10),
        files.readHead(path, 10),
        files.copy(path, join(folder, `copy-of-${name}`)),
      ]) {
        const error = await rejectionOf(work)
        expect([name, error.code, error.class]).toEqual([name, 'NOT_A_REGULAR_FILE', 'security'])
      }
    }
    const device = await rejectionOf(files.measure('/dev/null'))
    expect(device.code).toBe('NOT_A_REGULAR_FILE')
  })

  it('may have several names, as what cargo builds does', async () => {
    await writeFile(join(folder, 'real'), 'x')
    await link(join(folder, 'real'), join(folder, 'other'))
    expect((await files.measure(join(folder, 'other'))).size).toBe(1)
  })

  it('are never copied onto something that is there', async () => {
    await writeFile(join(folder, 'a'), 'a')
    await symlink(join(folder, 'victim'), join(folder, 'b'))
    const error = await rejectionOf(files.copy(join(folder, 'a'), join(folder, 'b')))
    expect(error.code).toBe('FILE_UNREADABLE')
    expect(await files.list(folder)).not.toContain('victim')
  })

  it('that are missing say so', async () => {
    const error = await rejectionOf(files.measure(join(folder, 'missing')))
    expect(error.code).toBe('FILE_UNREADABLE')
    expect(error.message).toContain('ENOENT')
    expect((await rejectionOf(files.list(join(folder, 'missing')))).code).toBe('FILE_UNREADABLE')
  })
})

describe('folders', () => {
  it('are private, and removed when disposed', async () => {
    let path = ''
    {
      await using temporary = await files.temporaryFolder('test')
      path = temporary.path
      expect((await stat(path)).mode & 0o777).toBe(0o700)
      await writeFile(join(path, 'x'), 'x')
    }
    expect((await rejectionOf(files.list(path))).code).toBe('FILE_UNREADABLE')
  })

  it('are kept when later steps need them, each its own', async () => {
    const [one, two] = [await files.keptFolder('stage'), await files.keptFolder('stage')]
    expect(one).not.toBe(two)
    expect(await files.list(one)).toEqual([])
  })
})
