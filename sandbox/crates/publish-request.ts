/** The body of `cargo publish`: https://doc.rust-lang.org/cargo/reference/registry-web-api.html#publish */
import { jsonObject, parseJson } from '../json.ts'
import type { JsonObject } from '../json.ts'

export interface PublishRequest {
  readonly name: string
  readonly version: string
  readonly content: Buffer
  readonly index: Readonly<Record<string, unknown>>
}

/** Length and JSON, length and .crate; `undefined` where the lengths or the required fields are wrong. */
export function parsePublishRequest(body: Buffer): PublishRequest | undefined {
  const json = chunkAt(body, 0)
  const content = json && chunkAt(body, 4 + json.length)
  if (json === undefined || content === undefined) return undefined
  if (body.length !== 8 + json.length + content.length) return undefined
  const metadata = jsonObject(parseJson(json))
  const name = metadata?.string('name')
  const version = metadata?.string('vers')
  if (metadata === undefined || name === undefined || version === undefined) return undefined
  return { name, version, content, index: indexLine(metadata, name, version) }
}

function chunkAt(body: Buffer, at: number): Buffer | undefined {
  if (body.length < at + 4) return undefined
  const length = body.readUInt32LE(at)
  const chunk = body.subarray(at + 4, at + 4 + length)
  return chunk.length === length ? chunk : undefined
}

/** The index says some things by other names: https://doc.rust-lang.org/cargo/reference/registry-index.html */
function indexLine(
  metadata: JsonObject,
  name: string,
  version: string,
): Readonly<Record<string, unknown>> {
  return {
    name,
    vers: version,
    deps: (metadata.array('deps') ?? []).flatMap(entry => {
      const dependency = jsonObject(entry)
      return dependency === undefined ? [] : [indexDependency(dependency)]
    }),
    features: metadata.value['features'] ?? {},
    links: metadata.value['links'] ?? null,
    rust_version: metadata.value['rust_version'] ?? null,
    v: 2,
  }
}

function indexDependency(dependency: JsonObject): Readonly<Record<string, unknown>> {
  const { value } = dependency
  const renamed = dependency.string('explicit_name_in_toml')
  return {
    name: renamed ?? value['name'],
    req: value['version_req'],
    features: value['features'],
    optional: value['optional'],
    default_features: value['default_features'],
    target: value['target'] ?? null,
    kind: value['kind'],
    registry: value['registry'] ?? null,
    package: renamed === undefined ? null : value['name'],
  }
}
