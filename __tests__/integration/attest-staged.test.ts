import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { at } from '../../src/attest/json.ts'
import { ASSEMBLED_BUILD_TYPE, CYCLONEDX_BOM, PROVENANCE_V1 } from '../../src/attest/predicate.ts'
import { statementOf } from '../../src/attest/statement.ts'
import {
  attestOutputs,
  attestStaged,
  evidenceName,
  type Attested,
  type AttestRequest,
} from '../../src/commands/attest.ts'
import type { AttestPorts } from '../../src/commands/attest-subjects.ts'
import type { StagedArtifact } from '../../src/commands/collect-staged.ts'
import { createFiles } from '../../src/io/files.ts'
import type { PlannedArtifact, ReleasePlan } from '../../src/plan/release-plan.ts'
import { attestSummary } from '../../src/report/attest-summary.ts'
import type { RunContext } from '../../src/run/run-context.ts'
import type { RunIdentity } from '../../src/run/run-identity.ts'
import { rejectionOf } from '../support/thrown.ts'
import { folderArtifacts } from './support/memory-artifacts.ts'

const SBOM = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:12345678-1234-5678-9234-123456789abc',
  version: 1,
  metadata: { component: { type: 'application', name: 'rocket' } },
}
const issuer = 'https://token.actions.githubusercontent.com'
const identity = { issuer, visibility: 'public', repository: 'o/r' } as RunIdentity
const options: AttestRequest['options'] = {
  sigstore: 'auto',
  disclosePrivate: false,
  maxEnvelope: 2 * 1024 * 1024,
  dryRun: false,
  signRehearsal: false,
}
let root: string
let staged: readonly StagedArtifact[]
let plan: ReleasePlan
let events: string[]

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attest-staged-'))
  const files = createFiles(root)
  await writeFile(join(root, 'one'), 'one')
  await writeFile(join(root, 'two'), 'two')
  await writeFile(join(root, 'one.cdx.json'), JSON.stringify(SBOM))
  const planned = (name: string, sbom: string | null): PlannedArtifact =>
    ({ name, sbom }) as PlannedArtifact
  staged = [
    {
      planned: planned('one', 'one.cdx.json'),
      record: {},
      file: await files.measure(join(root, 'one')),
      sbom: await files.measure(join(root, 'one.cdx.json')),
      inner: null,
    } as StagedArtifact,
    {
      planned: planned('two', null),
      record: {},
      file: await files.measure(join(root, 'two')),
      sbom: null,
      inner: null,
    } as StagedArtifact,
  ]
  plan = {
    name: 'p',
    version: '1.0.0',
    tag: 'v1.0.0',
    artifacts: staged.map(one => one.planned),
    extras: [],
  } as unknown as ReleasePlan
})
afterAll(async () => rm(root, { recursive: true, force: true }))

const attest = async (changes: Partial<AttestRequest> = {}): Promise<Attested> => {
  events = []
  const ports: AttestPorts = {
    context: { repository: 'o/r', serverUrl: 'https://github.com', runAttempt: 1 } as RunContext,
    files: createFiles(root),
    artifacts: folderArtifacts(await mkdtemp(join(root, 'artifacts-'))),
    log: {
      info: () => undefined,
      notice: () => undefined,
      warning: () => undefined,
      group: async (_t, work) => work(),
    },
    clock: () => 0,
    sleep: async () => undefined,
    signer: {
      provenancePredicate: async () => ({ predicateType: PROVENANCE_V1, predicate: { by: 'us' } }),
      sign: async (claim, instance) => {
        events.push(`sign ${instance}`)
        return {
          dsseEnvelope: {
            payload: Buffer.from(JSON.stringify(statementOf(claim))).toString('base64'),
          },
        }
      },
    },
    store: {
      create: async () => String(events.push('store')),
      list: async () => [],
    },
  }
  return attestStaged({ plan, identity, staged, options, ...changes }, ports)
}
const summaryOf = (attested: Attested, stagedHere: boolean): string =>
  attestSummary({
    repository: 'o/r',
    identity: {
      jobWorkflowRef: 'o/r/.github/workflows/release.yml@refs/tags/v1',
      jobWorkflowSha: 'a'.repeat(40),
      runnerEnvironment: 'github-hosted',
    },
    plan,
    instance: attested.instance,
    claims: attested.claims,
    attestations: attested.stored,
    stagedHere,
    digestsGiven: true,
  })

describe('attestStaged', () => {
  it('attests provenance of every file, and its SBOM where one is planned', async () => {
    const attested = await attest()
    expect(
      attested.claims.map(({ subject, predicateType }) => [subject.name, predicateType]),
    ).toEqual([
      ['one', PROVENANCE_V1],
      ['one', CYCLONEDX_BOM],
      ['two', PROVENANCE_V1],
    ])
    expect(attested.claims[1]?.predicate).toEqual(SBOM)
    expect(events.filter(event => event === 'sign public-good')).toHaveLength(3)
    const outputs = attestOutputs(attested)
    expect(outputs['subject-name']).toBe('one,two')
    expect(outputs['subject-digest']?.split(',')).toEqual(
      staged.map(one => `sha256:${one.file.sha256}`),
    )
    expect(outputs['attestation-id']?.split(',')).toHaveLength(3)
    expect(
      (await readFile(outputs['bundle-path'] ?? '', 'utf8')).trimEnd().split('\n'),
    ).toHaveLength(3)
    const summary = summaryOf(attested, false)
    expect(summary).toContain('https://github.com/o/r/attestations/')
    expect(summary).toContain('ran no code of the project')
    expect(summaryOf(attested, true)).toContain('built in the job that signs')
  })

  it('signs where the visibility says', async () => {
    await attest({ identity: { ...identity, visibility: 'private' } })
    expect(new Set(events.filter(event => event.startsWith('sign')))).toEqual(
      new Set(['sign github']),
    )
    const disclosing = attest({
      identity: { ...identity, visibility: 'private' },
      options: { ...options, sigstore: 'public-good' },
    })
    expect((await rejectionOf(disclosing)).code).toBe('PRIVATE_DISCLOSURE')
  })

  it.each<[string, Partial<AttestRequest>]>([
    ['without a tag', { plan: { tag: null } as ReleasePlan }],
    ['as a dry run', { options: { ...options, dryRun: true } }],
  ])('leaves no trace when run %s, and checks the limits all the same', async (_what, changes) => {
    const rehearsed = await attest(changes)
    expect(events).toEqual([])
    expect(rehearsed.stored).toBeUndefined()
    expect(attestOutputs(rehearsed)).toMatchObject({ 'bundle-path': '', 'attestation-id': '' })
    expect(summaryOf(rehearsed, false)).toContain('nothing was signed')
    const tight = { ...(changes.options ?? options), maxEnvelope: 1 }
    expect((await rejectionOf(attest({ ...changes, options: tight }))).code).toBe(
      'ENVELOPE_TOO_LARGE',
    )
  })

  it('signs a rehearsal that is to be signed', async () => {
    await attest({ options: { ...options, dryRun: true, signRehearsal: true } })
    expect(events).toContain('store')
  })

  it('refuses an SBOM that is none', async () => {
    for (const [index, text] of ['{', '[]', '{}'].entries()) {
      const path = join(root, `bad-${index}`)
      await writeFile(path, text)
      const [first] = staged
      if (first === undefined || first.sbom === null) throw new Error('no SBOM')
      const bad = [{ ...first, sbom: { ...first.sbom, path } }]
      expect((await rejectionOf(attest({ staged: bad }))).code).toBe('SBOM_INVALID')
    }
  })

  it('attests an archive and the binary inside alike, and claims no build of a prebuilt file', async () => {
    const [one, two] = staged
    if (one === undefined || two === undefined) throw new Error('nothing was staged')
    const inner = { ...two.file, name: 'one-1/one' }
    const extra = {
      name: 'two',
      path: 'two',
      made: 'assembled',
      sbom: null,
      sbomPath: null,
    } as const
    const { claims } = await attest({
      staged: [
        { ...one, inner },
        { ...two, planned: extra },
      ],
    })
    const said = claims.map(({ subject, predicateType, predicate }) => [
      subject.name,
      predicateType,
      at(predicate, 'buildDefinition', 'buildType') === ASSEMBLED_BUILD_TYPE,
    ])
    expect(said).toEqual([
      ['one', PROVENANCE_V1, false],
      ['one-1/one', PROVENANCE_V1, false],
      ['one', CYCLONEDX_BOM, false],
      ['one-1/one', CYCLONEDX_BOM, false],
      ['two', PROVENANCE_V1, true],
    ])
    expect(claims[1]?.subject.sha256).toBe(two.file.sha256)
  })

  it('refuses an SBOM whose root is the archive, and not the binary inside', async () => {
    const path = join(root, 'about.cdx.json')
    const [one, two] = staged
    if (one === undefined || one.sbom === null || two === undefined)
      throw new Error('nothing was staged')
    const hashes = [{ alg: 'SHA-256', content: one.file.sha256 }]
    const component = { ...SBOM.metadata.component, hashes }
    await writeFile(path, JSON.stringify({ ...SBOM, metadata: { component } }))
    const sbom = { ...one.sbom, path }
    expect((await attest({ staged: [{ ...one, sbom }] })).claims).toHaveLength(2)
    const packed = [{ ...one, sbom, inner: { ...two.file, name: 'one-1/one' } }]
    expect((await rejectionOf(attest({ staged: packed }))).code).toBe('SBOM_DIFFERS')
  })

  it('names the evidence of a part of the plan differently', () => {
    expect(evidenceName(plan, staged, 2)).toBe('attested-release-evidence--2')
    const [part, other] = [staged.slice(0, 1), staged.slice(1)].map(some =>
      evidenceName(plan, some, 2),
    )
    expect(part).toMatch(/^attested-release-evidence\.[0-9a-f]{8}--2$/)
    expect(part).not.toBe(other)
  })
})
