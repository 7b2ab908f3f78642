/** What `audit` takes: the policy of `verify`, and which releases it is for. */
import { PROVENANCE_V1 } from '../attest/predicate.ts'
import { FORMER_FORM, parseFormerRepository } from '../audit/release-policy.ts'
import { parseSelection, type ReleaseSelection } from '../audit/selection.ts'
import type { AuditInputs } from '../commands/command-inputs.ts'
import { trust } from './input-groups.ts'
import type { InputReader } from './input-values.ts'
import { DECIMAL, REPOSITORY, signerInputs } from './verify-inputs.ts'

/** All that `audit` takes. */
export function audits(reader: InputReader): AuditInputs {
  const [first = PROVENANCE_V1, ...others] =
    reader.listMatching('predicate-type', /^https?:\/\/\S+$/, 'a URI') ?? []
  return {
    ...signerInputs(reader),
    ...trust(reader),
    repo: reader.matching('repo', REPOSITORY, 'owner/name'),
    repoId: reader.matching('repo-id', DECIMAL, 'a decimal id'),
    ownerId: reader.matching('owner-id', DECIMAL, 'a decimal id'),
    certOidcIssuer: reader.matching('cert-oidc-issuer', /^https:\/\/\S+$/, 'an https address'),
    noPublicGood: reader.flag('no-public-good') ?? false,
    denySelfHostedRunners: reader.flag('deny-self-hosted-runners') ?? true,
    predicateTypes: [first, ...others],
    formerRepositories: formerRepositories(reader),
    releases: selection(reader),
    download: reader.flag('download') ?? false,
    failOn:
      reader.choice<AuditInputs['failOn']>('fail-on', {
        security: 'security',
        any: 'any',
        none: 'none',
      }) ?? 'security',
    baseline: reader.text('baseline'),
    reportDir: reader.text('report-dir'),
  }
}

function formerRepositories(reader: InputReader): AuditInputs['formerRepositories'] {
  return (reader.list('former-repository') ?? []).flatMap(text => {
    const former = parseFormerRepository(text)
    if (former !== undefined) return former
    reader.problem(`former-repository: expected ${FORMER_FORM}, got ${JSON.stringify(text)}`)
    return []
  })
}

function selection(reader: InputReader): ReleaseSelection {
  const read = parseSelection(reader.list('releases') ?? [])
  if (typeof read !== 'string') return read
  reader.problem(`releases: ${read}`)
  return { which: 'all', prereleases: false, drafts: false }
}
