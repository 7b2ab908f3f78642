// What net.Socket.prototype.connect is given, told before the redirect changes it.
import net from 'node:net'
import tls from 'node:tls'
import { setOutput } from '@actions/core'

const seen = {}
const original = net.Socket.prototype.connect
let current = ''
net.Socket.prototype.connect = function probe(...args) {
  const [first] = args
  seen[current] ??= {
    arguments: args.map(arg => (Array.isArray(arg) ? 'array' : typeof arg)),
    ...(Array.isArray(first) && {
      members: first.map(member => (member === null ? 'null' : typeof member)),
      symbols: Object.getOwnPropertySymbols(first).map(symbol => symbol.description),
    }),
  }
  return original.apply(this, args)
}

const close = socket => {
  socket.on('error', () => undefined)
  socket.destroy()
}
current = 'net.connect(options)'
close(net.connect({ port: 9, host: '127.0.0.1' }))
current = 'net.connect(port, host, callback)'
close(net.connect(9, '127.0.0.1', () => undefined))
current = 'tls.connect(options)'
close(tls.connect({ port: 9, host: '127.0.0.1' }))
current = 'socket.connect(port, host)'
close(new net.Socket().connect(9, '127.0.0.1'))
setOutput('seen', JSON.stringify(seen))
