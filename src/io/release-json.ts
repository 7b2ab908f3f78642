/** GitHub's JSON of a release and of an asset → our types. */
import { parseSha256 } from '../attest/digest.ts'
import { ReleaseError } from '../errors/release-error.ts'
import type { RemoteAsset, RemoteRelease } from '../release/remote-release.ts'

type Json = Readonly<Record<string, unknown>>

/** https://docs.github.com/rest/releases/releases#get-a-release */
export function readRelease(json: unknown): RemoteRelease {
  const fields = objectOf(json)
  return {
    id: read(fields, 'id', isId),
    tag: read(fields, 'tag_name', isString),
    draft: read(fields, 'draft', isBoolean),
    prerelease: read(fields, 'prerelease', isBoolean),
    // Absent on servers that do not know immutable releases.
    immutable: fields['immutable'] === true,
    title: typeof fields['name'] === 'string' ? fields['name'] : '',
    body: typeof fields['body'] === 'string' ? fields['body'] : '',
    publishedAt: typeof fields['published_at'] === 'string' ? fields['published_at'] : null,
    url: read(fields, 'html_url', isString),
    uploadUrl: read(fields, 'upload_url', isString),
  }
}

/** https://docs.github.com/rest/releases/assets#get-a-release-asset */
export function readAsset(json: unknown): RemoteAsset {
  const fields = objectOf(json)
  return {
    id: read(fields, 'id', isId),
    name: read(fields, 'name', isString),
    size: read(fields, 'size', isSize),
    state: read(fields, 'state', isString),
    sha256: digestOf(fields['digest']),
    url: read(fields, 'browser_download_url', isString),
  }
}

/** null on old assets; anything but a sha256 is refused rather than overlooked. */
function digestOf(value: unknown): RemoteAsset['sha256'] {
  if (value === null || value === undefined) return undefined
  return parseSha256(value) ?? refuse('digest', value)
}

function read<T>(fields: Json, name: string, is: (value: unknown) => value is T): T {
  const value = fields[name]
  return is(value) ? value : refuse(name, value)
}

function refuse(field: string, value: unknown): never {
  throw new ReleaseError('RESPONSE_INVALID', {
    message: `GitHub's answer about a release has an odd ${field}`,
    actual: JSON.stringify(value),
  })
}

function objectOf(json: unknown): Json {
  return typeof json === 'object' && json !== null ? { ...json } : refuse('form', json)
}

const isString = (value: unknown): value is string => typeof value === 'string'
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
const isSize = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0
const isId = (value: unknown): value is number => isSize(value) && value > 0
