/** cosign 3 about what we sign: it accepts the honest bundles, and refuses those with a defect as we do. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Sandbox } from '../../sandbox/index.ts'
import { ensureTool } from '../../scripts/tools.ts'
import { createBundleVerifier, type BundleVerifier } from '../../src/verify/bundle-verifier.ts'
import { parseTrustRoots } from '../../src/verify/trust.ts'
import { lineSandbox } from '../integration/support/line.ts'
import { runAlone, type Answer } from '../interop/support/run-alone.ts'
import { DEFECTS, SIGNERS, signedFile, type SignedFile } from '../interop/support/signed-file.ts'
import { thrownBy } from '../support/thrown.ts'

const COSIGN = ensureTool('cosign')

/** GitHub's instance has neither log; its time stamps are what counts, and cosign has to be told. */
const FLAGS = {
  'public-good': [],
  github: ['--use-signed-timestamps', '--insecure-ignore-tlog', '--insecure-ignore-sct'],
} as const

describe.each(['public-good', 'github'] as const)('cosign and we, %s', instance => {
  let sandbox: Sandbox & { readonly folder: string }
  let ours: BundleVerifier

  beforeAll(async () => {
    sandbox = await lineSandbox()
    ours = createBundleVerifier(parseTrustRoots(await readFile(sandbox.trustedRoots.jsonl, 'utf8')))
  })
  afterAll(async () => sandbox.close())

  const verify = async (
    { file, bundlePath, identity, issuer }: SignedFile,
    type = 'slsaprovenance1',
  ): Promise<Answer> =>
    runAlone(
      COSIGN,
      [
        ...['verify-blob-attestation', '--bundle', bundlePath, '--type', type],
        ...[
          '--trusted-root',
          sandbox.trustedRoots[instance === 'github' ? 'github' : 'publicGood'],
        ],
        ...['--certificate-identity', identity, '--certificate-oidc-issuer', issuer],
        ...FLAGS[instance],
        file,
      ],
      sandbox.folder,
    )

  it.each(Object.entries(SIGNERS))('accept the honest bundle of %s', async (name, job) => {
    const signed = await signedFile(sandbox, join(sandbox.folder, name), { instance, job })
    expect(await verify(signed)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Verified OK'),
    })
    expect(ours.verify(signed.bundle).signer.subjectAlternativeName).toBe(signed.identity)
    for (const change of [
      { identity: `${signed.identity}x` },
      { issuer: `${signed.issuer}/x` },
      { file: signed.bundlePath },
    ]) {
      expect((await verify({ ...signed, ...change })).status).not.toBe(0)
    }
    expect((await verify(signed, 'cyclonedx')).status).not.toBe(0)
  })

  it.each(DEFECTS[instance])('refuse a bundle with a defect: %s', async defect => {
    const signed = await signedFile(sandbox, join(sandbox.folder, defect), { instance, defect })
    expect((await verify(signed)).status).not.toBe(0)
    expect(thrownBy(() => ours.verify(signed.bundle))).toMatchObject({ class: 'security' })
  })
})
