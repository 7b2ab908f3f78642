/**
 * gpg of the machine, in a private home: the key never reaches the user's own keyring, a command line, a log, or an
 * agent that outlives the step.
 */
import { createHash } from 'node:crypto'
import { chmod, open, writeFile } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import type { Files, MeasuredFile, TemporaryFolder } from '../commands/ports.ts'
import type { Gpg, GpgKeyring } from '../commands/release/sign-with-gpg.ts'
import { PolicyError, ReleaseError } from '../errors/release-error.ts'
import { readGpgKey } from '../release/gpg-key.ts'
import { baseEnvironment } from './child-environment.ts'
import { runChild, type ChildResult } from './child.ts'

const TIMEOUT_MS = 10 * 60_000
const MAX_OUTPUT = 1024 * 1024
const CHUNK = 1024 * 1024

export interface GpgSettings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly files: Pick<Files, 'temporaryFolder'>
}

/** The adapter of the port Gpg. */
export function createGpg(settings: GpgSettings): Gpg {
  return {
    open: async (privateKey, passphrase) => {
      const folder = await settings.files.temporaryFolder('gpg')
      const home = new Home(folder, settings.environment)
      try {
        return await openKeyring(home, privateKey, passphrase)
      } catch (error) {
        await home[Symbol.asyncDispose]()
        throw error
      }
    },
  }
}

async function openKeyring(
  home: Home,
  privateKey: string,
  passphrase: string | undefined,
): Promise<GpgKeyring> {
  await home.prepare(passphrase)
  // A key without a final line break is none for gpg.
  const imported = await home.run(['--import'], `${privateKey.trim()}\n`)
  const listed = await home.run(['--with-colons', '--fixed-list-mode', '--list-secret-keys'])
  if (imported.failure !== undefined && listed.stdout === '') {
    throw new ReleaseError('GPG_KEY_UNUSABLE', {
      message: 'gpg-private-key: gpg cannot import it',
      cause: new Error(imported.stderr),
    })
  }
  const key = readGpgKey(listed.stdout)
  const sign = async (
    content: string | AsyncIterable<Uint8Array>,
    output: string,
  ): Promise<ChildResult> =>
    home.run(
      [
        ...['--local-user', key.fingerprint, '--digest-algo', 'SHA512', '--armor', '--yes'],
        ...['--output', output, '--detach-sign', '-'],
      ],
      content,
    )
  const tried = await sign('a word', join(home.path, 'tried.asc'))
  if (tried.failure !== undefined) {
    throw new ReleaseError('GPG_KEY_UNUSABLE', {
      message: 'gpg-private-key: a signature cannot be made with it and gpg-passphrase',
      cause: new Error(tried.stderr),
    })
  }
  return {
    key,
    async sign(file, signaturePath) {
      const bytes = lockedChunks(file)
      const made = await sign(bytes.chunks(), signaturePath)
      const changed = bytes.change()
      if (changed !== undefined) throw changed
      if (made.failure !== undefined) throw failed(`sign ${file.name}`, made)
      // What was signed must be what lies there: a signature of anything else is of no use to anybody.
      const again = lockedChunks(file)
      const verified = await home.run(['--verify', signaturePath, '-'], again.chunks())
      if (verified.failure !== undefined) throw failed(`verify ${file.name}.asc`, verified)
    },
    [Symbol.asyncDispose]: async () => home[Symbol.asyncDispose](),
  }
}

/** The passphrase lies beside the key for these minutes: many rounds of hashing would only cost time. */
const AGENT = 'allow-loopback-pinentry\ns2k-count 1024\n'

/** GNUPGHOME: mode 700, gone with everything in it when disposed of, its agent ended before. */
class Home implements AsyncDisposable {
  readonly path: string
  readonly #folder: TemporaryFolder
  readonly #environment: Readonly<Record<string, string>>

  constructor(folder: TemporaryFolder, environment: Readonly<Record<string, string | undefined>>) {
    this.#folder = folder
    this.path = folder.path
    this.#environment = { ...baseEnvironment(environment), LC_ALL: 'C', GNUPGHOME: folder.path }
  }

  /** The passphrase goes into a file of the home: arguments can be read by every process. */
  async prepare(passphrase: string | undefined): Promise<void> {
    await chmod(this.path, 0o700)
    await writeFile(join(this.path, 'passphrase'), passphrase ?? '', { mode: 0o600 })
    await writeFile(join(this.path, 'gpg-agent.conf'), AGENT, { mode: 0o600 })
  }

  async run(
    args: readonly string[],
    input?: string | AsyncIterable<Uint8Array>,
  ): Promise<ChildResult> {
    const common = [
      ...['--batch', '--no-tty', '--no-options', '--no-auto-key-retrieve', '--quiet'],
      ...['--pinentry-mode', 'loopback', '--passphrase-file', join(this.path, 'passphrase')],
    ]
    return this.#child('gpg', [...common, ...args], input)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // An agent that is not there is as good as one that was ended.
    await this.#child('gpgconf', ['--kill', 'all']).catch(() => undefined)
    await this.#folder[Symbol.asyncDispose]()
  }

  async #child(
    command: string,
    args: readonly string[],
    input?: string | AsyncIterable<Uint8Array>,
  ): Promise<ChildResult> {
    try {
      return await runChild({
        command,
        args,
        cwd: this.path,
        environment: this.#environment,
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_OUTPUT,
        ...(input === undefined ? {} : { input }),
      })
    } catch (cause) {
      throw new ReleaseError('GPG_FAILED', {
        message: `${command} cannot be started`,
        remedy: 'Install GnuPG on the runner; GitHub-hosted runners have it.',
        cause,
      })
    }
  }
}

interface LockedChunks {
  readonly chunks: () => AsyncGenerator<Uint8Array>
  readonly change: () => PolicyError | undefined
}

/** The file's bytes, hashed on their way: what is not what was measured is an error, and its signature is not used. */
function lockedChunks(file: MeasuredFile): LockedChunks {
  let change: PolicyError | undefined
  return {
    change: () => change,
    async *chunks() {
      const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
      await using handle = await open(file.path, flags)
      const hash = createHash('sha256')
      for (let position = 0; ;) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, position)
        if (bytesRead === 0) break
        position += bytesRead
        hash.update(buffer.subarray(0, bytesRead))
        yield buffer.subarray(0, bytesRead)
      }
      const actual = hash.digest('hex')
      if (actual === file.sha256) return
      change = new PolicyError('FILE_CHANGED', {
        message: `${file.name} changed after it was verified`,
        expected: `sha256 ${file.sha256}`,
        actual: `sha256 ${actual}`,
      })
    },
  }
}

function failed(what: string, { failure, stderr }: ChildResult): ReleaseError {
  return new ReleaseError('GPG_FAILED', {
    message: `gpg did not ${what} (${failure ?? ''})`,
    cause: new Error(stderr),
  })
}
