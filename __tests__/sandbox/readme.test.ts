/** What the README tells people to copy works as it stands: its workflow is played, over a real crate. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Release } from '../../sandbox/github/index.ts'
import { startSandbox } from '../../sandbox/index.ts'
import { playWorkflow, type RunResult } from '../../sandbox/player/index.ts'
import { PlayerFixture, REPOSITORY } from './player-fixture.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const WORKFLOW = '.github/workflows/release.yml'

/** A crate without dependencies: cargo needs no network for it. */
const CRATE = {
  'Cargo.toml': '[package]\nname = "hello"\nversion = "0.1.0"\nedition = "2021"\n',
  'Cargo.lock': 'version = 4\n\n[[package]]\nname = "hello"\nversion = "0.1.0"\n',
  'src/main.rs': 'fn main() {\n    println!("hello");\n}\n',
  '.gitignore': '/target\n',
}

/** The first YAML block that is a workflow, exactly as it is printed. */
async function workflowOfReadme(): Promise<string> {
  const text = await readFile(join(ROOT, 'README.md'), 'utf8')
  const blocks = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(match => match[1] ?? '')
  return blocks.find(block => /^jobs:$/m.test(block)) ?? ''
}

interface Played {
  readonly result: RunResult
  readonly releases: readonly Release[]
  readonly attested: (digest: string | null) => number
}

async function playReadme(): Promise<Played> {
  const workflow = await workflowOfReadme()
  const trustedRoot = /^ *trusted-root: (\S+)$/m.exec(workflow)?.[1] ?? 'nowhere'
  const folder = await mkdtemp(join(tmpdir(), 'readme-'))
  try {
    await using sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
    await using fixture = await PlayerFixture.create({
      ...CRATE,
      [WORKFLOW]: workflow,
      [trustedRoot]: await readFile(sandbox.trustedRoots.jsonl, 'utf8'),
    })
    const head = ['-C', fixture.repositoryDirectory, 'rev-parse', 'HEAD']
    const repository = sandbox.github.addRepository(REPOSITORY)
    repository.setTag('v0.1.0', execFileSync('git', head, { encoding: 'utf8' }).trim())
    const result = await playWorkflow({
      ...fixture.options('release.yml'),
      actionDirectory: ROOT,
      sandbox,
    })
    return {
      result,
      releases: [...repository.releases],
      attested: digest =>
        sandbox.github.attestations.filter(one => one.digests.includes(digest ?? '')).length,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('the first workflow of the README', () => {
  it('publishes a release whose every file is attested', async () => {
    const { result, releases, attested } = await playReadme()
    const failures = result.jobs.flatMap(job => [
      ...(job.reason === undefined ? [] : [job.reason]),
      ...job.steps.flatMap(step => step.annotations.map(({ message }) => message)),
    ])
    expect({ conclusion: result.conclusion, failures }).toMatchObject({ conclusion: 'success' })
    expect(releases).toHaveLength(1)
    const [release] = releases
    expect(release).toMatchObject({ draft: false, tagName: 'v0.1.0' })
    const files = release?.assets.map(({ name }) => name.replace(/-(?:linux|macos)-.*64/, '-HOST'))
    expect(files?.toSorted()).toEqual([
      'hello-0.1.0-HOST',
      'hello-0.1.0-HOST.cdx.json',
      'hello-0.1.0-checksums.txt',
      'hello-0.1.0.intoto.jsonl',
    ])
    // Provenance and SBOM of the binary, provenance of the rest.
    const counts = release?.assets.map(({ name, digest }) => [
      name.replace(/-(?:linux|macos)-.*64/, '-HOST'),
      attested(digest),
    ])
    expect(Object.fromEntries(counts ?? [])).toEqual({
      'hello-0.1.0-HOST': 2,
      'hello-0.1.0-HOST.cdx.json': 1,
      'hello-0.1.0-checksums.txt': 1,
      'hello-0.1.0.intoto.jsonl': 1,
    })
  })
})
