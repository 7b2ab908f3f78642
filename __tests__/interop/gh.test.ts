import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { claimsOf } from '../../sandbox/actions/claims.ts'
import type { ChildResult } from '../../sandbox/child.ts'
import { makeBundle } from '../../sandbox/sigstore/bundle-maker.ts'
import { annotation, published, RELEASER, scenario, type Scenario } from '../dist/support/runner.ts'
import { GH_VERSION, startGh, type Gh, type GhAnswer } from './support/gh.ts'

const SBOM = 'https://cyclonedx.org/bom'
const REPO = ['--repo', 'octo-org/widget']
const WORKFLOW = 'octo-org/widget/.github/workflows/release.yml'

/** What gh says when signatures, identity or digest do not hold. */
const NOT_VERIFIED = /verifying with issuer/

interface Bundle {
  readonly dsseEnvelope: { readonly payload: string }
}

describe.each([
  ['public-good', 'public'],
  ['github', 'private'],
] as const)(
  `gh ${GH_VERSION} and the release of a repository signed at %s`,
  (instance, visibility) => {
    let world: Scenario
    let gh: Gh
    let released: ChildResult
    let downloads: string
    let root: string
    const binary = (): string => `widget-1.2.3-${world.host.name}`
    const evidence = 'widget-1.2.3.intoto.jsonl'

    beforeAll(async () => {
      world = await scenario({ visibility })
      gh = await startGh(world.folder)
      root = world.sandbox.trustedRoots.jsonl
      released = await world.step(RELEASER, { 'trusted-root': root })
      downloads = join(world.folder, 'downloads')
      await mkdir(downloads)
      for (const { name, bytes } of published(world.repository).flatMap(({ assets }) => assets)) {
        await writeFile(join(downloads, name), bytes)
      }
    })
    afterAll(async () => {
      await gh[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    })

    const verify = async (
      file: string,
      bundle: string,
      ...flags: readonly string[]
    ): Promise<GhAnswer> =>
      gh.run(
        [
          'attestation',
          'verify',
          file,
          '--bundle',
          bundle,
          '--custom-trusted-root',
          root,
          ...flags,
        ],
        downloads,
      )
    const ours = async (
      file: string,
      bundle: string,
      predicateType?: string,
    ): Promise<ChildResult> =>
      world.step(
        {},
        {
          command: 'verify',
          'subject-path': join(downloads, file),
          bundle: join(downloads, bundle),
          repo: 'octo-org/widget',
          'trusted-root': root,
          ...(predicateType !== undefined && { 'predicate-type': predicateType }),
        },
      )
    /** The bundle of the binary's provenance, alone in a file after a change. */
    const changed = async (name: string, change: (bundle: Bundle) => unknown): Promise<string> => {
      const lines = (await readFile(released.outputs['bundle-path'] ?? '', 'utf8'))
        .trim()
        .split('\n')
      const [first = ''] = lines
      await writeFile(join(downloads, name), JSON.stringify(change(JSON.parse(first) as Bundle)))
      return name
    }
    const statement = ({ dsseEnvelope }: Bundle): string =>
      Buffer.from(dsseEnvelope.payload, 'base64').toString()

    it('was released', () => {
      expect(released.outputs['state']).toBe('published')
      const hosts = world.sandbox.log.hosts().filter(host => /sigstore\.dev|githubapp/.test(host))
      expect(
        hosts.every(host => host.endsWith('sigstore.dev') === (instance === 'public-good')),
      ).toBe(true)
    })

    it('accepts what `attest` made, for provenance and SBOM, as strictly as it can', async () => {
      const bundles = released.outputs['bundle-path'] ?? ''
      const strict = [
        ...REPO,
        '--signer-workflow',
        WORKFLOW,
        '--source-ref',
        'refs/tags/v1.2.3',
        '--source-digest',
        world.project.commit,
        '--signer-digest',
        world.project.commit,
        '--deny-self-hosted-runners',
      ]
      for (const flags of [
        REPO,
        strict,
        [...REPO, '--predicate-type', SBOM],
        [...strict, '--predicate-type', SBOM],
      ]) {
        const answer = await verify(binary(), bundles, ...flags, '--format', 'json')
        expect(answer).toMatchObject({ status: 0, stderr: expect.not.stringContaining('rror') })
        expect(JSON.parse(answer.stdout)).toHaveLength(1)
      }
    })

    it('accepts the evidence file of the release for every file but itself', async () => {
      for (const file of [binary(), `${binary()}.cdx.json`, 'widget-1.2.3-checksums.txt']) {
        expect(await verify(file, evidence, ...REPO)).toMatchObject({ status: 0 })
      }
      expect((await verify(evidence, evidence, ...REPO)).status).not.toBe(0)
      // That one's bundle is in the store alone.
      const own = world.sandbox.github.attestations.at(-1)?.bundle
      await writeFile(join(downloads, 'own.json'), JSON.stringify(own))
      expect(await verify(evidence, 'own.json', ...REPO)).toMatchObject({ status: 0 })
    })

    it('accepts every command that the job summary prints', async () => {
      const commands = [
        ...released.summary.matchAll(/^(?:gh attestation verify|shasum) .*$/gm),
      ].map(([line]) => line.replace(/\bFILE\b/, binary()))
      expect(commands.filter(line => line.startsWith('gh '))).toHaveLength(6)
      expect(commands.filter(line => line.startsWith('shasum '))).toHaveLength(1)
      for (const command of commands) {
        const offline = command.startsWith('gh ')
          ? `${command} --bundle ${evidence} --custom-trusted-root '${root}'`
          : command
        expect({ command, ...(await gh.shell(offline, downloads)) }).toMatchObject({
          command,
          status: 0,
        })
      }
    })

    it('refuses another repository, workflow, ref or commit', async () => {
      const nightly = 'octo-org/widget/.github/workflows/nightly.yml'
      for (const [reason, ...flags] of [
        [NOT_VERIFIED, '--repo', 'octo-org/gadget'],
        [NOT_VERIFIED, ...REPO, '--signer-workflow', nightly],
        [/SourceRepositoryRef to be/, ...REPO, '--source-ref', 'refs/heads/main'],
        [/SourceRepositoryDigest to be/, ...REPO, '--source-digest', 'f'.repeat(40)],
        [/no attestations found/, ...REPO, '--predicate-type', 'https://spdx.dev/Document'],
      ] as const) {
        const answer = await verify(binary(), evidence, ...flags)
        expect(answer).toMatchObject({ status: 1, stderr: expect.stringMatching(reason) })
      }
    })

    it('refuses a file with one bit changed, and so do we', async () => {
      const bytes = await readFile(join(downloads, binary()))
      const middle = bytes.length >> 1
      bytes[middle] = (bytes[middle] ?? 0) ^ 1
      await writeFile(join(downloads, 'flipped'), bytes)
      const answer = await verify('flipped', evidence, ...REPO)
      expect(answer).toMatchObject({ status: 1, stderr: expect.stringMatching(NOT_VERIFIED) })
      expect(annotation(await ours('flipped', evidence))).toBe('SUBJECT_MISMATCH (security)')
    })

    it('refuses a payload that was changed after signing, and so do we', async () => {
      const name = await changed('payload.json', bundle => ({
        ...bundle,
        dsseEnvelope: {
          ...bundle.dsseEnvelope,
          payload: Buffer.from(
            statement(bundle).replace('refs/tags/v1.2.3', 'refs/tags/v1.2.4'),
          ).toString('base64'),
        },
      }))
      const answer = await verify(binary(), name, ...REPO)
      expect(answer).toMatchObject({ status: 1, stderr: expect.stringMatching(NOT_VERIFIED) })
      expect(annotation(await ours(binary(), name))).toBe('SIGNATURE_INVALID (security)')
    })

    it.each(['none', 'foreign-key', 'foreign-authority', 'no-proof-of-time', 'too-late'] as const)(
      'agrees with us about a bundle, genuine or with a defect: %s',
      async defect => {
        const job = world.sandbox.jobs.jobs[0]
        if (job === undefined) throw new Error('there was no job')
        const name = await changed(`${defect}.json`, bundle =>
          makeBundle({
            instance,
            keys: world.sandbox.sigstore,
            claims: claimsOf(job),
            payload: statement(bundle),
            ...(defect !== 'none' && { defect }),
          }),
        )
        const answers = [
          (await verify(binary(), name, ...REPO)).status,
          (await ours(binary(), name)).status,
        ]
        // Without a defect both accept: it is the defect that they refuse.
        expect(answers).toEqual(defect === 'none' ? [0, 0] : [1, 1])
      },
    )

    it('did all that without a network', () => {
      expect(gh.attempts()).toBe(0)
      expect(world.sandbox.log.refused()).toEqual([])
    })
  },
)
