/** One released project, and a folder for each page as a reader would have it. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crateScenario, type CrateScenario } from '../../dist/support/crates.ts'
import { git } from '../../dist/support/project.ts'
import { published, RELEASER, type Inputs } from '../../dist/support/runner.ts'
import { makeKey } from '../../integration/support/gpg-keys.ts'
import { ROOT } from './pages.ts'
import { createShell, type Shell } from './shell.ts'

const PUBLISH = 'attested-release/attested-release/.github/workflows/publish.yml@refs/tags/v0.1.0'
const WORKFLOW = '.github/workflows/release.yml'

export interface DocsWorld extends AsyncDisposable {
  readonly scenario: CrateScenario
  readonly shell: Shell
  /** Everything of the release, trusted roots, a report: the folder in which a page's blocks are run, made once. */
  folderOf(page: string): Promise<string>
  /** A new folder with nothing in it. */
  empty(): Promise<string>
  /** A clone of the project whose origin has no tag yet. */
  project(): Promise<string>
  /** The compiled action in a job that may read, as a consumer has it. */
  verify(
    inputs: Inputs,
    workspace: string,
  ): Promise<{ readonly status: number | null; readonly stdout: string }>
}

/** Releases `widget` 1.2.3 with signatures of every kind, and its crate. */
export async function docsWorld(): Promise<DocsWorld> {
  const workflow = await readFile(join(ROOT, 'examples/hello-release', WORKFLOW), 'utf8')
  const scenario = await crateScenario({ built: true, files: () => ({ [WORKFLOW]: workflow }) })
  try {
    return await prepare(scenario)
  } catch (error) {
    // What listens would keep the process alive.
    await scenario[Symbol.asyncDispose]()
    throw error
  }
}

async function prepare(scenario: CrateScenario): Promise<DocsWorld> {
  const { sandbox, folder, project, repository, host } = scenario
  const key = await makeKey()
  const released = await scenario.step(RELEASER, {
    'trusted-root': sandbox.trustedRoots.jsonl,
    gpg: 'true',
    'gpg-private-key': key.secret,
    docs: 'security-md',
  })
  if (released.outputs['state'] !== 'published') throw new Error(`not released: ${released.stdout}`)
  await scenario.publish()
  const crate = await scenario.crate({}, { jobWorkflowRef: PUBLISH })
  if (crate.outputs['state'] !== 'attested') throw new Error(`crate not attested: ${crate.stdout}`)
  sandbox.github.addUserToken('gho_reader', 'all')

  const prepared = join(folder, 'prepared')
  const release = join(prepared, 'release')
  await mkdir(release, { recursive: true })
  for (const { name, bytes } of published(repository).flatMap(({ assets }) => assets)) {
    await writeFile(join(prepared, name), bytes)
    await writeFile(join(release, name), bytes)
  }
  await cp(sandbox.trustedRoots.jsonl, join(prepared, 'trusted_root.jsonl'))
  await writeFile(join(prepared, 'project-key.asc'), key.public)
  const verify: DocsWorld['verify'] = async (inputs, workspace) =>
    scenario.step(
      { contents: 'read', attestations: 'read' },
      { 'trusted-root': 'trusted_root.jsonl', ...inputs },
      { workspace },
    )
  const report = await scenario.step(
    { contents: 'read', attestations: 'read' },
    {
      command: 'verify',
      'subject-path': join(prepared, `widget-1.2.3-${host.name}`),
      repo: 'octo-org/widget',
      'trusted-root': sandbox.trustedRoots.jsonl,
    },
  )
  await cp(report.outputs['report-path'] ?? '', join(prepared, 'verification-report.json'))
  await cp(released.outputs['security-md-path'] ?? '', join(prepared, 'SECURITY-verification.md'))

  const tools = join(folder, 'tools')
  const shell = await createShell(sandbox, 'gho_reader', tools)
  const folders = new Map<string, string>()
  return {
    scenario,
    shell,
    verify,
    folderOf: async page => {
      const known = folders.get(page)
      if (known !== undefined) return known
      const path = join(folder, 'pages', page)
      await cp(prepared, path, { recursive: true })
      folders.set(page, path)
      return path
    },
    empty: async () => mkdtemp(join(folder, 'empty-')),
    project: async () => {
      const [origin, clone] = [join(folder, 'origin.git'), join(folder, 'clone')]
      await git(project.folder, 'clone', '-q', '--bare', '.', origin)
      await git(folder, 'clone', '-q', origin, clone)
      return clone
    },
    [Symbol.asyncDispose]: async () => {
      await promisify(execFile)('gpgconf', [
        '--homedir',
        join(tools, 'home', '.gnupg'),
        '--kill',
        'all',
      ])
      await scenario[Symbol.asyncDispose]()
    },
  }
}
