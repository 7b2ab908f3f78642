/** What cosign itself signs and pushes, in its form of today and in that of before version 3, is accepted by us. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { proxyEnvironment, type ChildResult } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { makeImage, type MadeManifest } from '../../sandbox/registry/image.ts'
import { ensureTool } from '../../scripts/tools.ts'
import { COSIGN_SIGNATURE } from '../../src/attest/predicate.ts'
import { lineSandbox, signingJob } from '../integration/support/line.ts'
import { REGISTRIES, startRegistry, type RealRegistry } from './support/registries.ts'
import { step } from './support/step.ts'

const COSIGN = ensureTool('cosign')
const TYPE = 'https://example.com/claim'
const OLD_FORM = [
  ...['--use-signing-config=false', '--new-bundle-format=false'],
  ...['--fulcio-url', 'https://fulcio.sigstore.dev', '--rekor-url', 'https://rekor.sigstore.dev'],
]

describe.each(REGISTRIES)('cosign at %s', kind => {
  let sandbox: Sandbox & { readonly folder: string }
  let registry: RealRegistry
  let today: readonly string[]

  beforeAll(async () => {
    sandbox = await lineSandbox()
    registry = await startRegistry(kind, sandbox.folder)
    today = ['--signing-config', await signingConfig(sandbox.folder)]
  }, 900_000)
  afterAll(async () => {
    await registry[Symbol.asyncDispose]()
    await sandbox.close()
  })

  const cosign = async (reference: string, ...args: readonly string[]): Promise<string> => {
    const job = sandbox.jobs.open(signingJob())
    const token = await sandbox.oidc.issue(job, 'sigstore')
    const common = [
      '--yes',
      '--identity-token',
      token,
      '--trusted-root',
      sandbox.trustedRoots.publicGood,
    ]
    const env = { HOME: sandbox.folder, PATH: '/usr/bin:/bin', ...proxyEnvironment(sandbox) }
    return new Promise(resolve => {
      execFile(
        COSIGN,
        [...args, ...common, reference],
        { env, timeout: 60_000 },
        (error, _out, stderr) => {
          resolve(error === null ? 'done' : stderr)
        },
      )
    })
  }

  const pushed = async (
    name: string,
  ): Promise<{ readonly image: MadeManifest; readonly reference: string }> => {
    const image = makeImage(name)
    await registry.push(`octo/${name}`, [image], 'v1')
    return { image, reference: `${registry.host}/octo/${name}@${image.digest}` }
  }

  const claim = async (): Promise<readonly string[]> => {
    const path = join(sandbox.folder, 'claim.json')
    await writeFile(path, '{"good":true}')
    return ['--type', TYPE, '--predicate', path]
  }

  const verify = async (
    reference: string,
    more: Readonly<Record<string, string>>,
  ): Promise<ChildResult> =>
    step(sandbox, {
      ...{ command: 'verify', subject: `oci://${reference}`, 'bundle-from-oci': 'true' },
      ...{ repo: 'octo-org/widget', 'predicate-type': TYPE, ...more },
    })

  it.each(['today', 'before version 3'])(
    'signs and attests in the form of %s',
    async form => {
      const flags = form === 'today' ? today : OLD_FORM
      const { reference } = await pushed(form.replaceAll(' ', '-'))
      expect(await cosign(reference, 'attest', ...flags, ...(await claim()))).toBe('done')
      const honest = await verify(reference, {})
      expect({ status: honest.status, log: honest.stdout }).toEqual({
        status: 0,
        log: expect.stringContaining('verified'),
      })
      expect((await verify(reference, { 'require-signature': 'true' })).stdout).toContain(
        'SIGNATURE_NOT_FOUND',
      )
      expect(await cosign(reference, 'sign', ...flags)).toBe('done')
      expect(await verify(reference, { 'require-signature': 'true' })).toMatchObject({ status: 0 })
      // Neither counts for the other, nor for another repository.
      expect(
        (await verify(reference, { 'predicate-type': 'https://slsa.dev/provenance/v1' })).status,
      ).toBe(1)
      expect(
        (await verify(reference, { repo: 'octo-org/other', 'require-signature': 'true' })).status,
      ).toBe(1)
      const statement = await verify(reference, { 'predicate-type': COSIGN_SIGNATURE })
      expect(statement.status).toBe(form === 'today' ? 0 : 1)
    },
    300_000,
  )
})

/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto: the services of the public instance. */
async function signingConfig(folder: string): Promise<string> {
  const service = (url: string): readonly object[] => [
    {
      url,
      majorApiVersion: 1,
      validFor: { start: '2020-01-01T00:00:00Z' },
      operator: 'sigstore.dev',
    },
  ]
  const path = join(folder, 'signing-config.json')
  const config = {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    caUrls: service('https://fulcio.sigstore.dev'),
    oidcUrls: service('https://oauth2.sigstore.dev/auth'),
    rekorTlogUrls: service('https://rekor.sigstore.dev'),
    tsaUrls: [],
    rekorTlogConfig: { selector: 'ANY' },
    tsaConfig: { selector: 'ANY' },
  }
  await writeFile(path, JSON.stringify(config))
  return path
}
