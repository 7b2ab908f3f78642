/**
 * Proxies of self-hosted runners. Global fetch and node:https ignore HTTPS_PROXY by themselves; some libraries that
 * we use are built on them. https://nodejs.org/api/http.html#httpsetglobalproxyfromenvproxyenv
 */
import * as http from 'node:http'

/** Sends everything through the environment's proxy; returns a warning where this Node cannot. */
export function useProxyFromEnvironment(environment: NodeJS.ProcessEnv): string | undefined {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']
  if (!names.some(name => (environment[name] ?? '') !== '')) return undefined
  if ('setGlobalProxyFromEnv' in http && typeof http.setGlobalProxyFromEnv === 'function') {
    http.setGlobalProxyFromEnv(environment)
    return undefined
  }
  return 'a proxy is set, but this Node is too old to use it everywhere (24.14 is needed)'
}
