import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Release } from '../../sandbox/github/index.ts'
import { CYCLONEDX_BOM, PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { sbomText } from '../../src/release/sbom-file.ts'
import type { RunIdentity } from '../../src/run/run-identity.ts'
import {
  COMMIT,
  fakeBundle,
  IDENTITY,
  PLAN,
  provenanceOf,
  SBOM,
  signerOf,
} from '../support/release-evidence.ts'
import { rejectionOf } from '../support/thrown.ts'
import { ReleaseWorld } from './support/release-world.ts'

const OTHER = 'f'.repeat(40)
const LINUX = 'rocket-1.2.3-linux-amd64'

let world: ReleaseWorld

beforeEach(async () => {
  world = await ReleaseWorld.create()
})
afterEach(async () => {
  await world[Symbol.asyncDispose]()
})

const code = async (options: Parameters<ReleaseWorld['run']>[0] = {}): Promise<string> =>
  (await rejectionOf(world.run(options))).code
const published = (): readonly Release[] =>
  world.repository.releases.filter(release => !release.draft)
const linux = (): ReleaseWorld['staged'][number] => {
  const [first] = world.staged
  if (first === undefined) throw new Error('nothing staged')
  return first
}

/** A draft of ours as an earlier attempt left it. */
const leaveDraft = async (): Promise<void> => {
  await world.run({ draft: true })
  expect(world.repository.releases).toHaveLength(1)
}

describe('evidence of the builds', () => {
  const reattest = (identity: RunIdentity): void => {
    world.stored.length = 0
    const { file } = linux()
    world.attest(file, identity, PROVENANCE_V1, provenanceOf(identity))
    world.attest(file, identity, CYCLONEDX_BOM, { ...SBOM, platform: 'linux-amd64' })
  }

  it.each([
    ['another run', { runId: '8' }, 'RUN_MISMATCH'],
    ['a later attempt', { runAttempt: 2 }, 'RUN_MISMATCH'],
    ['another commit', { sha: OTHER }, 'COMMIT_MISMATCH_SIGNED'],
    ['another ref', { ref: 'refs/heads/main' }, 'REF_MISMATCH'],
    ['another repository of the name', { repositoryId: '43' }, 'REPOSITORY_ID_MISMATCH'],
    [
      'another workflow',
      { jobWorkflowRef: 'acme/rocket/.github/workflows/other.yml@refs/tags/v1.2.3' },
      'REUSABLE_SIGNER',
    ],
  ])(
    'of %s is refused; our draft goes, nothing is published',
    async (_whose, changes, expected) => {
      await leaveDraft()
      const signed = world.signed
      reattest({ ...IDENTITY, ...changes })
      expect(await code()).toBe(expected)
      expect(world.repository.releases).toEqual([])
      expect(world.signed).toBe(signed)
    },
  )

  it('of an earlier attempt of this run is accepted', async () => {
    world.identity = { ...IDENTITY, runAttempt: 2 }
    expect((await world.run()).outputs['state']).toBe('published')
  })

  it('must be there', async () => {
    world.stored.length = 0
    expect(await code()).toBe('ATTESTATION_NOT_FOUND')
    expect(world.repository.releases).toEqual([])
  })

  it('counts only from the store: what a job holds in memory does not', async () => {
    const provenance = world.stored.findIndex(({ sha256 }) => sha256 === linux().file.sha256)
    world.stored.splice(provenance, 1)
    expect(await code()).toBe('PREDICATE_TYPE_NOT_FOUND')
  })

  it('is waited for when the store lags', async () => {
    const late = world.stored.splice(0)
    world.github.now = 0
    const result = await world.run({}, ({ store }) => ({
      store: {
        create: async bundle => store.create(bundle),
        list: async (sha256, repository) => {
          if (world.github.now > 2_000) world.stored.push(...late.splice(0))
          return store.list(sha256, repository)
        },
      },
    }))
    expect(result.outputs['state']).toBe('published')
  })

  it.each([
    ['another repository', { repository: 'evil/rocket' }],
    ['an older run', { runId: '1' }],
    ['another workflow', { jobWorkflowRef: 'acme/rocket/.github/workflows/x.yml@refs/heads/main' }],
  ])(
    'of %s, listed while the honest one is not yet, does not block the release',
    async (_, changes) => {
      const late = [...world.stored]
      reattest({ ...IDENTITY, ...changes })
      world.github.now = 0
      const result = await world.run({}, ({ store }) => ({
        store: {
          create: async bundle => store.create(bundle),
          list: async (sha256, repository) => {
            if (world.github.now > 2_000) world.stored.push(...late.splice(0))
            return store.list(sha256, repository)
          },
        },
      }))
      expect(result.outputs['state']).toBe('published')
    },
  )

  it('refuses an SBOM file that is not the signed SBOM', async () => {
    await leaveDraft()
    const item = linux()
    if (item.sbom === null) throw new Error('no SBOM')
    const swapped = await world.write(item.sbom.name, sbomText({ ...SBOM, components: [] }))
    world.staged[0] = { ...item, sbom: swapped }
    expect(await code()).toBe('SBOM_DIFFERS')
    expect(world.repository.releases).toEqual([])
  })

  it('of a reusable workflow is accepted when it is named, and the commands name it', async () => {
    const shared = 'forge/shared/.github/workflows/build.yml@refs/tags/v3'
    const builder = { ...IDENTITY, jobWorkflowRef: shared }
    world.stored.length = 0
    world.staged.length = 0
    for (const artifact of PLAN.artifacts) await world.stage(artifact, builder)
    expect(await code()).toBe('REUSABLE_SIGNER')
    await world.run({ signerWorkflow: 'forge/shared/.github/workflows/build.yml@refs/tags/v3' })
    expect(published()[0]?.body).toContain(
      `gh attestation verify ${LINUX} --repo acme/rocket --signer-workflow forge/shared/.github/workflows/build.yml\n`,
    )
  })
})

describe("this job's own evidence", () => {
  it('must bear this very job: what somebody else signs for it is refused', async () => {
    const stranger = { ...IDENTITY, runId: '99' }
    const refused = await rejectionOf(
      world.run({}, ({ signer }) => ({
        signer: { ...signer, sign: async claim => fakeBundle(claim, stranger) },
      })),
    )
    expect(refused.code).toBe('RUN_MISMATCH')
    expect(signerOf(stranger)).not.toEqual(signerOf(IDENTITY))
    expect(world.repository.releases).toEqual([])
  })
})

describe('what lies outside', () => {
  it('refuses a draft of somebody else, and leaves it alone', async () => {
    const token = world.github.token({ contents: 'write' })
    await world.github.release(token, { tag_name: 'v1.2.3', body: 'mine' })
    const before = JSON.stringify(world.repository.releases)
    const { code: found, message } = await rejectionOf(world.run())
    expect(found).toBe('RELEASE_FOREIGN_DRAFT')
    expect(message).toContain('https://github.com/acme/rocket/releases/tag/untagged-')
    expect(JSON.stringify(world.repository.releases)).toBe(before)
    expect(world.signed).toBe(0)
  })

  it('leaves it alone even when a security failure deletes our own', async () => {
    const token = world.github.token({ contents: 'write' })
    await leaveDraft()
    await world.github.release(token, { tag_name: 'v1.2.3', body: 'mine' })
    world.repository.setTag('v1.2.3', OTHER)
    expect(await code()).toBe('TAG_MOVED')
    expect(world.repository.releases).toMatchObject([{ draft: true, body: 'mine' }])
  })

  it('refuses when other bytes are published, and leaves them alone', async () => {
    await world.run()
    const before = JSON.stringify(published())
    const signed = world.signed
    world.staged.splice(1)
    const { name } = linux().file
    const file = await world.write(name, 'another build')
    world.staged[0] = { ...linux(), file }
    world.attest(file, IDENTITY, PROVENANCE_V1, provenanceOf(IDENTITY))
    world.attest(file, IDENTITY, CYCLONEDX_BOM, { ...SBOM, platform: 'linux-amd64' })
    expect(await code()).toBe('RELEASE_EXISTS')
    expect(JSON.stringify(published())).toBe(before)
    expect(world.signed).toBe(signed)
  })

  it('refuses a published release without its evidence file, or with one that nobody attested', async () => {
    await world.run()
    const [release] = published()
    const evidence = release?.assets.find(({ name }) => name === PLAN.evidence)
    if (release === undefined || evidence === undefined) throw new Error('no evidence')
    world.github.world.corruptAsset(evidence.id, Buffer.from('{}\n'))
    expect(await code()).toBe('ATTESTATION_NOT_FOUND')
    release.assets.splice(release.assets.indexOf(evidence), 1)
    expect(await code()).toBe('RELEASE_EXISTS')
    expect(published()).toHaveLength(1)
  })

  it('refuses a published release whose evidence file is there twice', async () => {
    await world.run()
    const [release] = published()
    const evidence = release?.assets.find(({ name }) => name === PLAN.evidence)
    if (evidence === undefined) throw new Error('no evidence')
    release?.assets.push({ ...evidence, id: 99_999 })
    expect(await code()).toBe('RELEASE_EXISTS')
  })

  it('refuses a draft that somebody else makes meanwhile', async () => {
    const token = world.github.token({ contents: 'write' })
    const refused = await rejectionOf(
      world.run({}, ({ signer }) => ({
        signer: {
          ...signer,
          provenancePredicate: async () => {
            await world.github.release(token, { tag_name: 'v1.2.3' })
            return signer.provenancePredicate()
          },
        },
      })),
    )
    expect(refused.code).toBe('RELEASE_FOREIGN_DRAFT')
    expect(world.repository.releases.every(({ assets }) => assets.length === 0)).toBe(true)
  })

  it('refuses a tag that is missing, moved at the start, or moved at the end', async () => {
    world.repository.deleteTag('v1.2.3')
    expect(await code()).toBe('TAG_NOT_FOUND')
    world.repository.setTag('v1.2.3', OTHER, { annotated: true })
    expect(await code()).toBe('TAG_MOVED')
    world.repository.setTag('v1.2.3', COMMIT, { annotated: true })
    world.github.world.hooks.assetTransform = () => {
      world.repository.setTag('v1.2.3', OTHER)
      return undefined
    }
    expect(await code()).toBe('TAG_MOVED')
    expect(world.repository.releases).toEqual([])
  })

  it('refuses a repository that only has the name', async () => {
    world.intercept = request =>
      new URL(request.url).pathname === '/repos/acme/rocket' ? Response.json({ id: 43 }) : undefined
    expect(await code()).toBe('REPOSITORY_CHANGED')
  })

  it('refuses a release that somebody published meanwhile', async () => {
    const token = world.github.token({ contents: 'write' })
    const refused = await rejectionOf(
      world.run({}, ({ signer }) => ({
        signer: {
          ...signer,
          provenancePredicate: async () => {
            // Asked for twice; the second time the release is there.
            if (published().length === 0) {
              await world.github.release(token, { tag_name: 'v1.2.3', draft: false })
            }
            return signer.provenancePredicate()
          },
        },
      })),
    )
    expect(refused.code).toBe('RELEASE_EXISTS')
    expect(published()[0]?.assets).toEqual([])
  })
})
