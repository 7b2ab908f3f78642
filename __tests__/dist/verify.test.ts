import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { ChildResult } from '../../sandbox/child.ts'
import { BUNDLE_HOSTS } from './support/discipline.ts'
import { NO_WAITING } from './support/pipeline.ts'
import { annotation, published, RELEASER, scenario, type Scenario } from './support/runner.ts'

const TUF_HOSTS = ['tuf-repo-cdn.sigstore.dev', 'tuf-repo.github.com']
const PROVENANCE = 'https://slsa.dev/provenance/v1'
const SBOM = 'https://cyclonedx.org/bom'
const CONSUMER = {
  repository: { owner: 'somebody', ownerId: 5, name: 'else', id: 6, visibility: 'public' },
} as const

interface Report {
  readonly subjects: readonly unknown[]
}

describe('verify', () => {
  let world: Scenario
  let binary: string
  let evidence: string

  beforeAll(async () => {
    world = await scenario()
    const { trustedRoots, log } = world.sandbox
    await world.step(RELEASER, { 'trusted-root': trustedRoots.jsonl })
    const folder = join(world.folder, 'downloads')
    await mkdir(folder)
    for (const { name, bytes } of published(world.repository).flatMap(({ assets }) => assets)) {
      await writeFile(join(folder, name), bytes)
    }
    binary = join(folder, `widget-1.2.3-${world.host.name}`)
    evidence = join(folder, 'widget-1.2.3.intoto.jsonl')
    log.clear()
  })
  afterEach(() => world.sandbox.log.clear())
  afterAll(async () => world[Symbol.asyncDispose]())

  const verify = async (
    inputs: Readonly<Record<string, string>>,
    change: Parameters<Scenario['step']>[2] = {},
  ): Promise<ChildResult> =>
    world.step(
      { attestations: 'read' },
      {
        command: 'verify',
        repo: 'octo-org/widget',
        'trusted-root': world.sandbox.trustedRoots.jsonl,
        ...inputs,
      },
      change,
    )
  const report = async ({ outputs }: ChildResult): Promise<string> =>
    readFile(outputs['report-path'] ?? '', 'utf8')

  it('online: accepts every file of the release, all of it demanded', async () => {
    const result = await verify({
      'subject-path': join(world.folder, 'downloads/*'),
      tag: 'v1.2.3',
      'source-digest': world.project.commit,
      'signer-workflow': 'octo-org/widget/.github/workflows/release.yml@refs/tags/v1.2.3',
    })
    expect(result.status).toBe(0)
    expect(result.outputs['verified']).toBe('true')
    world.expectDiscipline(['api.github.com', ...BUNDLE_HOSTS])
    // Lists and blobs are asked side by side; their order is nobody's business.
    const requests = world.sandbox.log.entries.toSorted((a, b) => (a.host < b.host ? -1 : 1))
    expect(world.normalise.requests(requests)).toMatchSnapshot('requests')
    expect(world.normalise.text(result.summary)).toMatchSnapshot('summary')
  })

  it('offline: accepts with bundles and trusted root alone, and names what stays open', async () => {
    const result = await verify(
      {
        'subject-path': binary,
        bundle: evidence,
        'predicate-type': `${PROVENANCE}, ${SBOM}`,
      },
      CONSUMER,
    )
    expect(result.status).toBe(0)
    world.expectDiscipline([])
    const written = JSON.parse(await report(result)) as Report
    expect(world.normalise.json(written)).toMatchSnapshot('report')
  })

  it('refuses a file that was changed, and writes the report all the same', async () => {
    const tampered = join(world.folder, 'tampered')
    await writeFile(tampered, await readFile(binary))
    await appendFile(tampered, 'x')
    const offline = await verify({ 'subject-path': tampered, bundle: evidence })
    world.expectDiscipline([])
    const online = await verify({ 'subject-path': tampered }, { preload: NO_WAITING })
    for (const result of [offline, online]) {
      expect(result.status).toBe(1)
      expect(result.outputs['verified']).toBe('false')
      expect(await report(result)).toContain('tampered')
    }
    expect([offline, online].map(annotation)).toEqual([
      'SUBJECT_MISMATCH (security)',
      'ATTESTATION_NOT_FOUND (operational)',
    ])
  })

  it('refuses another repository, tag, commit or workflow than the demanded one', async () => {
    const refusals = [
      await verify({ 'subject-path': binary, bundle: evidence, repo: 'octo-org/gadget' }),
      await verify({ 'subject-path': binary, bundle: evidence, tag: 'v1.2.4' }),
      await verify({ 'subject-path': binary, bundle: evidence, 'source-digest': 'f'.repeat(40) }),
      await verify({
        'subject-path': binary,
        bundle: evidence,
        'signer-workflow': 'octo-org/widget/.github/workflows/nightly.yml',
      }),
    ]
    expect(refusals.map(annotation)).toEqual([
      'REPOSITORY_MISMATCH (security)',
      'REF_MISMATCH (security)',
      'COMMIT_MISMATCH_SIGNED (security)',
      'SIGNER_MISMATCH (security)',
    ])
    world.expectDiscipline([])
  })

  it('without a trust root believes the public mirrors alone, whose keys the sandbox has not', async () => {
    const result = await verify({ 'subject-path': binary, 'trusted-root': '' })
    expect(result.status).toBe(1)
    expect(annotation(result)).toBe('TRUST_ROOT_UNAVAILABLE (operational)')
    world.expectDiscipline(TUF_HOSTS)
  })

  it('takes the trust roots from given mirrors', async () => {
    const { tufRoots } = world.sandbox
    const result = await verify({
      'subject-path': binary,
      bundle: evidence,
      'trusted-root': '',
      'tuf-mirror': TUF_HOSTS.map(host => `https://${host}`).join(),
      'tuf-root': [tufRoots.publicGood, tufRoots.github].join(),
    })
    expect(result.outputs['verified']).toBe('true')
    world.expectDiscipline(TUF_HOSTS)
  })
})
