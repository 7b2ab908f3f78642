/** An image of ghcr.io: attested and signed in one job, verified in another, with the credential of docker's configuration. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { ChildResult } from '../../sandbox/child.ts'
import { makeImage, makeIndex, plant } from '../../sandbox/registry/image.ts'
import { expectSecrets } from './support/discipline.ts'
import { annotation, scenario, SIGNER, type Scenario } from './support/runner.ts'

const PASSWORD = 'a-token-of-the-registry'
const image = makeImage('dist')
const index = makeIndex({ 'linux/amd64': image })
let world: Scenario
let shown: (string | undefined)[]

beforeAll(async () => {
  world = await scenario({ built: false })
  shown = []
  const { images } = world.sandbox
  plant(images.repository('octo-org/widget'), [image, index], 'v1.2.3')
  images.rules = {
    login: 'token',
    allows: account => {
      shown.push(account?.password)
      return account?.password === PASSWORD
    },
  }
  const auth = Buffer.from(`octocat:${PASSWORD}`).toString('base64')
  await mkdir(join(world.folder, 'docker'))
  await writeFile(
    join(world.folder, 'docker', 'config.json'),
    JSON.stringify({ auths: { 'ghcr.io': { auth } } }),
  )
})
afterAll(async () => world[Symbol.asyncDispose]())

const step = async (
  inputs: Readonly<Record<string, string>>,
  permissions: Parameters<Scenario['step']>[0] = SIGNER,
): Promise<ChildResult> =>
  world.step(
    permissions,
    { 'trusted-root': world.sandbox.trustedRoots.jsonl, ...inputs },
    { variables: { DOCKER_CONFIG: join(world.folder, 'docker') } },
  )

const verify = async (more: Readonly<Record<string, string>> = {}): Promise<ChildResult> =>
  step(
    {
      ...{ command: 'verify', subject: 'oci://ghcr.io/octo-org/widget:v1.2.3' },
      ...{ repo: 'octo-org/widget', 'bundle-from-oci': 'true', 'require-signature': 'true' },
      ...more,
    },
    { attestations: 'read' },
  )

it('is refused before it is signed, accepted afterwards, and its token is the registry’s own', async () => {
  expect(annotation(await verify())).toBe('ATTESTATION_NOT_FOUND (operational)')
  const attested = await step({
    ...{ command: 'attest', 'subject-name': 'ghcr.io/octo-org/widget:v1.2.3' },
    ...{ 'subject-digest': index.digest, 'push-to-registry': 'true', sign: 'true' },
  })
  expect(attested).toMatchObject({
    status: 0,
    outputs: { 'subject-name': 'ghcr.io/octo-org/widget', 'subject-digest': index.digest },
  })
  expect(attested.summary).toContain('--certificate-github-workflow-repository octo-org/widget')
  expect(await verify()).toMatchObject({ status: 0, outputs: { verified: 'true' } })
  expect(annotation(await verify({ images: 'all' }))).toBe('ATTESTATION_NOT_FOUND (operational)')
  expect(annotation(await verify({ repo: 'octo-org/gadget' }))).toContain('(security)')
  // The registry was shown its own credential, and no other: not the token of a job.
  expect(new Set(shown)).toEqual(new Set([PASSWORD]))
  expect(attested.stdout + attested.stderr).not.toContain(PASSWORD)
  expectSecrets(world.sandbox, [attested])
})
