/** Each extension of a job's certificate wrong in turn: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
import { element, utf8String } from '../../../sandbox/pki/der.ts'
import { extension, uriName } from '../../../sandbox/pki/extensions.ts'
import { identityOf } from '../../../sandbox/sigstore/certificate-extensions.ts'
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { forged, type Case } from '../support/case.ts'
import { CYCLONEDX_BOM } from '../../../src/attest/predicate.ts'
import { CLAIMS, statement, type Forgery } from '../support/forge.ts'

const ROCKET = 'https://github.com/acme/rocket'
const IA5_STRING = 0x16

const oid = (arc: number): string => `1.3.6.1.4.1.57264.1.${arc}`
const startOf = (arc: number): Buffer => extension(oid(arc), Buffer.alloc(0)).subarray(2, -2)

/** Replaces the extension of one arc. */
export const instead =
  (arc: number, ...extensions: readonly Buffer[]) =>
  (own: readonly Buffer[]): readonly Buffer[] => [
    ...own.filter(one => !one.includes(startOf(arc))),
    ...extensions,
  ]

/** An extension as Fulcio writes it. */
export const text = (arc: number, value: string): Buffer => extension(oid(arc), utf8String(value))

const WRONG: readonly (readonly [arc: number, value: string, code: ErrorCode])[] = [
  [8, 'https://token.actions.githubusercontent.com/acme', 'ENTERPRISE_ISSUER'],
  [8, 'https://token.actions.githubusercontent.com/acme/x', 'ISSUER_MISMATCH'],
  [8, 'https://token.actions.githubusercontent.com/', 'ISSUER_MISMATCH'],
  [8, 'https://token.actions.githubusercontent.com.evil.example', 'ISSUER_MISMATCH'],
  [9, `${ROCKET}/.github/workflows/other.yml@refs/tags/v1.2.3`, 'SIGNER_MISMATCH'],
  [11, 'self-hosted', 'RUNNER_REFUSED'],
  [11, 'github-hosted ', 'RUNNER_REFUSED'],
  [12, `${ROCKET}-evil`, 'REPOSITORY_MISMATCH'],
  [12, 'http://github.com/acme/rocket', 'REPOSITORY_MISMATCH'],
  [12, `${ROCKET}\u0000`, 'REPOSITORY_MISMATCH'],
  [13, 'f'.repeat(40), 'COMMIT_MISMATCH_SIGNED'],
  [14, 'refs/heads/main', 'REF_MISMATCH'],
  [15, '43', 'REPOSITORY_ID_MISMATCH'],
  [15, '042', 'REPOSITORY_ID_MISMATCH'],
  [16, 'https://github.com/acme-evil', 'OWNER_MISMATCH'],
  [17, '12', 'OWNER_ID_MISMATCH'],
  [18, `${ROCKET}/.github/workflows/other.yml@refs/tags/v1.2.3`, 'PROVENANCE_CONTRADICTION'],
  [18, 'https://evil.example/x', 'PROVENANCE_CONTRADICTION'],
  [20, 'schedule', 'PROVENANCE_CONTRADICTION'],
  [20, 'pull_request_target', 'TRIGGER_REFUSED'],
  [21, `${ROCKET}/actions/runs/8/attempts/1`, 'RUN_MISMATCH'],
  [21, `${ROCKET}-evil/actions/runs/7/attempts/1`, 'RUN_MISMATCH'],
  [21, `${ROCKET}/actions/runs/7/attempts/99999999999999999999`, 'RUN_MISMATCH'],
  [21, `${ROCKET}/actions/runs/7/attempts/0`, 'RUN_MISMATCH'],
  [21, `${ROCKET}/actions/runs/7`, 'RUN_MISMATCH'],
]

const ARCS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]

const MALFORMED: readonly (readonly [string, ErrorCode, (arc: number) => readonly Buffer[]])[] = [
  ['missing', 'EXTENSION_MISSING', () => []],
  ['empty', 'EXTENSION_MISSING', arc => [text(arc, '')]],
  ['of no bytes', 'CERTIFICATE_INVALID', arc => [extension(oid(arc), Buffer.alloc(0))]],
  [
    'of another DER tag',
    'CERTIFICATE_INVALID',
    arc => [extension(oid(arc), element(IA5_STRING, Buffer.from('x')))],
  ],
  ['twice', 'CERTIFICATE_INVALID', arc => [text(arc, 'a'), text(arc, 'b')]],
  [
    'with bytes behind it',
    'CERTIFICATE_INVALID',
    arc => [extension(oid(arc), Buffer.concat([utf8String('a'), utf8String('b')]))],
  ],
]

const name = identityOf(CLAIMS)

/** What only the run that signed can know: a consumer has no input for it. */
const WRONG_FOR_THE_RUN: readonly (readonly [arc: number, value: string, code: ErrorCode])[] = [
  [10, 'f'.repeat(40), 'SIGNER_DIGEST_MISMATCH'],
  [10, 'F00', 'SIGNER_DIGEST_MISMATCH'],
  [19, 'f'.repeat(40), 'BUILD_CONFIG_MISMATCH'],
  [22, 'private', 'VISIBILITY_MISMATCH'],
  [22, 'Public', 'VISIBILITY_MISMATCH'],
]

/** An SBOM's predicate repeats nothing of the certificate. */
const ofSbom = (extensions: Forgery['extensions']): Forgery => ({
  payload: JSON.stringify(
    statement({ predicateType: CYCLONEDX_BOM, predicate: { bomFormat: 'CycloneDX' } }),
  ),
  ...(extensions === undefined ? {} : { extensions }),
})

const CONFIG_CASES: readonly Case[] = [
  `${ROCKET}-evil/.github/workflows/release.yml@refs/tags/v1.2.3`,
  `${ROCKET}/.github/workflows/release.yml@refs/heads/main`,
  `${ROCKET}/.github/workflows/release.yml`,
  'https://evil.example/x',
].map(value => ({
  ...forged(
    `SBOM: extension .18 says ${JSON.stringify(value)}`,
    'BUILD_CONFIG_MISMATCH',
    ofSbom(instead(18, text(18, value))),
  ),
  predicateType: CYCLONEDX_BOM,
}))

const CONFIG_OF_THE_RUN: readonly Case[] = [
  {
    ...forged(
      'SBOM: another top-level workflow of the repository',
      'BUILD_CONFIG_MISMATCH',
      ofSbom(instead(18, text(18, `${ROCKET}/.github/workflows/other.yml@refs/tags/v1.2.3`))),
    ),
    predicateType: CYCLONEDX_BOM,
    onlyInRun: true,
  },
  {
    ...forged(
      'SBOM: another event',
      'TRIGGER_REFUSED',
      ofSbom(instead(20, text(20, 'workflow_dispatch'))),
    ),
    predicateType: CYCLONEDX_BOM,
    onlyInRun: true,
  },
]

export const CERTIFICATE_CASES: readonly Case[] = [
  ...WRONG_FOR_THE_RUN.map(([arc, value, code]) => ({
    ...forged(`extension .${arc} says ${JSON.stringify(value)}`, code, {
      extensions: instead(arc, text(arc, value)),
    }),
    onlyInRun: true,
  })),
  ...CONFIG_CASES,
  ...CONFIG_OF_THE_RUN,
  ...WRONG.map(([arc, value, code]) =>
    forged(`extension .${arc} says ${JSON.stringify(value)}`, code, {
      extensions: instead(arc, text(arc, value)),
    }),
  ),
  ...ARCS.flatMap(arc =>
    MALFORMED.map(([how, code, extensions]) =>
      forged(`extension .${arc} ${how}`, code, { extensions: instead(arc, ...extensions(arc)) }),
    ),
  ),
  forged('extension .12 is not UTF-8', 'CERTIFICATE_INVALID', {
    extensions: instead(12, extension(oid(12), element(0x0c, Buffer.from([0xff, 0xfe])))),
  }),
  forged('extension .12 honest first, then another', 'CERTIFICATE_INVALID', {
    extensions: own => [...own, text(12, `${ROCKET}-evil`)],
  }),
  forged('no workflow extension at all', 'EXTENSION_MISSING', { extensions: () => [] }),
  forged('only the deprecated extensions', 'EXTENSION_MISSING', {
    extensions: own => own.slice(0, 6),
  }),
  forged('the name of the signer twice', 'CERTIFICATE_INVALID', {
    extensions: own => [...own, uriName(name)],
  }),
  forged('the extensions under another arc', 'EXTENSION_MISSING', {
    extensions: own =>
      own.map(one => Buffer.from(one.toString('hex').replace('83bf30', '83bf31'), 'hex')),
  }),
]
