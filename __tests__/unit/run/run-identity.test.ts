import { describe, expect, it } from '@jest/globals'
import type { RunContext } from '../../../src/run/run-context.ts'
import {
  REFUSED_TRIGGERS,
  checkSameRun,
  parseRunIdentity,
  refuseTrigger,
} from '../../../src/run/run-identity.ts'
import { thrownBy } from '../../support/thrown.ts'

const workflow = 'octo-org/widget/.github/workflows/release.yml@refs/tags/v1.2.3'

const claims = {
  iss: 'https://token.actions.githubusercontent.com',
  repository: 'octo-org/widget',
  repository_id: '4242',
  repository_owner: 'octo-org',
  repository_owner_id: '77',
  repository_visibility: 'public',
  ref: 'refs/tags/v1.2.3',
  sha: 'a'.repeat(40),
  event_name: 'push',
  run_id: '987',
  run_attempt: '2',
  runner_environment: 'github-hosted',
  job_workflow_ref: workflow,
  job_workflow_sha: 'a'.repeat(40),
  workflow_ref: workflow,
  workflow_sha: 'b'.repeat(40),
}

const context: RunContext = {
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
  workspace: '/w',
  temporary: '/t',
}

describe('parseRunIdentity', () => {
  it('reads the claims', () => {
    expect(parseRunIdentity(claims)).toEqual({
      issuer: claims.iss,
      repository: 'octo-org/widget',
      repositoryId: '4242',
      owner: 'octo-org',
      ownerId: '77',
      visibility: 'public',
      ref: 'refs/tags/v1.2.3',
      sha: claims.sha,
      eventName: 'push',
      runId: '987',
      runAttempt: 2,
      runnerEnvironment: 'github-hosted',
      jobWorkflowRef: workflow,
      jobWorkflowSha: claims.sha,
      workflowRef: workflow,
      workflowSha: 'b'.repeat(40),
    })
  })

  it.each(Object.keys(claims))('refuses a token without %s', name => {
    const error = thrownBy(() => parseRunIdentity({ ...claims, [name]: undefined }))
    expect(error.code).toBe('RESPONSE_INVALID')
    expect(error.message).toContain(name)
  })

  it('refuses a visibility it does not know', () => {
    const error = thrownBy(() => parseRunIdentity({ ...claims, repository_visibility: 'secret' }))
    expect(error.message).toContain('repository_visibility')
  })
})

describe('checkSameRun', () => {
  it('passes when token and environment agree', () => {
    expect(() => checkSameRun(context, parseRunIdentity(claims))).not.toThrow()
  })

  it.each([
    ['repository', 'evil/widget'],
    ['repository_id', '1'],
    ['repository_owner_id', '1'],
    ['ref', 'refs/heads/main'],
    ['sha', 'b'.repeat(40)],
    ['event_name', 'schedule'],
    ['run_id', '1'],
    ['run_attempt', '1'],
  ])('refuses another %s', (name, value) => {
    const error = thrownBy(() =>
      checkSameRun(context, parseRunIdentity({ ...claims, [name]: value })),
    )
    expect(error.code).toBe('IDENTITY_MISMATCH')
    expect(error.class).toBe('security')
    expect(error.message).toContain(value)
  })
})

describe('refuseTrigger', () => {
  it.each(REFUSED_TRIGGERS)('refuses %s', trigger => {
    expect(thrownBy(() => refuseTrigger(trigger)).code).toBe('TRIGGER_REFUSED')
  })

  it.each(['push', 'workflow_dispatch', 'release', 'schedule'])('lets %s pass', trigger => {
    expect(() => refuseTrigger(trigger)).not.toThrow()
  })
})
