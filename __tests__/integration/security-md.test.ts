/** `docs: security-md` over a release: a file of the job, and nothing else. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { PLAN } from '../support/release-evidence.ts'
import { ReleaseWorld } from './support/release-world.ts'

let world: ReleaseWorld

beforeEach(async () => {
  world = await ReleaseWorld.create()
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

describe('docs: security-md', () => {
  it('renders the commands of this repository into a file and the summary, and publishes the same', async () => {
    const { outputs, summary } = await world.run({ docs: ['security-md'] })
    const path = outputs['security-md-path'] ?? ''
    expect(basename(path)).toBe('SECURITY-verification.md')
    const text = await readFile(path, 'utf8')
    expect(text).toContain('--signer-workflow acme/rocket/.github/workflows/release.yml')
    expect(text).toContain('repo-id: "42"')
    expect(summary).toContain(text.trimEnd())
    const [release] = world.repository.releases
    expect(release?.assets.map(({ name }) => name).toSorted()).toEqual([...PLAN.files].sort())
  })

  it('is left out where nobody asked for it', async () => {
    const { outputs, summary } = await world.run()
    expect(outputs).not.toHaveProperty('security-md-path')
    expect(summary).not.toContain('SECURITY.md')
  })

  it('knows the signer that will be, in a rehearsal that signs nothing', async () => {
    world.stored.splice(0)
    const signerWorkflow = 'forge/shared/.github/workflows/build.yml'
    const { outputs } = await world.run({ docs: ['security-md'], dryRun: true, signerWorkflow })
    const text = await readFile(outputs['security-md-path'] ?? '', 'utf8')
    expect(text).toContain(`--signer-workflow ${signerWorkflow}`)
    expect(world.signed).toBe(0)
  })

  it('does not demand hosted runners where this one is not', async () => {
    world.identity = { ...world.identity, runnerEnvironment: 'self-hosted' }
    const { outputs } = await world.run({ docs: ['security-md'], dryRun: true })
    const text = await readFile(outputs['security-md-path'] ?? '', 'utf8')
    expect(text).not.toContain('--deny-self-hosted-runners')
  })
})
