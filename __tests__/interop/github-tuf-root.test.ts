/** The first root of GitHub's mirror, as gh carries it: the pin is that of the real file. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { rejectionOf } from '../support/thrown.ts'
import { createHttp } from '../../src/io/http.ts'
import { PUBLIC_MIRRORS, readMirroredRoot } from '../../src/io/tuf-trust-root.ts'

const ROOT = join(import.meta.dirname, '../..')
const EMBEDDED = 'pkg/cmd/attestation/verification/embed/tuf-repo.github.com/root.json'

function rootOfGh(): Buffer {
  const args = ['list', '-m', '-f', '{{.Dir}}', 'github.com/cli/cli/v2']
  const folder = execFileSync('go', args, { cwd: join(ROOT, 'tools'), encoding: 'utf8' }).trim()
  return readFileSync(join(folder, EMBEDDED))
}

it('is the pinned one, and one byte more is not', async () => {
  const mirror = PUBLIC_MIRRORS.find(({ organization }) => organization === 'GitHub, Inc.')
  if (mirror?.firstRoot.kind !== 'pinned') throw new Error('no pinned mirror')
  const real = rootOfGh()
  expect(mirror.firstRoot.sha256).toBe(sha256Of(real))
  expect(JSON.parse(real.toString())).toMatchObject({ signed: { _type: 'root', version: 3 } })

  const temporary = await mkdtemp(join(tmpdir(), 'github-root-'))
  const read = async (root: Buffer): Promise<string> => {
    const http = createHttp({
      clock: Date.now,
      sleep: async () => Promise.resolve(),
      random: () => 0,
      userAgent: 'attested-release-test',
      apiHosts: [],
      fetch: async () => Promise.resolve(new Response(new Uint8Array(root))),
    })
    // Beyond the first root there is nobody there: an address that cannot be.
    const elsewhere = { ...mirror, url: 'https://mirror.invalid' }
    return (
      await rejectionOf(
        readMirroredRoot(elsewhere, { http, temporary, targets: ['trusted_root.json'] }),
      )
    ).code
  }
  try {
    expect(await read(real)).toBe('TRUST_ROOT_UNAVAILABLE')
    expect(await read(Buffer.concat([real, Buffer.from('\n')]))).toBe('TRUST_ROOT_FORGED')
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
})
