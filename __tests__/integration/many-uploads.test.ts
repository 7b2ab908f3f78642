/** Releases of hundreds of files: GitHub limits what is written in a minute and in an hour. */
import { describe, expect, it } from '@jest/globals'
import { sha256Of } from '../../src/attest/digest.ts'
import { fillDraft } from '../../src/commands/release/fill-draft.ts'
import type { LocalFile, PublishPorts } from '../../src/commands/release/ports.ts'
import type { RemoteAsset, RemoteRelease } from '../../src/release/remote-release.ts'

const filesOf = (count: number): readonly LocalFile[] =>
  Array.from({ length: count }, (_, at) => {
    const name = `file-${at}`
    return { name, path: `/staged/${name}`, size: name.length, sha256: sha256Of(name) }
  })

const assetOf = ({ name, size, sha256 }: LocalFile, id: number): RemoteAsset => ({
  ...{ id, name, size, sha256, state: 'uploaded' },
  url: `https://github.com/octo-org/widget/releases/download/v1.2.3/${name}`,
})

interface Filled {
  readonly uploaded: readonly string[]
  readonly notices: readonly string[]
  readonly seconds: number
}

/** Fills a draft in which the first `there` files are already. */
async function fill(count: number, there = 0): Promise<Filled> {
  const files = filesOf(count)
  const uploaded: string[] = []
  const notices: string[] = []
  let now = 0
  const ports = {
    releases: {
      assets: async () => files.slice(0, there).map(assetOf),
      upload: async (_draft: unknown, file: LocalFile) => {
        uploaded.push(file.name)
        return assetOf(file, 1_000 + uploaded.length)
      },
    },
    log: { info: () => undefined, notice: (message: string) => void notices.push(message) },
    clock: () => now,
    sleep: async (milliseconds: number) => void (now += milliseconds),
  } as unknown as PublishPorts
  await fillDraft({ id: 1 } as RemoteRelease, files, new Map(), ports)
  return { uploaded, notices, seconds: now / 1000 }
}

describe('hundreds of uploads', () => {
  it('stay below the limit of a minute, and say when there may be one of an hour', async () => {
    const { uploaded, notices, seconds } = await fill(501)
    expect(new Set(uploaded).size).toBe(501)
    // 75 a minute: six full minutes before the last ones.
    expect(seconds).toBe(360)
    expect(notices).toEqual([
      '501 files are to be uploaded, and GitHub may take no more than 500 an hour. Should it refuse the rest, "Re-run failed jobs" an hour later goes on from there',
    ])
  })

  it('are counted without those that are there already', async () => {
    const { uploaded, notices } = await fill(520, 20)
    expect([uploaded.length, notices]).toEqual([500, []])
  })
})
