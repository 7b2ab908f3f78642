import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { describe, expect, it } from '@jest/globals'

import { toPem } from '../../sandbox/pki/certificate.ts'
import { createInstance } from '../../sandbox/sigstore/instance.ts'
import { timestampAuthority } from '../../sandbox/sigstore/timestamp-authority.ts'
import { ask } from './support/ask.ts'
import { temporaryFolder } from './support/sandboxes.ts'

const run = promisify(execFile)
const ADDRESS = 'https://timestamp.githubapp.com/api/v1/timestamp'
const QUERY = { 'content-type': 'application/timestamp-query' }

const instance = createInstance('github')
const { chain } = instance.timestampAuthority
const service = timestampAuthority(instance.timestampAuthority, () => Date.now())

async function folderWithRoots(): Promise<string> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'data'), 'what is stamped')
  await writeFile(join(folder, 'root.pem'), chain.slice(2).map(toPem).join(''))
  await writeFile(join(folder, 'chain.pem'), chain.slice(0, 2).map(toPem).join(''))
  return folder
}

async function openssl(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run('openssl', [...args], { cwd: folder, timeout: 20_000 })
  return stdout + stderr
}

async function stamp(folder: string, ...options: readonly string[]): Promise<void> {
  await openssl(folder, 'ts', '-query', '-data', 'data', '-out', 'query.tsq', ...options)
  const body = await readFile(join(folder, 'query.tsq'))
  const { status, body: response, headers } = await ask(service, ADDRESS, { headers: QUERY, body })
  expect(status).toBe(201)
  expect(headers?.['content-type']).toBe('application/timestamp-reply')
  await writeFile(join(folder, 'response.tsr'), response ?? '')
}

const verify = async (folder: string, ...what: readonly string[]): Promise<string> =>
  openssl(
    folder,
    ...['ts', '-verify', '-in', 'response.tsr', '-CAfile', 'root.pem', '-untrusted', 'chain.pem'],
    ...what,
  )

describe('a time stamp', () => {
  it.each([
    ['SHA-256, nonce and certificates', ['-sha256', '-cert']],
    ['SHA-512 without certificates', ['-sha512']],
    ['SHA-384 without a nonce', ['-sha384', '-no_nonce', '-cert']],
  ])('for a query with %s is accepted by openssl', async (_name, options) => {
    const folder = await folderWithRoots()
    await stamp(folder, ...options)
    expect(await verify(folder, '-queryfile', 'query.tsq')).toContain('Verification: OK')
    expect(await verify(folder, '-data', 'data')).toContain('Verification: OK')
  })

  it('does not fit other data, another query or another root', async () => {
    const folder = await folderWithRoots()
    await stamp(folder, '-sha256', '-cert')
    await writeFile(join(folder, 'data'), 'something else')
    await expect(verify(folder, '-data', 'data')).rejects.toThrow(/message imprint mismatch/)
    await writeFile(join(folder, 'data'), 'what is stamped')
    await openssl(folder, 'ts', '-query', '-data', 'data', '-sha256', '-out', 'query.tsq')
    await expect(verify(folder, '-queryfile', 'query.tsq')).rejects.toThrow(/nonce mismatch/)
    const foreign = createInstance('github').timestampAuthority.chain[2]
    await writeFile(join(folder, 'root.pem'), toPem(foreign ?? Buffer.alloc(0)))
    await expect(verify(folder, '-data', 'data')).rejects.toThrow(/certificate verify error/)
  })

  it('can be asked for in JSON, as @sigstore/sign does', async () => {
    const folder = await folderWithRoots()
    const artifactHash = createHash('sha256').update('what is stamped').digest('base64')
    const json = { artifactHash, hashAlgorithm: 'sha256', nonce: 987_654_321 }
    const { status, body } = await ask(service, ADDRESS, { json })
    expect(status).toBe(201)
    await writeFile(join(folder, 'response.tsr'), body ?? '')
    expect(await verify(folder, '-data', 'data')).toContain('Verification: OK')
    const reply = await openssl(folder, 'ts', '-reply', '-in', 'response.tsr', '-text')
    expect(reply).toContain('Nonce: 0x3ADE68B1')
  })
})

describe('the authority refuses', () => {
  it.each([
    ['no digest', { json: {} }],
    ['a digest of the wrong length', { json: { artifactHash: 'AAAA', hashAlgorithm: 'sha256' } }],
    ['an unknown hash', { json: { artifactHash: 'AAAA', hashAlgorithm: 'md5' } }],
    ['bytes that are no query', { headers: QUERY, body: Buffer.from('no query') }],
    ['an empty query', { headers: QUERY, body: Buffer.from([0x30, 0x00]) }],
  ])('%s', async (_name, question) => {
    expect((await ask(service, ADDRESS, { method: 'POST', ...question })).status).toBe(400)
  })
})
