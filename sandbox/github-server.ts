/** Which GitHub a sandbox is: github.com, or one tenant of ghe.com. */

export interface GithubServer {
  /** `github.com`, `TENANT.ghe.com` */
  readonly host: string
  readonly apiHost: string
  readonly uploadHost: string
  /** Discovery document and keys of the token service. */
  readonly tokenHost: string
  /** Where a running job asks for its token. */
  readonly pipelinesHost: string
  readonly resultsHost: string
  /** GitHub's Sigstore instance for this server. */
  readonly fulcio: string
  readonly tsa: string
  /** `domains.artifact_attestations.trust_domain` of `GET /meta`; empty on github.com. */
  readonly trustDomain: string
}

export const GITHUB_COM: GithubServer = {
  host: 'github.com',
  apiHost: 'api.github.com',
  uploadHost: 'uploads.github.com',
  tokenHost: 'token.actions.githubusercontent.com',
  pipelinesHost: 'pipelines.actions.githubusercontent.com',
  resultsHost: 'results-receiver.actions.githubusercontent.com',
  fulcio: 'fulcio.githubapp.com',
  tsa: 'timestamp.githubapp.com',
  trustDomain: '',
}

/** The server of a tenant by its name, the first label of its host; without a name, github.com. */
export function githubServer(tenant: string | undefined): GithubServer {
  if (tenant === undefined) return GITHUB_COM
  const host = `${tenant}.ghe.com`
  return {
    host,
    apiHost: `api.${host}`,
    uploadHost: `uploads.${host}`,
    tokenHost: `token.actions.${host}`,
    pipelinesHost: `pipelines.actions.${host}`,
    resultsHost: `results-receiver.actions.${host}`,
    fulcio: `fulcio.${host}`,
    tsa: `timestamp.${host}`,
    // Not the tenant's name: a client has to ask for it.
    trustDomain: `${tenant}-attestations`,
  }
}
