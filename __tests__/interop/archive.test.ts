/** gh before an archive, before the binary that was unpacked from it, and before a file that another tool made. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ChildResult } from '../../sandbox/child.ts'
import { published, RELEASER, scenario, type Scenario } from '../dist/support/runner.ts'
import { GH_VERSION, startGh, type Gh, type GhAnswer } from './support/gh.ts'

const SBOM = 'https://cyclonedx.org/bom'
const EVIDENCE = 'widget-1.2.3.intoto.jsonl'

describe(`gh ${GH_VERSION} and a release of an archive`, () => {
  let world: Scenario
  let gh: Gh
  let released: ChildResult
  let downloads: string
  const stem = (): string => `widget-1.2.3-${world.host.name}`
  const offline = (): string =>
    `--bundle ${EVIDENCE} --custom-trusted-root '${world.sandbox.trustedRoots.jsonl}'`
  const verify = async (file: string, flags = ''): Promise<GhAnswer> =>
    gh.shell(
      `gh attestation verify ${file} --repo octo-org/widget ${flags} ${offline()} --format json`,
      downloads,
    )

  beforeAll(async () => {
    world = await scenario({ files: () => ({ LICENSE: 'MIT\n' }) })
    gh = await startGh(world.folder)
    await writeFile(join(world.project.folder, 'target/installer.sh'), '#!/bin/sh\n')
    released = await world.step(RELEASER, {
      archive: 'auto',
      include: 'LICENSE',
      prebuilt: 'target/installer.sh',
      platforms: `${world.host.name}=${world.host.target}@${world.host.runner}`,
      'trusted-root': world.sandbox.trustedRoots.jsonl,
    })
    downloads = join(world.folder, 'downloads')
    await mkdir(downloads)
    for (const { name, bytes } of published(world.repository).flatMap(({ assets }) => assets)) {
      await writeFile(join(downloads, name), bytes)
    }
  }, 60_000)
  afterAll(async () => {
    await gh[Symbol.asyncDispose]()
    await world[Symbol.asyncDispose]()
  })

  it('accepts every command of the notes, in their order', async () => {
    expect(released.outputs['state']).toBe('published')
    const body = published(world.repository)[0]?.body ?? ''
    const commands = [...body.matchAll(/^(?:gh attestation verify|tar|shasum) .*$/gm)].map(
      ([line]) => line,
    )
    expect(commands.map(line => line.split(' ')[0])).toEqual([
      'gh',
      'gh',
      'tar',
      'gh',
      'gh',
      'gh',
      'gh',
      'shasum',
    ])
    for (const command of commands) {
      const line = command.startsWith('gh ') ? `${command} ${offline()}` : command
      expect({ command, ...(await gh.shell(line, downloads)) }).toMatchObject({
        command,
        status: 0,
      })
    }
  })

  it('accepts provenance and SBOM of the archive and of the binary inside', async () => {
    for (const file of [`${stem()}.tar.gz`, `${stem()}/widget`]) {
      for (const flags of ['', `--predicate-type ${SBOM}`]) {
        const answer = await verify(file, flags)
        expect({ file, flags, ...answer }).toMatchObject({ file, flags, status: 0 })
        expect(JSON.parse(answer.stdout)).toHaveLength(1)
      }
    }
  })

  it('refuses what was not attested on its own, and a binary with one bit changed', async () => {
    expect((await verify(`${stem()}/LICENSE`)).status).not.toBe(0)
    const path = join(downloads, stem(), 'widget')
    const bytes = await readFile(path)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(path, bytes)
    expect((await verify(`${stem()}/widget`)).status).not.toBe(0)
  })

  it('shows who asks of the prebuilt file that no build is claimed', async () => {
    const answer = await verify('installer.sh')
    expect(answer.status).toBe(0)
    expect(answer.stdout).toContain('archives.md#assembled-v1')
    expect(answer.stdout).not.toContain('actions.github.io/buildtypes')
  })

  it('did all that without a network', () => {
    expect(gh.attempts()).toBe(0)
  })
})
