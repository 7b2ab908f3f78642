/** What an audit judges by, found out once: repository, policy, keys, tags, baseline and what is remembered. */
import { resolve } from 'node:path'
import type { Sha256 } from '../../attest/digest.ts'
import { NO_BASELINE, parseBaseline, type Baseline } from '../../audit/baseline.ts'
import { fingerprintOf } from '../../audit/fingerprint.ts'
import { parseState, State, stateLine, type StateEntry } from '../../audit/state.ts'
import { ReleaseError } from '../../errors/release-error.ts'
import type { BundleVerifier } from '../../verify/bundle-verifier.ts'
import { eachBundleOnce } from '../../verify/each-bundle-once.ts'
import type { VerificationPolicy } from '../../verify/policy.ts'
import { withoutPublicGood } from '../../verify/without-public-good.ts'
import { sameName } from '../../verify/workflow-uri.ts'
import type { AuditInputs } from '../command-inputs.ts'
import { sideBySide } from '../concurrent.ts'
import { policyOf } from '../verify-policy.ts'
import type {
  AuditGitHub,
  AuditPorts,
  AuditStore,
  AuditTrust,
  RepositoryFacts,
  TagFacts,
} from './ports.ts'

export interface Basis {
  readonly facts: RepositoryFacts
  readonly github: AuditGitHub
  readonly store: AuditStore
  readonly tags: ReadonlyMap<string, TagFacts>
  /** For no release yet: the source ref is open. */
  readonly policy: VerificationPolicy
  readonly trust: AuditTrust
  readonly verifier: BundleVerifier
  readonly fingerprint: Sha256
  readonly baseline: Baseline
  readonly state: State
  readonly folder: string
}

export const STATE_FILE = 'audit-state.jsonl'
const MAX_STATE = 256 * 1024 * 1024
const MAX_BASELINE = 16 * 1024 * 1024

/** Opens the audit; what is missing here ends it before it begins. */
export async function openBasis(inputs: AuditInputs, ports: AuditPorts): Promise<Basis> {
  const { context, files } = ports
  const repository = inputs.repo ?? context.repository
  const facts = await factsOf(repository, ports)
  const github = ports.openGitHub(facts)
  const folder = await openFolder(inputs, ports)
  const [tags, policy, trust, remembered] = await sideBySide(
    github.tags(),
    basePolicy(inputs, facts, ports),
    ports.loadTrust(),
    readState(folder, ports),
  )
  const { formerRepositories: formers, predicateTypes, noPublicGood } = inputs
  const accepting = noPublicGood ? withoutPublicGood(trust.verifier) : trust.verifier
  const baseline =
    inputs.baseline === undefined
      ? NO_BASELINE
      : parseBaseline(
          await files.readText(resolve(context.workspace, inputs.baseline), MAX_BASELINE),
          facts.fullName,
        )
  return {
    ...{ facts, github, tags, policy, trust, baseline, folder },
    store: ports.openStore(facts),
    verifier: eachBundleOnce(accepting),
    fingerprint: fingerprintOf({
      policy,
      formers,
      predicateTypes,
      noPublicGood,
      roots: trust.roots,
    }),
    state: new State(remembered),
  }
}

async function factsOf(repository: string, ports: AuditPorts): Promise<RepositoryFacts> {
  const facts = await ports.repositoryFacts(repository)
  if (facts === undefined) {
    throw new ReleaseError('REPOSITORY_NOT_VISIBLE', {
      message: `GitHub shows this token no repository ${repository}`,
    })
  }
  if (sameName(facts.fullName, repository)) return facts
  // A name that leads elsewhere is no name of what was asked for.
  throw new ReleaseError('INPUT_INVALID', {
    message: `${repository} is called ${facts.fullName} now`,
    remedy: `Name the repository as it is now, and what it was called when its older releases were made, with the ids of that time (an owner's id is its id still):\n\nwith:\n  repo: ${facts.fullName}\n  former-repository: ${repository}:${facts.repositoryId}:OWNER_ID`,
  })
}

async function basePolicy(
  inputs: AuditInputs,
  facts: RepositoryFacts,
  ports: AuditPorts,
): Promise<VerificationPolicy> {
  const { repositoryId, ownerId } = facts
  return policyOf(
    {
      ...inputs,
      repo: facts.fullName,
      owner: undefined,
      subjectPaths: [],
      subjects: [],
      digestAlg: 'sha256',
      bundleContent: 'attestation',
      bundles: [],
      bundleFromOci: false,
      images: 'index',
      requireSignature: false,
      // Of each release its own: see audit/release-policy.ts.
      sourceRef: undefined,
      sourceDigest: undefined,
      runId: undefined,
      tag: undefined,
    },
    {
      context: ports.context,
      tokenIssuer: ports.tokenIssuer,
      repositoryIds: async () => ({ repositoryId, ownerId }),
      ownerId: async () => ownerId,
    },
  )
}

async function openFolder({ reportDir }: AuditInputs, ports: AuditPorts): Promise<string> {
  if (reportDir === undefined) return ports.files.keptFolder('audit')
  const folder = resolve(ports.context.workspace, reportDir)
  await ports.files.ensureFolder(folder)
  return folder
}

async function readState(folder: string, { files }: AuditPorts): Promise<readonly StateEntry[]> {
  if (!(await files.list(folder)).includes(STATE_FILE)) return []
  const path = resolve(folder, STATE_FILE)
  const entries = parseState(await files.readText(path, MAX_STATE))
  // What was checked again stands there twice: the last line counts.
  const last = [...new Map(entries.map(entry => [entry.key, entry])).values()]
  if (last.length < entries.length) await files.writeText(path, last.map(stateLine).join(''))
  return last
}
