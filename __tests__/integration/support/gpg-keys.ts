/** OpenPGP keys made by the gpg of this machine, each in a home of its own. */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface TestKey {
  readonly secret: string
  readonly public: string
}

export interface KeyRequest {
  readonly passphrase?: string
  readonly usage?: 'sign' | 'cert'
  /** Made years ago for one day. */
  readonly expired?: boolean
  readonly revoked?: boolean
}

const PASSPHRASE = ['--batch', '--pinentry-mode', 'loopback', '--passphrase'] as const

/** A new Ed25519 key. */
export async function makeKey(request: KeyRequest = {}): Promise<TestKey> {
  const { passphrase = '', usage = 'sign', expired = false, revoked = false } = request
  const home = await mkdtemp(join(tmpdir(), 'gpg-test-'))
  const gpg = async (...args: readonly string[]): Promise<string> =>
    (await run('gpg', ['--homedir', home, '--quiet', ...PASSPHRASE, passphrase, ...args])).stdout
  try {
    await writeFile(join(home, 'gpg-agent.conf'), 's2k-count 1024\n')
    const past = expired ? ['--faked-system-time', '20200101T000000'] : []
    const life = expired ? '1d' : 'never'
    await gpg(...past, '--quick-gen-key', 'Widget <widget@example.com>', 'ed25519', usage, life)
    if (revoked) await revoke(home)
    return {
      secret: await gpg('--armor', '--export-secret-keys'),
      public: await gpg('--armor', '--export'),
    }
  } finally {
    await run('gpgconf', ['--homedir', home, '--kill', 'all'])
    await rm(home, { recursive: true, force: true })
  }
}

/** gpg prepares a revocation with every key; a colon keeps it from being used by accident. */
async function revoke(home: string): Promise<void> {
  const folder = join(home, 'openpgp-revocs.d')
  const [name = ''] = await readdir(folder)
  const text = (await readFile(join(folder, name), 'utf8')).replace(/^:-----/m, '-----')
  await piped(['--homedir', home, '--quiet', '--batch', '--import'], text)
}

/** Whether `gpg --verify` accepts the signature, with this public key alone. */
export async function verifies(key: TestKey, signature: string, file: string): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), 'gpg-test-'))
  try {
    await piped(['--homedir', home, '--quiet', '--batch', '--import'], key.public)
    await run('gpg', ['--homedir', home, '--batch', '--verify', signature, file])
    return true
  } catch {
    return false
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function piped(args: readonly string[], input: string): Promise<void> {
  const child = spawn('gpg', [...args], { stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.end(input)
  await new Promise(resolve => child.once('close', resolve))
}
