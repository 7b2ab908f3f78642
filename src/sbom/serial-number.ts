/** The serial number of a document that is made the same twice: a name-based UUID of its content (RFC 9562, 5.5). */
import { createHash } from 'node:crypto'
import { sha256Of } from '../attest/digest.ts'

/** The namespace for URLs, RFC 9562 section 6.6. */
const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8'

/** `urn:uuid:…` of version 5, from the text of the document without its serial number. */
export function serialNumber(text: string): string {
  const name = `https://cyclonedx.org/bom?sha256=${sha256Of(text)}`
  const hash = createHash('sha1').update(Buffer.from(URL_NAMESPACE, 'hex')).update(name).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}
