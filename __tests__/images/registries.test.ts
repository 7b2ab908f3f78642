/** What we push into real registries, cosign and gh accept, and so do we; what we refuse, they do not contradict. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ChildResult } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { makeImage, makeIndex } from '../../sandbox/registry/image.ts'
import { ensureTool } from '../../scripts/tools.ts'
import { CYCLONEDX_BOM, VULNERABILITIES } from '../../src/attest/predicate.ts'
import { lineSandbox, REPOSITORY } from '../integration/support/line.ts'
import { onlineGh, startGh, type Gh } from '../interop/support/gh.ts'
import { runAlone, type Answer } from '../interop/support/run-alone.ts'
import { REGISTRIES, startRegistry, type RealRegistry } from './support/registries.ts'
import { step } from './support/step.ts'

const COSIGN = ensureTool('cosign')
const TOKEN = 'gho_somebody'
const SIGNER = 'octo-org/central/.github/workflows/sign-image.yml'
const ISSUER = 'https://token.actions.githubusercontent.com'
/** A job of the repository, in a workflow of the organisation's central signer. */
const CALLED = { jobWorkflowRef: `${SIGNER}@refs/heads/main`, jobWorkflowSha: 'c'.repeat(40) }
/** The same signer, called from another repository. */
const STRANGER = {
  ...CALLED,
  repository: { ...REPOSITORY, name: 'other', id: 4343 },
  workflowRef: 'octo-org/other/.github/workflows/release.yml@refs/tags/v1.2.3',
}

describe.each(REGISTRIES)('%s', kind => {
  let sandbox: Sandbox & { readonly folder: string }
  let registry: RealRegistry
  let offline: Gh
  let online: Pick<Gh, 'run'>

  beforeAll(async () => {
    sandbox = await lineSandbox()
    sandbox.github.addRepository(STRANGER.repository)
    sandbox.github.addUserToken(TOKEN, 'all')
    registry = await startRegistry(kind, sandbox.folder)
    offline = await startGh(sandbox.folder)
    online = await onlineGh(sandbox, TOKEN)
  }, 900_000)
  afterAll(async () => {
    await registry[Symbol.asyncDispose]()
    await offline[Symbol.asyncDispose]()
    await sandbox.close()
  })

  const attest = async (
    name: string,
    digest: string,
    more: Readonly<Record<string, string>> = {},
    job = CALLED,
  ): Promise<ChildResult> =>
    step(
      sandbox,
      {
        command: 'attest',
        'subject-name': name,
        'subject-digest': digest,
        'push-to-registry': 'true',
        ...more,
      },
      job,
    )

  const verify = async (
    subject: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<ChildResult> =>
    step(sandbox, {
      ...{ command: 'verify', subject, repo: 'octo-org/widget' },
      ...{ 'signer-workflow': SIGNER, 'bundle-from-oci': 'true', ...more },
    })

  const cosign = async (
    command: readonly string[],
    reference: string,
    ...flags: readonly string[]
  ): Promise<Answer> =>
    runAlone(
      COSIGN,
      [
        ...command,
        ...['--trusted-root', sandbox.trustedRoots.publicGood],
        ...['--certificate-identity', `https://github.com/${CALLED.jobWorkflowRef}`],
        ...['--certificate-oidc-issuer', ISSUER],
        ...flags,
        reference,
      ],
      sandbox.folder,
    )

  const ours = ['--certificate-github-workflow-repository', 'octo-org/widget']

  const gh = async (
    client: Pick<Gh, 'run'>,
    reference: string,
    ...flags: readonly string[]
  ): Promise<Awaited<ReturnType<Gh['run']>>> =>
    client.run(
      [
        ...['attestation', 'verify', `oci://${reference}`, '--repo', 'octo-org/widget'],
        ...[
          '--signer-workflow',
          SIGNER,
          '--custom-trusted-root',
          sandbox.trustedRoots.jsonl,
          ...flags,
        ],
      ],
      sandbox.folder,
    )

  it('agrees with cosign, gh and us about an honest image', async () => {
    const image = makeImage('honest')
    const name = `${registry.host}/octo/honest`
    await registry.push('octo/honest', [image], 'v1')
    const reference = `${name}@${image.digest}`
    const signed = await attest(`${name}:v1`, image.digest, { sign: 'true' })
    expect(signed).toMatchObject({ status: 0 })
    const sbom = join(sandbox.folder, 'sbom.json')
    await writeFile(sbom, '{"bomFormat":"CycloneDX","specVersion":"1.6"}')
    const more = { 'predicate-type': CYCLONEDX_BOM, 'predicate-path': sbom }
    expect(await attest(name, image.digest, more)).toMatchObject({ status: 0 })

    const all = {
      'predicate-type': `https://slsa.dev/provenance/v1,${CYCLONEDX_BOM}`,
      'require-signature': 'true',
    }
    expect(await verify(`oci://${name}:v1`, all)).toMatchObject({
      status: 0,
      outputs: { verified: 'true' },
    })

    expect(await cosign(['verify'], reference, ...ours)).toMatchObject({ status: 0 })
    expect(
      await cosign(['verify-attestation', '--type', 'slsaprovenance1'], reference, ...ours),
    ).toMatchObject({ status: 0 })
    expect(
      await cosign(['verify-attestation', '--type', 'cyclonedx'], reference, ...ours),
    ).toMatchObject({ status: 0 })

    expect(await gh(offline, reference, '--bundle-from-oci')).toMatchObject({ status: 0 })
    expect(
      await gh(offline, reference, '--bundle-from-oci', '--predicate-type', CYCLONEDX_BOM),
    ).toMatchObject({ status: 0 })
    expect(await gh(online, reference)).toMatchObject({ status: 0 })
  }, 300_000)

  it('agrees about what is missing, and about whose it is', async () => {
    const image = makeImage('foreign')
    const name = `${registry.host}/octo/foreign`
    await registry.push('octo/foreign', [image], 'v1')
    const reference = `${name}@${image.digest}`
    expect((await verify(`oci://${reference}`)).stdout).toContain('ATTESTATION_NOT_FOUND')
    expect((await gh(offline, reference, '--bundle-from-oci')).status).not.toBe(0)
    expect((await cosign(['verify'], reference, ...ours)).status).not.toBe(0)

    expect(await attest(name, image.digest, { sign: 'true' }, STRANGER)).toMatchObject({
      status: 0,
    })
    expect((await verify(`oci://${reference}`, { 'require-signature': 'true' })).stdout).toContain(
      'REPOSITORY_MISMATCH',
    )
    expect((await gh(offline, reference, '--bundle-from-oci')).status).not.toBe(0)
    // Without the source repository cosign accepts whoever calls the signer: that is why our commands name it.
    expect((await cosign(['verify'], reference)).status).toBe(0)
    expect((await cosign(['verify'], reference, ...ours)).status).not.toBe(0)

    const vulnerabilities = { 'predicate-type': VULNERABILITIES }
    expect((await verify(`oci://${reference}`, vulnerabilities)).status).toBe(1)
    expect(
      (await cosign(['verify-attestation', '--type', VULNERABILITIES], reference, ...ours)).status,
    ).not.toBe(0)
  }, 300_000)

  it('keeps what is beside an index apart from what is beside its children', async () => {
    const [amd, arm] = [makeImage('multi'), makeImage('multi', 'arm64')]
    const index = makeIndex({ 'linux/amd64': amd, 'linux/arm64': arm })
    const name = `${registry.host}/octo/multi`
    await registry.push('octo/multi', [amd, arm, index], 'v1')
    for (const { digest } of [index, amd])
      expect(await attest(name, digest)).toMatchObject({ status: 0 })
    expect(await verify(`oci://${name}:v1`)).toMatchObject({ status: 0 })
    const half = await verify(`oci://${name}:v1`, { images: 'all' })
    expect(half.stdout).toContain(`(linux/arm64) (${arm.digest})`)
    expect(half.status).toBe(1)
    expect(await attest(name, arm.digest)).toMatchObject({ status: 0 })
    expect(await verify(`oci://${name}:v1`, { images: 'all' })).toMatchObject({ status: 0 })
    // gh resolves the tag to the index, and looks no further.
    expect(await gh(offline, `${name}:v1`, '--bundle-from-oci')).toMatchObject({ status: 0 })
  }, 300_000)
})
