import { resolve } from 'node:path'
import { readTrustRoots } from '../io/trust-root.ts'
import { createBundleVerifier, type BundleVerifier } from '../verify/bundle-verifier.ts'

/** The verifier for a trusted root file; a path is relative to the workspace, wherever the action is started. */
export async function loadVerifier(
  trustedRoot: string | undefined,
  workspace: string,
): Promise<BundleVerifier> {
  const path = trustedRoot === undefined ? undefined : resolve(workspace, trustedRoot)
  return createBundleVerifier(await readTrustRoots(path))
}
