/** What holds in every scenario: whom a run talks to, and where its secrets go. */
import { expect } from '@jest/globals'
import type { ChildResult } from '../../../sandbox/child.ts'
import type { GithubServer } from '../../../sandbox/github-server.ts'
import type { Sandbox } from '../../../sandbox/index.ts'

/** The only hosts that ask for a credential of the job: GitHub's API, its token service, its workflow artifacts. */
const credentialHosts = (server: GithubServer): readonly string[] => [
  server.apiHost,
  server.uploadHost,
  server.pipelinesHost,
  server.resultsHost,
]

/** The token service and its keys. */
export const OIDC_HOSTS: readonly string[] = [
  'pipelines.actions.githubusercontent.com',
  'token.actions.githubusercontent.com',
]

/** Workflow artifacts. */
export const ARTIFACT_HOSTS: readonly string[] = [
  'productionresultssa0.blob.core.windows.net',
  'results-receiver.actions.githubusercontent.com',
]

/** Where bundles are read. */
export const BUNDLE_HOSTS: readonly string[] = ['tmaproduction.blob.core.windows.net']

/** The public-good instance. */
export const PUBLIC_GOOD_HOSTS: readonly string[] = ['fulcio.sigstore.dev', 'rekor.sigstore.dev']

/** GitHub's own instance. */
export const GITHUB_INSTANCE_HOSTS: readonly string[] = [
  'fulcio.githubapp.com',
  'timestamp.githubapp.com',
]

/** A complete release, but for the instance that signs. */
export const RELEASE_HOSTS: readonly string[] = [
  'api.github.com',
  'uploads.github.com',
  ...OIDC_HOSTS,
  ...ARTIFACT_HOSTS,
  ...BUNDLE_HOSTS,
]

/** Exactly these hosts, all requests answered by a service, and credentials only where they belong. */
export function expectHosts(
  { log, server }: Pick<Sandbox, 'log' | 'server'>,
  hosts: readonly string[],
): void {
  expect(log.refused()).toEqual([])
  expect(log.hosts()).toEqual([...hosts].sort())
  const known = credentialHosts(server)
  const strangers = log.withAuthorization().filter(({ host }) => !known.includes(host))
  expect(strangers).toEqual([])
}

const ID_TOKEN = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/

/** No credential of any job in what its steps leave behind; the log names one only to have it masked. */
export function expectSecrets({ jobs }: Sandbox, results: readonly ChildResult[]): void {
  const secrets = jobs.jobs.flatMap(job => [
    job.githubToken,
    job.idTokenRequestToken,
    job.runtimeToken,
  ])
  for (const { stdout, stderr, outputs, summary } of results) {
    const shown = stdout
      .split('\n')
      .filter(line => !line.startsWith('::add-mask::'))
      .join('\n')
    const left = [shown, stderr, JSON.stringify(outputs), summary].join('\n')
    expect(secrets.filter(secret => left.includes(secret))).toEqual([])
    expect(left).not.toMatch(ID_TOKEN)
  }
}
