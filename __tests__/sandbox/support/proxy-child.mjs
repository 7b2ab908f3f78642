// Global fetch before and after it is told of the proxy in the environment.
import http from 'node:http'

const statusOf = url =>
  fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    ({ status }) => status,
    () => 'failed',
  )

const untold = await statusOf('https://fulcio.sigstore.dev/')
http.setGlobalProxyFromEnv()
const told = await statusOf('https://fulcio.sigstore.dev/')
const unknown = await statusOf('https://collector.example/')
process.stdout.write(JSON.stringify({ untold, told, unknown }))
