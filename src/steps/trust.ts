import { resolve } from 'node:path'
import type { TrustInputs } from '../commands/command-inputs.ts'
import type { Log } from '../commands/ports.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import type { Http } from '../io/http.ts'
import { readTrustRoots } from '../io/trust-root.ts'
import { PUBLIC_MIRRORS, readMirroredRoot, type TufMirror } from '../io/tuf-trust-root.ts'
import type { RunContext } from '../run/run-context.ts'
import { explainAbsentRoots, type AbsentRoot } from '../verify/absent-roots.ts'
import { createBundleVerifier, type BundleVerifier } from '../verify/bundle-verifier.ts'
import { joinTrustRoots, parseTrustRoots, type TrustRoots } from '../verify/trust.ts'

export interface TrustWorld {
  readonly context: Pick<RunContext, 'serverUrl' | 'workspace' | 'temporary'>
  readonly log: Pick<Log, 'warning'>
  readonly http: Http
}

/**
 * The verifier for the trust roots of a step: from the given file, else from the given mirrors, else from those of
 * the public instances. Paths are relative to the workspace, wherever the action is started.
 */
export async function loadVerifier(
  { trustedRoot, tufMirrors }: TrustInputs,
  world: TrustWorld,
): Promise<BundleVerifier> {
  const { workspace, serverUrl } = world.context
  if (trustedRoot !== undefined) {
    return createBundleVerifier(await readTrustRoots(resolve(workspace, trustedRoot)))
  }
  if (tufMirrors.length === 0) {
    refuseTenant(serverUrl)
    return verifierOfMirrors(PUBLIC_MIRRORS, world)
  }
  return verifierOfMirrors(
    tufMirrors.map(({ url, rootPath }) => ({
      url,
      firstRoot: { kind: 'file', path: resolve(workspace, rootPath) },
      organization: undefined,
    })),
    world,
  )
}

/** A tenant signs with keys of its own, which the public mirrors' usual target does not hold. */
function refuseTenant(serverUrl: string): void {
  const { host } = new URL(serverUrl)
  if (host === 'github.com') return
  throw new ReleaseError('TRUST_ROOT_MISSING', {
    message: `on ${host} the trust roots have to be given`,
    remedy: `Make them and pass them on:\n\ngh attestation trusted-root --hostname ${host} > trusted_root.jsonl\n\nwith:\n  trusted-root: trusted_root.jsonl`,
  })
}

/** One mirror that is down stops only those who need its root; all of them down stop everybody. */
export async function verifierOfMirrors(
  mirrors: readonly TufMirror[],
  world: TrustWorld,
): Promise<BundleVerifier> {
  const found: TrustRoots[] = []
  const absent: AbsentRoot[] = []
  for (const outcome of await Promise.all(mirrors.map(async mirror => attempt(mirror, world)))) {
    if ('reason' in outcome) absent.push(outcome)
    else found.push(outcome)
  }
  // A mirror in foreign hands is nobody's everyday: it stops even those who would not have needed it.
  const forged = absent.find(({ reason }) => reason.class === 'security')
  const stop = forged ?? (found.length === 0 ? absent[0] : undefined)
  if (stop !== undefined) throw stop.reason
  for (const { reason } of absent) world.log.warning(`${reason.code}: ${reason.message}`)
  return explainAbsentRoots(createBundleVerifier(joinTrustRoots(found)), absent)
}

async function attempt(
  mirror: TufMirror,
  { http, context }: TrustWorld,
): Promise<TrustRoots | AbsentRoot> {
  try {
    const { temporary } = context
    const roots = parseTrustRoots(await readMirroredRoot(mirror, { http, temporary }))
    checkOrganizations(mirror, [...roots.keys()])
    return roots
  } catch (error) {
    return { organization: mirror.organization, reason: toReleaseError(error) }
  }
}

/** The keys of one instance must not be able to speak for the other, whose thresholds are lower. */
function checkOrganizations({ url, organization }: TufMirror, served: readonly string[]): void {
  if (served.length === 1 && (organization ?? served[0]) === served[0]) return
  throw new ReleaseError('TRUST_ROOT_INVALID', {
    message: `the mirror ${url} serves trust roots of others`,
    expected: organization ?? 'one organization',
    actual: served.join(', '),
  })
}
