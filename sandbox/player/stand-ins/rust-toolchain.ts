/** dtolnay/rust-toolchain: checks that the machine's toolchain is there, and changes nothing. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { StandIn, StandInCall } from './stand-in.ts'

export const rustToolchain: StandIn = {
  action: 'dtolnay/rust-toolchain',
  inputs: ['toolchain', 'targets', 'target', 'components'],
  run: async call => {
    const version = await answerOf(call, ['rustc', '--version'])
    await answerOf(call, ['cargo', '--version'])
    const sysroot = await answerOf(call, ['rustc', '--print', 'sysroot'])
    const wanted = `${call.inputs['targets'] ?? ''},${call.inputs['target'] ?? ''}`
    for (const target of wanted.split(/[\s,]+/).filter(name => name !== '')) {
      const installed = await stat(join(sysroot, 'lib', 'rustlib', target, 'lib')).catch(
        () => undefined,
      )
      if (installed === undefined)
        throw new Error(`the machine's toolchain has no target ${target}`)
    }
    call.print(`using the machine's own toolchain: ${version}`)
    const name = call.inputs['toolchain'] ?? call.actionRef
    return { name, cachekey: version.replaceAll(/[^\w.]+/g, '-') }
  },
}

async function answerOf(
  call: StandInCall,
  command: readonly [string, ...string[]],
): Promise<string> {
  const lines: string[] = []
  const { exitCode } = await call.execute(command, { onLine: line => lines.push(line) })
  if (exitCode !== 0) throw new Error(`${command.join(' ')} failed: ${lines.join('\n')}`)
  return lines[0] ?? ''
}
