import { describe, expect, it } from '@jest/globals'
import { parseRunContext } from '../../../src/run/run-context.ts'
import { thrownBy } from '../../support/thrown.ts'

const environment = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_REPOSITORY: 'octo-org/widget',
  GITHUB_REPOSITORY_ID: '4242',
  GITHUB_REPOSITORY_OWNER_ID: '77',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF: 'refs/tags/v1.2.3',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '987',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKSPACE: '/home/runner/work',
  RUNNER_TEMP: '/home/runner/temp',
}

describe('parseRunContext', () => {
  it('reads what the runner says', () => {
    expect(parseRunContext(environment)).toEqual({
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      repository: 'octo-org/widget',
      owner: 'octo-org',
      repositoryName: 'widget',
      repositoryId: '4242',
      ownerId: '77',
      sha: 'a'.repeat(40),
      ref: 'refs/tags/v1.2.3',
      eventName: 'push',
      runId: '987',
      runAttempt: 2,
      workspace: '/home/runner/work',
      temporary: '/home/runner/temp',
    })
  })

  it('names every variable that is missing or malformed', () => {
    const error = thrownBy(() =>
      parseRunContext({ ...environment, GITHUB_SHA: 'main', GITHUB_RUN_ID: undefined }),
    )
    expect(error.code).toBe('CONTEXT_INVALID')
    expect(error.message).toContain('GITHUB_SHA: expected a commit, got "main"')
    expect(error.message).toContain('GITHUB_RUN_ID: expected a decimal id, got nothing')
    expect(error.message).not.toContain('GITHUB_REF:')
  })

  it('accepts a ghe.com tenant', () => {
    const context = parseRunContext({ ...environment, GITHUB_SERVER_URL: 'https://acme.ghe.com' })
    expect(context.serverUrl).toBe('https://acme.ghe.com')
  })

  it.each(['https://github.example.com', 'https://ghe.com', 'https://github.com.evil.example'])(
    'refuses the server %s',
    server => {
      const error = thrownBy(() => parseRunContext({ ...environment, GITHUB_SERVER_URL: server }))
      expect(error.code).toBe('SERVER_UNSUPPORTED')
    },
  )
})
