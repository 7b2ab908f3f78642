/** The reusable release.yml, called as examples/workflows/release.yml calls it, from tag to published release. */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { RunResult } from '../../sandbox/player/index.ts'
import {
  CalledWorkflows,
  commitAll,
  endOf,
  example,
  jobOf,
  logsOf,
  OURS,
} from './support/called.ts'

/** The sandbox has one runner, its own trust roots, and no cargo-deny. */
const HERE = {
  platforms: 'linux-amd64',
  'trusted-root': 'trusted_root.jsonl',
  audit: 'false',
}
const GOOD = { conclusion: 'success', failed: [], errors: [] }

describe('a caller of release.yml', () => {
  let world: CalledWorkflows
  let result: RunResult

  beforeAll(async () => {
    world = await CalledWorkflows.create(async commit => ({
      'release.yml': await example('release.yml', commit, {
        ...HERE,
        'verification-summary': 'true',
      }),
    }))
    result = await world.play()
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  it('comes from a tag to a published release', () => {
    expect(endOf(result)).toEqual(GOOD)
    expect(world.releases).toHaveLength(1)
    expect(world.releases[0]?.draft).toBe(false)
    expect(world.releases[0]?.assets.map(({ name }) => name).sort()).toEqual([
      'hello-0.1.0-checksums.txt',
      'hello-0.1.0-linux-amd64',
      'hello-0.1.0-linux-amd64.cdx.json',
      'hello-0.1.0.intoto.jsonl',
    ])
  })

  it('gives each job no more than it needs', () => {
    const signer = { contents: 'read', 'id-token': 'write', attestations: 'write' }
    const permissions = Object.fromEntries(
      world.sandbox.jobs.jobs.map(({ identity }) => [identity.job, identity.permissions]),
    )
    expect(permissions).toEqual({
      plan: { contents: 'read' },
      build: { contents: 'read' },
      gates: { contents: 'read' },
      attest: signer,
      release: { ...signer, contents: 'write' },
    })
  })

  it('is signed by the called workflow at the commit that the caller pinned', () => {
    const signers = new Set(
      world.sandbox.jobs.jobs
        .filter(({ identity }) => identity.permissions['id-token'] === 'write')
        .map(({ identity }) => `${identity.jobWorkflowRef} ${identity.jobWorkflowSha}`),
    )
    expect([...signers]).toEqual([
      `${OURS}/.github/workflows/release.yml@${world.commit} ${world.commit}`,
    ])
  })

  it('prints commands that name the signer, in the summary and in the notes', () => {
    const command = `--repo octo/hello --signer-workflow ${OURS}/.github/workflows/release.yml`
    const { steps } = jobOf(result, 'release / release')
    expect(steps.find(({ id }) => id === 'release')?.summary).toContain(command)
    expect(world.releases[0]?.body).toContain(command)
    const attest = jobOf(result, 'release / attest').steps.find(({ kind }) => kind === 'action')
    expect(attest?.summary).toContain(command)
  })

  it('is Build Level 3 by its evidence, in the summaries and in what is signed', () => {
    const level = '**SLSA Build Level 3**: the called workflow built the files by itself'
    for (const job of ['release / attest', 'release / release']) {
      const step = jobOf(result, job).steps.find(({ kind }) => kind === 'action')
      expect(step?.summary).toContain(level)
      expect(step?.summary).not.toContain('can be moved')
    }
    const evidence = world.releases[0]?.assets.find(({ name }) => name.endsWith('.intoto.jsonl'))
    const statements = (evidence?.bytes.toString() ?? '')
      .trimEnd()
      .split('\n')
      .map(line => {
        const { dsseEnvelope } = JSON.parse(line) as { dsseEnvelope: { payload: string } }
        return JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()) as {
          predicateType: string
          predicate: { verifiedLevels?: readonly string[] }
        }
      })
    const summaries = statements.filter(
      ({ predicateType }) => predicateType === 'https://slsa.dev/verification_summary/v1',
    )
    // The binary, its SBOM file and the checksums; the evidence file's own lives in the store alone.
    expect(summaries.map(({ predicate }) => predicate.verifiedLevels)).toEqual(
      Array(3).fill(['SLSA_BUILD_LEVEL_3']),
    )
  })

  it('has its digests handed over as job outputs', () => {
    const { outputs } = jobOf(result, 'release / build / build linux-amd64')
    expect(outputs['linux-amd64']).toMatch(/^sha256:[0-9a-f]{64} {2}hello-0\.1\.0-linux-amd64$/)
  })

  it('leaves nothing to find for a build script that looks for a token', () => {
    const loot = [...logsOf(result).matchAll(/LOOT\[(.*?)\]/g)].map(match => match[1])
    expect(loot.length).toBeGreaterThan(1)
    expect(new Set(loot)).toEqual(new Set(['']))
  })

  it('says which gate is off', () => {
    const { steps } = jobOf(result, 'release / build / gates')
    expect(steps.flatMap(({ annotations }) => annotations.map(({ message }) => message))).toContain(
      'The caller has switched the gate audit off: nothing of it was checked for this release.',
    )
  })
})

describe('release.yml refuses', () => {
  const caller = async (change: (text: string) => string): Promise<CalledWorkflows> =>
    CalledWorkflows.create(async commit => ({
      'release.yml': change(await example('release.yml', commit, HERE)),
    }))

  it.each([
    ['contents: write # the release', 'contents: read', "allowed 'contents: read'"],
    ['      id-token: write # the signing identity\n', '', "allowed 'id-token: none'"],
    ['      attestations: write # the attestation store\n', '', "allowed 'attestations: none'"],
  ])('to start for a caller that grants too little (%j)', async (line, less, reason) => {
    await using world = await caller(text => text.replace(line, less))
    const result = await world.play()
    expect(result.conclusion).toBe('startup_failure')
    expect(result.reason).toContain(reason)
    expect(world.sandbox.jobs.jobs).toEqual([])
  })

  it('an action that is not the one at its commit', async () => {
    await using world = await caller(text => text)
    const result = await world.play({
      interceptors: {
        beforeStep: async ({ job, step, workspace }) => {
          if (job !== 'release / attest' || !step.startsWith('It is that commit')) return
          await appendFile(join(workspace, '.git/attested-release/dist/index.js'), '\n// changed\n')
        },
      },
    })
    expect(result.conclusion).toBe('failure')
    expect(logsOf(result)).toContain('The action that was checked out is not')
    expect(world.sandbox.github.attestations).toEqual([])
    expect(world.releases).toEqual([])
  })

  it('evidence of another commit of the called workflow, in a re-run after its tag was moved', async () => {
    await using world = await caller(text =>
      text
        .replace(/@[0-9a-f]{40} /, '@v0.1.0 ')
        .replace('audit: false', 'audit: false\n      pin-check: false'),
    )
    const first = await world.play({
      interceptors: {
        beforeStep: async ({ job, step, workspace }) => {
          if (job !== 'release / release' || !step.startsWith('It is that commit')) return
          await appendFile(join(workspace, '.git/attested-release/dist/index.js'), '\n// changed\n')
        },
      },
    })
    expect(jobOf(first, 'release / attest').conclusion).toBe('success')
    expect(first.conclusion).toBe('failure')
    await appendFile(join(world.ours, '.github/workflows/release.yml'), '# changed\n')
    commitAll(world.ours)
    const again = await world.play({ previous: first })
    expect(again.conclusion).toBe('failure')
    expect(logsOf(again)).toContain('SIGNER')
    expect(world.releases.filter(({ draft }) => !draft)).toEqual([])
  })
})
