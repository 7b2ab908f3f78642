/** Runs as a process of its own, with a job's environment: one upload or download of workflow artifacts. */
import { readFile, writeFile } from 'node:fs/promises'
import { join, matchesGlob } from 'node:path'
import { argv } from 'node:process'
import { DefaultArtifactClient } from '@actions/artifact'

export type ArtifactRequest =
  | {
      readonly operation: 'upload'
      readonly name: string
      readonly files: string[]
      readonly root: string
      readonly overwrite: boolean
      readonly compressionLevel?: number
    }
  | {
      readonly operation: 'download'
      readonly path: string
      readonly mergeMultiple: boolean
      readonly name?: string
      readonly pattern?: string
    }

export interface ArtifactAnswer {
  readonly id?: number
  readonly digest?: string
}

const client = new DefaultArtifactClient()

async function upload(
  request: Extract<ArtifactRequest, { operation: 'upload' }>,
): Promise<ArtifactAnswer> {
  if (request.overwrite) {
    const existing = await client.getArtifact(request.name).catch(() => undefined)
    if (existing !== undefined) await client.deleteArtifact(request.name)
  }
  const { compressionLevel } = request
  const options = compressionLevel === undefined ? {} : { compressionLevel }
  const { id, digest } = await client.uploadArtifact(
    request.name,
    request.files,
    request.root,
    options,
  )
  return { ...(id === undefined ? {} : { id }), ...(digest === undefined ? {} : { digest }) }
}

async function download(
  request: Extract<ArtifactRequest, { operation: 'download' }>,
): Promise<ArtifactAnswer> {
  const { artifacts } = await client.listArtifacts({ latest: true })
  const { name, pattern } = request
  const wanted = artifacts.filter(
    one =>
      (name === undefined || one.name === name) &&
      (pattern === undefined || matchesGlob(one.name, pattern)),
  )
  if (name !== undefined && wanted.length === 0)
    throw new Error(`Artifact not found for name: ${name}`)
  const together = request.mergeMultiple || name !== undefined
  for (const artifact of wanted) {
    const path = together ? request.path : join(request.path, artifact.name)
    const { digestMismatch } = await client.downloadArtifact(artifact.id, {
      path,
      ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
    })
    if (digestMismatch === true)
      throw new Error(`the digest of the artifact ${artifact.name} does not match`)
  }
  return {}
}

const [, , requestPath = '', answerPath = ''] = argv
const request = JSON.parse(await readFile(requestPath, 'utf8')) as ArtifactRequest
const answer = await (request.operation === 'upload' ? upload(request) : download(request))
await writeFile(answerPath, JSON.stringify(answer))
