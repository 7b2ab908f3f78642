/**
 * What Fulcio writes into a certificate about a GitHub Actions job:
 * https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
import { githubServer } from '../github-server.ts'
import { utf8String } from '../pki/der.ts'
import { extension } from '../pki/extensions.ts'

/** Claims of a GitHub Actions token, as far as a certificate repeats them. */
export interface WorkflowClaims {
  readonly iss: string
  readonly sub: string
  readonly event_name: string
  readonly sha: string
  readonly workflow: string
  readonly repository: string
  readonly ref: string
  readonly job_workflow_ref: string
  readonly job_workflow_sha: string
  readonly runner_environment: string
  readonly repository_id: string
  readonly repository_owner: string
  readonly repository_owner_id: string
  readonly workflow_ref: string
  readonly workflow_sha: string
  readonly run_id: string
  readonly run_attempt: string
  readonly repository_visibility: string
  readonly environment?: string
}

/** Fulcio keeps one template for each issuer: the server is not a claim of the token. */
function serverOf({ iss }: WorkflowClaims): string {
  const [, tenant] = /^https:\/\/token\.actions\.([a-z0-9-]+)\.ghe\.com$/.exec(iss) ?? []
  return `https://${githubServer(tenant).host}`
}

const oid = (number: number): string => `1.3.6.1.4.1.57264.1.${number}`

// .1 to .6 are deprecated duplicates and hold the bare string; everything from .8 on is a DER UTF8String.
const bare = (number: number, value: string): Buffer => extension(oid(number), Buffer.from(value))
const text = (number: number, value: string): Buffer => extension(oid(number), utf8String(value))

const signerOf = (claims: WorkflowClaims): string =>
  `${serverOf(claims)}/${claims.job_workflow_ref}`

/** The certificate's subjectAltName: the workflow file that defines the job, as a URI of ASCII. */
export const identityOf = (claims: WorkflowClaims): string => asGoWrites(signerOf(claims))

/** Go's net/url keeps a path that is one, and escapes the whole path where any character of it cannot stand. */
function asGoWrites(address: string): string {
  if (/^[!#-;=?-Z[\]_a-z~]*$/.test(address)) return address
  const strictly = (character: string): string =>
    `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURI(address).replace(/[!'()*[\]]/g, strictly)
}

/** Extensions .1 to .24 (.7 is another kind of name, which Actions does not use). */
export function workflowExtensions(claims: WorkflowClaims): readonly Buffer[] {
  const server = serverOf(claims)
  const repository = `${server}/${claims.repository}`
  return [
    bare(1, claims.iss),
    bare(2, claims.event_name),
    bare(3, claims.sha),
    bare(4, claims.workflow),
    bare(5, claims.repository),
    bare(6, claims.ref),
    text(8, claims.iss),
    text(9, signerOf(claims)),
    text(10, claims.job_workflow_sha),
    text(11, claims.runner_environment),
    text(12, repository),
    text(13, claims.sha),
    text(14, claims.ref),
    text(15, claims.repository_id),
    text(16, `${server}/${claims.repository_owner}`),
    text(17, claims.repository_owner_id),
    text(18, `${server}/${claims.workflow_ref}`),
    text(19, claims.workflow_sha),
    text(20, claims.event_name),
    text(21, `${repository}/actions/runs/${claims.run_id}/attempts/${claims.run_attempt}`),
    text(22, claims.repository_visibility),
    ...(claims.environment === undefined ? [] : [text(23, claims.environment)]),
    text(24, claims.sub),
  ]
}
