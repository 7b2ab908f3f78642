import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { securityMd, type SecurityFacts } from '../../../src/report/security-md.ts'
import { parseInputs } from '../../../src/inputs/inputs.ts'
import { IDENTITY, SERVER } from '../../support/release-evidence.ts'

const FACTS: SecurityFacts = {
  serverUrl: SERVER,
  repository: 'acme/rocket',
  repositoryId: '42',
  ownerId: '11',
  tag: 'v1.2.3',
  file: 'rocket-1.2.3-linux-amd64',
  sbomFile: 'rocket-1.2.3-linux-amd64.cdx.json',
  checksums: 'rocket-1.2.3-checksums.txt',
  evidence: 'rocket-1.2.3.intoto.jsonl',
  signer: IDENTITY.jobWorkflowRef,
  ownSigner: IDENTITY.jobWorkflowRef,
  sourceRef: 'refs/tags/v1.2.3',
  commit: IDENTITY.sha,
  hosted: true,
  signed: false,
  archive: undefined,
}
const render = (change: Partial<SecurityFacts> = {}): string => securityMd({ ...FACTS, ...change })
const fenced = (text: string, language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(text)?.[1] ?? ''
const joined = (text: string): string => fenced(text, 'sh').replaceAll(/ \\\n +/g, ' ')
const step = (text: string): Record<string, string> =>
  (parse(fenced(text, 'yaml')) as readonly { with: Record<string, string> }[])[0]?.with ?? {}

describe('the section of SECURITY.md', () => {
  it('has the commands that hold for this repository', () => {
    expect(joined(render()).split('\n')).toEqual([
      'TAG=v1.2.3  # the release',
      'FILE=rocket-1.2.3-linux-amd64  # a file of it',
      '',
      'gh release download "$TAG" --repo acme/rocket',
      '# who built it, from what',
      'gh attestation verify "$FILE" --repo acme/rocket --signer-workflow acme/rocket/.github/workflows/release.yml --source-ref "refs/tags/$TAG" --deny-self-hosted-runners',
      '# what is in it',
      'gh attestation verify "$FILE" --repo acme/rocket --signer-workflow acme/rocket/.github/workflows/release.yml --source-ref "refs/tags/$TAG" --deny-self-hosted-runners --predicate-type https://cyclonedx.org/bom',
      '# whether every download is whole',
      'gh attestation verify rocket-1.2.3-checksums.txt --repo acme/rocket --signer-workflow acme/rocket/.github/workflows/release.yml --source-ref "refs/tags/$TAG" --deny-self-hosted-runners',
      'shasum -a 256 -c rocket-1.2.3-checksums.txt',
      '',
    ])
    expect(render()).toContain('`rocket-1.2.3.intoto.jsonl` holds every attestation')
    expect(render().endsWith('.)\n')).toBe(true)
  })

  it('has a step that the action takes, with the ids', () => {
    const inputs = step(render())
    expect(inputs).toMatchObject({ 'repo-id': '42', 'owner-id': '11', tag: 'v1.2.3' })
    const raw = new Map([...Object.entries(inputs), ['github-token', 'token']])
    expect(parseInputs(raw)).toMatchObject({
      command: 'verify',
      inputs: {
        repo: 'acme/rocket',
        signerWorkflow: 'acme/rocket/.github/workflows/release.yml',
        predicateTypes: ['https://slsa.dev/provenance/v1', 'https://cyclonedx.org/bom'],
      },
    })
  })

  it('names each signer where builds and release have two', () => {
    const text = render({ signer: 'forge/shared/.github/workflows/build.yml@refs/tags/v3' })
    expect(text).toContain(
      'attested by `forge/shared/.github/workflows/build.yml` and `acme/rocket/.github/workflows/release.yml`',
    )
    const [binary, sbom, checksums] = joined(text).match(/--signer-workflow \S+/g) ?? []
    expect([binary, sbom, checksums]).toEqual([
      '--signer-workflow forge/shared/.github/workflows/build.yml',
      '--signer-workflow forge/shared/.github/workflows/build.yml',
      '--signer-workflow acme/rocket/.github/workflows/release.yml',
    ])
    expect(step(text)['signer-workflow']).toBe('forge/shared/.github/workflows/build.yml')
  })

  it('does not demand what this repository does not have', () => {
    const text = render({ hosted: false, sbomFile: undefined })
    expect(joined(text)).not.toContain('--deny-self-hosted-runners')
    expect(joined(text)).not.toContain('cyclonedx')
    expect(text).toContain('self-hosted runner')
    expect(step(text)).toMatchObject({
      'deny-self-hosted-runners': 'false',
      'predicate-type': 'https://slsa.dev/provenance/v1',
    })
  })

  it('demands the ref that the evidence bears, and says why it is a branch', () => {
    const text = render({ sourceRef: 'refs/heads/main' })
    expect(joined(text)).toContain('--source-ref refs/heads/main')
    expect(joined(text)).not.toContain('refs/tags')
    expect(text).toContain('bears the ref `refs/heads/main`')
    expect(step(text)).toMatchObject({ 'source-ref': 'refs/heads/main' })
    expect(step(text)).not.toHaveProperty('tag')
  })

  it('names the host of a tenant, and the signature where there is one', () => {
    const text = joined(render({ serverUrl: 'https://acme.ghe.com', signed: true }))
    expect(text).toContain('gh release download "$TAG" --repo acme.ghe.com/acme/rocket')
    expect(text).toContain('--hostname acme.ghe.com --repo acme/rocket')
    expect(text).toContain('gpg --verify "$FILE.asc" "$FILE"')
  })

  it('says that the binary inside an archive is attested too', () => {
    const text = render({
      file: 'rocket-1.2.3-linux-amd64.tar.gz',
      archive: { format: 'tar.gz', binary: 'rocket-1.2.3-linux-amd64/rocket' },
    })
    expect(text).toContain('after unpacking: `rocket-1.2.3-linux-amd64/rocket`')
    expect(render()).not.toContain('archive;')
  })

  it('holds up in a shell, in YAML and in Markdown', () => {
    const tag = "v1$(id)'`"
    const text = render({ tag, sourceRef: `refs/tags/${tag}`, file: 'a b: #"' })
    expect(fenced(text, 'sh')).toContain("TAG='v1$(id)'\\''`'  # the release")
    expect(fenced(text, 'sh')).toContain(`FILE='a b: #"'  # a file of it`)
    expect(step(text)).toMatchObject({ tag, 'subject-path': 'a b: #"' })
  })
})
