/**
 * What the runner says about this run: the GITHUB_ and RUNNER_ variables, parsed once.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 */
import { ReleaseError } from '../errors/release-error.ts'

export interface RunContext {
  /** `https://github.com` or `https://TENANT.ghe.com`, without a trailing slash. */
  readonly serverUrl: string
  readonly apiUrl: string
  /** `owner/name`, as GitHub spells it. */
  readonly repository: string
  readonly owner: string
  readonly repositoryName: string
  /** Decimal, as in the certificate's extension .15. */
  readonly repositoryId: string
  readonly ownerId: string
  /** The commit the run was started for, 40 or 64 hex digits. */
  readonly sha: string
  /** Full ref: `refs/tags/v1.2.3`. */
  readonly ref: string
  readonly eventName: string
  readonly runId: string
  readonly runAttempt: number
  readonly workspace: string
  /** RUNNER_TEMP: private to the job, emptied after it. */
  readonly temporary: string
}

type Environment = Readonly<Record<string, string | undefined>>

interface Rule {
  readonly pattern: RegExp
  readonly what: string
}

const ID: Rule = { pattern: /^[1-9][0-9]*$/, what: 'a decimal id' }

const RULES = {
  GITHUB_SERVER_URL: { pattern: /^https:\/\/[^/]+$/, what: 'an https URL' },
  GITHUB_API_URL: { pattern: /^https:\/\/[^/]+(?:\/api\/v3)?$/, what: 'an https URL' },
  GITHUB_REPOSITORY: { pattern: /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/, what: 'owner/name' },
  GITHUB_REPOSITORY_ID: ID,
  GITHUB_REPOSITORY_OWNER_ID: ID,
  GITHUB_SHA: { pattern: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, what: 'a commit' },
  GITHUB_REF: { pattern: /^refs\/.+$/, what: 'a full ref' },
  GITHUB_EVENT_NAME: { pattern: /^[a-z_]+$/, what: 'an event name' },
  GITHUB_RUN_ID: ID,
  GITHUB_RUN_ATTEMPT: ID,
  GITHUB_WORKSPACE: { pattern: /^.+$/, what: 'a folder' },
  RUNNER_TEMP: { pattern: /^.+$/, what: 'a folder' },
} as const satisfies Record<string, Rule>

/** Parses the runner's variables; reports every missing or malformed one at once (CONTEXT_INVALID). */
export function parseRunContext(environment: Environment): RunContext {
  const problems = Object.entries(RULES)
    .filter(([name, rule]) => !rule.pattern.test(environment[name] ?? ''))
    .map(([name, rule]) => `${name}: expected ${rule.what}, got ${quote(environment[name])}`)
  if (problems.length > 0) {
    throw new ReleaseError('CONTEXT_INVALID', {
      message: `the runner's environment is incomplete:\n${problems.join('\n')}`,
    })
  }
  const value = (name: keyof typeof RULES): string => environment[name] ?? ''
  const serverUrl = value('GITHUB_SERVER_URL')
  refuseUnsupportedServer(serverUrl)
  const [owner = '', repositoryName = ''] = value('GITHUB_REPOSITORY').split('/')
  return {
    serverUrl,
    apiUrl: value('GITHUB_API_URL'),
    repository: value('GITHUB_REPOSITORY'),
    owner,
    repositoryName,
    repositoryId: value('GITHUB_REPOSITORY_ID'),
    ownerId: value('GITHUB_REPOSITORY_OWNER_ID'),
    sha: value('GITHUB_SHA'),
    ref: value('GITHUB_REF'),
    eventName: value('GITHUB_EVENT_NAME'),
    runId: value('GITHUB_RUN_ID'),
    runAttempt: Number(value('GITHUB_RUN_ATTEMPT')),
    workspace: value('GITHUB_WORKSPACE'),
    temporary: value('RUNNER_TEMP'),
  }
}

function refuseUnsupportedServer(serverUrl: string): void {
  const host = new URL(serverUrl).hostname
  if (host === 'github.com' || /^[a-z0-9-]+\.ghe\.com$/.test(host)) return
  throw new ReleaseError('SERVER_UNSUPPORTED', {
    message: 'this GitHub server has no attestations',
    expected: 'github.com or a ghe.com tenant',
    actual: host,
  })
}

function quote(value: string | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
