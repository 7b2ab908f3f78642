/** The event as `github.event` and the file at GITHUB_EVENT_PATH show it. */
import type { JobIdentity } from '../actions/job.ts'
import type { Json } from './expressions.ts'

type Payload = Readonly<Record<string, Json>>

/** What GitHub would send, as far as workflows and actions read it. */
export function eventPayload(
  identity: Pick<JobIdentity, 'actor' | 'eventName' | 'ref' | 'repository' | 'sha' | 'workflowRef'>,
  inputs: Payload,
  extra: Payload = {},
): Payload {
  const { repository, eventName, ref, sha, actor } = identity
  const fullName = `${repository.owner}/${repository.name}`
  const workflow = (identity.workflowRef.split('@')[0] ?? '').slice(fullName.length + 1)
  return {
    ref,
    ...(eventName === 'push'
      ? {
          before: '0'.repeat(40),
          after: sha,
          created: true,
          deleted: false,
          forced: false,
          head_commit: { id: sha },
        }
      : {}),
    ...(eventName === 'workflow_dispatch' ? { inputs, workflow } : {}),
    repository: {
      id: repository.id,
      name: repository.name,
      full_name: fullName,
      owner: { login: repository.owner, id: repository.ownerId, type: 'Organization' },
      private: repository.visibility !== 'public',
      visibility: repository.visibility,
      html_url: `https://github.com/${fullName}`,
      default_branch: 'main',
    },
    sender: { login: actor },
    ...extra,
  }
}
