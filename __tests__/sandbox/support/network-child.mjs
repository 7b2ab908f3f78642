// Opens connections in every way that node has, and says how each ended.
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import tls from 'node:tls'
import { setOutput } from '@actions/core'

const [known, unknown] = [process.env['INPUT_KNOWN'], process.env['INPUT_UNKNOWN']]
const loopback = Number(process.env['INPUT_LOOPBACK'])

const statusOf = (module, url) =>
  new Promise((resolve, reject) => {
    const request = module.get(url, { timeout: 5000 }, response => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('error', reject)
    request.on('timeout', () => request.destroy(new Error('timed out')))
  })

const peerOf = (connect, ready) =>
  new Promise((resolve, reject) => {
    const socket = connect()
    socket.setTimeout(5000, () => socket.destroy(new Error('timed out')))
    socket.on('error', reject)
    socket.on(ready, () => {
      const { remoteAddress, remotePort } = socket
      socket.destroy()
      resolve(`${remoteAddress}:${remotePort}`)
    })
  })

const attempts = {
  fetch: async () => (await fetch(`https://${known}/`)).status,
  https: () => statusOf(https, `https://${known}/`),
  unknown: async () => {
    const response = await fetch(`https://${unknown}/secret?x=1`)
    return `${response.status} ${await response.text()}`
  },
  plainHttp: () => statusOf(http, `http://${unknown}/`),
  address: () => peerOf(() => net.connect(443, '192.0.2.1'), 'connect'),
  options: () => peerOf(() => net.connect({ host: known, port: 80 }), 'connect'),
  callback: () =>
    peerOf(() => {
      const socket = new net.Socket()
      return socket.connect(443, known, () => socket.emit('called'))
    }, 'called'),
  ownOptions: () => peerOf(() => new net.Socket().connect({ port: 443, host: known }), 'connect'),
  tls: () =>
    peerOf(() => tls.connect({ host: known, port: 443, servername: known }), 'secureConnect'),
  loopback: () => peerOf(() => net.connect(loopback, '127.0.0.1'), 'connect'),
  defaultHost: () => peerOf(() => net.connect({ port: loopback }), 'connect'),
}

const results = {}
for (const [name, attempt] of Object.entries(attempts)) {
  results[name] = await attempt().catch(
    error => `failed: ${error.cause?.code ?? error.code ?? error.message}`,
  )
}
setOutput('results', JSON.stringify(results))
