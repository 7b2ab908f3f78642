import { createHash } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import type { Job } from '../../sandbox/actions/job.ts'
import { ARTIFACT_BLOB_HOST } from '../../sandbox/index.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import { releaseJob } from './support/jobs.ts'
import { runStep, sandbox, temporaryFolder } from './support/sandboxes.ts'

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

interface Outcome {
  readonly result?: Record<string, unknown>
  readonly error?: string
}

async function step(
  within: Sandbox,
  job: Job,
  what: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const { outputs, stderr } = await runStep(within, job, 'artifact-child.mjs', {
    INPUT_DO: what,
    ...inputs,
  })
  if (outputs['error'] !== undefined) return { error: outputs['error'] }
  if (outputs['result'] === undefined) throw new Error(stderr)
  return { result: JSON.parse(outputs['result']) as Record<string, unknown> }
}

const open = (within: Sandbox, runAttempt = 1, runId = 987_654): Job =>
  within.jobs.open(releaseJob({ runAttempt, runId, permissions: {} }))

describe('unmodified @actions/artifact', () => {
  it('uploads, lists and downloads across the jobs of a run, and across a restart', async () => {
    const dir = await temporaryFolder()
    const running = await sandbox({ dir })
    // More than one block of 8 MiB.
    const { result: uploaded } = await step(running, open(running), 'upload', {
      INPUT_SIZE: '9000000',
    })
    const [stored] = running.artifacts.ofRun(987_654)
    expect(uploaded).toEqual({
      id: stored?.id,
      size: stored?.content.size,
      digest: stored?.content.digest.replace('sha256:', ''),
    })
    expect(running.log.withAuthorization().map(entry => entry.host)).not.toContain(
      ARTIFACT_BLOB_HOST,
    )
    expect(running.log.to(ARTIFACT_BLOB_HOST).length).toBeGreaterThan(2)
    await running.close()

    const again = await sandbox({ dir })
    const job = open(again)
    const { result: listed } = await step(again, job, 'list')
    expect(listed?.['artifacts']).toMatchObject([
      { name: 'evidence', digest: stored?.content.digest },
    ])
    const { result: downloaded } = await step(again, job, 'download')
    expect(downloaded?.['files']).toEqual({
      'a.txt': sha256('hello'),
      'b.bin': sha256(Buffer.alloc(9_000_000, 7)),
    })
    expect(downloaded?.['digestMismatch']).toBe(false)
    expect(again.log.refused()).toEqual([])
  })

  it('finds and downloads through the REST API, without a credential at the blob host', async () => {
    const running = await sandbox()
    running.github.addRepository(releaseJob().repository)
    await step(running, open(running), 'upload')
    const reader = running.jobs.open(releaseJob({ runId: 1, permissions: { actions: 'read' } }))
    const { result, error } = await step(running, reader, 'download', {
      INPUT_TOKEN: reader.githubToken,
      GITHUB_RUN_ID: '987654',
    })
    expect(error).toBeUndefined()
    expect(result?.['files']).toMatchObject({ 'a.txt': sha256('hello') })
    const told = running.log.withAuthorization().map(entry => entry.host)
    expect(told).toContain('api.github.com')
    expect(told).not.toContain(ARTIFACT_BLOB_HOST)
  })

  it('uploads a single file unarchived under its own name', async () => {
    const running = await sandbox()
    const { result } = await step(running, open(running), 'raw')
    expect(result).toMatchObject({ digest: sha256('raw bytes'), size: 9 })
    const { result: downloaded } = await step(running, open(running), 'download', {
      INPUT_NAME: 'raw.bin',
    })
    expect(downloaded?.['files']).toEqual({ 'raw.bin': sha256('raw bytes') })
  })

  it('is told that a name has been used in this attempt', async () => {
    const running = await sandbox({ reuseArtifactNames: 'allow' })
    const job = open(running)
    await step(running, job, 'upload')
    const { error } = await step(running, open(running), 'upload')
    expect(error).toMatch(/409.*an artifact with this name already exists on the workflow run/)
    expect(running.artifacts.ofRun(987_654)).toHaveLength(1)
  })

  it('may not use the name of an earlier attempt where reuse is refused', async () => {
    const running = await sandbox({ reuseArtifactNames: 'refuse' })
    await step(running, open(running), 'upload')
    const { error } = await step(running, open(running, 2), 'upload')
    expect(error).toMatch(/409/)
  })

  it('may use it where reuse is allowed, and gets the newest by name', async () => {
    const running = await sandbox({ reuseArtifactNames: 'allow' })
    await step(running, open(running), 'upload')
    const job = open(running, 2)
    expect((await step(running, job, 'upload', { INPUT_TEXT: 'second' })).error).toBeUndefined()
    const { result } = await step(running, job, 'download')
    expect(result?.['files']).toMatchObject({ 'a.txt': sha256('second') })
    expect(running.artifacts.ofRun(987_654).map(one => one.runAttempt)).toEqual([1, 2])
  })

  it('sees nothing of another run, and deletes what is its own', async () => {
    const running = await sandbox()
    await step(running, open(running), 'upload')
    const { result: listed } = await step(running, open(running, 1, 1), 'list')
    expect(listed?.['artifacts']).toEqual([])
    const { result } = await step(running, open(running), 'delete')
    expect(typeof result?.['id']).toBe('number')
    expect(running.artifacts.ofRun(987_654)).toEqual([])
  })
})
