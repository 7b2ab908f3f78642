import 'reflect-metadata'

import { X509Certificate } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'
import * as x509 from '@peculiar/x509'
import { generateKeyPair, SignJWT } from 'jose'

import { claimsOf } from '../../sandbox/actions/claims.ts'
import type { JobIdentity } from '../../sandbox/actions/job.ts'
import {
  fulcioSetting,
  newPair,
  NOW,
  requestCertificate,
  signingRequest,
} from './support/fulcio-requests.ts'
import { releaseJob } from './support/jobs.ts'

const WORKFLOW = 'https://github.com/octo-org/widget/.github/workflows/release.yml@refs/tags/v1.2.3'
const ISSUER = 'https://token.actions.githubusercontent.com'
const SHA = '0123456789abcdef0123456789abcdef01234567'

async function issue(
  name: 'public-good' | 'github',
  changes: Partial<JobIdentity> = {},
): Promise<{ readonly leaf: X509Certificate; readonly chain: readonly X509Certificate[] }> {
  const setting = fulcioSetting(name)
  const token = await setting.oidc.issue(setting.jobs.open(releaseJob(changes)), 'sigstore')
  const answer = await requestCertificate(setting.service, signingRequest(token))
  const { signedCertificateEmbeddedSct, signedCertificateDetachedSct } = answer.json
  const field = name === 'github' ? signedCertificateDetachedSct : signedCertificateEmbeddedSct
  const [leaf, ...chain] = (field?.chain.certificates ?? []).map(pem => new X509Certificate(pem))
  if (leaf === undefined) throw new Error(`no certificate: ${JSON.stringify(answer)}`)
  return { leaf, chain }
}

/** Extensions .N as an independent parser sees them; .8 and later lose their UTF8String header. */
function extensionsOf(leaf: X509Certificate): Readonly<Record<string, string>> {
  const parsed = new x509.X509Certificate(leaf.raw)
  const prefix = '1.3.6.1.4.1.57264.1.'
  const found = parsed.extensions
    .filter(one => one.type.startsWith(prefix))
    .map(one => {
      const number = Number(one.type.slice(prefix.length))
      const value = Buffer.from(one.value)
      if (number < 8) return [number, value.toString()] as const
      expect(value.subarray(0, 2)).toEqual(Buffer.from([0x0c, value.length - 2]))
      return [number, value.subarray(2).toString()] as const
    })
  return Object.fromEntries(found)
}

describe('a certificate', () => {
  it('repeats the claims of the job in extensions .1 to .24', async () => {
    const { leaf } = await issue('public-good', { environment: 'release' })
    expect(extensionsOf(leaf)).toEqual({
      1: ISSUER,
      2: 'push',
      3: SHA,
      4: 'Release',
      5: 'octo-org/widget',
      6: 'refs/tags/v1.2.3',
      8: ISSUER,
      9: WORKFLOW,
      10: SHA,
      11: 'github-hosted',
      12: 'https://github.com/octo-org/widget',
      13: SHA,
      14: 'refs/tags/v1.2.3',
      15: '4242',
      16: 'https://github.com/octo-org',
      17: '77',
      18: WORKFLOW,
      19: SHA,
      20: 'push',
      21: 'https://github.com/octo-org/widget/actions/runs/987654/attempts/1',
      22: 'public',
      23: 'release',
      24: 'repo:octo-org/widget:environment:release',
    })
  })

  it('has no .23 without an environment, and tells a called workflow from its caller', async () => {
    const called = 'other/flows/.github/workflows/build.yml@refs/tags/v3'
    const { leaf } = await issue('github', {
      jobWorkflowRef: called,
      jobWorkflowSha: 'f'.repeat(40),
    })
    const extensions = extensionsOf(leaf)
    expect(extensions).not.toHaveProperty('23')
    expect(extensions).toMatchObject({
      9: `https://github.com/${called}`,
      10: 'f'.repeat(40),
      18: WORKFLOW,
      19: SHA,
    })
    expect(leaf.subjectAltName).toBe(`URI:https://github.com/${called}`)
  })

  it('lives ten minutes and chains to the root of its instance', async () => {
    const { leaf, chain } = await issue('public-good')
    const second = Math.floor(NOW / 1000) * 1000
    expect(leaf.validFromDate.getTime()).toBe(second)
    expect(leaf.validToDate.getTime()).toBe(second + 600_000)
    const [intermediate, root] = chain
    if (intermediate === undefined || root === undefined) throw new Error('short chain')
    expect(leaf.checkIssued(intermediate) && leaf.verify(intermediate.publicKey)).toBe(true)
    expect(intermediate.checkIssued(root) && intermediate.verify(root.publicKey)).toBe(true)
    expect(root.verify(root.publicKey)).toBe(true)
  })

  it.each([
    ['public-good', 1],
    ['github', 0],
  ] as const)('of %s embeds %i signed certificate timestamps', async (name, count) => {
    const { leaf } = await issue(name)
    const parsed = new x509.X509Certificate(leaf.raw)
    const scts = parsed.extensions.filter(one => one.type === '1.3.6.1.4.1.11129.2.4.2')
    expect(scts).toHaveLength(count)
  })
})

describe('Fulcio refuses', () => {
  it('a token for another audience', async () => {
    const { oidc, jobs, service } = fulcioSetting('public-good')
    const token = await oidc.issue(jobs.open(releaseJob()), 'nobody')
    const { status, json } = await requestCertificate(service, signingRequest(token))
    expect({ status, code: json.code }).toEqual({ status: 401, code: 16 })
  })

  it('a token that has expired', async () => {
    let now = NOW
    const { oidc, jobs, service } = fulcioSetting('public-good', () => now)
    const request = signingRequest(await oidc.issue(jobs.open(releaseJob()), 'sigstore'))
    expect((await requestCertificate(service, request)).status).toBe(200)
    now += 301_000
    expect((await requestCertificate(service, request)).status).toBe(401)
  })

  it.each([
    ['by a key that the issuer does not have', ISSUER],
    ['of an issuer it does not know', 'https://token.example'],
  ])('a token %s', async (_name, issuer) => {
    const { jobs, service } = fulcioSetting('public-good')
    const { privateKey } = await generateKeyPair('RS256')
    const token = await new SignJWT(claimsOf(jobs.open(releaseJob())))
      .setProtectedHeader({ alg: 'RS256', kid: 'foreign' })
      .setIssuer(issuer)
      .setAudience('sigstore')
      .setExpirationTime(NOW / 1000 + 300)
      .sign(privateKey)
    expect((await requestCertificate(service, signingRequest(token))).status).toBe(401)
  })

  it('a proof of possession by another key', async () => {
    const { oidc, jobs, service } = fulcioSetting('github')
    const token = await oidc.issue(jobs.open(releaseJob()), 'sigstore')
    const foreign = signingRequest(token, newPair())
    const own = signingRequest(token, newPair()) as { publicKeyRequest: Record<string, unknown> }
    const { proofOfPossession } = (foreign as typeof own).publicKeyRequest
    const mixed = { ...own, publicKeyRequest: { ...own.publicKeyRequest, proofOfPossession } }
    const { status, json } = await requestCertificate(service, mixed)
    expect({ status, code: json.code }).toEqual({ status: 400, code: 3 })
    expect((await requestCertificate(service, own)).status).toBe(200)
  })

  it('an incomplete request and a key that is none', async () => {
    const { oidc, jobs, service } = fulcioSetting('github')
    expect((await requestCertificate(service, {})).status).toBe(400)
    const token = await oidc.issue(jobs.open(releaseJob()), 'sigstore')
    const request = signingRequest(token) as { publicKeyRequest: Record<string, unknown> }
    const publicKeyRequest = { ...request.publicKeyRequest, publicKey: { content: 'no key' } }
    expect((await requestCertificate(service, { ...request, publicKeyRequest })).status).toBe(400)
  })
})
