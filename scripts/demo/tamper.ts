/** The demo's attacks: what is changed, and when. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerEnvironment, runNode } from '../../sandbox/child.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type { Interceptors, JobPoint } from '../../sandbox/player/index.ts'
import type { Tampering } from './options.ts'

/** What is told about an attack. */
export const ATTACKS: Readonly<Record<Tampering, string>> = {
  binary: 'after the build, a hostile job exchanges the staged binary',
  sbom: 'after the attestation, a hostile job takes a component out of the staged SBOM, and corrects its record',
  bundle:
    'after the attestation, the attestations are replaced by ones that another workflow signed',
  swap: 'between upload and publication, GitHub stores other bytes than were uploaded',
}

/** The interceptors that carry out an attack. */
export function interceptorsFor(
  tampering: Tampering | undefined,
  sandbox: Sandbox,
  say: (line: string) => void,
): Interceptors {
  switch (tampering) {
    case undefined:
      return {}
    case 'binary':
      return before('attest', async point => say(await replaceArtifact(sandbox, point, 'binary')))
    case 'sbom':
      return before('release', async point => say(await replaceArtifact(sandbox, point, 'sbom')))
    case 'bundle':
      return before('release', async point => say(await signAsAnother(sandbox, point)))
    case 'swap':
      return before('release', () => say(swapUploads(sandbox)))
  }
}

function before(job: string, attack: (point: JobPoint) => Promise<void> | void): Interceptors {
  return { beforeJob: point => (point.job === job ? attack(point) : undefined) }
}

async function child(
  sandbox: Sandbox,
  point: JobPoint,
  script: string,
  changes: { readonly argument: string; readonly workflow?: string },
): Promise<string> {
  const { identity } = point.registered
  const workflowRef =
    changes.workflow === undefined
      ? identity.workflowRef
      : identity.workflowRef.replace(
          /\.github\/workflows\/[^@]+/,
          `.github/workflows/${changes.workflow}`,
        )
  const job = sandbox.jobs.open({
    ...identity,
    workflowRef,
    jobWorkflowRef: workflowRef,
    job: 'hostile',
    permissions: { contents: 'read', 'id-token': 'write', attestations: 'write' },
  })
  const { workspace, runnerTemp } = point
  const home = join(runnerTemp, 'hostile-home')
  const extra = { DEMO_TOKEN: job.githubToken }
  const env = await runnerEnvironment(sandbox, job, { workspace, runnerTemp, home, extra })
  const entry = join(runnerTemp, 'hostile.mjs')
  const arguments_ = JSON.stringify([join(import.meta.dirname, script), changes.argument])
  await writeFile(
    entry,
    `process.argv.splice(1, Infinity, ...${arguments_})\nawait import(${JSON.stringify(join(import.meta.dirname, script))})\n`,
  )
  const { status, stdout, stderr } = await runNode(entry, env, { cwd: runnerTemp })
  if (status !== 0) throw new Error(`the attack itself failed: ${stderr}${stdout}`)
  return stdout.trim().split('\n').at(-1) ?? ''
}

async function replaceArtifact(
  sandbox: Sandbox,
  point: JobPoint,
  what: 'binary' | 'sbom',
): Promise<string> {
  return child(sandbox, point, 'replace-artifact.ts', { argument: what })
}

/** The same statements about the same bytes: only the signer differs. */
async function signAsAnother(sandbox: Sandbox, point: JobPoint): Promise<string> {
  const statements = sandbox.github.attestations.map(({ bundle }) => {
    const envelope = bundle['dsseEnvelope'] as { readonly payload: string }
    return JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8')) as unknown
  })
  const state = sandbox.github.toJSON()
  sandbox.github.restore({ ...state, attestations: [] })
  const path = join(point.runnerTemp, 'statements.json')
  await writeFile(path, JSON.stringify(statements))
  return child(sandbox, point, 'sign-as-another.ts', { argument: path, workflow: 'nightly.yml' })
}

function swapUploads(sandbox: Sandbox): string {
  sandbox.github.hooks.assetTransform = ({ name, bytes }) =>
    /\.(?:json|jsonl|txt)$/.test(name)
      ? undefined
      : { bytes: Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')]) }
  return 'GitHub will store each uploaded binary with its last byte changed'
}
