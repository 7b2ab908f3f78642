/** Settings that a workflow and its jobs share. */
import { mapping, optionalScalar, refuseOtherKeys, scalar } from './document.ts'
import type { ExpressionCheck } from './expression-check.ts'
import { PLACES } from './expressions.ts'
import type { Problems } from './refusal.ts'
import type { RunDefaults } from './workflow.ts'

/** Reads a `defaults:` node. */
export function readDefaults(node: unknown, where: string, problems: Problems): RunDefaults {
  const defaults = mapping(node, where, problems)
  refuseOtherKeys(defaults, ['run'], where, problems)
  const run = mapping(defaults['run'], `${where}.run`, problems)
  refuseOtherKeys(run, ['shell', 'working-directory'], `${where}.run`, problems)
  return {
    shell: optionalScalar(run['shell'], `${where}.run.shell`, problems),
    workingDirectory: optionalScalar(
      run['working-directory'],
      `${where}.run.working-directory`,
      problems,
    ),
  }
}

/** Concurrency groups are accepted and have no effect: the player runs one workflow at a time. */
export function checkConcurrency(
  node: unknown,
  where: string,
  problems: Problems,
  expressions: ExpressionCheck,
): void {
  if (node === undefined) return
  if (typeof node === 'string') {
    expressions.text(node, PLACES.concurrency, where)
    return
  }
  const group = mapping(node, where, problems)
  refuseOtherKeys(group, ['group', 'cancel-in-progress', 'queue'], where, problems)
  expressions.text(scalar(group['group'], `${where}.group`, problems), PLACES.concurrency, where)
}
