/** The requests of a step, by kind: what a fault or a kill can be aimed at. */
import type { LoggedRequest } from '../../../sandbox/request-log.ts'

export interface RequestKind {
  /** For people: `GET api.github.com /repos/…`. */
  readonly name: string
  readonly host: string
  readonly method: string
  readonly path: RegExp
  /** How many of this kind the step makes. */
  readonly count: number
}

const VARIABLE = /^(?:\d+|sha256:.*|sha1:.*|[0-9a-f-]{20,}|.*(?:widget|v1\.2\.3).*\..*)$/

/** Kinds of requests in the order of their first one. */
export function requestKinds(log: readonly LoggedRequest[]): readonly RequestKind[] {
  const kinds = new Map<string, RequestKind>()
  for (const { method, host, path } of log) {
    const shape = shapeOf(host, path)
    const name = `${method} ${host} ${shape}`
    const known = kinds.get(name)
    const pattern = shape
      .split('*')
      .map(part => part.replaceAll(/[.?+^$[\]\\(){}|]/g, '\\$&'))
      .join('[^/]+')
    kinds.set(name, {
      name,
      host,
      method,
      path: known?.path ?? new RegExp(`^${host.includes('.blob.') ? '' : `${pattern}$`}`),
      count: (known?.count ?? 0) + 1,
    })
  }
  return [...kinds.values()]
}

function shapeOf(host: string, path: string): string {
  if (host.includes('.blob.')) return '/*'
  return path
    .split('/')
    .map(part => (part !== '4242' && VARIABLE.test(part) ? '*' : part))
    .join('/')
}
