/** The media type an asset is stored under. */

const TYPES: readonly (readonly [string, string])[] = [
  ['.tar.gz', 'application/gzip'],
  ['.tgz', 'application/gzip'],
  ['.zip', 'application/zip'],
  ['.json', 'application/json'],
  ['.jsonl', 'application/jsonl'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.asc', 'application/pgp-signature'],
]

/** By the name's ending; anything else is a stream of bytes. */
export function contentType(name: string): string {
  return TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream'
}
