import { createHash, generateKeyPairSync, sign, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { beforeAll, describe, expect, it } from '@jest/globals'

import type { Sandbox } from '../../sandbox/index.ts'
import { releaseJob } from './support/jobs.ts'
import { runStep, sandbox, temporaryFolder } from './support/sandboxes.ts'
import { readBundles, verifyBundle } from './support/verification.ts'
import type { BundleJson, InstanceName } from './support/verification.ts'

const DIGEST = createHash('sha256').update('a file').digest('hex')
const IDENTITY = 'https://github.com/octo-org/widget/.github/workflows/release.yml@refs/tags/v1.2.3'

async function attest(
  within: Sandbox,
  instance: InstanceName,
  count = 1,
): Promise<readonly BundleJson[]> {
  const result = await runStep(within, within.jobs.open(releaseJob()), 'attest-child.mjs', {
    INPUT_SIGSTORE: instance,
    INPUT_DIGEST: DIGEST,
    INPUT_COUNT: String(count),
  })
  expect({ status: result.status, stderr: result.stderr }).toEqual({ status: 0, stderr: '' })
  expect(result.outputs['lines']).toBe('one\ntwo')
  expect(result.summary).toBe('attested')
  return readBundles(result.outputs['bundles'])
}

const rootOf = (of: Sandbox, instance: InstanceName): string =>
  instance === 'github' ? of.trustedRoots.github : of.trustedRoots.publicGood

function withPayload(bundle: BundleJson, change: (payload: string) => string): BundleJson {
  const payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()
  const changed = Buffer.from(change(payload)).toString('base64')
  return { ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload: changed } }
}

/** A genuine signature over the genuine payload, by a key that the certificate does not name. */
function signedByStranger(bundle: BundleJson): BundleJson {
  const { payload, payloadType } = bundle.dsseEnvelope
  const bytes = Buffer.from(payload, 'base64')
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${bytes.length} `
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const sig = sign('sha256', Buffer.concat([Buffer.from(head), bytes]), privateKey)
  const signatures = [{ sig: sig.toString('base64') }] as const
  return { ...bundle, dsseEnvelope: { payload, payloadType, signatures } }
}

describe.each(['public-good', 'github'] as const)('unmodified @actions/attest, %s', instance => {
  let running: Sandbox
  let bundle: BundleJson

  beforeAll(async () => {
    running = await sandbox()
    const [made] = await attest(running, instance)
    if (made === undefined) throw new Error('no bundle')
    bundle = made
  })

  it('signs a bundle that @sigstore/verify accepts for the workflow', async () => {
    const signer = await verifyBundle(bundle, instance, rootOf(running, instance))
    expect(signer.identity?.subjectAlternativeName).toBe(IDENTITY)
    expect(signer.identity?.extensions?.issuer).toBe('https://token.actions.githubusercontent.com')
  })

  it('talks to its own instance, to the token service, and to nobody else', () => {
    const sigstore =
      instance === 'github'
        ? ['fulcio.githubapp.com', 'timestamp.githubapp.com']
        : ['fulcio.sigstore.dev', 'rekor.sigstore.dev']
    const actions = [
      'pipelines.actions.githubusercontent.com',
      'token.actions.githubusercontent.com',
    ]
    expect(running.log.hosts()).toEqual([...sigstore, ...actions].sort())
    expect(running.log.refused()).toEqual([])
    const told = running.log.withAuthorization().map(entry => entry.host)
    expect(new Set(told)).toEqual(new Set(['pipelines.actions.githubusercontent.com']))
  })

  it('carries the proofs of its instance and no others', () => {
    const { tlogEntries, timestampVerificationData, certificate } = bundle.verificationMaterial
    const isGithub = instance === 'github'
    expect(tlogEntries?.length ?? 0).toBe(isGithub ? 0 : 1)
    expect(timestampVerificationData?.rfc3161Timestamps?.length ?? 0).toBe(isGithub ? 1 : 0)
    const { issuer } = new X509Certificate(Buffer.from(certificate.rawBytes, 'base64'))
    expect(issuer.split('\n')[0]).toBe(isGithub ? 'O=GitHub\\, Inc.' : 'O=sigstore.dev')
  })

  it('is refused with another payload', async () => {
    const changed = withPayload(bundle, payload => payload.replaceAll('v1.2.3', 'v9.9.9'))
    expect(changed).not.toEqual(bundle)
    await expect(verifyBundle(changed, instance, rootOf(running, instance))).rejects.toThrow(
      /verification failed|hash mismatch/,
    )
  })

  it("is refused with a stranger's signature", async () => {
    await expect(
      verifyBundle(signedByStranger(bundle), instance, rootOf(running, instance)),
    ).rejects.toThrow(/signature|timestamp/)
  })

  it("is refused under the other instance's root", async () => {
    const other = instance === 'github' ? 'public-good' : 'github'
    await expect(verifyBundle(bundle, instance, rootOf(running, other))).rejects.toThrow(Error)
  })
})

describe('a sandbox that is started again', () => {
  it.each(['public-good', 'github'] as const)(
    'still vouches for what %s signed before, and goes on',
    async instance => {
      const dir = await temporaryFolder()
      const first = await sandbox({ dir })
      const [old] = await attest(first, instance)
      const rootBefore = await readFile(rootOf(first, instance), 'utf8')
      await first.close()
      const second = await sandbox({ dir })
      expect(await readFile(rootOf(second, instance), 'utf8')).toBe(rootBefore)
      const [fresh] = await attest(second, instance)
      for (const bundle of [old, fresh]) {
        const signer = await verifyBundle(bundle, instance, rootOf(second, instance))
        expect(signer.identity?.subjectAlternativeName).toBe(IDENTITY)
      }
      const sizes = [old, fresh].map(
        bundle => bundle?.verificationMaterial.tlogEntries?.[0]?.inclusionProof.treeSize,
      )
      expect(sizes).toEqual(instance === 'github' ? [undefined, undefined] : ['1', '2'])
    },
  )

  it('has another root than a sandbox elsewhere', async () => {
    const [one, two] = [await sandbox(), await sandbox()]
    const [bundle] = await attest(one, 'github')
    await expect(verifyBundle(bundle, 'github', two.trustedRoots.github)).rejects.toThrow(Error)
  })
})

describe('the trusted roots', () => {
  it('are exported as JSON, and as JSONL whose last line ends', async () => {
    const { trustedRoots } = await sandbox()
    const jsonl = await readFile(trustedRoots.jsonl, 'utf8')
    expect(jsonl.endsWith('\n')).toBe(true)
    const both = [trustedRoots.publicGood, trustedRoots.github]
    expect(jsonl.trimEnd().split('\n')).toEqual(
      await Promise.all(both.map(f => readFile(f, 'utf8'))),
    )
    expect(Object.keys(JSON.parse(await readFile(trustedRoots.github, 'utf8')) as object)).toEqual([
      'mediaType',
      'certificateAuthorities',
      'timestampAuthorities',
    ])
  })
})

describe('several attestations at once', () => {
  it('take different places in one growing log', async () => {
    const running = await sandbox()
    const made = await Promise.all([
      attest(running, 'public-good', 4),
      attest(running, 'public-good', 4),
    ])
    const bundles = made.flat()
    for (const bundle of bundles) {
      await verifyBundle(bundle, 'public-good', running.trustedRoots.publicGood)
    }
    const indexes = bundles.map(one => one.verificationMaterial.tlogEntries?.[0]?.logIndex)
    expect(new Set(indexes).size).toBe(8)
  })
})
