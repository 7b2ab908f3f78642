import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../../src/attest/digest.ts'
import {
  imageByDigest,
  imageName,
  isLoopback,
  parseImageReference,
  referenceText,
  registryHost,
} from '../../../src/oci/reference.ts'

const HEX = sha256Of('an image')

describe('references, as people write them', () => {
  it.each([
    ['ghcr.io/acme/app', 'ghcr.io', 'acme/app', undefined, undefined],
    ['oci://ghcr.io/acme/app:v1.2', 'ghcr.io', 'acme/app', 'v1.2', undefined],
    [`ghcr.io/acme/app@sha256:${HEX}`, 'ghcr.io', 'acme/app', undefined, HEX],
    [`ghcr.io/acme/app:v1@sha256:${HEX}`, 'ghcr.io', 'acme/app', 'v1', HEX],
    ['localhost:5000/app:Latest', 'localhost:5000', 'app', 'Latest', undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['127.0.0.1:5000/a/b/c__d-e.f', '127.0.0.1:5000', 'a/b/c__d-e.f', undefined, undefined],
    ['[::1]:5000/app', '[::1]:5000', 'app', undefined, undefined],
    ['alpine', 'docker.io', 'library/alpine', undefined, undefined],
    ['alpine:3.20', 'docker.io', 'library/alpine', '3.20', undefined],
    ['acme/app', 'docker.io', 'acme/app', undefined, undefined],
    ['index.docker.io/alpine', 'docker.io', 'library/alpine', undefined, undefined],
    ['registry-1.docker.io/acme/app', 'docker.io', 'acme/app', undefined, undefined],
    ['GHCR.IO/acme/app', 'ghcr.io', 'acme/app', undefined, undefined],
    ['Registry:5000/app', 'registry:5000', 'app', undefined, undefined],
  ])('%s', (text, registry, repository, tag, digest) => {
    expect(parseImageReference(text)).toEqual({ registry, repository, tag, digest })
  })

  it.each([
    ['ghcr.io/Acme/app', 'expected acme/app'],
    ['Acme/app', 'expected acme/app'],
    ['Alpine', 'expected alpine'],
    ['https://ghcr.io/acme/app', 'oci:// or no scheme'],
    ['docker://ghcr.io/acme/app', 'oci:// or no scheme'],
    ['oci://https://ghcr.io/a', 'oci:// or no scheme'],
    [`ghcr.io/a@sha256:${HEX}@sha256:${HEX}`, 'more than one @'],
    [`ghcr.io/a@${HEX}`, '64 lower-case hex digits'],
    [`ghcr.io/a@sha256:${HEX.toUpperCase()}`, '64 lower-case hex digits'],
    [`ghcr.io/a@sha512:${HEX}${HEX}`, '64 lower-case hex digits'],
    ['ghcr.io/a:', 'is no tag'],
    ['ghcr.io/a:-x', 'is no tag'],
    [`ghcr.io/a:${'x'.repeat(129)}`, 'is no tag'],
    ['ghcr.io/', 'is no name of an image'],
    ['ghcr.io/a//b', 'is no name of an image'],
    ['ghcr.io/../a', 'is no name of an image'],
    ['ghcr.io/a?b', 'is no name of an image'],
    ['user@ghcr.io/a', '64 lower-case hex digits'],
    ['-a.b/c', 'is no registry'],
    ['a.b:0/c', 'is no registry'],
    ['a.b:70000/c', 'is no registry'],
    ['a.b:x/c', 'is no registry'],
    [`ghcr.io/${'a'.repeat(250)}`, 'longer than 255'],
    ['', 'is no name of an image'],
  ])('refused: %s', (text, reason) => {
    expect(parseImageReference(text)).toEqual(expect.stringContaining(reason))
  })

  it('have a name, a digest, and a host', () => {
    const image = { registry: 'docker.io', repository: 'library/alpine' }
    expect(imageName(image)).toBe('docker.io/library/alpine')
    expect(imageByDigest(image, HEX)).toBe(`oci://docker.io/library/alpine@sha256:${HEX}`)
    expect(referenceText({ tag: 'v1' })).toBe('v1')
    expect(referenceText({ digest: HEX })).toBe(`sha256:${HEX}`)
    expect(registryHost('docker.io')).toBe('registry-1.docker.io')
    expect(registryHost('ghcr.io')).toBe('ghcr.io')
  })

  it.each([
    ['localhost', true],
    ['localhost:5000', true],
    ['127.0.0.1', true],
    ['127.9.8.7:80', true],
    ['[::1]:5000', true],
    ['localhost.example.com', false],
    ['127.0.0.1.example.com', false],
    ['10.0.0.1:5000', false],
  ])('%s on this machine: %s', (host, answer) => expect(isLoopback(host)).toBe(answer))
})
