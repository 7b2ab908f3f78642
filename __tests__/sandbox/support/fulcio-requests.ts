import { generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { decodeJwt } from 'jose'

import { JobRegistry } from '../../../sandbox/actions/job.ts'
import { OidcIssuer } from '../../../sandbox/actions/oidc.ts'
import type { Clock, Service } from '../../../sandbox/service.ts'
import { fulcio } from '../../../sandbox/sigstore/fulcio.ts'
import { createInstance } from '../../../sandbox/sigstore/instance.ts'
import type { SigstoreInstance } from '../../../sandbox/sigstore/instance.ts'
import { ask } from './ask.ts'

export const NOW = Date.parse('2026-05-06T07:08:09.500Z')

export interface FulcioSetting {
  readonly instance: SigstoreInstance
  readonly jobs: JobRegistry
  readonly oidc: OidcIssuer
  readonly service: Service
}

/** A Fulcio with the token issuer that it trusts. */
export function fulcioSetting(
  name: 'public-good' | 'github',
  clock: Clock = () => NOW,
): FulcioSetting {
  const instance = createInstance(name)
  const jobs = new JobRegistry()
  const oidc = new OidcIssuer({ jobs, clock })
  return {
    instance,
    jobs,
    oidc,
    service: fulcio({ instance, tokenKeys: oidc.verificationKey, clock }),
  }
}

export const newPair = (): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** The request as @sigstore/sign sends it; `proof` is the challenge's signature unless given. */
export function signingRequest(token: string, pair = newPair(), proof?: Buffer): object {
  const challenge = sign('sha256', Buffer.from(decodeJwt(token).sub ?? ''), pair.privateKey)
  return {
    credentials: { oidcIdentityToken: token },
    publicKeyRequest: {
      publicKey: {
        algorithm: 'ECDSA',
        content: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
      proofOfPossession: (proof ?? challenge).toString('base64'),
    },
  }
}

export interface Answer {
  readonly status: number
  readonly json: {
    readonly code?: number
    readonly message?: string
    readonly signedCertificateEmbeddedSct?: Chain
    readonly signedCertificateDetachedSct?: Chain
  }
}

interface Chain {
  readonly chain: { readonly certificates: readonly [string, string, string] }
}

export async function requestCertificate(service: Service, json: unknown): Promise<Answer> {
  const { status, json: answer } = await ask(service, 'https://fulcio.example/api/v2/signingCert', {
    json,
  })
  return { status, json: answer as Answer['json'] }
}
