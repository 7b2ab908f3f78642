import { describe, expect, it } from '@jest/globals'
import {
  consumerCommands,
  quote,
  workflowPath,
  type ConsumerFacts,
} from '../../../src/report/consumer-commands.ts'
import { consumerFacts } from '../../../src/report/consumer-facts.ts'
import { IDENTITY, PLAN, SERVER, verifiedFile } from '../../support/release-evidence.ts'

const FACTS: ConsumerFacts = {
  serverUrl: SERVER,
  repository: 'acme/rocket',
  tag: 'v1.2.3',
  file: 'rocket-1.2.3-linux-amd64',
  archive: undefined,
  signed: false,
  sbomFile: 'rocket-1.2.3-linux-amd64.cdx.json',
  checksums: 'rocket-1.2.3-checksums.txt',
  signer: IDENTITY.jobWorkflowRef,
  ownSigner: IDENTITY.jobWorkflowRef,
  sourceRef: 'refs/tags/v1.2.3',
  commit: IDENTITY.sha,
}
const commands = (changes: Partial<ConsumerFacts> = {}): readonly string[] =>
  consumerCommands({ ...FACTS, ...changes }).map(({ command }) => command)

describe('the commands of a consumer', () => {
  it('are these', () => {
    expect(commands()).toEqual([
      'gh release download v1.2.3 --repo acme/rocket --pattern rocket-1.2.3-linux-amd64 --pattern rocket-1.2.3-linux-amd64.cdx.json --pattern rocket-1.2.3-checksums.txt',
      'gh attestation verify rocket-1.2.3-linux-amd64 --repo acme/rocket',
      'gh attestation verify rocket-1.2.3-linux-amd64 --repo acme/rocket --signer-workflow acme/rocket/.github/workflows/release.yml --source-ref refs/tags/v1.2.3 --source-digest c0ffee0000000000000000000000000000000001 --deny-self-hosted-runners',
      'gh attestation verify rocket-1.2.3-linux-amd64 --repo acme/rocket --predicate-type https://cyclonedx.org/bom',
      'gh attestation verify rocket-1.2.3-linux-amd64.cdx.json --repo acme/rocket',
      'gh attestation verify rocket-1.2.3-checksums.txt --repo acme/rocket',
      'shasum -a 256 --ignore-missing -c rocket-1.2.3-checksums.txt',
    ])
  })

  it("name the signer where it is another repository's workflow", () => {
    const signer = 'forge/shared/.github/workflows/build.yml@refs/tags/v3'
    const [, binary, , sbom, sbomFile] = commands({ signer })
    expect(binary).toContain(' --signer-workflow forge/shared/.github/workflows/build.yml')
    expect(sbom).toContain(' --signer-workflow forge/shared/.github/workflows/build.yml')
    // The release job is the repository's own.
    expect(sbomFile).not.toContain('--signer-workflow')
    expect(commands({ repository: 'Acme/Rocket' })[1]).not.toContain('--signer-workflow')
  })

  it('name the host of a tenant', () => {
    const [download, binary] = commands({ serverUrl: 'https://acme.ghe.com' })
    expect(download).toContain('--repo acme.ghe.com/acme/rocket')
    expect(binary).toContain('--hostname acme.ghe.com --repo acme/rocket')
  })

  it('leave out what there is not', () => {
    expect(commands({ sbomFile: undefined })).toHaveLength(5)
  })

  it('hold up in a shell', () => {
    expect(quote('a b')).toBe("'a b'")
    expect(quote("a'b")).toBe(`'a'\\''b'`)
    expect(workflowPath('no ref')).toBe('no ref')
  })
})

describe('the facts', () => {
  const source = { plan: PLAN, identity: IDENTITY, tag: 'v1.2.3', serverUrl: SERVER }

  it('are those of the first binary that is there', () => {
    const name = 'rocket-1.2.3-macos-arm64'
    const signer = 'forge/shared/.github/workflows/build.yml@refs/tags/v3'
    // Verified under a policy of its own; what counts is who signed.
    const verified = [verifiedFile(name, { identity: { ...IDENTITY, jobWorkflowRef: signer } })]
    expect(consumerFacts({ ...source, verified })).toEqual({
      ...FACTS,
      file: name,
      sbomFile: `${name}.cdx.json`,
      signer,
    })
  })

  it('of a rehearsal without signatures are the plan', () => {
    expect(consumerFacts({ ...source, verified: [] })).toEqual(FACTS)
    const bare = { ...PLAN, artifacts: [] }
    expect(consumerFacts({ ...source, plan: bare, verified: [] })).toMatchObject({
      file: PLAN.checksums,
      sbomFile: undefined,
    })
  })
})
