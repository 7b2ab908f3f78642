/** Archives, and files that cargo does not make. */
import { describe, expect, it } from '@jest/globals'
import { parseInputs } from '../../../src/inputs/inputs.ts'
import { thrownBy } from '../../support/thrown.ts'

const parse = (inputs: Readonly<Record<string, string>>): ReturnType<typeof parseInputs> =>
  parseInputs(new Map(Object.entries({ 'github-token': 't', ...inputs })))
const refusal = (inputs: Readonly<Record<string, string>>): string =>
  thrownBy(() => parse(inputs)).message

describe('the inputs of archives', () => {
  it.each(['plan', 'all'])('are taken by %s', command => {
    const { inputs } = parse({
      command,
      archive: 'auto',
      include: 'LICENSE*, target/man/*=man/',
      'extra-assets': 'a.deb\nb.deb=c.deb',
      prebuilt: 'd.msi',
    })
    expect(inputs).toMatchObject({
      archive: 'auto',
      include: ['LICENSE*', 'target/man/*=man/'],
      extraAssets: ['a.deb', 'b.deb=c.deb'],
      prebuilt: ['d.msi'],
    })
    expect(refusal({ command, archive: 'zip' })).toContain(
      'archive: expected auto, none, got "zip"',
    )
  })

  it('are not taken where nothing is planned', () => {
    expect(refusal({ command: 'release', archive: 'auto' })).toContain('not taken by release')
    expect(refusal({ command: 'attest', prebuilt: 'x' })).toContain('only by all, plan, stage')
  })
})

describe('stage', () => {
  it('takes files that cargo did not make with the plan, and nothing of a build', () => {
    const given = { command: 'stage', 'extra-assets': 'a.deb', prebuilt: 'b.msi', plan: '{}' }
    expect(parse(given).inputs).toMatchObject({ extraAssets: ['a.deb'], prebuilt: ['b.msi'] })
    expect(parse({ command: 'stage' }).inputs).toMatchObject({ extraAssets: undefined })
    expect(refusal({ ...given, plan: '' })).toContain(
      'extra-assets: stage takes it with plan alone',
    )
    expect(refusal({ command: 'stage', prebuilt: 'b' })).toContain('prebuilt: stage takes it with')
    const both = refusal({ ...given, features: 'x', platform: 'linux-amd64' })
    expect(both).toContain('platform: contradicts extra-assets')
    expect(both).toContain('features: contradicts extra-assets')
  })
})
