/** EmbarkStudios/cargo-deny-action: the machine's own cargo-deny, where there is one. */
import type { StandIn } from './stand-in.ts'

export const cargoDeny: StandIn = {
  action: 'embarkstudios/cargo-deny-action',
  inputs: ['command', 'arguments', 'command-arguments', 'manifest-path', 'rust-version'],
  run: async call => {
    const words = (name: string, fallback: string): readonly string[] =>
      (call.inputs[name] ?? fallback).split(/\s+/).filter(word => word !== '')
    const { exitCode } = await call.execute([
      'cargo',
      'deny',
      ...['--manifest-path', call.inputs['manifest-path'] ?? './Cargo.toml'],
      ...words('arguments', '--all-features'),
      ...words('command', 'check'),
      ...words('command-arguments', ''),
    ])
    if (exitCode !== 0) throw new Error(`cargo deny ended with exit code ${String(exitCode)}`)
    return {}
  },
}
