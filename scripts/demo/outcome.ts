/** What came of the demo's run: the release, its files, and how anyone would check them. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '../../sandbox/github/index.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type { RunResult } from '../../sandbox/player/index.ts'
import { annotationLines } from '../../sandbox/player/progress.ts'
import type { Project } from './project.ts'

type Print = (line: string) => void

interface Report {
  readonly files: readonly {
    readonly name: string
    readonly sha256: string
    readonly verified: boolean
    readonly attestations: readonly unknown[]
  }[]
}

/** Prints files, digests and verdicts, and keeps files, bundles and trusted root in a folder. */
export async function showRelease(
  release: Release,
  project: Project,
  at: { readonly sandbox: Sandbox; readonly result: RunResult; readonly folder: string },
  print: Print,
): Promise<void> {
  const { sandbox, result, folder } = at
  const report = await reportOf(result)
  await mkdir(folder, { recursive: true })
  const root = join(folder, 'trusted_root.jsonl')
  await copyFile(sandbox.trustedRoots.jsonl, root)
  print('')
  print(
    `Published: https://github.com/${fullName(result)}/releases/tag/${release.tagName} (on the sandbox)`,
  )
  for (const asset of release.assets) {
    await writeFile(join(folder, asset.name), asset.bytes)
    const bundles = sandbox.github.attestations.filter(one =>
      one.digests.includes(asset.digest ?? ''),
    )
    await writeFile(
      join(folder, `${asset.name}.bundles.jsonl`),
      bundles.map(one => `${JSON.stringify(one.bundle)}\n`).join(''),
    )
    const verdict = report?.files.find(file => file.name === asset.name)
    print(`  ${asset.name}  ${asset.size} bytes`)
    print(`    ${asset.digest ?? 'no digest'}  ${verdictOf(verdict, bundles.length)}`)
  }
  print('')
  print('Check it with a second implementation:')
  const file = release.assets.find(({ name }) => !/\.(?:jsonl?|txt)$/.test(name))
  if (file === undefined) return
  const path = join(folder, file.name)
  print(`  gh attestation verify '${path}' \\`)
  print(
    `    --repo ${fullName(result)} --source-ref refs/tags/${project.tag} --source-digest ${result.sha} \\`,
  )
  print(`    --bundle '${path}.bundles.jsonl' --custom-trusted-root '${root}'`)
}

function fullName({ repository }: RunResult): string {
  return `${repository.owner}/${repository.name}`
}

function verdictOf(file: Report['files'][number] | undefined, stored: number): string {
  if (file === undefined) return `${stored} attestations in the store`
  const { verified, attestations } = file
  return `${verified ? 'verified' : 'NOT verified'}, ${attestations.length} attestations accepted, ${stored} in the store`
}

async function reportOf(result: RunResult): Promise<Report | undefined> {
  const steps = result.jobs.flatMap(job => job.steps)
  const path = steps.map(step => step.outputs['report-path'] ?? '').find(value => value !== '')
  return path === undefined ? undefined : (JSON.parse(await readFile(path, 'utf8')) as Report)
}

/** Prints where the job summaries are. */
export function showSummaries(result: RunResult, print: Print): void {
  const paths = result.jobs.flatMap(job =>
    job.steps.flatMap(step =>
      step.summaryPath === undefined ? [] : [`  ${job.name}: ${step.summaryPath}`],
    ),
  )
  if (paths.length === 0) return
  print('')
  print('Job summaries:')
  for (const path of paths) print(path)
}

/** Prints what was refused and by whom. */
export function showRefusal(result: RunResult, releases: readonly Release[], print: Print): void {
  print('')
  if (result.reason !== undefined) print(result.reason)
  for (const job of result.jobs.filter(one => one.conclusion === 'failure' && !one.tolerated)) {
    print(`Refused in the job ${job.name}${job.reason === undefined ? ':' : `: ${job.reason}`}`)
    for (const step of job.steps.filter(one => one.outcome === 'failure')) {
      for (const line of step.annotations.flatMap(one => annotationLines(one, '  '))) print(line)
    }
  }
  const published = releases.filter(release => !release.draft)
  const drafts = releases.length - published.length
  print(`Releases on the sandbox: ${published.length} published, ${drafts} drafts.`)
}

/** Whether our action refused, and called it a matter of security; a run can fail for lesser reasons. */
export function refusedForSecurity({ jobs }: RunResult): boolean {
  const failed = jobs
    .flatMap(job => job.steps)
    .filter(step => step.kind === 'action' && step.outcome === 'failure')
  const titles = failed.flatMap(step => step.annotations.map(one => one.properties['title'] ?? ''))
  return titles.some(title => title.endsWith('(security)'))
}
