import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { githubServer } from '../../sandbox/github-server.ts'
import { ARTIFACT_BLOB_HOST } from '../../sandbox/index.ts'
import { BUNDLE_HOSTS } from './support/discipline.ts'
import { annotation, published, RELEASER, scenario } from './support/runner.ts'

const { apiHost, uploadHost, tokenHost, pipelinesHost, resultsHost, fulcio, tsa } =
  githubServer('octo')
const TUF_HOST = 'tuf-repo.github.com'

it("all, on a tenant of ghe.com: its hosts throughout, signed at GitHub's instance for it", async () => {
  await using world = await scenario({ visibility: 'internal', sandbox: { tenant: 'octo' } })
  const { tufRoots, trustedRoots, log } = world.sandbox
  const mirror = { 'tuf-mirror': `https://${TUF_HOST}`, 'tuf-root': tufRoots.github }

  const disclosing = await world.step(RELEASER, {
    'trusted-root': trustedRoots.jsonl,
    sigstore: 'public-good',
    'disclose-private': 'true',
  })
  expect(annotation(disclosing)).toBe('INPUT_INVALID (operational)')
  expect(world.repository.releases).toEqual([])
  log.clear()

  const result = await world.step(RELEASER, mirror, { runId: 987_655 })
  expect(result.status).toBe(0)
  expect(result.outputs['state']).toBe('published')
  expect(published(world.repository)[0]?.assets).toHaveLength(4)
  world.expectDiscipline([
    ...[apiHost, uploadHost, tokenHost, pipelinesHost, resultsHost, fulcio, tsa],
    ...[TUF_HOST, ARTIFACT_BLOB_HOST, ...BUNDLE_HOSTS],
  ])
  // The one target of the mirror is the tenant's own.
  expect(
    log.to(TUF_HOST).filter(({ path }) => path.endsWith('-attestations.trusted_root.json')),
  ).toHaveLength(1)
  expect(result.summary).toContain('--hostname octo.ghe.com')
  expect(result.summary).not.toContain('github.com')
  expect(await readFile(result.outputs['evidence-path'] ?? '', 'utf8')).not.toContain('githubusercontent')

  log.clear()
  const verify = {
    command: 'verify',
    repo: 'octo-org/widget',
    'subject-path': join(world.project.folder, 'target/release/widget'),
  }
  const verified = await world.step({ attestations: 'read' }, { ...verify, ...mirror })
  expect(verified.outputs['verified']).toBe('true')
  world.expectDiscipline([apiHost, TUF_HOST, ...BUNDLE_HOSTS])

  // The same name on github.com is somebody else.
  const stranger = await world.step(
    { attestations: 'read' },
    { ...verify, ...mirror, 'cert-oidc-issuer': 'https://token.actions.githubusercontent.com' },
  )
  expect(annotation(stranger)).toBe('ISSUER_MISMATCH (security)')
})
