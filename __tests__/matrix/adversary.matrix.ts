/** Somebody who may write to the repository, the artifact store or the disk, at the worst moments. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Fault } from '../../sandbox/faults.ts'
import type { Release } from '../../sandbox/github/index.ts'
import { settleAll } from '../../src/commands/concurrent.ts'
import { EXCHANGES, type Attack } from './support/exchanges.ts'
import { endFaults, outcomeOf, plantForeign, stateFaults } from './support/invariants.ts'
import { record, SIDE_BY_SIDE, type MatrixCase } from './support/record.ts'
import {
  createTemplate,
  openCase,
  publishedReleases,
  RELEASE_KINDS,
  type Case,
  type Template,
} from './support/release-case.ts'

const OTHER = 'f'.repeat(40)
const EVIL = Buffer.from('evil')
const API = 'api.github.com'
const UPLOADS = 'uploads.github.com'

function draftOf({ repository }: Case): Release {
  const draft = repository.releases.find(({ tagName, id }) => id > 1000 && tagName !== 'v0.9.0')
  if (draft === undefined) throw new Error('there is no draft yet')
  return draft
}

/** Does something at a request, before or after the service has answered it. */
function at(
  one: Case,
  request: Pick<Fault, 'host' | 'method' | 'path' | 'skip'>,
  act: () => void,
): void {
  // At once, so that it is done before the service answers.
  const onStrike = (): void => {
    try {
      act()
    } catch (error) {
      one.mishaps.push(String(error))
    }
  }
  one.sandbox.faults.inject({ ...request, kind: 'delay', ms: 1, onStrike })
}

const afterUpload = (one: Case, act: () => void): void => {
  at(one, { host: UPLOADS, method: 'POST', skip: 3 }, act)
}
/** Before it: by the plan, by the first look at the state, and for the tag's object. */
const LAST_TAG_CHECK = 3
const atLastTagCheck = (one: Case, act: () => void): void => {
  at(one, { host: API, method: 'GET', path: /\/git\/ref\//, skip: LAST_TAG_CHECK }, act)
}

function swapFirstAsset(one: Case): void {
  const [asset] = draftOf(one).assets
  if (asset !== undefined) one.sandbox.github.corruptAsset(asset.id, EVIL)
}

/** The binary where the step has put it, found by its size and not by its name. */
function stagedFiles({ folder }: Case): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const found = names
    .filter(name => /temp-.*staged-.*\/widget-[^/]*-[a-z0-9]+(?:\.tar\.gz)?$/.test(name))
    .map(name => join(folder, name))
  if (found.length === 0) throw new Error(`no staged file among ${names.join(', ')}`)
  return found
}

const ATTACKS: readonly Attack[] = [
  ...EXCHANGES,
  {
    what: 'the file on disk is exchanged between verification and upload',
    code: 'FILE_CHANGED (security)',
    lay: one => {
      at(one, { host: API, method: 'POST', path: /\/releases$/ }, () => {
        for (const path of stagedFiles(one)) writeFileSync(path, EVIL)
      })
    },
  },
  {
    what: 'the bytes are changed on the way of the upload',
    code: 'ASSET_MISMATCH (security)',
    lay: one => {
      one.sandbox.github.hooks.assetTransform = ({ name }) =>
        name.endsWith('.txt') ? { bytes: EVIL } : undefined
    },
  },
  {
    what: 'the bytes are changed on the way, and the digest lies',
    code: 'ASSET_MISMATCH (security)',
    lay: one => {
      one.repository.settings.digests = 'null'
      one.sandbox.github.hooks.assetTransform = ({ name, bytes }) =>
        name.endsWith('.txt') ? { bytes: Buffer.alloc(bytes.length, 'x') } : undefined
    },
  },
  {
    what: 'an asset is exchanged in the draft after its upload',
    code: 'ASSET_MISMATCH (security)',
    lay: one => {
      atLastTagCheck(one, () => {
        swapFirstAsset(one)
      })
    },
  },
  {
    what: 'an asset is exchanged while the release is published',
    code: 'PUBLISH_MISMATCH (security)',
    then: 'RELEASE_WITHDRAWN (security)',
    lay: one => {
      one.sandbox.github.hooks.afterPublish = (_repository, release) => {
        const [asset] = release.assets
        if (asset !== undefined) one.sandbox.github.corruptAsset(asset.id, EVIL)
      }
    },
  },
  {
    what: 'an asset is added to the draft',
    code: 'ASSET_MISMATCH (security)',
    lay: one => {
      afterUpload(one, () => {
        one.sandbox.github.plantStarterAsset(draftOf(one), 'evil.txt')
      })
    },
  },
  {
    what: 'an asset is removed from the draft',
    code: 'ASSET_MISMATCH (security)',
    lay: one => {
      atLastTagCheck(one, () => {
        draftOf(one).assets.pop()
      })
    },
  },
  {
    what: 'the tag is moved before the run',
    code: 'TAG_COMMIT_MISMATCH (security)',
    lay: one => {
      one.repository.setTag('v1.2.3', OTHER)
    },
  },
  {
    what: 'the tag is moved during the uploads',
    code: 'TAG_MOVED (security)',
    lay: one => {
      at(one, { host: UPLOADS, method: 'POST' }, () => {
        one.repository.setTag('v1.2.3', OTHER)
      })
    },
  },
  {
    what: 'the tag is moved while the release is published',
    code: 'PUBLISH_MISMATCH (security)',
    then: 'RELEASE_WITHDRAWN (security)',
    lay: one => {
      one.sandbox.github.hooks.afterPublish = repository => {
        repository.setTag('v1.2.3', OTHER)
      }
    },
  },
  ...(
    [
      ['text', { body: 'Download it from evil.example' }],
      ['title', { name: 'Evil' }],
      ['tag', { tagName: 'v6.6.6' }],
    ] as const
  ).map(([what, change]): Attack => ({
    what: `the draft's ${what} is edited`,
    code: 'DRAFT_CHANGED (security)',
    then: what === 'text' ? 'RELEASE_FOREIGN_DRAFT (operational)' : 'published',
    lay: one => {
      afterUpload(one, () => {
        Object.assign(draftOf(one), change)
      })
    },
  })),
  {
    what: 'the repository is transferred during the uploads, and another takes its name',
    code: 'REPOSITORY_CHANGED (security)',
    then: 'REPOSITORY_CHANGED (security)',
    lay: one => {
      at(one, { host: API, method: 'GET', path: /\/releases\/\d+$/ }, () => undefined)
      one.sandbox.faults.inject({
        ...{ host: API, method: 'GET', path: /^\/repos\/octo-org\/widget$/, times: 100 },
        ...{ kind: 'status', status: 200, json: { id: 666 } },
      })
    },
  },
  {
    what: 'a draft of somebody else appears while this run signs',
    code: 'RELEASE_FOREIGN_DRAFT (operational)',
    then: 'RELEASE_FOREIGN_DRAFT (operational)',
    lay: one => {
      at(one, { host: API, method: 'POST', path: /\/attestations$/ }, () => {
        const [base] = one.repository.releases
        if (base === undefined) return
        one.repository.releases.push({
          ...base,
          id: 13,
          tagName: 'v1.2.3',
          draft: true,
          publishedAt: undefined,
        })
      })
    },
  },
  {
    what: 'GitHub attests other files of the immutable release',
    code: 'RELEASE_ATTESTATION_MISMATCH (security)',
    then: 'RELEASE_ATTESTATION_MISMATCH (security)',
    lay: one => {
      one.repository.settings.immutableReleases = true
      one.sandbox.github.hooks.beforePublish = (_repository, release) => {
        // What GitHub attests is not what it shows: the asset is put back behind it.
        const asset = release.assets.pop()
        one.sandbox.github.hooks.afterPublish = () => {
          if (asset !== undefined) release.assets.push(asset)
        }
      }
    },
  },
]

it(
  'every attack is refused under its own code, and nothing unverified stays public',
  async () => {
    const started = Date.now()
    const cases: MatrixCase[] = []
    for (const kind of RELEASE_KINDS) {
      await using template = await createTemplate(kind)
      const attacks = ATTACKS.filter(attack => (attack.kind ?? kind) === kind)
      const settled = await settleAll(attacks, SIDE_BY_SIDE, async one => run(one, template))
      cases.push(
        ...settled.map((one, index): MatrixCase => {
          if (one.status === 'fulfilled') return one.value
          const what = attacks[index]?.what ?? ''
          return { what, outcome: 'the matrix failed', seconds: 0, faults: [String(one.reason)] }
        }),
      )
    }
    record('Adversary matrix', cases, started)
    expect(cases.flatMap(({ what, faults }) => faults.map(fault => `${what}: ${fault}`))).toEqual(
      [],
    )
  },
  60 * 60_000,
)

async function run(
  { what, step = 'release', code, lay, then = 'published' }: Attack,
  template: Template,
): Promise<MatrixCase> {
  const started = performance.now()
  await using one = await openCase(template, step)
  const foreign = plantForeign(one)
  await lay(one)
  const first = await one.step(step)
  const faults = [...endFaults(first), ...one.mishaps.map(each => `the attack failed: ${each}`)]
  if (outcomeOf(first) !== code) {
    faults.push(`expected ${code}, got ${outcomeOf(first)}: ${first.stdout.slice(-700)}`)
  }
  const immutable = publishedReleases(one.repository).some(release => release.immutable)
  if (!immutable && publishedReleases(one.repository).some(({ tagName }) => tagName !== 'v0.9.0')) {
    faults.push('something is public')
  }
  // The attacker goes; the tag is put right.
  one.sandbox.github.hooks.assetTransform = undefined
  one.sandbox.github.hooks.beforePublish = undefined
  one.sandbox.github.hooks.afterPublish = undefined
  if (!immutable) one.repository.setTag('v1.2.3', template.commit)
  const second = await one.step(step, { runAttempt: 2 })
  faults.push(...endFaults(second), ...stateFaults(one, template, foreign))
  if (outcomeOf(second) !== then) faults.push(`then expected ${then}, got ${outcomeOf(second)}`)
  return {
    what: `${template.kind}: ${what}`,
    outcome: `${template.kind}: ${what}: ${outcomeOf(first)} → ${outcomeOf(second)}`,
    seconds: (performance.now() - started) / 1000,
    faults,
  }
}
