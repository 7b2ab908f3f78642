/** The shells of `run:` steps, with the options GitHub gives them. */

const NAMED: Readonly<Record<string, readonly string[]>> = {
  // Without `shell:`, the runner does not set pipefail.
  '': ['bash', '-e', '{0}'],
  bash: ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'],
  sh: ['sh', '-e', '{0}'],
}

function templateOf(shell: string): readonly string[] {
  return NAMED[shell] ?? shell.split(/\s+/)
}

/** Why a shell is refused; `undefined` when it can be used. */
export function unsupportedShell(shell: string | undefined): string | undefined {
  const [program = '', ...rest] = templateOf(shell ?? '')
  if (program !== 'bash' && program !== 'sh') return `the shell '${shell ?? ''}' is not supported`
  return rest.includes('{0}')
    ? undefined
    : `the shell '${shell ?? ''}' has no place for the script ({0})`
}

/** The command line that runs a script. */
export function shellCommand(
  shell: string | undefined,
  script: string,
): readonly [string, ...string[]] {
  const unsupported = unsupportedShell(shell)
  if (unsupported !== undefined) throw new Error(unsupported)
  const [program = 'bash', ...rest] = templateOf(shell ?? '')
  return [program, ...rest.map(part => (part === '{0}' ? script : part))]
}
