/** Workflow artifacts in a folder: what a runner would keep for the run. */
import { cp, mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { WorkflowArtifact, WorkflowArtifacts } from '../../../src/commands/ports.ts'

/** Keeps each artifact as a folder of its name, under `root`; ids follow the order of names. */
export function folderArtifacts(root: string): WorkflowArtifacts {
  const list = async (): Promise<readonly WorkflowArtifact[]> => {
    await mkdir(root, { recursive: true })
    const names = (await readdir(root)).sort()
    return names.map((name, id) => ({ id, name, digest: undefined, size: 1 }))
  }
  return {
    list,
    async upload(name, files) {
      await mkdir(join(root, name), { recursive: true })
      for (const file of files) await cp(file, join(root, name, basename(file)))
      const made = (await list()).find(artifact => artifact.name === name)
      if (made === undefined) throw new Error(`lost ${name}`)
      return made
    },
    async download(artifact, folder) {
      await cp(join(root, artifact.name), folder, { recursive: true })
    },
  }
}
