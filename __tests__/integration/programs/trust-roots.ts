/** A step that loads its trust roots as `verify` and `release` do, and judges the given bundles. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrustInputs } from '../../../src/commands/command-inputs.ts'
import { describeCauses, toReleaseError } from '../../../src/errors/release-error.ts'
import { createGitHubClient } from '../../../src/io/github-client.ts'
import { createHttp } from '../../../src/io/http.ts'
import { createTrustDomain } from '../../../src/io/trust-domain.ts'
import type { TufMirror } from '../../../src/io/tuf-trust-root.ts'
import { loadVerifier, verifierOfMirrors } from '../../../src/steps/trust.ts'
import type { BundleVerifier } from '../../../src/verify/bundle-verifier.ts'

const [inputs, folder, serverUrl] = JSON.parse(process.env['TRUST_ROOTS'] ?? '') as [
  TrustInputs | readonly TufMirror[],
  string,
  string,
]
const { host } = new URL(serverUrl)
const apiHost = `api.${host}`
const temporary = join(folder, 'temporary')
const warnings: string[] = []
const http = createHttp({
  clock: Date.now,
  sleep: async () => Promise.resolve(),
  random: () => 0,
  userAgent: 'attested-release-test',
  apiHosts: [apiHost],
})

function judge(verifier: BundleVerifier, bundle: unknown): string {
  try {
    return verifier.verify(bundle).instance
  } catch (error) {
    return toReleaseError(error).code
  }
}

async function run(): Promise<object> {
  try {
    const log = { warning: (message: string) => void warnings.push(message) }
    const context = { serverUrl, workspace: folder, temporary }
    const token = process.env['TRUST_ROOTS_TOKEN'] ?? 'none'
    const client = createGitHubClient({ token, apiUrl: `https://${apiHost}`, http })
    const world = { context, log, http, trustDomain: createTrustDomain(client) }
    const verifier = await ('tufMirrors' in inputs
      ? loadVerifier(inputs, world)
      : verifierOfMirrors(inputs, world))
    const bundles = JSON.parse(await readFile(join(folder, 'bundles.json'), 'utf8')) as unknown[]
    return { verdicts: bundles.map(bundle => judge(verifier, bundle)) }
  } catch (error) {
    const failure = toReleaseError(error)
    const causes = describeCauses(failure).join('\n')
    return { code: failure.code, class: failure.class, causes, remedy: failure.remedy }
  }
}

const outcome = await run()
const left = await readdir(temporary).catch(() => [])
process.stdout.write(JSON.stringify({ ...outcome, warnings, left }))
