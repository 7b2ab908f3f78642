/** A tag that an immutable release had is reserved for ever, even after the release was deleted. */
import { at } from '../../attest/json.ts'
import { peekStatement } from '../../attest/kept-bundles.ts'
import { PolicyError } from '../../errors/release-error.ts'
import type { PublishPorts } from './ports.ts'
import type { Where } from './where.ts'

/**
 * What is left of such a release is GitHub's attestation of it, and that is asked for before anything is signed
 * (TAG_BURNT). It is not verified: it can only lead to a refusal, which GitHub's own answer would be in the end. Only
 * to be asked where the tag has no published release.
 */
export async function refuseBurntTag(where: Where, ports: PublishPorts): Promise<void> {
  const object = (await ports.refs.tagObject(where.tag)) ?? where.commit
  const ofThisTag = (await ports.releaseAttestations.ofObject(object)).filter(one => {
    if (one.initiator !== 'github' || !('bundle' in one)) return false
    return at(peekStatement(one.bundle)?.predicate, 'tag') === where.tag
  })
  if (ofThisTag.length === 0) return
  throw new PolicyError('TAG_BURNT', {
    message: `GitHub attested a release of ${where.tag} that is not there any more: the tag was used by an immutable release`,
  })
}
