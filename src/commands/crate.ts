/** `crate`: what the registry really serves, compared with what was packaged, attested and verified. */
import { join } from 'node:path'
import { chooseInstance } from '../attest/instance.ts'
import { toReleaseError } from '../errors/release-error.ts'
import { crateSummary } from '../report/crate-summary.ts'
import { checkSameRun, refuseTrigger } from '../run/run-identity.ts'
import { ownPolicy } from '../verify/policies.ts'
import { attestServed, measureClaims, type AttestedCrate } from './crate/attested.ts'
import type { CrateInputs } from './command-inputs.ts'
import { planPublication, readPackaged, type PackagedCrate } from './crate/packaged.ts'
import type { CratePorts } from './crate/ports.ts'
import { awaitServed, demandAllServed, type Served, type ServedCrates } from './crate/served.ts'
import type { StepResult } from './ports.ts'

/** The command. Nothing is signed before every crate is compared. */
export async function runCrate(inputs: CrateInputs, ports: CratePorts): Promise<StepResult> {
  const { context, log } = ports
  refuseTrigger(context.eventName)
  const identity = await ports.readIdentity()
  checkSameRun(context, identity)
  refuseTrigger(identity.eventName)
  const publication = await planPublication(inputs, ports)
  const packaged = await readPackaged(publication, ports)
  const instance = chooseInstance(inputs.sigstore, identity, inputs.disclosePrivate)
  const rehearsal = publication.tag === null || inputs.dryRun
  const registry = ports.openRegistry(inputs.registry)
  const base = { registry: inputs.registry, identity, serverUrl: context.serverUrl, packaged }
  const { maxEnvelope } = inputs
  if (rehearsal && !inputs.signRehearsal) {
    const found = await rehearseServed(packaged, publication.tag, () =>
      awaitServed(packaged, registry, 0, ports),
    )
    await measureClaims(found.served, { instance, maxEnvelope }, ports)
    log.notice('a rehearsal: everything was checked, nothing is signed or stored')
    const { served, unpublished, remark } = found
    const summary = crateSummary({
      ...base,
      state: 'rehearsed',
      served,
      attested: [],
      unpublished,
      remark,
    })
    return { outputs: outputsOf('rehearsed', [], [], unpublished), summary }
  }
  const found = await awaitServed(packaged, registry, inputs.waitTimeout, ports)
  demandAllServed(found, inputs.registry.indexUrl)
  sayYanked(found.served, ports)
  const verifier = await ports.loadVerifier()
  const judge = { verifier, policy: ownPolicy(identity, context.serverUrl) }
  const attested = await attestServed(
    found.served,
    { identity, instance, maxEnvelope, judge },
    ports,
  )
  const paths = await keepServed(attested, ports)
  const state = attested.every(({ attestation }) => attestation === undefined)
    ? 'unchanged'
    : 'attested'
  return {
    outputs: outputsOf(state, attested, paths, []),
    summary: crateSummary({
      ...base,
      state,
      served: found.served,
      attested,
      unpublished: [],
      remark: undefined,
    }),
  }
}

type Rehearsed = ServedCrates & { readonly remark: string | undefined }

/**
 * Between two releases the version in Cargo.toml is the last one's, published from another commit: without a tag that is
 * worth a remark and no failure. With a tag it is a refusal.
 */
async function rehearseServed(
  packaged: readonly PackagedCrate[],
  tag: string | null,
  look: () => Promise<ServedCrates>,
): Promise<Rehearsed> {
  try {
    return { ...(await look()), remark: undefined }
  } catch (thrown) {
    const error = toReleaseError(thrown)
    if (tag !== null || !error.code.startsWith('CRATE_')) throw error
    return {
      served: [],
      unpublished: [],
      partly: packaged,
      remark: `${error.code}: ${error.message}`,
    }
  }
}

function sayYanked(served: readonly Served[], { log }: CratePorts): void {
  for (const { crate, index, api } of served) {
    if (!index.yanked && !(api !== 'no API' && api.yanked)) continue
    log.warning(`${crate.file} is yanked: nobody new will depend on it`)
  }
}

/** The bytes that were compared, for later steps of the job. */
async function keepServed(
  attested: readonly AttestedCrate[],
  { files }: CratePorts,
): Promise<readonly string[]> {
  const folder = await files.keptFolder('crate')
  const paths: string[] = []
  for (const { served } of attested) {
    const path = join(folder, served.crate.file)
    await files.writeBytes(path, served.bytes)
    paths.push(path)
  }
  return paths
}

function outputsOf(
  state: 'attested' | 'unchanged' | 'rehearsed',
  attested: readonly AttestedCrate[],
  paths: readonly string[],
  unpublished: readonly PackagedCrate[],
): StepResult['outputs'] {
  return {
    'crate-path': paths.join(','),
    'crate-digest': attested.map(({ verified }) => `sha256:${verified.sha256}`).join(','),
    'attestation-url': attested
      .flatMap(({ attestation }) => attestation?.attestationUrl ?? [])
      .join(','),
    unpublished: unpublished.map(({ id }) => id.name).join(','),
    state,
  }
}
