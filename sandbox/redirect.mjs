/**
 * Preload of a child process (NODE_OPTIONS=--import …): every TCP connection goes to the sandbox, whatever its host.
 *
 * All HTTP stacks of Node (node:https, global fetch, undici, @actions/http-client, make-fetch-happen,
 * @azure/core) end in net.Socket.prototype.connect. No proxy variable is set, so the code takes the path it takes on
 * a GitHub-hosted runner. No name is looked up: a host that the sandbox does not know is refused there, and logged.
 *
 * connect() gets its arguments in two forms: as documented, or, from node:net itself, as one array
 * [options, callback] that carries an internal symbol. A test pins both.
 */
import net from 'node:net'

const port = Number(process.env['SANDBOX_TLS_PORT'])
if (!Number.isInteger(port) || port < 1) throw new Error('SANDBOX_TLS_PORT is not set')

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Where the sandbox listens, for a connection that would leave the machine; otherwise the options unchanged. */
function redirect(options) {
  if (options.path || LOOPBACK.has(options.host ?? 'localhost')) return options
  return {
    ...options,
    host: '127.0.0.1',
    port,
    servername: options.servername ?? options.host,
    lookup: undefined,
    localAddress: undefined,
    family: 4,
    autoSelectFamily: false,
  }
}

/** The documented forms: (options, callback), (port, host, callback), (path, callback). */
function toOptions(args) {
  const [first, second] = args
  if (typeof first === 'object' && first !== null) return first
  if (Number.isInteger(Number(first)) && first !== '') {
    return { port: Number(first), host: typeof second === 'string' ? second : 'localhost' }
  }
  return { path: first }
}

const connect = net.Socket.prototype.connect

net.Socket.prototype.connect = function redirected(...args) {
  if (!Array.isArray(args[0])) {
    const callback = args.findLast(arg => typeof arg === 'function')
    return connect.call(this, redirect(toOptions(args)), ...(callback ? [callback] : []))
  }
  const [normalized] = args
  const copy = [redirect(normalized[0]), ...normalized.slice(1)]
  for (const symbol of Object.getOwnPropertySymbols(normalized)) copy[symbol] = normalized[symbol]
  return connect.call(this, copy)
}
