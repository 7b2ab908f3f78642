/** The workflows and actions of a checkout. */
import { lstat, readdir } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { WorkflowFile, WorkflowFiles } from '../commands/pin-check.ts'
import { ReleaseError } from '../errors/release-error.ts'

const MAX_ENTRIES = 100_000
/** GitHub reads workflows from `workflows` alone; an organisation's templates become workflows as they are. */
const WORKFLOW_FOLDERS = ['workflows', 'workflow-templates']
const YAML = /\.ya?ml$/i
const ACTION = /^action\.ya?ml$/i
/** Not the project's own: git's records, and what packages bring. */
const LEFT_OUT = ['.git', 'node_modules']

/** Paths are those of the workspace where they lie in it. */
export function createWorkflowFiles(
  workspace: string,
  readText: (path: string, maxBytes: number) => Promise<string>,
): WorkflowFiles {
  const shown = (path: string): string => {
    const inside = relative(workspace, path)
    const outside = inside.startsWith('..') || isAbsolute(inside)
    return (outside ? path : inside).split(sep).join('/')
  }
  return {
    under: async path => {
      const start = resolve(workspace, path)
      const kind = await kindOfEntry(start)
      if (kind === undefined) return undefined
      if (kind === 'other') return [{ file: shown(start), kind: 'either' }]
      const files = (await allBelow(start)).filter(isWorkflowOrAction)
      return files.sort().map((file): WorkflowFile => {
        return { file: shown(file), kind: ACTION.test(basename(file)) ? 'action' : 'workflow' }
      })
    },
    local: async (path, usedBy) => {
      const target = join(rootOf(resolve(workspace, usedBy), workspace), path)
      if (YAML.test(path)) {
        return (await kindOfEntry(target)) === undefined
          ? undefined
          : [{ file: shown(target), kind: 'either' }]
      }
      return localAction(target, shown)
    },
    read: async (file, maxBytes) => readText(resolve(workspace, file), maxBytes),
  }
}

async function localAction(
  folder: string,
  shown: (path: string) => string,
): Promise<readonly WorkflowFile[] | undefined> {
  for (const name of ['action.yml', 'action.yaml']) {
    const file = join(folder, name)
    if ((await kindOfEntry(file)) !== undefined) return [{ file: shown(file), kind: 'action' }]
  }
  return (await kindOfEntry(join(folder, 'Dockerfile'))) === undefined ? undefined : []
}

/** The checkout that a file belongs to: the folder above its last `.github`, else the workspace. */
function rootOf(file: string, workspace: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (basename(folder) === '.github') return dirname(folder)
  }
  return workspace
}

function isWorkflowOrAction(file: string): boolean {
  const folder = basename(dirname(file))
  return (
    ACTION.test(basename(file)) || (WORKFLOW_FOLDERS.includes(folder) && YAML.test(basename(file)))
  )
}

/** Files and links; a link is refused when it is read. */
async function allBelow(folder: string): Promise<string[]> {
  const files: string[] = []
  const folders = [folder]
  let count = 0
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true })) {
      count += 1
      if (entry.isDirectory()) {
        if (!LEFT_OUT.includes(entry.name)) folders.push(join(next, entry.name))
      } else files.push(join(next, entry.name))
    }
    if (count > MAX_ENTRIES) {
      throw new ReleaseError('INPUT_INVALID', {
        message: `${folder} holds more than ${MAX_ENTRIES} files: name the folders with workflows in path`,
      })
    }
  }
  return files
}

async function kindOfEntry(path: string): Promise<'folder' | 'other' | undefined> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'other'
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new ReleaseError('FILE_UNREADABLE', { message: `${path} cannot be read`, cause })
  }
}
