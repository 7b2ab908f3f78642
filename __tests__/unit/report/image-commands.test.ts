import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import {
  COSIGN_SIGNATURE,
  CYCLONEDX_BOM,
  PROVENANCE_V1,
  VULNERABILITIES,
} from '../../../src/attest/predicate.ts'
import {
  attestImageSummary,
  type AttestImageReport,
} from '../../../src/report/attest-image-summary.ts'
import { imageCommands } from '../../../src/report/image-commands.ts'
import { IDENTITY, SERVER } from '../../support/release-evidence.ts'

const HEX = sha256Of('an image')
const NAME = `ghcr.io/acme/rocket@sha256:${HEX}`
const SIGNER = 'acme/central/.github/workflows/sign-image.yml'
const claim = (
  predicateType: string,
  attestationUrl?: string,
): AttestImageReport['claims'][number] => ({
  predicateType,
  attestationUrl,
})

const report = (changes: Partial<AttestImageReport> = {}): AttestImageReport => ({
  subject: { name: 'ghcr.io/acme/rocket', sha256: HEX },
  identity: { ...IDENTITY, jobWorkflowRef: `${SIGNER}@refs/heads/main` },
  instance: 'public-good',
  serverUrl: SERVER,
  pushed: true,
  rehearsal: false,
  claims: [PROVENANCE_V1, CYCLONEDX_BOM, VULNERABILITIES, COSIGN_SIGNATURE].map(type =>
    claim(type),
  ),
  ...changes,
})

const IDENTITY_FLAGS = [
  `--certificate-identity ${SERVER}/${SIGNER}@refs/heads/main`,
  '--certificate-oidc-issuer https://token.actions.githubusercontent.com',
  '--certificate-github-workflow-repository acme/rocket',
].join(' ')

describe('commands for an image', () => {
  it('name signer and source, whatever reads them', () => {
    const gh = `gh attestation verify oci://${NAME} --repo acme/rocket --signer-workflow ${SIGNER}`
    expect(imageCommands(report())).toEqual([
      `${gh} --bundle-from-oci`,
      `${gh} --predicate-type ${CYCLONEDX_BOM} --bundle-from-oci`,
      `${gh} --predicate-type ${VULNERABILITIES} --bundle-from-oci`,
      `cosign verify-attestation --type slsaprovenance1 ${NAME} ${IDENTITY_FLAGS}`,
      `cosign verify-attestation --type cyclonedx ${NAME} ${IDENTITY_FLAGS}`,
      `cosign verify-attestation --type ${VULNERABILITIES} ${NAME} ${IDENTITY_FLAGS}`,
      `cosign verify ${NAME} ${IDENTITY_FLAGS}`,
    ])
  })

  it('are gh’s alone where cosign has nothing to read, or no trust root', () => {
    const claims = [claim(PROVENANCE_V1)]
    for (const change of [{ pushed: false }, { instance: 'github' as const }]) {
      expect(imageCommands(report({ claims, ...change }))).toHaveLength(1)
    }
    const tenant = imageCommands(
      report({ claims, pushed: false, serverUrl: 'https://acme.ghe.com' }),
    )
    expect(tenant[0]).toContain('--hostname acme.ghe.com')
    expect(tenant[0]).not.toContain('--bundle-from-oci')
  })
})

describe('the summary', () => {
  it('says what lies where', () => {
    const url = 'https://github.com/acme/rocket/attestations/7'
    const claims = [
      claim(PROVENANCE_V1, url),
      claim('https://example.com/x'),
      claim(COSIGN_SIGNATURE),
    ]
    const text = attestImageSummary(report({ claims }))
    expect(text).toContain(`| provenance | [7](${url}) | beside the image |`)
    expect(text).toContain('| `https://example.com/x` |  | beside the image |')
    expect(text).toContain('public-good Sigstore instance')
    expect(text).toContain('cosign verify ')
    const inside = attestImageSummary(report({ claims, instance: 'github', pushed: false }))
    expect(inside).toContain("GitHub's own Sigstore instance")
    expect(inside).not.toContain('beside the image')
  })

  it('of a rehearsal promises nothing', () => {
    const text = attestImageSummary(report({ rehearsal: true }))
    expect(text).toContain('| signature | not signed |  |')
    expect(text).toContain('nothing was signed, stored or pushed')
    expect(text).not.toContain('To check it')
  })
})
