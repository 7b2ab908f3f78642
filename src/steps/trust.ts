import { resolve } from 'node:path'
import type { StatementVersions } from '../attest/statement.ts'
import type { TrustInputs } from '../commands/command-inputs.ts'
import type { Log } from '../commands/ports.ts'
import { ReleaseError, toReleaseError } from '../errors/release-error.ts'
import type { Http } from '../io/http.ts'
import { readTrustRoots } from '../io/trust-root.ts'
import {
  PUBLIC_MIRRORS,
  readMirroredRoot,
  TARGET,
  tenantTarget,
  type TufMirror,
} from '../io/tuf-trust-root.ts'
import type { RunContext } from '../run/run-context.ts'
import { explainAbsentRoots, type AbsentRoot } from '../verify/absent-roots.ts'
import { createBundleVerifier, type Verifiers } from '../verify/bundle-verifier.ts'
import {
  createReleaseAttestationVerifier,
  type ReleaseAttestationVerifier,
} from '../verify/release-attestation.ts'
import { explainRootAge } from '../verify/root-age.ts'
import { joinTrustRoots, parseTrustRoots, type TrustRoots } from '../verify/trust.ts'

export interface TrustWorld {
  readonly context: Pick<RunContext, 'serverUrl' | 'workspace' | 'temporary'>
  readonly log: Pick<Log, 'warning'>
  readonly http: Http
  /** `GET /meta` of this server; asked on tenants alone. */
  readonly trustDomain: () => Promise<string | undefined>
}

/** The trust roots of a step, and the verifier for them. */
export interface LoadedTrust {
  readonly roots: TrustRoots
  readonly verifier: Verifiers
}

/**
 * The trust roots of a step: from the given file, else from the given mirrors, else from those of the public
 * instances. Paths are relative to the workspace, wherever the action is started.
 */
export async function loadTrust(
  { trustedRoot, tufMirrors }: TrustInputs,
  world: TrustWorld,
  versions: StatementVersions = 'v1',
): Promise<LoadedTrust> {
  const { workspace } = world.context
  if (trustedRoot !== undefined) {
    const roots = await readTrustRoots(resolve(workspace, trustedRoot))
    return { roots, verifier: explainRootAge(createBundleVerifier(roots, versions), roots) }
  }
  return trustOfMirrors(mirrorsOf(tufMirrors, workspace), world, versions)
}

/** The verifier alone. */
export async function loadVerifier(
  trust: TrustInputs,
  world: TrustWorld,
  versions: StatementVersions = 'v1',
): Promise<Verifiers> {
  return (await loadTrust(trust, world, versions)).verifier
}

/** The verifier of GitHub's attestations of releases, for the same trust roots. */
export async function loadReleaseAttestationVerifier(
  { trustedRoot, tufMirrors }: TrustInputs,
  world: TrustWorld,
): Promise<ReleaseAttestationVerifier> {
  const { workspace, serverUrl } = world.context
  const roots =
    trustedRoot === undefined
      ? joinTrustRoots((await rootsOfMirrors(mirrorsOf(tufMirrors, workspace), world)).found)
      : await readTrustRoots(resolve(workspace, trustedRoot))
  return createReleaseAttestationVerifier(roots, serverUrl)
}

function mirrorsOf(tufMirrors: TrustInputs['tufMirrors'], workspace: string): readonly TufMirror[] {
  if (tufMirrors.length === 0) return PUBLIC_MIRRORS
  return tufMirrors.map(({ url, rootPath }) => ({
    url,
    firstRoot: { kind: 'file', path: resolve(workspace, rootPath) },
    organization: undefined,
  }))
}

/** A tenant of ghe.com signs with keys of its own: the name of its root on GitHub's mirror, else undefined. */
async function tenantRoot({ context, trustDomain }: TrustWorld): Promise<string | undefined> {
  const { host } = new URL(context.serverUrl)
  if (host === 'github.com') return undefined
  const domain = await trustDomain()
  if (domain !== undefined) return tenantTarget(domain)
  throw new ReleaseError('TRUST_ROOT_MISSING', {
    message: `${host} does not say under which name its trust root is published`,
    remedy: `Pass the trust roots as a file:\n\ngh attestation trusted-root --hostname ${host} > trusted_root.jsonl\n\nwith:\n  trusted-root: trusted_root.jsonl`,
  })
}

/** One mirror that is down stops only those who need its root; all of them down stop everybody. */
export async function verifierOfMirrors(
  mirrors: readonly TufMirror[],
  world: TrustWorld,
  versions: StatementVersions = 'v1',
): Promise<Verifiers> {
  return (await trustOfMirrors(mirrors, world, versions)).verifier
}

async function trustOfMirrors(
  mirrors: readonly TufMirror[],
  world: TrustWorld,
  versions: StatementVersions,
): Promise<LoadedTrust> {
  const { found, absent } = await rootsOfMirrors(mirrors, world)
  for (const { reason } of absent) world.log.warning(`${reason.code}: ${reason.message}`)
  const roots = joinTrustRoots(found)
  return { roots, verifier: explainAbsentRoots(createBundleVerifier(roots, versions), absent) }
}

interface MirroredRoots {
  readonly found: readonly TrustRoots[]
  readonly absent: readonly AbsentRoot[]
}

async function rootsOfMirrors(
  mirrors: readonly TufMirror[],
  world: TrustWorld,
): Promise<MirroredRoots> {
  const tenant = await tenantRoot(world)
  const found: TrustRoots[] = []
  const absent: AbsentRoot[] = []
  for (const outcome of await Promise.all(
    mirrors.map(async mirror => attempt(mirror, tenant, world)),
  )) {
    if ('reason' in outcome) absent.push(outcome)
    else found.push(outcome)
  }
  // A mirror in foreign hands is nobody's everyday: it stops even those who would not have needed it.
  const forged = absent.find(({ reason }) => reason.class === 'security')
  const stop = forged ?? (found.length === 0 ? absent[0] : undefined)
  if (stop !== undefined) throw stop.reason
  return { found, absent }
}

async function attempt(
  mirror: TufMirror,
  tenant: string | undefined,
  { http, context }: TrustWorld,
): Promise<TrustRoots | AbsentRoot> {
  try {
    const { temporary } = context
    const targets = targetsOf(mirror, tenant)
    const { target, text } = await readMirroredRoot(mirror, { http, temporary, targets })
    const roots = parseTrustRoots(text)
    checkOrganizations(mirror, [...roots.keys()])
    if (tenant !== undefined && target !== tenant) refuseDotcom(mirror, roots, tenant)
    return roots
  } catch (error) {
    return { organization: mirror.organization, reason: toReleaseError(error) }
  }
}

/** Which file of a mirror is wanted; of whom a mirror of the user is shows only in what it serves. */
function targetsOf({ organization }: TufMirror, tenant: string | undefined): readonly string[] {
  if (tenant === undefined || organization === 'sigstore.dev') return [TARGET]
  return organization === undefined ? [tenant, TARGET] : [tenant]
}

/** GitHub's keys for github.com vouch for nobody on a tenant. */
function refuseDotcom({ url }: TufMirror, roots: TrustRoots, tenant: string): void {
  if (!roots.has('GitHub, Inc.')) return
  throw new ReleaseError('TRUST_ROOT_INVALID', {
    message: `the mirror ${url} has GitHub's trust root for github.com alone`,
    expected: tenant,
    actual: TARGET,
  })
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
