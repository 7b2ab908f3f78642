import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import {
  ATTESTER,
  attestedNames,
  bytesOf,
  CRATE_RUN_HOSTS,
  crateScenario,
  type CrateScenario,
} from './support/crates.ts'
import { annotation } from './support/runner.ts'

const NAME = 'widget-1.2.3.crate'

describe('crate, for one crate that cargo published', () => {
  let world: CrateScenario

  beforeAll(async () => {
    world = await crateScenario()
  })
  afterEach(() => world.sandbox.log.clear())
  afterAll(async () => world[Symbol.asyncDispose]())

  it('rehearsed before it is published: says so, and writes nothing', async () => {
    const result = await world.crate({ 'dry-run': 'true' })
    expect(result.status).toBe(0)
    expect(result.outputs).toMatchObject({ state: 'rehearsed', unpublished: 'widget' })
    expect(result.summary).toContain('**Not published yet**: `widget-1.2.3.crate`')
    expect(world.sandbox.log.hosts()).not.toContain('fulcio.sigstore.dev')
    expect(world.sandbox.log.entries.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('is refused before it is published, after the waiting time', async () => {
    const result = await world.crate()
    expect(annotation(result)).toBe('CRATE_NOT_SERVED (operational)')
    expect(result.stdout).toContain('waiting for the index')
    expect(attestedNames(world.sandbox)).toEqual([])
  })

  it('packages it again, finds five witnesses of one digest, attests and verifies', async () => {
    await world.publish()
    world.sandbox.log.clear()
    const result = await world.crate()
    expect(result.status).toBe(0)
    const { outputs } = result
    const { content } = world.sandbox.crates.version('widget', '1.2.3')
    expect(await bytesOf(outputs['crate-path'])).toEqual(content)
    expect(outputs['state']).toBe('attested')
    expect(attestedNames(world.sandbox)).toEqual([NAME])
    world.expectDiscipline(CRATE_RUN_HOSTS)
    expect(world.normalise.outputs(outputs)).toMatchSnapshot('outputs')
    expect(world.normalise.text(result.summary)).toMatchSnapshot('summary')
    expect(world.normalise.requests(world.sandbox.log.entries)).toMatchSnapshot('requests')
  })

  it('is left as it is in a second attempt and in another run', async () => {
    for (const change of [{ runAttempt: 2 }, { runId: 5 }]) {
      const result = await world.crate({}, change)
      expect(result.status).toBe(0)
      expect(result.outputs).toMatchObject({ state: 'unchanged', 'attestation-url': '' })
    }
    expect(attestedNames(world.sandbox)).toEqual([NAME])
    expect(world.sandbox.log.hosts()).not.toContain('fulcio.sigstore.dev')
  })

  it('is compared with what was packaged before publishing, when that is handed over', async () => {
    const folder = await world.package('packaged-before')
    const result = await world.crate({ 'crate-path': join(folder, '*.crate') })
    expect(result.status).toBe(0)
    expect(result.outputs['state']).toBe('unchanged')
    expect(result.summary).toContain('before publishing')
  })

  it('is refused when the file handed over is not this package, or not there', async () => {
    const other = join(world.folder, 'other-1.0.0.crate')
    await writeFile(other, 'something')
    const wrong = await world.crate({ 'crate-path': other })
    expect(annotation(wrong)).toBe('CRATE_FILE_MISSING (operational)')
    const none = await world.crate({ 'crate-path': 'nowhere/*.crate' })
    expect(annotation(none)).toBe('INPUT_INVALID (operational)')
  })

  it('says that it is yanked, and goes on', async () => {
    world.sandbox.crates.version('widget', '1.2.3').yanked = true
    const result = await world.crate()
    expect(result.outputs['state']).toBe('unchanged')
    expect(result.stdout).toContain(`::warning::${NAME} is yanked`)
    expect(result.summary).toContain('**Yanked**')
    world.sandbox.crates.version('widget', '1.2.3').yanked = false
  })

  it.each([
    ['a job without its permission', { 'id-token': 'none' }, 'OIDC_UNAVAILABLE (operational)'],
  ] as const)('refuses %s', async (_what, missing, code) => {
    const inputs = { command: 'crate', 'trusted-root': world.sandbox.trustedRoots.jsonl }
    const result = await world.step({ ...ATTESTER, ...missing }, inputs)
    expect(annotation(result)).toBe(code)
  })

  it('refuses a trigger in which an outsider chooses the code', async () => {
    const result = await world.crate({}, { eventName: 'workflow_run' })
    expect(annotation(result)).toBe('TRIGGER_REFUSED (security)')
    expect(world.sandbox.log.entries).toEqual([])
  })

  it('without a tag is a rehearsal, which remarks what a tag would be refused for', async () => {
    const version = world.sandbox.crates.version('widget', '1.2.3')
    version.lies.served = Buffer.from('other bytes')
    const result = await world.crate({}, { ref: 'refs/heads/main' })
    version.lies = {}
    expect(result.status).toBe(0)
    expect(result.outputs['state']).toBe('rehearsed')
    expect(result.summary).toContain('**A release would be refused**: CRATE\\_MISMATCH')
  })
})

describe('crate, for a package that is not for everybody', () => {
  const manifest = (publish: string): Readonly<Record<string, string>> => ({
    'Cargo.toml': `[package]\nname = "widget"\nversion = "1.2.3"\nedition = "2021"\n${publish}\n`,
  })

  it.each(['publish = false', 'publish = ["company"]'])('refuses %s', async publish => {
    await using world = await crateScenario({ files: () => manifest(publish) })
    const result = await world.crate()
    expect(annotation(result)).toBe('CRATE_NOT_PUBLISHABLE (operational)')
    expect(result.stdout).toContain('widget (publish = ')
  })

  it('refuses to package again without a committed lock file', async () => {
    const files = { '.gitignore': '/target\n/Cargo.lock\n' }
    await using world = await crateScenario({ files: () => files })
    const result = await world.crate()
    expect(annotation(result)).toBe('CRATE_LOCKFILE_UNCOMMITTED (operational)')
  })
})
