import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../../sandbox/index.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { createBundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { runPolicy } from '../../src/verify/policies.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import { VerifiedArtifact } from '../../src/verify/verified-artifact.ts'
import { FILE, line, lineSandbox, runLine, signingJob } from './support/line.ts'

describe('a step that attests, over the real adapters', () => {
  let sandbox: Sandbox & { readonly folder: string }
  beforeAll(async () => {
    sandbox = await lineSandbox()
  })
  afterAll(async () => sandbox.close())

  const certificates = (): number =>
    sandbox.log.entries.filter(entry => entry.host === 'fulcio.githubapp.com').length

  it('signs nothing twice in a second attempt, and its evidence is accepted there', async () => {
    await line(sandbox, { instance: 'github' })
    expect(certificates()).toBe(2)
    const second = await line(sandbox, { instance: 'github', job: signingJob({ runAttempt: 2 }) })
    expect(certificates()).toBe(2)
    expect(sandbox.github.attestations).toHaveLength(2)
    const policy = runPolicy(second.identity, { serverUrl: 'https://github.com' })
    const roots = parseTrustRoots(await readFile(sandbox.trustedRoots.jsonl, 'utf8'))
    const verified = VerifiedArtifact.verify(
      {
        ...FILE,
        requirements: [
          { predicateType: PROVENANCE_V1, policy },
          { predicateType: CYCLONEDX_BOM, policy },
        ],
        attestations: (second.fetched[0] ?? []).map(bundle => ({ source: 'store', bundle })),
      },
      createBundleVerifier(roots),
    )
    expect(verified.accepted.map(one => one.signer.runInvocationUri.slice(-1))).toEqual(['1', '1'])
  })

  it('waits for a store that lags', async () => {
    sandbox.github.attestationLag = { reads: 2 }
    const extra = { LINE_ARTIFACTS: `${sandbox.folder}/lag` }
    const job = signingJob({ runId: 5 })
    const { fetched } = await line(sandbox, { instance: 'github', job, extra })
    expect(fetched.every(bundles => bundles.length > 0)).toBe(true)
    sandbox.github.attestationLag = {}
  })

  it('stores once although the store loses its answer', async () => {
    const before = sandbox.github.attestations.length
    sandbox.faults.inject({
      host: 'api.github.com',
      path: /\/attestations$/,
      method: 'POST',
      kind: 'status',
      status: 502,
      afterWork: true,
      times: 2,
    })
    const extra = { LINE_ARTIFACTS: `${sandbox.folder}/lost` }
    const job = signingJob({ runId: 6 })
    const { stored } = await line(sandbox, { instance: 'github', job, extra })
    expect(stored.map(one => one.attestationId)).toEqual([undefined, undefined])
    expect(sandbox.github.attestations).toHaveLength(before + 2)
  })

  it.each([
    ['id-token', { contents: 'read', attestations: 'write' }, 'OIDC_UNAVAILABLE'],
    ['attestations', { contents: 'read', 'id-token': 'write' }, 'PERMISSION_MISSING'],
  ] as const)('says so without the permission %s', async (scope, permissions, code) => {
    const extra = { LINE_ARTIFACTS: `${sandbox.folder}/${scope}` }
    const job = signingJob({ permissions })
    const result = await runLine(sandbox, { instance: 'github', job, extra })
    expect(result.status).toBe(1)
    expect(result.stderr).toContain(code)
    expect(result.stderr).toContain(`${scope}: write`)
  })
})
