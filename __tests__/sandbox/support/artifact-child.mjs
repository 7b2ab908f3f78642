// Unmodified @actions/artifact: does what INPUT_DO says and writes what came of it as an output.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { DefaultArtifactClient } from '@actions/artifact'
import { setOutput } from '@actions/core'

const client = new DefaultArtifactClient()
const name = process.env['INPUT_NAME'] ?? 'evidence'
const folder = process.env['RUNNER_TEMP']

/** With it the client asks the REST API instead of the results service. */
const findBy = {
  token: process.env['INPUT_TOKEN'],
  workflowRunId: Number(process.env['GITHUB_RUN_ID']),
  repositoryOwner: 'octo-org',
  repositoryName: 'widget',
}

const actions = {
  async upload() {
    const files = ['a.txt', 'b.bin'].map(file => join(folder, file))
    writeFileSync(files[0], process.env['INPUT_TEXT'] ?? 'hello')
    writeFileSync(files[1], Buffer.alloc(Number(process.env['INPUT_SIZE'] ?? '1000'), 7))
    return client.uploadArtifact(name, files, folder, { compressionLevel: 0 })
  },
  async raw() {
    const file = join(folder, 'raw.bin')
    writeFileSync(file, 'raw bytes')
    return client.uploadArtifact('ignored', [file], folder, { skipArchive: true })
  },
  async list() {
    return client.listArtifacts()
  },
  async download() {
    const options = process.env['INPUT_TOKEN'] ? { findBy } : {}
    const { artifact } = await client.getArtifact(name, options)
    const path = join(folder, 'downloaded')
    mkdirSync(path)
    const result = await client.downloadArtifact(artifact.id, {
      ...options,
      path,
      expectedHash: artifact.digest,
    })
    const files = readdirSync(path).map(file => [
      file,
      createHash('sha256')
        .update(readFileSync(join(path, file)))
        .digest('hex'),
    ])
    return { artifact, digestMismatch: result.digestMismatch, files: Object.fromEntries(files) }
  },
  async delete() {
    return client.deleteArtifact(name)
  },
}

try {
  setOutput('result', JSON.stringify(await actions[process.env['INPUT_DO']]()))
} catch (error) {
  setOutput('error', error.message)
}
