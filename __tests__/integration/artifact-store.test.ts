/** The adapter over a client that behaves as @actions/artifact is documented to; the service itself is in the sandbox. */
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { createWorkflowArtifacts, type ArtifactClient } from '../../src/io/artifact-store.ts'
import { rejectionOf } from '../support/thrown.ts'

const DIGEST = sha256Of('zip')
const calls: unknown[][] = []

const client = (part: Partial<ArtifactClient> = {}): (() => Promise<ArtifactClient>) => {
  const refuse = async (): Promise<never> => {
    throw new Error('not expected')
  }
  return async () => ({
    uploadArtifact: refuse,
    listArtifacts: refuse,
    downloadArtifact: refuse,
    ...part,
  })
}

describe('workflow artifacts', () => {
  it('are uploaded with a digest', async () => {
    calls.length = 0
    const store = createWorkflowArtifacts(
      client({
        uploadArtifact: async (...call) => {
          calls.push(call)
          return { id: 7, size: 3, digest: DIGEST }
        },
      }),
    )
    expect(await store.upload('name', ['/x/a'], '/x')).toEqual({
      id: 7,
      name: 'name',
      size: 3,
      digest: DIGEST,
    })
    expect(calls).toEqual([['name', ['/x/a'], '/x', { compressionLevel: 3 }]])
  })

  it('are listed with the digest that the service gives, if any', async () => {
    const listed = [
      { id: 1, name: 'a', size: 1, digest: `sha256:${DIGEST}` },
      { id: 2, name: 'b', size: 2 },
    ]
    const store = createWorkflowArtifacts(
      client({ listArtifacts: async () => ({ artifacts: listed }) }),
    )
    expect((await store.list()).map(({ digest }) => digest)).toEqual([DIGEST, undefined])
  })

  it('are downloaded against their digest; a difference is an error, not a remark', async () => {
    calls.length = 0
    let digestMismatch = false
    const store = createWorkflowArtifacts(
      client({
        downloadArtifact: async (...call) => {
          calls.push(call)
          return { digestMismatch }
        },
      }),
    )
    const artifact = { id: 5, name: 'a', size: 1, digest: DIGEST }
    await store.download(artifact, '/to')
    expect(calls).toEqual([[5, { path: '/to', expectedHash: `sha256:${DIGEST}` }]])
    digestMismatch = true
    const error = await rejectionOf(store.download(artifact, '/to'))
    expect([error.code, error.class]).toEqual(['DIGEST_MISMATCH', 'security'])
    const without = await rejectionOf(store.download({ ...artifact, digest: undefined }, '/to'))
    expect(without.code).toBe('RESPONSE_INVALID')
  })

  it('that cannot be moved say so, with the cause', async () => {
    const cause = new Error('conflict')
    const fail = async (): Promise<never> => {
      throw cause
    }
    const store = createWorkflowArtifacts(
      client({ uploadArtifact: fail, listArtifacts: fail, downloadArtifact: fail }),
    )
    const upload = await rejectionOf(store.upload('a', [], '/'))
    expect([upload.code, upload.cause]).toEqual(['ARTIFACT_UPLOAD_FAILED', cause])
    expect((await rejectionOf(store.list())).code).toBe('SERVICE_UNAVAILABLE')
    const nameless = createWorkflowArtifacts(client({ uploadArtifact: async () => ({}) }))
    expect((await rejectionOf(nameless.upload('a', [], '/'))).code).toBe('ARTIFACT_UPLOAD_FAILED')
  })

  it('are not waited for without end', async () => {
    const forever = async (): Promise<never> => new Promise(() => undefined)
    const store = createWorkflowArtifacts(client({ listArtifacts: forever }), 50)
    expect((await rejectionOf(store.list())).code).toBe('SERVICE_UNAVAILABLE')
  })
})
