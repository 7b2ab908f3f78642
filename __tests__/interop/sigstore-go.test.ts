/** sigstore-go and we about the proof alone: certificate, signature, log, time stamps. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../../sandbox/index.ts'
import { ensureTool } from '../../scripts/tools.ts'
import { createBundleVerifier, type BundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import { lineSandbox } from '../integration/support/line.ts'
import { thrownBy } from '../support/thrown.ts'
import { runAlone, type Answer } from './support/run-alone.ts'
import { DEFECTS, SIGNERS, signedFile, type SignedFile } from './support/signed-file.ts'

const CHECK = ensureTool('sigstore-check')

describe.each(['public-good', 'github'] as const)('sigstore-go and we, %s', instance => {
  let sandbox: Sandbox & { readonly folder: string }
  let ours: BundleVerifier

  beforeAll(async () => {
    sandbox = await lineSandbox()
    ours = createBundleVerifier(parseTrustRoots(await readFile(sandbox.trustedRoots.jsonl, 'utf8')))
  })
  afterAll(async () => sandbox.close())

  const check = async (
    signed: SignedFile,
    changes: Partial<Pick<SignedFile, 'sha256' | 'identity' | 'issuer'>> = {},
  ): Promise<Answer> => {
    const { bundlePath, sha256, identity, issuer } = { ...signed, ...changes }
    const root = sandbox.trustedRoots[instance === 'github' ? 'github' : 'publicGood']
    const args = [instance, root, bundlePath, sha256, identity, issuer]
    return runAlone(CHECK, args, sandbox.folder)
  }

  it.each(Object.entries(SIGNERS))('accept the honest bundle of %s', async (name, job) => {
    const signed = await signedFile(sandbox, join(sandbox.folder, name), { instance, job })
    expect(await check(signed)).toMatchObject({ status: 0, stdout: 'verified\n' })
    const { signer } = ours.verify(signed.bundle)
    expect([signer.subjectAlternativeName, signer.issuer]).toEqual([signed.identity, signed.issuer])
    // It does look at what it is told to look at.
    for (const change of [
      { sha256: 'f'.repeat(64) },
      { identity: `${signed.identity}x` },
      { issuer: `${signed.issuer}/x` },
    ]) {
      expect((await check(signed, change)).status).toBe(1)
    }
  })

  it.each(DEFECTS[instance])('refuse a bundle with a defect: %s', async defect => {
    const signed = await signedFile(sandbox, join(sandbox.folder, defect), { instance, defect })
    expect((await check(signed)).status).toBe(1)
    expect(thrownBy(() => ours.verify(signed.bundle))).toMatchObject({ class: 'security' })
  })
})
