/** docs/README.md: the pages in the order in which one would read them. A page that stands in no group is an error. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './tree.ts'

type Page = readonly [name: string, says: string]

const GROUPS: Readonly<Record<string, readonly Page[]>> = {
  'To begin with': [
    ['getting-started', 'from nothing to a release that others can verify'],
    ['how-it-works', 'the way of one file, and who signs what'],
    ['release-workflow', 'a release by a called workflow, from the tag to the release'],
    ['permissions', 'what each job may do, and why'],
    ['migration', 'from a workflow of your own'],
    ['troubleshooting', 'what people run into, with code and remedy'],
  ],
  'For those who use a release': [
    ['consumers', 'on the command line, in a pipeline, in a Dockerfile, offline, for the archive'],
    ['verification', 'every check, as a specification'],
    ['verification-corpus', 'what we refuse and gh accepts, case by case'],
    ['bundles', 'which bundles are read, and what each must hold'],
    ['audit', 'every file of every release, on a schedule'],
  ],
  'What is released': [
    ['sbom', 'what an SBOM of ours holds, and how exact it is'],
    ['archives', 'archives, other files, and files of other tools'],
    ['publish', 'crates on crates.io'],
    ['images', 'container images'],
    ['release-states', 'what is on GitHub already, and what is done about it'],
  ],
  'What it is worth': [
    ['guarantees', 'the guarantees, each with the sabotage that proves its tests'],
    ['threat-model', 'assets, actors, what is and is not defended'],
    ['slsa', 'which SLSA level a release reaches, and why'],
    ['pin-check', 'every `uses:` at a full commit'],
    ['comparison', 'beside other tools, with sources'],
  ],
  'To look up': [
    ['errors', 'every error code with its remedy'],
    ['architecture', 'the rooms of the sources'],
    ['testing', 'the tiers of tests, and how a guarantee is tested'],
    ['releasing', 'how this action itself is released'],
    ['sandbox', 'a GitHub and a Sigstore on a laptop'],
  ],
}

/** Templates and the index itself are no pages. */
const NO_PAGES = ['README.md', 'SECURITY-template.md']

/** The whole page. */
export function indexPage(
  present: readonly string[] = readdirSync(join(ROOT, 'docs')).filter(name => name.endsWith('.md')),
): string {
  const grouped = new Set(
    Object.values(GROUPS).flatMap(pages => pages.map(([name]) => `${name}.md`)),
  )
  const strays = present.filter(name => !grouped.has(name) && !NO_PAGES.includes(name))
  if (strays.length > 0) {
    throw new Error(`in no group of scripts/index-page.ts: ${strays.join(', ')}`)
  }
  const groups = Object.entries(GROUPS).map(([title, pages]) => {
    const lines = pages
      .filter(([name]) => present.includes(`${name}.md`))
      .map(([name, says]) => `- [${name}](${name}.md): ${says}\n`)
    return `## ${title}\n\n${lines.join('')}`
  })
  return [
    '# Documentation\n\nMade by `npm run docs`. Inputs and outputs are in the [README](../README.md#inputs), JSON schemas in ' +
      '[schemas/](schemas), dated records of measurements in [results/](results).\n\n',
    'Commands on these pages are run by `npm run test:docs` against the sandbox; a block that is not says so in the source, ' +
      'with the reason. `OWNER/REPO` is your project, `widget` a binary of it, `v1.2.3` a tag.\n\n',
    groups.join('\n'),
  ].join('')
}
