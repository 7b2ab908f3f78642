/** Every YAML block of the documentation parses, uses this action as it is, and passes actionlint. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse, parseDocument, stringify } from 'yaml'
import { blocksOf, isYaml, placeOf } from '../../scripts/doc-blocks.ts'
import { ensureTool } from '../../scripts/tools.ts'
import { parseInputs } from '../../src/inputs/inputs.ts'
import { usesOf, valueOf, type Inputs } from './support/action-steps.ts'
import { ALL_BLOCKS, EXAMPLE_WORKFLOWS, ROOT } from './support/pages.ts'

const ACTION = 'attested-release/attested-release'
const blocks = [
  ...ALL_BLOCKS.filter(isYaml).map(block => [placeOf(block), block.text] as const),
  ...EXAMPLE_WORKFLOWS,
]

const DIGEST = `sha256:${'0'.repeat(64)}`

/** What an expression in these inputs may come to; in others it is left out. */
const OF_A_RUN: Readonly<Record<string, string>> = {
  plan: 'of the run',
  platform: 'of the run',
  'trusted-root': 'of the run',
  'subject-digest': DIGEST,
}

interface Declared {
  readonly inputs?: Readonly<Record<string, { readonly required?: boolean }>>
}

/** action.yml, or what a called workflow declares. */
function declared(uses: string): Declared {
  if (uses === ACTION) return parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Declared
  const path = join(ROOT, uses.slice(ACTION.length + 1))
  if (!existsSync(path)) throw new Error(`${uses}: there is no such workflow`)
  const { on } = parse(readFileSync(path, 'utf8')) as { on: { workflow_call?: Declared | null } }
  return on.workflow_call ?? {}
}

/** What is wrong with the inputs; expressions are left to the run that has them. */
function problemsOf(uses: string, inputs: Inputs): readonly string[] {
  const { inputs: known = {} } = declared(uses)
  const unknown = Object.keys(inputs).filter(name => !Object.hasOwn(known, name))
  const missing = Object.entries(known)
    .filter(([name, input]) => input.required === true && !Object.hasOwn(inputs, name))
    .map(([name]) => name)
  const problems = [
    ...unknown.map(name => `unknown: ${name}`),
    ...missing.map(name => `missing: ${name}`),
  ]
  if (uses !== ACTION || problems.length > 0) return problems
  const literal = Object.entries(inputs).flatMap(([name, text]) => {
    if (!text.includes('${{')) return [[name, text.replaceAll('sha256:…', DIGEST)] as const]
    return name in OF_A_RUN ? [[name, OF_A_RUN[name] ?? ''] as const] : []
  })
  try {
    parseInputs(new Map([...literal, ['github-token', 'token']]))
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** What steps may rely on where they stand in one of our workflows. */
const PLAN_JOB = {
  'runs-on': 'ubuntu-24.04',
  outputs: { plan: 'x', matrix: 'x' },
  steps: [{ run: 'true' }],
}
const MATRIX = { include: [{ platform: 'x', target: 'x', runner: 'x', optional: false }] }

/** A whole workflow as it stands; steps alone within one. */
function workflowOf(text: string): string | undefined {
  const value = valueOf(text)
  if (Array.isArray(value)) {
    const named = [...text.matchAll(/\bsteps\.([\w-]+)\./g)].map(match => match[1] ?? '')
    const before = [...new Set(named)].filter(id => !text.includes(`id: ${id}\n`))
    const stubs = before.map(id => ({ id, run: 'true' }))
    const steps = [...stubs, ...(value as readonly unknown[])]
    const isSteps = steps.every(
      step => typeof step === 'object' && step !== null && ('uses' in step || 'run' in step),
    )
    const job = { 'runs-on': 'ubuntu-24.04', needs: 'plan', strategy: { matrix: MATRIX }, steps }
    return isSteps
      ? stringify({ on: 'push', permissions: {}, jobs: { plan: PLAN_JOB, job } })
      : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  return 'jobs' in value ? text : undefined
}

const actionlint = (workflow: string): string => {
  const args = ['-no-color', '-oneline', '-shellcheck=', '-pyflakes=', '-']
  const { stdout, stderr } = spawnSync(ensureTool('actionlint'), args, {
    input: workflow,
    cwd: ROOT,
    encoding: 'utf8',
  })
  return `${stdout}${stderr}`
}

describe('the YAML of the documentation', () => {
  it('is there', () => {
    expect(blocks.length).toBeGreaterThan(8)
    expect(EXAMPLE_WORKFLOWS.length).toBeGreaterThan(0)
  })

  it.each(blocks)('%s parses', (_where, text) => {
    const { errors, warnings } = parseDocument(text, { uniqueKeys: true })
    expect([...errors, ...warnings].map(({ message }) => message)).toEqual([])
  })

  it.each(blocks)('%s gives this action what it takes', (_where, text) => {
    expect(usesOf(valueOf(text)).flatMap(({ uses, inputs }) => problemsOf(uses, inputs))).toEqual(
      [],
    )
  })

  it.each(blocks.filter(([, text]) => workflowOf(text) !== undefined))(
    '%s passes actionlint',
    (_where, text) => {
      expect(actionlint(workflowOf(text) ?? '')).toBe('')
    },
  )

  it('would be refused with an input that does not exist, or that contradicts its command', () => {
    expect(problemsOf(ACTION, { command: 'verify', repository: 'a/b' })).toEqual([
      'unknown: repository',
    ])
    expect(problemsOf(ACTION, { command: 'verify', 'subject-path': 'x' })[0]).toContain('repo')
    expect(() => problemsOf(`${ACTION}/.github/workflows/none.yml`, {})).toThrow('no such workflow')
    expect(actionlint('on: push\njobs: { a: { steps: [] } }\n')).toContain('runs-on')
  })

  it('has no command outside of a block that is run', () => {
    const elsewhere = ALL_BLOCKS.filter(({ language }) =>
      ['', 'text', 'json'].includes(language),
    ).filter(({ text }) => /^(?:\$ )?(?:gh|cosign|shasum|gpg|curl|git) /m.test(text))
    expect(elsewhere.map(placeOf)).toEqual([])
    expect(blocksOf('p', '```sh\ngh x\n```\n')).toHaveLength(1)
  })
})
