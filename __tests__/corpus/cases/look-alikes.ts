/** Names that a prefix, a pattern or the eye takes for the right one. */
import type { ErrorCode } from '../../../src/errors/catalog.ts'
import { forged, type Case } from '../support/case.ts'
import { CLAIMS, forge, type Forgery } from '../support/forge.ts'
import { instead, text } from './certificate.ts'

const REF = 'refs/tags/v1.2.3'
const WORKFLOW = '.github/workflows/release.yml'

const ofRepository = (repository: string): Forgery => ({
  claims: {
    repository,
    repository_owner: repository.split('/')[0] ?? '',
    job_workflow_ref: `${repository}/${WORKFLOW}@${REF}`,
    workflow_ref: `${repository}/${WORKFLOW}@${REF}`,
  },
})

const REPOSITORIES = [
  'acme/rocket-evil',
  'acme/rocket.git',
  'acme/rocke',
  'acme/rocket.',
  'evil/rocket',
  'acme-evil/rocket',
  'acme/r\u043ecket',
  '\u0430cme/rocket',
  'acme/rock\u0435t',
  'acme/roc\u212aet',
  'acme/\uff52ocket',
  'acme/rocket\u200b',
  'acme/rocket%2e',
]

const signedBy = (workflow: string): Forgery => ({ claims: { job_workflow_ref: workflow } })

const SIGNERS: readonly (readonly [string, ErrorCode])[] = [
  ...[
    'release.yml.evil.yml',
    'release-evil.yml',
    'releaseXyml',
    'release.yaml',
    'Release.yml',
    'RELEASE.YML',
    'evil-release.yml',
    'r\u0435lease.yml',
    'release.yml\u200b',
    'release.yml%00',
    '../workflows/release.yml',
    './release.yml',
    'nightly.yml',
  ].map(file => [`acme/rocket/.github/workflows/${file}@${REF}`, 'REUSABLE_SIGNER'] as const),
  [`acme/rocket/.GitHub/workflows/release.yml@${REF}`, 'REUSABLE_SIGNER'],
  [`acme/rocket-evil/${WORKFLOW}@${REF}`, 'REUSABLE_SIGNER'],
  [`acme/central/${WORKFLOW}@${REF}`, 'REUSABLE_SIGNER'],
  [`acme/roc\u212aet/${WORKFLOW}@${REF}`, 'REUSABLE_SIGNER'],
  [`acme/rocket/.github/workflows/release.yml\n@${REF}`, 'SIGNER_MISMATCH'],
  [`acme/rocket/${WORKFLOW}`, 'SIGNER_MISMATCH'],
  [`acme/rocket/${WORKFLOW}@v1.2.3`, 'SIGNER_MISMATCH'],
  ...[
    'refs/heads/main',
    'refs/heads/v1.2.3',
    'refs/tags/v1.2.3-evil',
    'refs/tags/v1.2.30',
    'refs/tags/v1x2.3',
    'refs/tags/V1.2.3',
    'refs/TAGS/v1.2.3',
    'refs/tags/v1.2.3/x',
    `${REF}@${REF}`,
    '0'.repeat(40),
  ].map(ref => [`acme/rocket/${WORKFLOW}@${ref}`, 'SIGNER_REF_MISMATCH'] as const),
]

const REFS = [
  'refs/heads/main',
  'refs/heads/v1.2.3',
  'refs/tags/v1.2.3-evil',
  'refs/tags/v1.2.30',
  'refs/tags/v1.2.',
  'refs/tags/v1x2.3',
  'refs/tags/V1.2.3',
  'refs/pull/1/merge',
  'v1.2.3',
  'refs/tags/v1.2.3\u200b',
  'refs/tags/v\u0661.2.3',
]

/** The same in subjectAltName and in extension .9: nothing contradicts anything. */
const named = (uri: string): Forgery => ({
  identity: uri,
  extensions: instead(9, text(9, uri)),
})

const HOSTS = [
  'https://github.com.evil.example',
  'http://github.com',
  'https://GitHub.com',
  'https://github.com@evil.example',
  'https://githubXcom',
  'https://github.com/',
  'https://gist.github.com',
  ' https://github.com',
]

export const LOOK_ALIKE_CASES: readonly Case[] = [
  ...REPOSITORIES.map(repository =>
    forged(
      `repository ${JSON.stringify(repository)}`,
      'REPOSITORY_MISMATCH',
      ofRepository(repository),
    ),
  ),
  {
    name: 'repository aXb where a.b is asked for',
    code: 'REPOSITORY_MISMATCH',
    repository: 'acme/a.b',
    make: () => [forge(ofRepository('acme/aXb'))],
  },
  {
    name: 'signer in aXb where a.b is asked for',
    code: 'REUSABLE_SIGNER',
    repository: 'acme/a.b',
    make: () => [
      forge({
        claims: {
          ...ofRepository('acme/a.b').claims,
          job_workflow_ref: `acme/aXb/${WORKFLOW}@${REF}`,
        },
      }),
    ],
  },
  ...SIGNERS.map(([workflow, code]) =>
    forged(`signer ${JSON.stringify(workflow)}`, code, signedBy(workflow)),
  ),
  ...REFS.map(ref =>
    forged(`source ref ${JSON.stringify(ref)}, right signer`, 'REF_MISMATCH', { claims: { ref } }),
  ),
  ...HOSTS.map(host =>
    forged(
      `signer at ${JSON.stringify(host)}`,
      host.startsWith(' ') ? 'CERTIFICATE_INVALID' : 'SIGNER_MISMATCH',
      named(`${host}/${CLAIMS.job_workflow_ref}`),
    ),
  ),
  forged('a name with a letter beyond ASCII', 'CERTIFICATE_INVALID', {
    identity: `https://github.com/acme/r\u043ecket/${WORKFLOW}@${REF}`,
  }),
  forged('the name as it is where a URI escapes it', 'CERTIFICATE_INVALID', {
    claims: { job_workflow_ref: `acme/rocket/${WORKFLOW}@refs/tags/v1.2.3-\u00e9` },
    identity: `https://github.com/acme/rocket/${WORKFLOW}@refs/tags/v1.2.3-\u00e9`,
  }),
  forged('the name escaped where a URI needs it not', 'SIGNER_MISMATCH', {
    identity: `https://github.com/acme/rocket/${WORKFLOW}@refs/tags/v1%2E2.3`,
  }),
  forged('one signer in the name, another in extension .9', 'SIGNER_MISMATCH', {
    identity: `https://github.com/acme/rocket/.github/workflows/evil.yml@${REF}`,
  }),
]
