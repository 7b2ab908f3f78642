/** The demo's attacks do what they say: each is carried out on a sandbox, without the action that refuses it. */
import { X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startSandbox } from '../../sandbox/index.ts'
import { playWorkflow } from '../../sandbox/player/index.ts'
import { readOptions } from '../../scripts/demo/options.ts'
import { interceptorsFor } from '../../scripts/demo/tamper.ts'
import type { Tampering } from '../../scripts/demo/options.ts'
import { PlayerFixture, REPOSITORY, stepOf } from './player-fixture.ts'

const ATTEST = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  '@actions',
  'attest',
  'lib',
  'index.js',
)

/** Signs one statement and stores it. */
const SIGNER = `
import(${JSON.stringify(ATTEST)}).then(({ attest }) => attest({
  subjects: [{ name: 'tool', digest: { sha256: 'ab'.repeat(32) } }],
  predicateType: 'https://example.com/p',
  predicate: { by: 'us' },
  token: process.env['INPUT_GITHUB-TOKEN'],
  sigstore: 'public-good',
}))
`

const WORKFLOW = `
on: push
permissions: { contents: read, id-token: write, attestations: write }
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: |
          mkdir staged && cd staged && printf binary > tool && printf '{}' > stage.json
          printf '{"components":[1,2]}' > tool.cdx.json
      - { uses: actions/upload-artifact@v4, with: { name: attested-release--tool--1, path: staged } }
  attest:
    needs: build
    runs-on: ubuntu-24.04
    steps: [{ uses: ./ }]
  release:
    needs: attest
    runs-on: ubuntu-24.04
    steps:
      - { uses: actions/download-artifact@v4, with: { name: attested-release--tool--1, path: got } }
      - id: look
        run: |
          echo "tool=$(cat got/tool)" >> "$GITHUB_OUTPUT"
          echo "sbom=$(cat got/tool.cdx.json)" >> "$GITHUB_OUTPUT"
`

async function attack(tampering: Tampering | undefined): Promise<{
  readonly tool: string | undefined
  readonly sbom: string | undefined
  readonly signers: readonly string[]
  readonly stored: string
}> {
  await using fixture = await PlayerFixture.create({ '.github/workflows/w.yml': WORKFLOW })
  await fixture.useAction(SIGNER)
  await using sandbox = await startSandbox({ dir: join(fixture.root, 'sandbox') })
  sandbox.github.addRepository(REPOSITORY)
  const said: string[] = []
  const interceptors = interceptorsFor(tampering, sandbox, line => said.push(line))
  const result = await playWorkflow({ ...fixture.options(), sandbox, interceptors })
  expect({ jobs: result.jobs.map(job => [job.conclusion, job.reason]), said: said.length }).toEqual(
    {
      jobs: [
        ['success', undefined],
        ['success', undefined],
        ['success', undefined],
      ],
      said: tampering === undefined ? 0 : 1,
    },
  )
  const upload = {
    repository: 'octo/hello',
    releaseId: 1,
    name: 'tool',
    bytes: Buffer.from('binary'),
  }
  const stored = sandbox.github.hooks.assetTransform?.(upload)?.bytes ?? upload.bytes
  const { tool, sbom } = stepOf(result, 'look').outputs
  return {
    tool,
    sbom,
    signers: sandbox.github.attestations.map(one => signerOf(one.bundle)),
    stored: stored.toString(),
  }
}

function signerOf(bundle: object): string {
  const { verificationMaterial } = bundle as {
    readonly verificationMaterial: { readonly certificate: { readonly rawBytes: string } }
  }
  const der = Buffer.from(verificationMaterial.certificate.rawBytes, 'base64')
  return new X509Certificate(der).subjectAltName ?? ''
}

const OURS = 'URI:https://github.com/octo/hello/.github/workflows/w.yml@refs/tags/v0.1.0'
const UNTOUCHED = {
  tool: 'binary',
  sbom: '{"components":[1,2]}',
  signers: [OURS],
  stored: 'binary',
}

describe('the demo', () => {
  it('leaves everything as it is without an attack', async () => {
    expect(await attack(undefined)).toEqual(UNTOUCHED)
  })

  it('binary: exchanges the staged binary', async () => {
    expect(await attack('binary')).toEqual({
      ...UNTOUCHED,
      tool: 'binarysomething that cargo did not build',
    })
  })

  it('sbom: takes a component out', async () => {
    expect(await attack('sbom')).toEqual({ ...UNTOUCHED, sbom: '{"components":[1]}' })
  })

  it('bundle: replaces the attestations by ones of another workflow', async () => {
    expect(await attack('bundle')).toEqual({
      ...UNTOUCHED,
      signers: [OURS.replace('w.yml', 'nightly.yml')],
    })
  })

  it('swap: changes what GitHub stores', async () => {
    expect(await attack('swap')).toEqual({ ...UNTOUCHED, stored: 'binar!' })
  })

  it('reads its options', () => {
    expect(readOptions([])).toMatchObject({ crate: undefined, tamper: undefined, dryRun: false })
    expect(readOptions(['--crate', 'ripgrep@14.1.1', '--tamper', 'swap'])).toMatchObject({
      crate: { name: 'ripgrep', version: '14.1.1' },
      tamper: 'swap',
    })
    expect(() => readOptions(['--tamper', 'all'])).toThrow('binary, sbom, bundle, swap')
    expect(() => readOptions(['--crate', 'ripgrep'])).toThrow('NAME@VERSION')
    expect(() => readOptions(['--tamper', 'swap', '--dry-run'])).toThrow('exclude each other')
  })
})
