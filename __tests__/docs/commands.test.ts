/** Every shell block and every Dockerfile of the documentation is run, over one release, or says why not. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  blocksOf,
  isDockerfile,
  isShell,
  isYaml,
  placeOf,
  type DocBlock,
} from '../../scripts/doc-blocks.ts'
import { valueOf, verifySteps } from './support/action-steps.ts'
import { playDockerfile } from './support/dockerfile.ts'
import { ALL_BLOCKS, filledIn } from './support/pages.ts'
import { docsWorld, type DocsWorld } from './support/world.ts'

const shellBlocks = ALL_BLOCKS.filter(isShell)
const dockerfiles = ALL_BLOCKS.filter(isDockerfile)
const toRun = (blocks: readonly DocBlock[]): readonly (readonly [string, DocBlock])[] =>
  blocks.filter(({ notRun }) => notRun === undefined).map(block => [placeOf(block), block])

const PLACES = ['empty', 'offline', 'project']

/** Lines that are commands, continued ones once. */
const commandsIn = ({ text }: DocBlock): number =>
  text
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter(line => /^\s*(?:gh|cosign|shasum|gpg|git|curl|jq|npm|docker)\b/.test(line)).length

describe('the commands of the documentation', () => {
  let world: DocsWorld
  let project: string

  beforeAll(async () => {
    world = await docsWorld()
    project = await world.project()
  })
  afterAll(async () => {
    await world[Symbol.asyncDispose]()
    const skipped = [...shellBlocks, ...dockerfiles].filter(({ notRun }) => notRun !== undefined)
    const run = [...toRun(shellBlocks), ...toRun(dockerfiles)].map(([, block]) => block)
    const commands = run.reduce((total, block) => total + commandsIn(block), 0)
    const list = skipped.map(block => `  ${placeOf(block)}: ${block.notRun ?? ''}\n`).join('')
    process.stdout.write(
      `${String(run.length)} blocks run, with ${String(commands)} commands; ${String(skipped.length)} not run:\n${list}`,
    )
  })

  const folderFor = async ({ place, page }: DocBlock): Promise<string> => {
    if (place === 'empty') return world.empty()
    return place === 'project' ? project : world.folderOf(page)
  }

  it.each(toRun(shellBlocks))('%s', async (_where, block) => {
    expect([undefined, ...PLACES]).toContain(block.place)
    const { host } = world.scenario
    const cwd = await folderFor(block)
    const script = filledIn(block.text, host.name)
    const answer = await world.shell.run(
      script,
      cwd,
      block.place === 'offline' ? 'offline' : 'online',
    )
    expect({ script, ...answer }).toMatchObject({ script, status: 0 })
    expect(answer.stdout.trimEnd()).toMatch(endingWith(filledIn(block.output ?? '', host.name)))
  })

  it.each(toRun(dockerfiles))('%s, a Dockerfile', async (_where, block) => {
    const context = await world.folderOf(block.page)
    const work = join(context, `docker-${String(block.line)}`)
    const text = filledIn(block.text, world.scenario.host.name)
    const answer = await playDockerfile(text, context, work, world.shell)
    expect(answer).toMatchObject({ status: 0, stdout: 'widget\n', ran: 2 })
  })

  it.each(
    ALL_BLOCKS.filter(isYaml)
      .filter(block => verifySteps(valueOf(block.text)).length > 0)
      .map(block => [placeOf(block), block] as const),
  )('%s, command: verify of the compiled action', async (_where, block) => {
    const workspace = await world.folderOf(block.page)
    const text = filledIn(block.text, world.scenario.host.name)
    for (const inputs of verifySteps(valueOf(text))) {
      const { status, stdout } = await world.verify(inputs, workspace)
      expect({ status, stdout }).toMatchObject({ status: 0 })
    }
  })

  it('and those that docs: security-md renders for this release', async () => {
    const folder = await world.folderOf('SECURITY-verification.md')
    const text = readFileSync(join(folder, 'SECURITY-verification.md'), 'utf8')
    const blocks = blocksOf('SECURITY-verification.md', text)
    const empty = await world.empty()
    const [commands, ...more] = blocks.filter(isShell)
    expect(more).toEqual([])
    // Whose key it is, a reader has to know from elsewhere.
    const script = `gpg --import '${join(folder, 'project-key.asc')}'\n${commands?.text ?? ''}`
    expect(script).toContain('gpg --verify')
    expect({ script, ...(await world.shell.run(script, empty, 'online')) }).toMatchObject({
      status: 0,
    })
    for (const block of blocks.filter(isYaml)) {
      for (const inputs of verifySteps(valueOf(block.text))) {
        expect(await world.verify(inputs, folder)).toMatchObject({ status: 0 })
      }
    }
  })

  it('fail over a file that was changed: none of them passes whatever it is given', async () => {
    const folder = await world.folderOf('changed')
    const { host } = world.scenario
    await world.shell.run(`for f in widget-1.2.3*; do printf x >> "$f"; done`, folder, 'offline')
    const verifying = toRun(shellBlocks)
      .map(([, block]) => block)
      .filter(
        ({ text, place }) =>
          place === undefined && /^gh attestation verify|^cosign|^gpg --verify/m.test(text),
      )
      .filter(({ text }) => !/gh release download|curl/.test(text))
    expect(verifying.length).toBeGreaterThan(4)
    for (const block of verifying) {
      const { status } = await world.shell.run(filledIn(block.text, host.name), folder, 'online')
      expect({ block: placeOf(block), passed: status === 0 }).toEqual({
        block: placeOf(block),
        passed: false,
      })
    }
  })

  it('reach nobody but the sandbox', () => {
    // gh looks for drafts by GraphQL as well, and hangs up on what it opened too many of.
    const strangers = world.scenario.sandbox.log
      .refused()
      .filter(({ path, refusal }) => path !== '/graphql' && refusal !== 'TLS handshake failed')
    expect(strangers).toEqual([])
  })
})

/** Whole lines at the end; nothing is at the end of everything. */
function endingWith(text: string): RegExp {
  const escaped = text.trimEnd().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return escaped === '' ? /$/ : new RegExp(`(?:^|\\n)${escaped}$`)
}
