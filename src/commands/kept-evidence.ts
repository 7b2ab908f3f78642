/** The bundles that jobs of this run keep as workflow artifacts, before they store them. */
import { parseAttemptName, parseKeptBundles } from '../attest/kept-bundles.ts'
import type { Files, WorkflowArtifact, WorkflowArtifacts } from './ports.ts'

/** The one file of an evidence artifact: JSON lines. */
export const EVIDENCE_FILE = 'attestations.jsonl'

const MAX_EVIDENCE_BYTES = 256 * 1024 * 1024

export interface KeptPorts {
  readonly artifacts: WorkflowArtifacts
  readonly files: Files
}

/** What `NAME--ATTEMPT` says. */
export interface KeptName {
  readonly base: string
  readonly attempt: number
}

/** The bundles of the selected artifacts, the newest attempt first. Nothing of them is verified here. */
export async function readKeptEvidence(
  select: (name: KeptName) => boolean,
  ports: KeptPorts,
): Promise<readonly unknown[]> {
  const selected = (await ports.artifacts.list())
    .flatMap(artifact => {
      const name = parseAttemptName(artifact.name)
      return name !== undefined && select(name) ? [{ artifact, ...name }] : []
    })
    .toSorted((a, b) => b.attempt - a.attempt)
  const found: unknown[] = []
  for (const { artifact } of selected) found.push(...(await readKept(artifact, ports)))
  return found
}

async function readKept(
  artifact: WorkflowArtifact,
  { files, artifacts }: KeptPorts,
): Promise<readonly unknown[]> {
  await using folder = await files.temporaryFolder('kept')
  await artifacts.download(artifact, folder.path)
  const names = await files.list(folder.path)
  if (!names.includes(EVIDENCE_FILE)) return []
  return parseKeptBundles(
    await files.readText(`${folder.path}/${EVIDENCE_FILE}`, MAX_EVIDENCE_BYTES),
  )
}
