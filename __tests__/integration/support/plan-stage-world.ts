/** Inputs and ports with which tests of plan and stage begin. */
import type { PlanInputs, StageInputs } from '../../../src/commands/command-inputs.ts'
import type { WorkflowArtifacts } from '../../../src/commands/ports.ts'
import type { RunContext } from '../../../src/run/run-context.ts'
import { realPorts, type RealPorts, type RustWorkspace } from './rust-workspace.ts'

export const HOST = { platforms: ['linux-amd64'] }
/** Nothing asked for. */
export const PLAN: PlanInputs = {
  manifestPath: 'Cargo.toml',
  packages: undefined,
  bins: undefined,
  platforms: undefined,
  tag: undefined,
  allowBranchRef: false,
  name: undefined,
  assetName: undefined,
  sbom: undefined,
  gpg: undefined,
  archive: undefined,
  include: undefined,
  extraAssets: undefined,
  prebuilt: undefined,
}
/** Nothing asked for. */
export const STAGE: StageInputs = {
  ...PLAN,
  plan: undefined,
  platform: undefined,
  target: undefined,
  features: [],
  allFeatures: false,
  noDefaultFeatures: false,
  profile: undefined,
  subjectPath: undefined,
  cargoMessages: undefined,
  sbomSpecVersion: '1.6',
  bsi: false,
  uploadArtifact: true,
}

export interface Upload {
  readonly name: string
  readonly files: readonly string[]
}

/** Real ports, but for the service of workflow artifacts, which is a list. */
export function stagePorts(
  workspace: RustWorkspace,
  context: Partial<RunContext> = {},
): RealPorts & { readonly artifacts: WorkflowArtifacts; readonly uploads: Upload[] } {
  const uploads: Upload[] = []
  const artifacts: WorkflowArtifacts = {
    upload: async (name, files) => {
      uploads.push({ name, files })
      return { id: uploads.length, name, digest: undefined, size: 1 }
    },
    list: async () => [],
    download: async () => undefined,
  }
  return { ...realPorts(workspace, 'allowed', context), artifacts, uploads }
}
