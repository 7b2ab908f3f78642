/** Plays a Dockerfile without a daemon: stages are folders, RUN lines are run, base images are not needed. */
import { chmod, cp, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Answer, Shell } from './shell.ts'

interface Stage {
  readonly root: string
  workdir: string
}

/** The answer of the entry point in the last stage, or of the first line that failed. */
export async function playDockerfile(
  text: string,
  context: string,
  work: string,
  shell: Shell,
): Promise<Answer & { readonly ran: number }> {
  const stages = new Map<string, Stage>()
  let stage: Stage | undefined
  let ran = 0
  let answer: Answer = { status: -1, stdout: '', stderr: 'there was nothing to run' }
  for (const [instruction = '', rest = ''] of instructionsOf(text)) {
    if (instruction === 'FROM') {
      const name = / AS (\S+)$/i.exec(rest)?.[1] ?? String(stages.size)
      stage = { root: join(work, name), workdir: '/' }
      await mkdir(stage.root, { recursive: true })
      stages.set(name, stage)
      continue
    }
    if (stage === undefined) throw new Error(`${instruction} before FROM`)
    const { flags, words } = split(rest)
    if (instruction === 'WORKDIR') {
      stage.workdir = rest
      await mkdir(join(stage.root, rest), { recursive: true })
    } else if (instruction === 'COPY') {
      const from = flags.find(flag => flag.startsWith('--from='))?.slice('--from='.length)
      const source = from === undefined ? context : stages.get(from)?.root
      if (source === undefined) throw new Error(`COPY from no stage: ${rest}`)
      await copy(
        words.map(word => word),
        source,
        stage,
      )
    } else if (instruction === 'RUN') {
      ran += 1
      const network = flags.includes('--network=none') ? 'offline' : 'online'
      answer = await shell.run(words.join(' '), join(stage.root, stage.workdir), network)
      if (answer.status !== 0) return { ...answer, ran }
    } else if (instruction === 'ENTRYPOINT') {
      const [program = ''] = JSON.parse(rest) as readonly string[]
      answer = await shell.run(`'${join(stage.root, program)}'`, stage.root, 'offline')
      ran += 1
    } else throw new Error(`an instruction that is not played: ${instruction}`)
  }
  return { ...answer, ran }
}

function instructionsOf(text: string): readonly (readonly string[])[] {
  return text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => /^(\S+)\s+(.*)$/.exec(line)?.slice(1) ?? [line])
}

function split(rest: string): {
  readonly flags: readonly string[]
  readonly words: readonly string[]
} {
  const words = rest.split(/\s+/)
  const first = words.findIndex(word => !word.startsWith('--'))
  return { flags: words.slice(0, first), words: words.slice(first) }
}

async function copy(words: readonly string[], source: string, stage: Stage): Promise<void> {
  const target = words.at(-1) ?? ''
  for (const word of words.slice(0, -1)) {
    const into =
      target === './' ? join(stage.root, stage.workdir, basename(word)) : join(stage.root, target)
    await mkdir(join(into, '..'), { recursive: true })
    await cp(join(source, word), into)
  }
  // Docker keeps modes; so does cp. What the context gives is as it was downloaded.
  if (target === './') await chmod(join(stage.root, stage.workdir, basename(words[0] ?? '')), 0o644)
}
