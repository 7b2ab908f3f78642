/** rust-lang/crates-io-auth-action: the job's OIDC token for a token of crates.io. It is not revoked at the job's end. */
import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StandIn } from './stand-in.ts'

const CHILD = fileURLToPath(new URL('./crates-io-auth-child.ts', import.meta.url))

export const cratesIoAuth: StandIn = {
  action: 'rust-lang/crates-io-auth-action',
  inputs: ['url'],
  run: async call => {
    const answer = join(call.runnerTemp, `crates-io-${randomUUID()}`)
    const registry = call.inputs['url'] ?? 'https://crates.io'
    const { exitCode } = await call.execute([process.execPath, CHILD, registry, answer])
    if (exitCode !== 0) throw new Error('Failed to retrieve token from Cargo registry')
    const token = await readFile(answer, 'utf8')
    await rm(answer)
    call.print(`::add-mask::${token}`)
    return { token }
  },
}
