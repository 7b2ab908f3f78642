/** The TLS side of the sandbox: a throw-away authority, one leaf for all known hosts, and one each for unknown ones. */
import { createSecureContext } from 'node:tls'
import type { SecureContext } from 'node:tls'

import { issueCertificate, newSerial, toPem } from '../pki/certificate.ts'
import {
  authority,
  authorityKeyIdentifier,
  extendedKeyUsage,
  hostNames,
  keyUsage,
  subjectKeyIdentifier,
} from '../pki/extensions.ts'
import { keyToPem, newKey } from '../pki/keys.ts'

const NAME = { organization: 'attested-release sandbox', commonName: 'throw-away TLS authority' }

const HOUR_MS = 3_600_000

/** The real clock, always: TLS clients take their time from nowhere else. */
function validity(): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now()
  return { notBefore: new Date(now - HOUR_MS), notAfter: new Date(now + 24 * 30 * HOUR_MS) }
}

/** Certificates for one run of the sandbox; the authority's key never leaves the process. */
export class TlsIdentity {
  readonly #authorityKey = newKey('P-256')
  readonly #leafKey = newKey('P-256')
  /** PEM of the authority, for NODE_EXTRA_CA_CERTS. */
  readonly authorityPem = toPem(
    issueCertificate({
      subject: NAME,
      publicKey: this.#authorityKey,
      issuer: NAME,
      issuerKey: this.#authorityKey,
      serial: newSerial(),
      ...validity(),
      extensions: [
        authority(0),
        keyUsage('certificateSigning'),
        subjectKeyIdentifier(this.#authorityKey),
      ],
    }),
  )

  /** Key and certificate for the given names, PEM. */
  leaf(names: readonly string[]): { readonly key: string; readonly cert: string } {
    const certificate = issueCertificate({
      subject: { ...NAME, commonName: 'sandbox' },
      publicKey: this.#leafKey,
      issuer: NAME,
      issuerKey: this.#authorityKey,
      serial: newSerial(),
      ...validity(),
      extensions: [
        keyUsage('digitalSignature'),
        extendedKeyUsage('serverAuth'),
        subjectKeyIdentifier(this.#leafKey),
        authorityKeyIdentifier(this.#authorityKey),
        hostNames(names),
      ],
    })
    return { key: keyToPem(this.#leafKey), cert: toPem(certificate) }
  }

  /** For a host that is not served: the client gets as far as a refusal it can read, and the log gets the request. */
  contextFor(host: string): SecureContext {
    return createSecureContext(this.leaf([host]))
  }
}
