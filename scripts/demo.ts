/** `npm run demo`: a real crate, from cargo metadata to a published release, on a local GitHub and Sigstore. */
import { mkdtemp, realpath, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { argv } from 'node:process'
import type { RepositoryIdentity } from '../sandbox/actions/job.ts'
import { startSandbox } from '../sandbox/index.ts'
import { playWorkflow, type RunResult } from '../sandbox/player/index.ts'
import { type DemoOptions, readOptions, USAGE } from './demo/options.ts'
import { refusedForSecurity, showRefusal, showRelease, showSummaries } from './demo/outcome.ts'
import { progress, seconds } from '../sandbox/player/progress.ts'
import { prepareProject, type Project } from './demo/project.ts'
import { ATTACKS, interceptorsFor } from './demo/tamper.ts'

const ROOT = resolve(import.meta.dirname, '..')
const WORKFLOW = '.github/workflows/release.yml'
const print = (line: string): void => console.log(line)

/** Exit status: 0 released or rehearsed, 1 refused, 2 when an attack went through or was not recognised. */
async function demo(options: DemoOptions): Promise<number> {
  const started = performance.now()
  const actionDirectory = resolve(options.action ?? ROOT)
  await stat(join(actionDirectory, 'dist', 'index.js')).catch((cause: unknown) => {
    throw new Error(`${actionDirectory} has no dist/index.js: npm run build`, { cause })
  })
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'attested-release-demo-')))
  print(`Folder: ${folder}`)
  const project = await prepareProject(options, join(folder, 'repository'))
  print(`Project: ${project.name} ${project.version}, commit ${project.sha}, tag ${project.tag}`)
  if (options.tamper !== undefined) print(`Attack: ${ATTACKS[options.tamper]}`)
  await using sandbox = await startSandbox({ dir: join(folder, 'sandbox') })
  const repository = register(sandbox, project)
  const result = await playWorkflow({
    sandbox,
    repositoryDirectory: project.directory,
    repository,
    workflowPath: WORKFLOW,
    event: options.dryRun
      ? { name: 'workflow_dispatch', ref: 'refs/heads/main' }
      : { name: 'push', ref: `refs/tags/${project.tag}` },
    actionDirectory,
    vars: { TRUSTED_ROOT: sandbox.trustedRoots.jsonl },
    workDirectory: join(folder, 'run'),
    listener: progress(options.verbose, print),
    interceptors: interceptorsFor(options.tamper, sandbox, line => print(`  !!!! ${line}`)),
  })
  const releases =
    sandbox.github.repository(`${repository.owner}/${repository.name}`)?.releases ?? []
  const published = releases.find(release => !release.draft)
  showSummaries(result, print)
  if (published !== undefined) {
    await showRelease(
      published,
      project,
      { sandbox, result, folder: join(folder, 'release') },
      print,
    )
  }
  if (result.conclusion !== 'success') showRefusal(result, releases, print)
  showTimes(result, project, performance.now() - started)
  return statusOf(options, result, published !== undefined)
}

type Registry = Parameters<typeof interceptorsFor>[1]

function register(sandbox: Registry, project: Project): RepositoryIdentity {
  const identity = {
    owner: 'octo-org',
    ownerId: 583231,
    name: project.name,
    id: 7_654_321,
    visibility: 'public',
  } as const
  const repository = sandbox.github.addRepository(identity)
  repository.setBranch('main', project.sha)
  repository.setTag(project.tag, project.sha)
  return identity
}

function showTimes({ timings }: RunResult, project: Project, total: number): void {
  const cargo = timings.run + project.cargoMs
  print('')
  print(
    `Time without installation and cargo: ${seconds(total - cargo)} ` +
      `(the action ${seconds(timings.action)}, stand-ins ${seconds(timings.standIn)}; cargo ${seconds(cargo)})`,
  )
}

function statusOf(options: DemoOptions, result: RunResult, published: boolean): number {
  if (options.tamper !== undefined && (result.conclusion === 'success' || published)) {
    print(`The attack '${options.tamper}' WENT THROUGH.`)
    return 2
  }
  if (options.tamper !== undefined && !refusedForSecurity(result)) {
    print('The run failed, but not because the attack was recognised.')
    return 2
  }
  if (options.dryRun && published) {
    print('The rehearsal published a release.')
    return 2
  }
  return result.conclusion === 'success' ? 0 : 1
}

try {
  const options = readOptions(argv.slice(2))
  if (options === 'help') print(USAGE)
  else process.exitCode = await demo(options)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
