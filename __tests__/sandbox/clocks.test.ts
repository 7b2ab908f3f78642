/** Services with a wrong clock: whatever they sign is truly signed, at the wrong time. */
import { readFile } from 'node:fs/promises'

import { afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import type { Sandbox } from '../../sandbox/index.ts'
import { thrownBy } from '../support/thrown.ts'
import { createBundleVerifier, type BundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import { releaseJob } from './support/jobs.ts'
import { runStep, sandbox } from './support/sandboxes.ts'
import { readBundles, type InstanceName } from './support/verification.ts'

const HOUR_MS = 3_600_000
const YEARS = 21 * 365 * 24 * HOUR_MS

let running: Sandbox
let verifier: BundleVerifier

beforeAll(async () => {
  running = await sandbox()
  verifier = createBundleVerifier(
    parseTrustRoots(await readFile(running.trustedRoots.jsonl, 'utf8')),
  )
})
afterEach(() => {
  const { fulcio, rekor, timestamp } = running.clocks
  for (const clock of [fulcio, rekor, timestamp]) clock.offset = 0
})

/** A bundle that @actions/attest makes with these services. */
async function sign(instance: InstanceName): Promise<unknown> {
  const job = running.jobs.open(releaseJob())
  const { outputs, stderr } = await runStep(running, job, 'attest-child.mjs', {
    INPUT_SIGSTORE: instance,
    INPUT_DIGEST: 'a'.repeat(64),
  })
  const [bundle] = await readBundles(outputs['bundles'])
  if (bundle === undefined) throw new Error(stderr)
  return bundle
}

it.each(['public-good', 'github'] as const)('%s with right clocks is believed', async instance => {
  expect(verifier.verify(await sign(instance)).instance).toBe(instance)
})

describe.each([
  ['public-good', 'fulcio', -HOUR_MS, 'the certificate had expired when it was logged'],
  ['public-good', 'fulcio', HOUR_MS, 'the certificate was not yet valid when it was logged'],
  ['public-good', 'rekor', HOUR_MS, 'the entry was made after the certificate had expired'],
  ['public-good', 'rekor', -HOUR_MS, 'the entry was made before the certificate was valid'],
  ['public-good', 'rekor', YEARS, "the entry was made after the authority's end"],
  ['github', 'fulcio', -HOUR_MS, 'the certificate had expired when it was stamped'],
  ['github', 'fulcio', HOUR_MS, 'the certificate was not yet valid when it was stamped'],
  ['github', 'timestamp', HOUR_MS, 'the stamp is of after the certificate had expired'],
  ['github', 'timestamp', -HOUR_MS, 'the stamp is of before the certificate was valid'],
  ['github', 'timestamp', YEARS, "the stamp is of after the authority's end"],
] as const)('%s with the clock of %s shifted by %d ms', (instance, service, offset, what) => {
  it(`signs, and is not believed: ${what}`, async () => {
    running.clocks[service].offset = offset
    const bundle = await sign(instance)
    expect(thrownBy(() => verifier.verify(bundle)).code).toBe(
      service === 'timestamp' && offset === YEARS ? 'TIMESTAMP_INVALID' : 'CERTIFICATE_EXPIRED',
    )
  })
})
