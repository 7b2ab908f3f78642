/** The URIs in which GitHub names a workflow file and a run. */

export interface WorkflowUri {
  /** `owner/repo` */
  readonly repository: string
  /** `.github/workflows/release.yml` */
  readonly path: string
  /** `refs/…`, or a commit where the caller pinned one. */
  readonly ref: string
}

// Each of the three groups takes part in every match.
type Groups = RegExpExecArray & readonly [string, string, string, string]

// Workflow files lie directly in their folder, so that a path holds no `@refs/`: the first one ends the path.
const WORKFLOW = /^([^/@]+\/[^/@]+)\/(.+?)@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/
// Neither git nor GitHub takes them in a name; here they could forge lines of a report.
const CONTROLS = /\p{Cc}/u

/** `owner/repo/path@ref`, as the claim job_workflow_ref has it; undefined if it is anything else. */
export function parseWorkflowRef(text: string): WorkflowUri | undefined {
  if (CONTROLS.test(text)) return undefined
  const match = WORKFLOW.exec(text)
  if (match === null) return undefined
  const [, repository, path, ref] = match as Groups
  return { repository, path, ref }
}

/** `https://github.com/owner/repo/path@ref` of this very server. */
export function parseWorkflowUri(uri: string, serverUrl: string): WorkflowUri | undefined {
  const prefix = `${serverUrl}/`
  return uri.startsWith(prefix) ? parseWorkflowRef(uri.slice(prefix.length)) : undefined
}

// What Go's net/url leaves as it is in a path; Fulcio, written in Go, writes the certificate's name with it.
const KEPT_IN_PATH = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/[\]%#]*$/
const UNESCAPED_IN_PATH = /[^A-Za-z0-9\-._~$&+,/:;=@]/gu

/**
 * The name that Fulcio gives the workflow of extension .9: the same text; where a ref or path holds characters that a
 * URI cannot (RFC 5280, 4.2.1.6: ASCII), those are percent-encoded. https://pkg.go.dev/net/url#URL.EscapedPath
 */
export function uriNameOf(uri: string): string {
  if (KEPT_IN_PATH.test(uri)) return uri
  const [, origin = '', path = ''] = /^(https:\/\/[^/]*)(.*)$/s.exec(uri) ?? []
  return `${origin}${path.replace(UNESCAPED_IN_PATH, character => percentEncoded(character))}`
}

function percentEncoded(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}

export interface RunUri {
  /** `owner/repo` */
  readonly repository: string
  readonly runId: string
  readonly attempt: number
}

const RUN = /^([^/]+\/[^/]+)\/actions\/runs\/([1-9][0-9]{0,18})\/attempts\/([1-9][0-9]{0,5})$/

/** `https://github.com/owner/repo/actions/runs/ID/attempts/N` of this very server. */
export function parseRunUri(uri: string, serverUrl: string): RunUri | undefined {
  const prefix = `${serverUrl}/`
  if (!uri.startsWith(prefix)) return undefined
  const match = RUN.exec(uri.slice(prefix.length))
  if (match === null) return undefined
  const [, repository, runId, attempt] = match as Groups
  return { repository, runId, attempt: Number(attempt) }
}

/** GitHub's names of owners and repositories do not differ by case alone. */
export function sameName(a: string, b: string): boolean {
  return lowerAscii(a) === lowerAscii(b)
}

// Those names are ASCII. toLowerCase would also make a k of U+212A, the Kelvin sign: a look-alike of another name.
function lowerAscii(name: string): string {
  return name.replace(/[A-Z]/g, letter => letter.toLowerCase())
}
