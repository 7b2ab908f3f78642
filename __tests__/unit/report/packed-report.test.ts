/** What people read of archives, other files and prebuilt ones. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { assembledPredicate } from '../../../src/attest/assembled.ts'
import { sha256Of } from '../../../src/attest/digest.ts'
import { PROVENANCE_V1 } from '../../../src/attest/predicate.ts'
import { STAGE_SCHEMA, type StageRecord } from '../../../src/attest/stage-record.ts'
import { attestSummary } from '../../../src/report/attest-summary.ts'
import { consumerCommands } from '../../../src/report/consumer-commands.ts'
import { consumerFacts } from '../../../src/report/consumer-facts.ts'
import { planSummary } from '../../../src/report/plan-summary.ts'
import { releaseReport, type ReleaseReport } from '../../../src/report/release-report.ts'
import { releaseSummary } from '../../../src/report/release-summary.ts'
import { stageSummary } from '../../../src/report/stage-summary.ts'
import { ARCHIVE, INNER, PACKED, packedFiles } from '../../support/packed-release.ts'
import { IDENTITY, PLAN, provenanceOf, SERVER } from '../../support/release-evidence.ts'
import { planOf } from '../plan/plan-builder.ts'

const report: ReleaseReport = releaseReport({
  state: 'published',
  plan: PACKED,
  identity: IDENTITY,
  release: null,
  assets: [],
  files: PACKED.files.map(name => ({ name, size: name.length, sha256: sha256Of(name) })),
  verified: packedFiles(),
  notChecked: [],
  outlook: [],
})
const commandsOf = (plan: typeof PACKED): readonly string[] =>
  consumerCommands(
    consumerFacts({
      plan,
      identity: IDENTITY,
      tag: 'v1',
      serverUrl: SERVER,
      verified: packedFiles(),
    }),
  ).map(({ command }) => command)

describe('the report', () => {
  it('fits its schema, and names each kind of file', () => {
    const schema = new URL('../../../docs/schemas/release-report.v2.json', import.meta.url)
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(schema, 'utf8')) as object,
    )
    expect([validate(report), validate.errors]).toEqual([true, null])
    expect(report.files.map(({ name, kind }) => [name, kind])).toEqual([
      [PLAN.checksums, 'checksums'],
      [ARCHIVE, 'archive'],
      [`${ARCHIVE}.cdx.json`, 'sbom'],
      [PLAN.evidence, 'evidence'],
      ['rocket.deb', 'extra'],
      ['rocket.msi', 'prebuilt'],
    ])
    const archive = report.files[1]?.contains
    expect([archive?.name, archive?.attestations.length]).toEqual([INNER, 2])
  })

  it('is summed up with the binary inside, and with what is not claimed', () => {
    const rows = releaseSummary(report, [], SERVER).split('\n')
    const row = rows.find(line => line.includes(`${ARCHIVE}\``)) ?? ''
    expect(row).toContain(`↳ \`${INNER}\` \`sha256:${sha256Of(INNER)}\``)
    expect(row.match(/inside: /g)).toHaveLength(2)
    const assembled = rows.filter(line => line.includes('assembled by another tool'))
    expect(assembled).toHaveLength(1)
    expect(assembled[0]).toContain('rocket.msi')
  })
})

describe('the commands of a consumer', () => {
  it('unpack an archive and verify the binary', () => {
    const commands = commandsOf(PACKED)
    const unpack = commands.indexOf(`tar -xzf ${ARCHIVE}`)
    expect(unpack).toBeGreaterThan(
      commands.indexOf(`gh attestation verify ${ARCHIVE} --repo acme/rocket`),
    )
    expect(commands[unpack + 1]).toBe(`gh attestation verify ${INNER} --repo acme/rocket`)
  })

  it('unpack a zip by another program', () => {
    const artifacts = PACKED.artifacts.map(one => ({
      ...one,
      archive: { format: 'zip', binary: INNER } as const,
    }))
    expect(commandsOf({ ...PACKED, artifacts })).toContain(`unzip -q ${ARCHIVE}`)
  })

  it('are about another file where cargo makes none, and check signatures where there are any', () => {
    const signed = { ...PACKED, artifacts: [], files: [...PACKED.files, `${PLAN.checksums}.asc`] }
    const commands = commandsOf(signed)
    expect(commands[0]).toBe(
      'gh release download v1 --repo acme/rocket --pattern rocket.deb --pattern rocket-1.2.3-checksums.txt --pattern rocket.deb.asc',
    )
    expect(commands.at(-1)).toBe('gpg --verify rocket.deb.asc rocket.deb')
    expect(commandsOf({ ...PACKED, artifacts: [], extras: [] })[1]).toContain(PLAN.checksums)
  })
})

describe('the summary of a plan', () => {
  it('shows what is inside and what is not claimed', () => {
    const plan = planOf({
      request: {
        archive: 'auto',
        include: ['LICENSE'],
        platforms: ['linux-amd64'],
        extraAssets: ['a.deb', 'a.deb.cdx.json'],
        prebuilt: ['b.msi'],
      },
    })
    const summary = planSummary(plan)
    expect(summary).toContain('`app-1.2.3-linux-amd64/app`, inside')
    expect(summary).toContain('Every archive holds besides: `LICENSE`.')
    expect(summary).toContain('| `a.deb` | by jobs of this run | `a.deb.cdx.json` |')
    expect(summary).toContain(
      '| `b.msi` | by another tool: attested as assembled, not as built | none |',
    )
  })

  it('has no build jobs where nothing is built', () => {
    const summary = planSummary(planOf({ request: { prebuilt: ['b.msi'] } }))
    expect(summary).not.toMatch(/matrix|Platform|no SBOMs/)
  })
})

describe('the summary of a step', () => {
  const file = { name: 'b.msi', sha256: sha256Of('b'), size: 1 }

  it('that stages shows what is packed, and what cargo did not build', () => {
    const record: StageRecord = {
      schema: STAGE_SCHEMA,
      file,
      sbom: null,
      build: null,
      archive: null,
      bin: null,
      package: null,
      platform: null,
      target: null,
      version: '1',
      repository: 'o/r',
      commit: 'a'.repeat(40),
      ref: 'refs/heads/main',
      runId: '1',
      runAttempt: 1,
    }
    const entries = [{ path: 'a/app', size: 1, sha256: sha256Of('a'), executable: true }]
    const packed: StageRecord = {
      ...record,
      archive: { format: 'zip', mtime: 1, entries },
      platform: 'p',
      target: null,
    }
    const summary = stageSummary([record, packed], 'uploaded')
    expect(summary).toContain('| `b.msi` | not built by cargo |')
    expect(summary).toContain('`b.msi`<br>↳ `a/app`')
  })

  it('that attests says of a prebuilt file that no level is claimed', () => {
    const provenance = provenanceOf(IDENTITY)
    const summary = attestSummary({
      repository: 'acme/rocket',
      identity: IDENTITY,
      plan: PACKED,
      instance: 'github',
      attestations: undefined,
      stagedHere: false,
      digestsGiven: true,
      claims: [
        { subject: file, predicateType: PROVENANCE_V1, predicate: assembledPredicate(provenance) },
        { subject: file, predicateType: PROVENANCE_V1, predicate: provenance },
      ],
    })
    expect(summary.match(/assembled by another tool, not built here/g)).toHaveLength(1)
    expect(summary).toContain('Neither level is claimed of the prebuilt files')
  })
})
