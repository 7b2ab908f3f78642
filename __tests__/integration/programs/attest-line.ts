/** A step that signs, keeps, stores and reads back what LINE_CLAIMS asks for, through the real adapters. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setOutput } from '@actions/core'
import type { SigstoreInstance } from '../../../src/attest/instance.ts'
import type { Claim } from '../../../src/attest/subject.ts'
import { attestSubjects, type AttestPorts } from '../../../src/commands/attest-subjects.ts'
import { fetchAttestations } from '../../../src/commands/fetch-attestations.ts'
import { createAttestationStore } from '../../../src/io/attestation-store.ts'
import { createFiles } from '../../../src/io/files.ts'
import { createHttp } from '../../../src/io/http.ts'
import { createReadIdentity, tokenIssuer } from '../../../src/io/oidc.ts'
import { createSigner } from '../../../src/io/sigstore-signer.ts'
import { checkSameRun } from '../../../src/run/run-identity.ts'
import { parseRunContext } from '../../../src/run/run-context.ts'
import { folderArtifacts } from '../support/memory-artifacts.ts'

const environment = process.env
const context = parseRunContext(environment)
const token = environment['LINE_TOKEN'] ?? ''
const clock = (): number => Date.now()
const http = createHttp({
  clock,
  sleep: async milliseconds => sleep(Math.min(milliseconds, 20)),
  random: () => 0,
  userAgent: 'attested-release-test',
  apiHosts: [new URL(context.apiUrl).host],
})
const log = {
  info: (message: string) => void process.stderr.write(`${message}\n`),
  notice: (message: string) => void process.stderr.write(`${message}\n`),
  warning: (message: string) => void process.stderr.write(`warning: ${message}\n`),
  group: async <T>(_title: string, work: () => Promise<T>): Promise<T> => work(),
}
const ports: AttestPorts = {
  context,
  signer: createSigner({ token, issuer: tokenIssuer(context.serverUrl) }),
  store: createAttestationStore({
    http,
    token,
    apiUrl: context.apiUrl,
    repository: context.repository,
  }),
  artifacts: folderArtifacts(environment['LINE_ARTIFACTS'] ?? join(context.temporary, 'artifacts')),
  files: createFiles(context.temporary),
  log,
  clock,
  sleep: async milliseconds => sleep(Math.min(milliseconds, 20)),
}

const identity = await createReadIdentity({ http, serverUrl: context.serverUrl })()
checkSameRun(context, identity)
const provenance = await ports.signer.provenancePredicate()
const asked = JSON.parse(environment['LINE_CLAIMS'] ?? '[]') as (Omit<Claim, 'predicate'> & {
  predicate?: object
})[]
const claims = asked.map((claim): Claim => ({
  ...claim,
  predicate: claim.predicate ?? provenance.predicate,
}))
const stored = await attestSubjects(
  claims,
  {
    instance: environment['LINE_INSTANCE'] as SigstoreInstance,
    maxEnvelope: Number(environment['LINE_MAX_ENVELOPE'] ?? 2 * 1024 * 1024),
    evidenceArtifact: `attested-release-evidence--${context.runAttempt}`,
  },
  ports,
)
const fetched: unknown[] = []
for (const { subject, predicateType } of claims) {
  const { records } = await fetchAttestations(
    subject.sha256,
    [predicateType],
    { ...ports, repository: context.repository },
    { deadlineMs: 20_000 },
  )
  fetched.push(records.map(record => record.bundle))
}
const file = join(context.temporary, 'line.json')
await writeFile(
  file,
  JSON.stringify({ identity, stored: stored.map(one => ({ ...one, claim: undefined })), fetched }),
)
setOutput('line', file)
