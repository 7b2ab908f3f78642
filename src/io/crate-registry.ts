/**
 * A crate registry over HTTP: sparse index, CDN, and crates.io's API. No token goes to any of them.
 * https://crates.io/data-access asks for a user agent that says who is asking.
 */
import type { CrateRegistry } from '../commands/crate/ports.ts'
import { parseApiVersion } from '../crate/api-version.ts'
import { encodeVersion, indexPath, type CrateId } from '../crate/crate-name.ts'
import { findIndexEntry } from '../crate/index-line.ts'
import {
  CRATES_IO_API,
  downloadUrls,
  parseRegistryConfig,
  type Registry,
} from '../crate/registry.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { Http, HttpResponse } from './http.ts'

const MIB = 1024 * 1024
/** Thousands of versions with all their dependencies. */
const MAX_INDEX = 64 * MIB
const MAX_ANSWER = 4 * MIB
const DOWNLOAD_TIMEOUT = 180_000

/** What stands for "no such crate" in a sparse index; a CDN in front of a bucket says 403 (rust-lang/cargo#13614). */
const ABSENT_INDEX = [404, 410, 451]
const ABSENT_FILE = [403, 404]

/** The adapter of the port {@link CrateRegistry}. */
export function createCrateRegistry(http: Http, registry: Registry): CrateRegistry {
  let template: Promise<string> | undefined
  return {
    registry,
    index: async crate => {
      const url = `${registry.indexUrl}${indexPath(crate.name)}`
      const text = await ask(http, url, ABSENT_INDEX, MAX_INDEX)
      return text === undefined ? undefined : findIndexEntry(text, crate)
    },
    version: async crate => {
      if (registry.kind !== 'crates-io') return 'no API'
      const text = await ask(http, apiUrl(crate), [404], MAX_ANSWER)
      return text === undefined ? undefined : parseApiVersion(text, crate)
    },
    addresses: async (crate, cksum) => {
      if (registry.kind === 'crates-io') return downloadUrls(registry, undefined, crate, cksum)
      return downloadUrls(registry, await (template ??= readTemplate(http, registry)), crate, cksum)
    },
    download: async (url, maxBytes) => {
      const response = await http.send({ method: 'GET', url, maxBytes, timeout: DOWNLOAD_TIMEOUT })
      if (ABSENT_FILE.includes(response.status)) return undefined
      return accept(response, url).body
    },
  }
}

function apiUrl({ name, version }: CrateId): string {
  return `${CRATES_IO_API}/${name}/${encodeVersion(version)}`
}

async function readTemplate(http: Http, registry: Registry): Promise<string> {
  const text = await ask(http, `${registry.indexUrl}config.json`, ABSENT_INDEX, MAX_ANSWER)
  return parseRegistryConfig(text ?? '', registry)
}

async function ask(
  http: Http,
  url: string,
  absent: readonly number[],
  maxBytes: number,
): Promise<string | undefined> {
  const headers = { accept: 'application/json, text/plain', 'cache-control': 'no-cache' }
  const response = await http.send({ method: 'GET', url, headers, maxBytes })
  if (absent.includes(response.status)) return undefined
  return new TextDecoder().decode(accept(response, url).body)
}

function accept(response: HttpResponse, url: string): HttpResponse {
  if (response.status === 200) return response
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `the registry does not answer as documented at ${url}`,
    expected: 'HTTP 200',
    actual: `HTTP ${response.status}`,
  })
}
