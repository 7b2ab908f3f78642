/** What the registry says and serves, waited for, and compared with what was packaged. */
import { sha256Of } from '../../attest/digest.ts'
import type { ApiVersion } from '../../crate/api-version.ts'
import { demandOneDigest, PACKAGED, type DigestSource } from '../../crate/comparison.ts'
import { crateRoot } from '../../crate/crate-name.ts'
import type { IndexEntry } from '../../crate/index-line.ts'
import { ReleaseError, toReleaseError } from '../../errors/release-error.ts'
import type { PackagedCrate } from './packaged.ts'
import type { CratePorts, CrateRegistry } from './ports.ts'

/** Beyond the packaged size, so that a larger file can still be named and compared. */
const SURPLUS_BYTES = 64 * 1024 * 1024
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 15_000

export interface Served {
  readonly crate: PackagedCrate
  /** Every witness; all name one digest. */
  readonly sources: readonly DigestSource[]
  readonly index: IndexEntry
  readonly api: ApiVersion | 'no API'
  readonly bytes: Uint8Array
}

export interface ServedCrates {
  /** Those that are everywhere, compared. */
  readonly served: readonly Served[]
  /** Those that the registry shows nowhere. */
  readonly unpublished: readonly PackagedCrate[]
  /** Those that it shows in some places only. */
  readonly partly: readonly PackagedCrate[]
}

type ServedPorts = Pick<CratePorts, 'clock' | 'sleep' | 'log' | 'readArchive'>

/**
 * Asks until every crate is in the index, in the API and at every address, or until the time is over. A difference
 * ends the waiting at once (CRATE_MISMATCH): it does not mend itself.
 */
export async function awaitServed(
  crates: readonly PackagedCrate[],
  registry: CrateRegistry,
  waitTimeout: number,
  ports: ServedPorts,
): Promise<ServedCrates> {
  const deadline = ports.clock() + waitTimeout
  const watches = crates.map(crate => new Watch(crate, registry))
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    for (const watch of watches) await watch.look(ports)
    const waiting = watches.filter(watch => watch.missing.length > 0)
    const over = ports.clock() + pause > deadline
    if (waiting.length === 0 || over) {
      // A service that is down says nothing about the crate: its own failure is what there is to say.
      const down = waiting.find(watch => watch.failure !== undefined)
      if (down?.failure !== undefined) throw down.failure
      return conclude(watches)
    }
    for (const watch of waiting) {
      ports.log.info(`${watch.crate.file}: waiting for ${watch.missing.join(', ')}`)
    }
    await ports.sleep(pause)
  }
}

function conclude(watches: readonly Watch[]): ServedCrates {
  return {
    served: watches.flatMap(watch => watch.complete() ?? []),
    unpublished: watches.filter(watch => watch.isNowhere()).map(({ crate }) => crate),
    partly: watches
      .filter(watch => !watch.isNowhere() && watch.complete() === undefined)
      .map(({ crate }) => crate),
  }
}

/** CRATE_NOT_SERVED for everything that is not served everywhere. */
export function demandAllServed({ unpublished, partly }: ServedCrates, registry: string): void {
  if (unpublished.length + partly.length === 0) return
  const list = (crates: readonly PackagedCrate[]): string =>
    crates.map(({ file }) => file).join(', ')
  throw new ReleaseError('CRATE_NOT_SERVED', {
    message: `${registry} does not serve every crate:\n${[
      ...(unpublished.length === 0 ? [] : [`not published: ${list(unpublished)}`]),
      ...(partly.length === 0 ? [] : [`not everywhere yet: ${list(partly)}`]),
    ].join('\n')}`,
  })
}

/** One crate, and what was seen of it so far. */
class Watch {
  readonly crate: PackagedCrate
  readonly #registry: CrateRegistry
  #index: IndexEntry | undefined
  #api: ApiVersion | 'no API' | undefined
  readonly #bytes = new Map<string, Uint8Array>()
  missing: readonly string[] = ['everything']
  /** A service that did not answer at the last look. */
  failure: ReleaseError | undefined

  constructor(crate: PackagedCrate, registry: CrateRegistry) {
    this.crate = crate
    this.#registry = registry
  }

  isNowhere(): boolean {
    const unseen = this.#index === undefined && this.#bytes.size === 0
    return unseen && (this.#api === undefined || this.#api === 'no API')
  }

  complete(): Served | undefined {
    const [bytes] = this.#bytes.values()
    if (this.missing.length > 0 || bytes === undefined) return undefined
    if (this.#index === undefined || this.#api === undefined) return undefined
    const { crate } = this
    return { crate, sources: this.#sources(), index: this.#index, api: this.#api, bytes }
  }

  /** Asks for what is missing, and compares what is there. */
  async look(ports: ServedPorts): Promise<void> {
    if (this.missing.length === 0) return
    this.failure = undefined
    const { id } = this.crate
    const registry = this.#registry
    const missing: string[] = []
    this.#index ??= await this.#ask(async () => registry.index(id))
    if (this.#index === undefined) missing.push('the index')
    missing.push(...(await this.#download()))
    this.#api ??= await this.#ask(async () => registry.version(id))
    if (this.#api === undefined) missing.push('the API')
    this.missing = missing
    await this.#compare(ports)
  }

  async #download(): Promise<readonly string[]> {
    const registry = this.#registry
    const cksum = this.#index?.cksum
    // Other registries may have the checksum in their addresses.
    if (registry.registry.kind === 'other' && cksum === undefined) return ['its file']
    const urls = await this.#ask(async () => registry.addresses(this.crate.id, cksum ?? ''))
    if (urls === undefined) return ['its file']
    const missing: string[] = []
    for (const url of urls) {
      const known = this.#bytes.get(url)
      const maxBytes = this.crate.size + SURPLUS_BYTES
      const bytes = known ?? (await this.#ask(async () => registry.download(url, maxBytes)))
      if (bytes === undefined) missing.push(url)
      else this.#bytes.set(url, bytes)
    }
    return missing
  }

  // Retries are spent by then; whether to go on is a question of the time that is left.
  async #ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    try {
      return await question()
    } catch (thrown) {
      const error = toReleaseError(thrown)
      if (error.code !== 'SERVICE_UNAVAILABLE' && error.code !== 'RATE_LIMITED') throw error
      this.failure = error
      return undefined
    }
  }

  #sources(): readonly DigestSource[] {
    return [
      { source: PACKAGED, sha256: this.crate.sha256 },
      ...(this.#index === undefined ? [] : [{ source: 'index cksum', sha256: this.#index.cksum }]),
      ...(this.#api === undefined || this.#api === 'no API'
        ? []
        : [{ source: 'API checksum', sha256: this.#api.checksum }]),
      ...[...this.#bytes].map(([url, bytes]) => ({ source: url, sha256: sha256Of(bytes) })),
    ]
  }

  async #compare({ readArchive }: ServedPorts): Promise<void> {
    const { id, sha256, packaged } = this.crate
    const all = [...this.#bytes.values()]
    const other = all.find(bytes => sha256Of(bytes) !== sha256)
    const served =
      other !== undefined
        ? await readArchive(other, crateRoot(id))
        : all.length > 0
          ? packaged.archive
          : undefined
    demandOneDigest({ crate: id, packaged, sources: this.#sources(), served })
  }
}
