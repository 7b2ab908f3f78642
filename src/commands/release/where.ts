/** Where the release goes: the tag and the repository must be, to the end, what they were when it was built. */
import { PolicyError, ReleaseError } from '../../errors/release-error.ts'
import type { PublishPorts } from './ports.ts'

export interface Where {
  readonly tag: string
  readonly version: string
  readonly commit: string
  readonly repository: string
  readonly repositoryId: string
}

/** The tag must resolve to the commit (TAG_NOT_FOUND, TAG_MOVED). */
export async function checkTag(
  where: Pick<Where, 'tag' | 'commit'>,
  ports: Pick<PublishPorts, 'refs'>,
): Promise<void> {
  const commit = await ports.refs.resolveTag(where.tag)
  if (commit === undefined) {
    throw new ReleaseError('TAG_NOT_FOUND', {
      message: `there is no tag ${where.tag}`,
      remedy: `Push the tag first:\n\ngit push origin ${where.tag}`,
    })
  }
  if (commit === where.commit) return
  throw new PolicyError('TAG_MOVED', {
    message: `${where.tag} does not point to the commit of this run`,
    expected: where.commit,
    actual: commit,
  })
}

/** The tag, and the repository by its numeric id (REPOSITORY_CHANGED). */
export async function checkWhere(
  where: Where,
  ports: Pick<PublishPorts, 'refs' | 'releases'>,
): Promise<void> {
  await checkTag(where, ports)
  const id = await ports.releases.repositoryId()
  if (id === where.repositoryId) return
  throw new PolicyError('REPOSITORY_CHANGED', {
    message: `${where.repository} is not the repository of this run`,
    expected: `id ${where.repositoryId}`,
    actual: `id ${id}`,
  })
}
