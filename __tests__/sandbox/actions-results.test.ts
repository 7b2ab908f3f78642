import { describe, expect, it } from '@jest/globals'

import { ArtifactStore } from '../../sandbox/actions/artifacts.ts'
import { BlobHost } from '../../sandbox/actions/blobs.ts'
import { JobRegistry } from '../../sandbox/actions/job.ts'
import type { Job } from '../../sandbox/actions/job.ts'
import { resultsService } from '../../sandbox/actions/results-service.ts'
import type { Service } from '../../sandbox/service.ts'
import { ask } from './support/ask.ts'
import { releaseJob } from './support/jobs.ts'

const PREFIX =
  'https://results-receiver.actions.githubusercontent.com/twirp/github.actions.results.api.v1.ArtifactService'
const BLOCK_BLOB = { 'x-ms-blob-type': 'BlockBlob' }

interface Setting {
  readonly jobs: JobRegistry
  readonly blobs: BlobHost
  readonly store: ArtifactStore
  readonly service: Service
  readonly advance: (ms: number) => void
}

function setting(): Setting {
  let now = Date.parse('2026-05-06T07:08:09Z')
  const clock = (): number => now
  const jobs = new JobRegistry()
  const blobs = new BlobHost({ host: 'blobs.example', clock })
  const store = new ArtifactStore({ blobs, clock, nameReuse: 'refuse' })
  const advance = (ms: number): void => {
    now += ms
  }
  return { jobs, blobs, store, service: resultsService(jobs, store), advance }
}

async function call(
  { service }: Setting,
  job: Job,
  method: string,
  fields: object = {},
  token = job.runtimeToken,
): Promise<{ readonly status: number; readonly json: Record<string, string> }> {
  const ids = {
    workflow_run_backend_id: job.runBackendId,
    workflow_job_run_backend_id: job.jobBackendId,
  }
  const { status, json } = await ask(service, `${PREFIX}/${method}`, {
    headers: { authorization: `Bearer ${token}` },
    json: { ...ids, ...fields },
  })
  return { status, json: json as Record<string, string> }
}

const open = (within: Setting): Job => within.jobs.open(releaseJob({ permissions: {} }))
const NEW = { name: 'a', version: 7, mime_type: 'application/zip' }

describe('the results service refuses', () => {
  it('a token that is not a runtime token', async () => {
    const within = setting()
    const job = open(within)
    const { status, json } = await call(within, job, 'CreateArtifact', NEW, job.githubToken)
    expect({ status, code: json['code'] }).toEqual({ status: 401, code: 'unauthenticated' })
  })

  it("another run's artifacts, and uploads for another job", async () => {
    const within = setting()
    const job = open(within)
    const other = within.jobs.open(releaseJob({ runId: 1 }))
    const sibling = open(within)
    const foreignRun = { workflow_run_backend_id: other.runBackendId }
    const foreignJob = { workflow_job_run_backend_id: sibling.jobBackendId }
    expect((await call(within, job, 'ListArtifacts', foreignRun)).status).toBe(403)
    expect((await call(within, job, 'CreateArtifact', { ...NEW, ...foreignJob })).status).toBe(403)
  })

  it.each([
    [400, 'CreateArtifact', { ...NEW, name: 'a/b' }],
    [400, 'CreateArtifact', { ...NEW, version: 3 }],
    [404, 'FinalizeArtifact', { name: 'a', size: '1' }],
    [404, 'GetSignedArtifactURL', { name: 'a' }],
    [404, 'DeleteArtifact', { name: 'a' }],
    [404, 'MigrateArtifact', {}],
  ])('with %i: %s %j', async (status, method, fields) => {
    const within = setting()
    expect((await call(within, open(within), method, fields)).status).toBe(status)
  })

  it('to end an upload whose size or hash is not what arrived', async () => {
    const within = setting()
    const job = open(within)
    const { json } = await call(within, job, 'CreateArtifact', NEW)
    const upload = { method: 'PUT', headers: BLOCK_BLOB, body: Buffer.from('12345') }
    await ask(within.blobs.service, json['signed_upload_url'] ?? '', upload)
    const wrongHash = { name: 'a', size: '5', hash: `sha256:${'0'.repeat(64)}` }
    expect((await call(within, job, 'FinalizeArtifact', wrongHash)).status).toBe(400)
    expect((await call(within, job, 'FinalizeArtifact', { name: 'a', size: '6' })).status).toBe(400)
    expect(within.store.ofRun(job.identity.runId)).toEqual([])
    expect((await call(within, job, 'FinalizeArtifact', { name: 'a', size: '5' })).status).toBe(200)
    const [artifact] = within.store.ofRun(job.identity.runId)
    if (artifact === undefined) throw new Error('no artifact')
    expect(within.store.contentOf(artifact).toString()).toBe('12345')
  })
})

describe('the blob host', () => {
  const path = '/container/blob.bin'

  it('puts blocks together in the order of the list', async () => {
    const { blobs } = setting()
    const url = blobs.signedUrl(path, 'write')
    for (const [id, text] of [
      ['MQ==', 'one'],
      ['Mg==', 'two'],
    ] as const) {
      const block = `${url}&comp=block&blockid=${encodeURIComponent(id)}`
      await ask(blobs.service, block, { method: 'PUT', body: Buffer.from(text) })
    }
    const list = '<BlockList><Latest>Mg==</Latest><Latest>MQ==</Latest></BlockList>'
    const commit = { method: 'PUT', body: Buffer.from(list) }
    expect((await ask(blobs.service, `${url}&comp=blocklist`, commit)).status).toBe(201)
    expect(blobs.get(path)?.content.toString()).toBe('twoone')
    const unknown = { method: 'PUT', body: Buffer.from('<Latest>Mw==</Latest>') }
    expect((await ask(blobs.service, `${url}&comp=blocklist`, unknown)).status).toBe(400)
  })

  it('reads the whole and ranges', async () => {
    const { blobs } = setting()
    blobs.put(path, { content: Buffer.from('0123456789'), contentType: 'text/plain' })
    const url = blobs.signedUrl(path, 'read')
    const whole = await ask(blobs.service, url)
    expect({ status: whole.status, body: String(whole.body) }).toEqual({
      status: 200,
      body: '0123456789',
    })
    const part = await ask(blobs.service, url, { headers: { 'x-ms-range': 'bytes=2-4' } })
    expect({ status: part.status, body: String(part.body) }).toEqual({ status: 206, body: '234' })
    expect((await ask(blobs.service, url, { headers: { range: 'bytes=10-' } })).status).toBe(416)
    expect((await ask(blobs.service, blobs.signedUrl('/container/none', 'read'))).status).toBe(404)
  })

  it('opens to a signed address for that blob, that access and that time only', async () => {
    const { blobs, advance } = setting()
    blobs.put(path, { content: Buffer.from('x'), contentType: 'text/plain' })
    const url = blobs.signedUrl(path, 'read')
    const status = async (address: string, method = 'GET', headers = {}): Promise<number> =>
      (await ask(blobs.service, address, { method, headers })).status
    expect(await status(url)).toBe(200)
    expect(await status(url, 'HEAD')).toBe(200)
    expect(await status(url, 'PUT', BLOCK_BLOB)).toBe(403)
    expect(await status(url.replace('blob.bin', 'blob2.bin'))).toBe(403)
    expect(await status(`https://blobs.example${path}`)).toBe(403)
    expect(await status(url.replace('se=2026', 'se=2027'))).toBe(403)
    advance(600_001)
    expect(await status(url)).toBe(403)
  })

  it('takes no Authorization beside a signed address', async () => {
    const { blobs } = setting()
    blobs.put(path, { content: Buffer.from('x'), contentType: 'text/plain' })
    const headers = { authorization: 'Bearer x' }
    expect((await ask(blobs.service, blobs.signedUrl(path, 'read'), { headers })).status).toBe(400)
  })
})
