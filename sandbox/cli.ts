/** `npm run sandbox`: starts a sandbox, plays workflows on it, shows what it holds, stops it. */
import { resolve } from 'node:path'
import { type Arguments, readArguments, USAGE } from './cli/arguments.ts'
import { recordedReleases, recordedRequests, runningIn } from './cli/records.ts'
import { rehearse } from './cli/rehearse.ts'
import { serve } from './cli/serve.ts'
import { progress } from './player/progress.ts'

/** npm changes to its own package first; INIT_CWD says where the command was given. */
const cwd = process.env['INIT_CWD'] ?? process.cwd()
const print = (line: string): void => console.log(line)

async function main(args: Arguments): Promise<number> {
  const dir = resolve(cwd, args.dir)
  switch (args.command) {
    case 'start':
      await serve(dir, print)
      return 0
    case 'play':
      return play(args, dir)
    case 'releases':
      return showReleases(dir)
    case 'requests':
      for (const { method, address, status, refusal } of await recordedRequests(dir)) {
        print(`${status} ${method} ${address}${refusal === undefined ? '' : ` (${refusal})`}`)
      }
      return 0
    case 'stop':
      return stop(dir)
  }
}

async function play(args: Arguments, dir: string): Promise<number> {
  const result = await rehearse({
    ...args,
    dir,
    cwd,
    actionDirectory: resolve(cwd, args.action ?? resolve(import.meta.dirname, '..')),
    listener: progress(args.verbose, print),
  })
  print('')
  print(`${result.conclusion}${result.reason === undefined ? '' : `: ${result.reason}`}`)
  for (const job of result.jobs) {
    for (const { summaryPath } of job.steps) {
      if (summaryPath !== undefined) print(`summary of ${job.name}: ${summaryPath}`)
    }
  }
  await showReleases(dir)
  return result.conclusion === 'success' ? 0 : 1
}

async function showReleases(dir: string): Promise<number> {
  const releases = await recordedReleases(dir)
  if (releases.length === 0) print('There is no release.')
  for (const { repository, tag, state, assets } of releases) {
    print(`${repository} ${tag} (${state})`)
    for (const { name, size, digest, attestations } of assets) {
      print(`  ${name}  ${size} bytes  ${digest ?? 'no digest'}  ${attestations} attestations`)
    }
  }
  return 0
}

/** Ends the one process that the folder names. */
async function stop(dir: string): Promise<number> {
  const pid = await runningIn(dir)
  if (pid === undefined) {
    print(`No sandbox is running in ${dir}.`)
    return 1
  }
  process.kill(pid, 'SIGTERM')
  print(`Told process ${pid} to end.`)
  return 0
}

try {
  const args = readArguments(process.argv.slice(2))
  if (args === 'help') print(USAGE)
  else process.exitCode = await main(args)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
