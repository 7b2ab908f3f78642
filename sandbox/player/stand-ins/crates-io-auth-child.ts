/** Runs with a job's environment: its OIDC token for a token of crates.io, which is written to the given file. */
import { writeFile } from 'node:fs/promises'
import { argv, env } from 'node:process'

const [, , registry = '', answer = ''] = argv

async function tokenOf(url: string, init: RequestInit, key: 'value' | 'token'): Promise<string> {
  const response = await fetch(url, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`HTTP ${String(response.status)} ${text}`)
  const token = (JSON.parse(text) as Readonly<Record<string, unknown>>)[key]
  if (typeof token !== 'string') throw new Error(`no ${key} in ${text}`)
  return token
}

const requestUrl = env['ACTIONS_ID_TOKEN_REQUEST_URL']
if (requestUrl === undefined) {
  throw new Error("Please ensure the 'id-token' permission is set to 'write' in your workflow")
}
const authorization = `Bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''}`
const audience = new URL(registry).host
const jwt = await tokenOf(
  `${requestUrl}&audience=${audience}`,
  { headers: { authorization } },
  'value',
)
const token = await tokenOf(
  `${registry}/api/v1/trusted_publishing/tokens`,
  {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'crates-io-auth-action' },
    body: JSON.stringify({ jwt }),
  },
  'token',
)
await writeFile(answer, token, { mode: 0o600 })
