import { describe, expect, it } from '@jest/globals'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import type { JSONWebKeySet } from 'jose'

import { subjectOf } from '../../sandbox/actions/claims.ts'
import { JobRegistry } from '../../sandbox/actions/job.ts'
import type { Job } from '../../sandbox/actions/job.ts'
import { OidcIssuer } from '../../sandbox/actions/oidc.ts'
import { ask } from './support/ask.ts'
import { releaseJob } from './support/jobs.ts'

const ISSUER = 'https://token.actions.githubusercontent.com'
const NOW = Date.parse('2026-05-06T07:08:09.500Z')

function setting(): { readonly jobs: JobRegistry; readonly oidc: OidcIssuer } {
  const jobs = new JobRegistry()
  return { jobs, oidc: new OidcIssuer({ jobs, clock: () => NOW }) }
}

async function requestToken(
  oidc: OidcIssuer,
  token: string,
  audience = '&audience=sigstore',
): Promise<{ readonly status: number; readonly value: string | undefined }> {
  const address = `https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0${audience}`
  const headers = { authorization: `Bearer ${token}` }
  const { status, json } = await ask(oidc.tokenRequests, address, { headers })
  return { status, value: (json as { value?: string }).value }
}

async function keysOf(oidc: OidcIssuer, slug = ''): Promise<ReturnType<typeof createLocalJWKSet>> {
  const document = `${ISSUER}${slug}/.well-known/openid-configuration`
  const { json } = await ask(oidc.discovery, document)
  const { issuer, jwks_uri: uri } = json as { issuer: string; jwks_uri: string }
  expect(issuer).toBe(`${ISSUER}${slug}`)
  return createLocalJWKSet((await ask(oidc.discovery, uri)).json as JSONWebKeySet)
}

describe('the token of a job', () => {
  it("verifies under the issuer's published keys and has every claim", async () => {
    const { jobs, oidc } = setting()
    const job = jobs.open(releaseJob({ environment: 'release' }))
    const { value = '' } = await requestToken(oidc, job.idTokenRequestToken)
    const { payload } = await jwtVerify(value, await keysOf(oidc), {
      issuer: ISSUER,
      audience: 'sigstore',
      currentDate: new Date(NOW),
    })
    const { jti, ...claims } = payload
    expect(jti).toMatch(/^[0-9a-f-]{36}$/)
    expect(claims).toMatchSnapshot()
  })

  it('is a new one each time, and without an audience for the owner', async () => {
    const { jobs, oidc } = setting()
    const { idTokenRequestToken } = jobs.open(releaseJob())
    const [one, two] = [
      await requestToken(oidc, idTokenRequestToken, ''),
      await requestToken(oidc, idTokenRequestToken, ''),
    ].map(answer => decodeJwt(answer.value ?? ''))
    expect(one?.aud).toBe('https://github.com/octo-org')
    expect(one?.jti).not.toBe(two?.jti)
  })

  it("can come from an enterprise's own issuer", async () => {
    const { jobs, oidc } = setting()
    const enterprise = { slug: 'octo-corp', id: 5, ownIssuer: true }
    const job = jobs.open(releaseJob({ enterprise }))
    const { value = '' } = await requestToken(oidc, job.idTokenRequestToken)
    const { payload } = await jwtVerify(value, await keysOf(oidc, '/octo-corp'), {
      issuer: `${ISSUER}/octo-corp`,
      currentDate: new Date(NOW),
    })
    expect(payload).toMatchObject({ enterprise: 'octo-corp', enterprise_id: '5' })
  })

  it('survives in the state: tokens of before still verify', async () => {
    const { jobs, oidc } = setting()
    expect(await oidc.exportKey()).toBeUndefined()
    const { value = '' } = await requestToken(oidc, jobs.open(releaseJob()).idTokenRequestToken)
    const key = await oidc.exportKey()
    const again = new OidcIssuer({ jobs, clock: () => NOW, ...(key !== undefined && { key }) })
    const { payload } = await jwtVerify(value, await keysOf(again), { currentDate: new Date(NOW) })
    expect(payload['repository']).toBe('octo-org/widget')
  })
})

describe('the subject', () => {
  it.each([
    ['repo:octo-org/widget:ref:refs/tags/v1.2.3', {}],
    ['repo:octo-org/widget:environment:prod', { environment: 'prod' }],
    ['repo:octo-org/widget:pull_request', { eventName: 'pull_request' }],
    ['repo:octo-org@77/widget@4242:ref:refs/tags/v1.2.3', { immutableSubject: true }],
    ['repo:octo-org@77/widget@4242:environment:x', { immutableSubject: true, environment: 'x' }],
  ])('is %s', (subject, changes) => {
    expect(subjectOf(releaseJob(changes))).toBe(subject)
  })
})

describe('the token service refuses', () => {
  const statusFor = async (
    pick: (job: Job) => string,
    idToken?: 'read' | 'write',
  ): Promise<number> => {
    const { jobs, oidc } = setting()
    const permissions = idToken === undefined ? {} : { 'id-token': idToken }
    const { status, value } = await requestToken(oidc, pick(jobs.open(releaseJob({ permissions }))))
    expect(value === undefined).toBe(status !== 200)
    return status
  }

  it.each([
    [403, undefined],
    [403, 'read'],
    [200, 'write'],
  ] as const)('or not: %i for id-token: %s', async (status, access) => {
    expect(await statusFor(job => job.idTokenRequestToken, access)).toBe(status)
  })

  it('a job that has ended', async () => {
    const { jobs, oidc } = setting()
    const [ended, running] = [jobs.open(releaseJob()), jobs.open(releaseJob())]
    jobs.finish(ended)
    expect((await requestToken(oidc, ended.idTokenRequestToken)).status).toBe(401)
    expect((await requestToken(oidc, running.idTokenRequestToken)).status).toBe(200)
    expect(jobs.byGithubToken(ended.githubToken)).toBeUndefined()
    expect(jobs.byRuntimeToken(ended.runtimeToken)).toBeUndefined()
  })

  it("a token of another kind, and nobody's", async () => {
    expect(await statusFor(job => job.githubToken, 'write')).toBe(401)
    expect(await statusFor(job => job.runtimeToken, 'write')).toBe(401)
    expect(await statusFor(() => 'x', 'write')).toBe(401)
  })
})
