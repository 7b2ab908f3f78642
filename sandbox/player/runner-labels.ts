/** Which hosted runners this machine can stand in for. */
import { arch, platform } from 'node:process'

const LABELS: Readonly<Record<string, RegExp>> = {
  'linux/x64': /^(?:ubuntu-(?:latest|slim|\d\d\.\d\d)|linux|x64|self-hosted)$/i,
  'linux/arm64': /^(?:ubuntu-\d\d\.\d\d-arm|linux|arm64|self-hosted)$/i,
  'darwin/arm64': /^(?:macos-(?:latest|1[4-9]|2\d)(?:-xlarge)?|macos|arm64|self-hosted)$/i,
  'darwin/x64': /^(?:macos-(?:13|\d\d-(?:large|intel))|macos|x64|self-hosted)$/i,
}

/** The labels that this machine cannot stand in for. */
export function foreignLabels(labels: readonly string[]): readonly string[] {
  const own = LABELS[`${platform}/${arch}`]
  return labels.filter(label => own?.test(label) !== true)
}

/** Name of this machine's system as the `runner` context gives it. */
export const RUNNER_OS =
  platform === 'darwin' ? 'macOS' : platform === 'win32' ? 'Windows' : 'Linux'

/** Name of this machine's architecture as the `runner` context gives it. */
export const RUNNER_ARCH = arch === 'arm64' ? 'ARM64' : 'X64'
