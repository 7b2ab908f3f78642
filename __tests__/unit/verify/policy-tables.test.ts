/** The policies as tables: every dimension, its demand or the reason why it is open. */
import { describe, expect, it } from '@jest/globals'
import { REFUSED_TRIGGERS } from '../../../src/run/run-identity.ts'
import { consumerPolicy, runPolicy, signerDemands } from '../../../src/verify/policies.ts'
import { openDimensions } from '../../../src/verify/policy.ts'
import { anyRepository, anySource, chooseSigner } from '../../../src/verify/signer-choice.ts'
import { signerExpression } from '../../../src/verify/signer-expression.ts'
import { thrownBy } from '../../support/thrown.ts'
import { identity, SERVER, SHA } from './identities.ts'

const WORKFLOW = 'octo-org/widget/.github/workflows/release.yml'
const RUN_ALONE = { open: 'known to the run alone' }
const NO_REF = 'the signer-workflow input gives no ref'

const known = {
  serverUrl: SERVER,
  issuer: identity.issuer,
  repository: 'octo-org/widget',
  repositoryId: undefined,
  ownerId: undefined,
  signerWorkflow: undefined,
  sourceRef: undefined,
  sourceDigest: undefined,
  runId: undefined,
  denySelfHostedRunners: false,
}
const NO_CHOICE = {
  signerRepo: undefined,
  certIdentity: undefined,
  certIdentityRegex: undefined,
  signerDigest: undefined,
}
const consumer = consumerPolicy(known)

describe('the policy of a run', () => {
  it('demands everything', () => {
    expect(runPolicy(identity, { serverUrl: SERVER })).toEqual({
      issuer: identity.issuer,
      serverUrl: SERVER,
      repository: { equal: 'octo-org/widget' },
      repositoryId: { equal: '4242' },
      owner: { equal: 'octo-org' },
      ownerId: { equal: '77' },
      signerRepository: { equal: 'octo-org/widget' },
      signerWorkflow: { equal: WORKFLOW },
      signerRef: { equal: 'refs/tags/v1.2.3' },
      signerDigest: { equal: SHA },
      signerName: { open: 'no cert-identity is set' },
      signerOfSource: false,
      sourceRef: { equal: 'refs/tags/v1.2.3' },
      sourceDigest: { equal: SHA },
      configWorkflow: { equal: `${WORKFLOW}@refs/tags/v1.2.3` },
      configDigest: { equal: SHA },
      run: { equal: { repository: 'octo-org/widget', runId: '987654', maxAttempt: 2 } },
      refusedTriggers: REFUSED_TRIGGERS,
      trigger: { equal: 'push' },
      visibility: { equal: 'public' },
      runnerEnvironment: { equal: 'github-hosted' },
    })
  })

  it('opens no more than the runner and the ref of another signer', () => {
    const own = { ...identity, runnerEnvironment: 'self-hosted' }
    const signerWorkflow = 'acme/ci/.github/workflows/sign.yaml'
    const policy = runPolicy(own, { serverUrl: SERVER, signerWorkflow })
    expect(openDimensions(policy)).toEqual([
      { dimension: 'signer ref', reason: NO_REF },
      {
        dimension: 'runner environment',
        reason: 'this job itself runs on a self-hosted runner',
      },
    ])
    expect(policy.signerDigest).toEqual({ open: 'signer-digest is not set' })
  })

  it('is none where the token names no workflow', () => {
    const odd = { ...identity, jobWorkflowRef: 'nothing' }
    expect(thrownBy(() => runPolicy(odd, { serverUrl: SERVER })).message).toContain(
      'the token names no workflow: nothing',
    )
  })
})

describe('the policy of a consumer', () => {
  it('says why each dimension is open', () => {
    const anyOwn = 'signer-workflow is not set: any workflow of the repository'
    expect(consumerPolicy(known)).toEqual({
      issuer: identity.issuer,
      serverUrl: SERVER,
      repository: { equal: 'octo-org/widget' },
      repositoryId: { open: 'the id is not known here: set repo-id' },
      owner: { equal: 'octo-org' },
      ownerId: { open: 'the id is not known here: set owner-id' },
      signerRepository: { equal: 'octo-org/widget' },
      signerWorkflow: { open: anyOwn },
      signerRef: { open: anyOwn },
      signerDigest: { open: 'signer-digest is not set' },
      signerName: { open: 'no cert-identity is set' },
      signerOfSource: false,
      sourceRef: { open: 'neither tag nor source-ref is set' },
      sourceDigest: { open: 'source-digest is not set' },
      configWorkflow: RUN_ALONE,
      configDigest: RUN_ALONE,
      run: { open: 'run-id is not set' },
      refusedTriggers: REFUSED_TRIGGERS,
      trigger: RUN_ALONE,
      visibility: RUN_ALONE,
      runnerEnvironment: { open: 'deny-self-hosted-runners is false' },
    })
  })

  it('demands what is known', () => {
    const signerWorkflow = `${SERVER}/${WORKFLOW}`
    const all = { ...known, repositoryId: '1', ownerId: '2', signerWorkflow, runId: '3' }
    expect(
      consumerPolicy({ ...all, sourceRef: 'r', sourceDigest: 'd', denySelfHostedRunners: true }),
    ).toEqual({
      ...consumer,
      repositoryId: { equal: '1' },
      ownerId: { equal: '2' },
      signerWorkflow: { equal: WORKFLOW },
      signerRef: { open: NO_REF },
      sourceRef: { equal: 'r' },
      sourceDigest: { equal: 'd' },
      run: { equal: { repository: 'octo-org/widget', runId: '3', maxAttempt: 999_999 } },
      runnerEnvironment: { equal: 'github-hosted' },
    })
  })

  it('names the trigger among what is open where none is refused', () => {
    expect(openDimensions({ ...consumer, refusedTriggers: [] }).at(-1)).toEqual({
      dimension: 'build trigger',
      reason: 'any event is accepted',
    })
    expect(openDimensions(consumer).map(one => one.dimension)).not.toContain('build trigger')
  })
})

describe('a signer workflow', () => {
  it.each([
    ['o/r/a.yml', 'o/r/a.yml', undefined],
    ['o/r/b/a.yaml@x', 'o/r/b/a.yaml', 'x'],
    ['github.com/o/r/a.yml@refs/heads/a@b', 'o/r/a.yml', 'refs/heads/a@b'],
    ['https://github.com/o/r/a.yml', 'o/r/a.yml', undefined],
    ['o/r/a.yml@https://x', 'o/r/a.yml', 'https://x'],
    [`o/r/a.yml@${'a'.repeat(41)}`, 'o/r/a.yml', 'a'.repeat(41)],
    [`o/r/a.yml@${'a'.repeat(65)}`, 'o/r/a.yml', 'a'.repeat(65)],
    [`o/r/a.yml@x${SHA}`, 'o/r/a.yml', `x${SHA}`],
  ])('%s is taken apart', (text, workflow, ref) => {
    expect(signerDemands(text, SERVER, 'why')).toEqual({
      signerRepository: { equal: 'o/r' },
      signerWorkflow: { equal: workflow },
      signerRef: ref === undefined ? { open: 'why' } : { equal: ref },
    })
  })

  it.each([SHA, 'b'.repeat(64)])('that is pinned to %s demands this commit', ref => {
    expect(signerDemands(`o/r/a.yml@${ref}`, SERVER, '')).toEqual({
      signerRepository: { equal: 'o/r' },
      signerWorkflow: { equal: 'o/r/a.yml' },
      signerRef: { equal: ref },
      signerDigest: { equal: ref },
    })
  })

  it.each([
    'o/r/a.yml.x',
    'o/r/ayml',
    'o/r/.github/a',
    'o/r/a.yaaml',
    'o/r/a.yml@',
    '/r/a.yml',
    'o@a/r/a.yml',
    'o/r@a/a.yml',
    'x o',
  ])('is not %s', text => {
    const { message, expected, actual } = thrownBy(() => signerDemands(text, SERVER, ''))
    expect(message).toContain('signer-workflow names no workflow file')
    expect(expected).toBe('owner/repo/.github/workflows/file.yml, perhaps with @ref')
    expect(actual).toBe(text)
  })
})

describe('a chosen signer', () => {
  it('is a name, an expression or a repository', () => {
    const choose = (choice: Partial<typeof NO_CHOICE> | Record<string, string>): unknown =>
      chooseSigner({ ...consumer, signerOfSource: true }, { ...NO_CHOICE, ...choice })
    const certIdentity = `${SERVER}/acme/ci/a.yml`
    expect(choose({ certIdentity })).toEqual({
      ...consumer,
      signerRepository: { equal: 'acme/ci' },
      signerWorkflow: { equal: 'acme/ci/a.yml' },
      signerRef: { open: 'cert-identity gives no ref' },
      signerName: { equal: certIdentity },
    })
    const byExpression = { open: 'cert-identity-regex alone decides' }
    expect(choose({ certIdentityRegex: 'abc' })).toEqual({
      ...consumer,
      signerRepository: byExpression,
      signerWorkflow: byExpression,
      signerRef: byExpression,
      signerName: { matches: /^(?:abc)$/u },
    })
    const ofRepository = { open: 'signer-repo is set: any workflow of that repository' }
    expect(choose({ signerRepo: 'acme/ci', signerDigest: 'd' })).toEqual({
      ...consumer,
      signerRepository: { equal: 'acme/ci' },
      signerWorkflow: ofRepository,
      signerRef: ofRepository,
      signerDigest: { equal: 'd' },
    })
  })

  it('opens the source where an owner or a name alone is given', () => {
    const ofOwner = { open: 'owner is set: any of his repositories' }
    const opened = { ...consumer, repository: ofOwner, repositoryId: ofOwner }
    expect(anyRepository(consumer, true)).toEqual(opened)
    expect(anyRepository(consumer, false)).toEqual({
      ...opened,
      signerOfSource: true,
      signerRepository: { open: 'any that is the source repository too' },
    })
    const open = { open: 'a cert-identity… alone is given' }
    expect(anySource(consumer)).toEqual({
      ...consumer,
      repository: open,
      repositoryId: open,
      owner: open,
      ownerId: open,
      refusedTriggers: [],
    })
  })
})

describe('an expression for the signer', () => {
  const LOOK = 'of groups that begin with (? only (?:…) is taken'
  const REPEATED = 'a group may not be repeated'
  const NO_EXPRESSION = 'expected an expression of ECMAScript with the flag u'
  it.each([
    ['x'.repeat(257), 'expected at most 256 characters'],
    ['(a)\\1', 'back-references are not taken'],
    ['(?<n>a)\\k<n>', 'back-references are not taken'],
    ['(?=a)b', LOOK],
    ['(?<n>a)', LOOK],
    ['(a)*', REPEATED],
    ['(a)+', REPEATED],
    ['(a){2}', REPEATED],
    ['a*b+c{2}d*', 'at most 3 of * + { are taken'],
    [`${'a?'.repeat(12)}|b`, 'at most 12 of ? | are taken'],
    ['a)(b', NO_EXPRESSION],
    ['[b', NO_EXPRESSION],
    ['\\_', NO_EXPRESSION],
    ['a|', 'it matches everybody'],
    ['x|a', 'it matches everybody'],
    ['https://example.com/|a', 'it matches everybody'],
    ['https://github.com/.*', 'it matches everybody'],
  ])('%s is refused: %s', (text, reason) => {
    expect(signerExpression(text)).toBe(reason)
    const { message } = thrownBy(() =>
      chooseSigner(consumer, { ...NO_CHOICE, certIdentityRegex: text }),
    )
    expect(message).toContain(`cert-identity-regex: ${reason}`)
  })

  it.each([
    'y'.repeat(256),
    'a*b+c{2}',
    `y${'a?'.repeat(12)}`,
    '(?:a)b',
    '(a|b)c?',
    '\\)*\\(\\?\\*\\+\\{',
    '[(?*+{|]'.repeat(5),
    '[)]*a\\]',
    'a|b',
    '(\\.?a)',
    '([ab]?c)',
  ])('%s is taken, and anchored at both ends', text => {
    expect(signerExpression(text)).toEqual(new RegExp(`^(?:${text})$`, 'u'))
  })
})
