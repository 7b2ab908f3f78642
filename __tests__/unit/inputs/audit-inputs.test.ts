import { describe, expect, it } from '@jest/globals'
import { parseInputs } from '../../../src/inputs/inputs.ts'
import { thrownBy } from '../../support/thrown.ts'

const raw = (values: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries({ 'github-token': 'ghs_token', command: 'audit', ...values }))

describe('the inputs of audit', () => {
  it('are read, each with its default', () => {
    expect(parseInputs(raw({}))).toMatchObject({
      inputs: {
        repo: undefined,
        releases: { which: 'all', prereleases: false, drafts: false },
        predicateTypes: ['https://slsa.dev/provenance/v1'],
        formerRepositories: [],
        ...{
          denySelfHostedRunners: true,
          noPublicGood: false,
          download: false,
          failOn: 'security',
        },
        ...{ baseline: undefined, reportDir: undefined },
      },
    })
    expect(
      parseInputs(
        raw({
          ...{
            repo: 'o/r',
            'repo-id': '1',
            'owner-id': '2',
            releases: '5, prereleases',
            download: 'true',
          },
          ...{ 'former-repository': 'o/old:1:2\na/b:3:4', 'fail-on': 'any', baseline: 'b.json' },
          ...{ 'predicate-type': 'https://a/b, https://c/d', 'report-dir': 'reports' },
          ...{ 'cert-oidc-issuer': 'https://x', 'deny-self-hosted-runners': 'false' },
        }),
      ),
    ).toMatchObject({
      inputs: {
        releases: { which: { youngest: 5 }, prereleases: true },
        formerRepositories: [
          { name: 'o/old', repositoryId: '1', ownerId: '2' },
          { name: 'a/b', repositoryId: '3', ownerId: '4' },
        ],
        predicateTypes: ['https://a/b', 'https://c/d'],
        ...{ download: true, failOn: 'any', baseline: 'b.json', reportDir: 'reports' },
        denySelfHostedRunners: false,
      },
    })
  })

  it.each([
    [
      { 'former-repository': 'o/old' },
      'former-repository: expected owner/name:repository-id:owner-id',
    ],
    [{ releases: 'all, v1' }, 'releases: all and tags contradict each other'],
    [{ 'fail-on': 'never' }, 'fail-on: expected security, any, none'],
    [{ repo: 'o' }, 'repo: expected owner/name'],
    [{ tag: 'v1' }, 'tag: not taken by audit'],
    [{ 'source-ref': 'refs/heads/main' }, 'source-ref: not taken by audit'],
    [{ owner: 'o' }, 'owner: not taken by audit'],
  ])('are refused: %j', (values: Record<string, string>, named) => {
    const error = thrownBy(() => parseInputs(raw(values)))
    expect(error.code).toBe('INPUT_INVALID')
    expect(error.message).toContain(named)
  })
})
