/** Where the token of a registry is fetched, and whether the registry's credential may go there. */
import { isLoopback } from './reference.ts'

/** Registries whose tokens are made under a name that is not theirs nor above theirs, and published as such. */
const PUBLISHED_REALMS: ReadonlyMap<string, string> = new Map([
  // https://docs.docker.com/reference/api/registry/auth/
  ['registry-1.docker.io', 'auth.docker.io'],
])

export type Realm =
  /** The registry's own: its credential may go there. */
  | { readonly kind: 'own'; readonly url: URL }
  /** Somebody else's: it may be asked, but gets nothing that was given for the registry. */
  | { readonly kind: 'foreign'; readonly url: URL }

/**
 * The realm of a challenge; undefined where it is no address that may be asked. The registry's own are its host under
 * the same port, the domains above it (whoever holds a domain decides about the names below it), and the published one
 * of Docker Hub. Everything else is foreign: a registry must not be able to have a credential sent wherever it likes.
 */
export function realmOf(text: string, host: string): Realm | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const plain = url.protocol === 'http:' && isLoopback(url.host) && isLoopback(host)
  if (url.protocol !== 'https:' && !plain) return undefined
  if (url.username !== '' || url.password !== '') return undefined
  const own =
    url.host === host || PUBLISHED_REALMS.get(host) === url.host || isAbove(url.host, host)
  return { kind: own ? 'own' : 'foreign', url }
}

/** A domain of at least two labels, on the usual port. */
function isAbove(domain: string, host: string): boolean {
  const name = host.replace(/:[0-9]+$/, '')
  return (
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(domain) && name.endsWith(`.${domain}`)
  )
}

/** The address that gives a token for some actions on one repository; the registry's own word on the scope is not asked. */
export function tokenUrl(
  { url }: Realm,
  { service, scope }: { readonly service: string | undefined; readonly scope: string },
): string {
  const address = new URL(url)
  if (service !== undefined) address.searchParams.set('service', service)
  address.searchParams.set('scope', scope)
  return address.href
}
