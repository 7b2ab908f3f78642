/**
 * actions/upload-artifact and actions/download-artifact, over the sandbox's results service. The client library
 * is the real one; it reads its tokens and addresses from the environment, hence the child process.
 */
import { randomUUID } from 'node:crypto'
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ArtifactAnswer, ArtifactRequest } from './artifact-child.ts'
import type { StandIn, StandInCall } from './stand-in.ts'

const CHILD = fileURLToPath(new URL('./artifact-child.ts', import.meta.url))

export const uploadArtifact: StandIn = {
  action: 'actions/upload-artifact',
  inputs: [
    'name',
    'path',
    'if-no-files-found',
    'retention-days',
    'compression-level',
    'overwrite',
    'include-hidden-files',
  ],
  run: async call => {
    const name = call.inputs['name'] ?? 'artifact'
    const files = filesOf(call)
    if (files.length === 0) return nothingFound(call)
    const level = call.inputs['compression-level']
    const answer = await ask(call, {
      operation: 'upload',
      name,
      files: [...files],
      root: rootOf(call),
      overwrite: call.inputs['overwrite'] === 'true',
      ...(level === undefined ? {} : { compressionLevel: Number(level) }),
    })
    const { repository, runId } = call.identity
    const id = String(answer.id ?? '')
    return {
      'artifact-id': id,
      'artifact-digest': answer.digest ?? '',
      'artifact-url': `https://github.com/${repository.owner}/${repository.name}/actions/runs/${runId}/artifacts/${id}`,
    }
  },
}

export const downloadArtifact: StandIn = {
  action: 'actions/download-artifact',
  inputs: ['name', 'path', 'pattern', 'merge-multiple'],
  run: async call => {
    const path = resolve(call.workspace, call.inputs['path'] ?? '')
    await mkdir(path, { recursive: true })
    const { name, pattern } = call.inputs
    await ask(call, {
      operation: 'download',
      path,
      mergeMultiple: call.inputs['merge-multiple'] === 'true',
      ...(name === undefined || name === '' ? {} : { name }),
      ...(pattern === undefined || pattern === '' ? {} : { pattern }),
    })
    return { 'download-path': path }
  },
}

function nothingFound(call: StandInCall): Readonly<Record<string, string>> {
  const message = `No files were found with the provided path: ${call.inputs['path'] ?? ''}. No artifacts will be uploaded.`
  const reaction = call.inputs['if-no-files-found'] ?? 'warn'
  if (reaction === 'error') throw new Error(message)
  if (reaction === 'ignore') call.print(message)
  else call.warn(message)
  return {}
}

function patternsOf(call: StandInCall): readonly string[] {
  const lines = (call.inputs['path'] ?? '').split('\n').map(line => line.trim())
  const patterns = lines.filter(line => line !== '')
  if (patterns.length === 0) throw new Error('Input required and not supplied: path')
  return patterns
}

/** The files that the `path` input names: one pattern a line, `!` takes out, a folder stands for all in it. */
function filesOf(call: StandInCall): readonly string[] {
  const hidden = call.inputs['include-hidden-files'] === 'true'
  const matched = new Set<string>()
  for (const line of patternsOf(call)) {
    const pattern = resolve(call.workspace, line.replace(/^!/, ''))
    for (const found of globSync(pattern).flatMap(entry => filesBelow(entry))) {
      if (line.startsWith('!')) matched.delete(found)
      else if (hidden || !isHidden(relative(call.workspace, found))) matched.add(found)
    }
  }
  return [...matched].sort()
}

function isHidden(path: string): boolean {
  return path.split(sep).some(part => part.startsWith('.') && part !== '.' && part !== '..')
}

function filesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name))
}

/** The deepest folder that holds all search paths: paths within the artifact start there. */
function rootOf(call: StandInCall): string {
  const folders = patternsOf(call)
    .filter(line => !line.startsWith('!'))
    .map(line => searchPath(resolve(call.workspace, line)))
  return folders.reduce((root, folder) => {
    const shared = root.split(sep)
    const other = folder.split(sep)
    const end = shared.findIndex((part, index) => part !== other[index])
    return end < 0 ? root : joined(shared.slice(0, end))
  })
}

function joined(parts: readonly string[]): string {
  return parts.length === 1 ? sep : parts.join(sep)
}

/** The part of a pattern before its first wildcard; of a file, its folder. */
function searchPath(pattern: string): string {
  const parts = pattern.split(sep)
  const wild = parts.findIndex(part => /[*?[\]{}]/.test(part))
  const literal = joined(wild < 0 ? parts : parts.slice(0, wild))
  return statSync(literal, { throwIfNoEntry: false })?.isDirectory() === true
    ? literal
    : dirname(literal)
}

async function ask(call: StandInCall, request: ArtifactRequest): Promise<ArtifactAnswer> {
  const base = join(call.runnerTemp, `artifact-${randomUUID()}`)
  await writeFile(`${base}.json`, JSON.stringify(request))
  const { exitCode } = await call.execute([
    process.execPath,
    CHILD,
    `${base}.json`,
    `${base}-answer.json`,
  ])
  if (exitCode !== 0) throw new Error(`the ${request.operation} failed`)
  return JSON.parse(readFileSync(`${base}-answer.json`, 'utf8')) as ArtifactAnswer
}
