/** The certificate transparency log of the public-good instance: it signs, before the CA does (RFC 6962, section 3). */
import { sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import { octetString } from '../pki/der.ts'
import { extension } from '../pki/extensions.ts'
import { logId, publicKeyInfo, sha256 } from '../pki/keys.ts'

const SCT_LIST = '1.3.6.1.4.1.11129.2.4.2'

/** The size of what follows, as TLS writes it: `bytes` wide, big-endian. */
function sized(bytes: 2 | 3, content: Buffer): Buffer {
  const size = Buffer.alloc(bytes)
  size.writeUIntBE(content.length, 0, bytes)
  return Buffer.concat([size, content])
}

function milliseconds(time: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(time))
  return bytes
}

const VERSION_1 = Buffer.from([0])
const CERTIFICATE_TIMESTAMP = Buffer.from([0])
const PRECERT_ENTRY = Buffer.from([0, 1])
const NO_EXTENSIONS = Buffer.from([0, 0])
const SHA256_WITH_ECDSA = Buffer.from([4, 3])

/** The extension that holds one signed certificate timestamp over a TBSCertificate without that extension. */
export function signedCertificateTimestamp(
  logKey: KeyObject,
  precertificate: { readonly toBeSigned: Buffer; readonly issuerKey: KeyObject },
  time: number,
): Buffer {
  const timestamp = milliseconds(time)
  const signed = Buffer.concat([
    VERSION_1,
    CERTIFICATE_TIMESTAMP,
    timestamp,
    PRECERT_ENTRY,
    sha256(publicKeyInfo(precertificate.issuerKey)),
    sized(3, precertificate.toBeSigned),
    NO_EXTENSIONS,
  ])
  const entry = Buffer.concat([
    VERSION_1,
    logId(logKey),
    timestamp,
    NO_EXTENSIONS,
    SHA256_WITH_ECDSA,
    sized(2, sign('sha256', signed, logKey)),
  ])
  return extension(SCT_LIST, octetString(sized(2, sized(2, entry))))
}
