import { describe, expect, it } from '@jest/globals'

import type { Fault } from '../../sandbox/faults.ts'
import type { ChildResult } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { releaseJob } from './support/jobs.ts'
import { runStep, sandbox } from './support/sandboxes.ts'
import { readBundles, verifyBundle } from './support/verification.ts'

const ENTRIES = /^\/api\/v1\/log\/entries$/

async function attestUnder(running: Sandbox, fault: Fault): Promise<ChildResult> {
  running.faults.inject(fault)
  return runStep(running, running.jobs.open(releaseJob()), 'attest-child.mjs', {
    INPUT_SIGSTORE: 'public-good',
    INPUT_DIGEST: '0'.repeat(64),
  })
}

describe('unmodified @actions/attest', () => {
  it('whose entry was logged while the answer got lost finds it at the place that 409 names', async () => {
    const running = await sandbox()
    const fault = {
      host: 'rekor.sigstore.dev',
      path: ENTRIES,
      kind: 'reset',
      afterWork: true,
    } as const
    const { outputs } = await attestUnder(running, fault)
    const calls = running.log.to('rekor.sigstore.dev').map(one => `${one.method} ${one.status}`)
    expect(calls).toEqual(['POST 0', 'POST 409', 'GET 200'])
    const [bundle] = await readBundles(outputs['bundles'])
    await verifyBundle(bundle, 'public-good', running.trustedRoots.publicGood)
    expect(running.sigstore.rekor.entries).toHaveLength(1)
  })

  it('gives up at once when Fulcio refuses', async () => {
    const running = await sandbox()
    const fault = { host: 'fulcio.sigstore.dev', kind: 'status', status: 403 } as const
    const { status, outputs } = await attestUnder(running, fault)
    expect({ status, outputs }).toEqual({ status: 1, outputs: {} })
    expect(running.log.to('fulcio.sigstore.dev')).toHaveLength(1)
    expect(running.log.to('rekor.sigstore.dev')).toEqual([])
  })
})
