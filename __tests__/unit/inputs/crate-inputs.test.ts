import { describe, expect, it } from '@jest/globals'
import { parseInputs } from '../../../src/inputs/inputs.ts'
import { thrownBy } from '../../support/thrown.ts'

const raw = (values: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries({ 'github-token': 'ghs_token', ...values }))

describe('the inputs of crate', () => {
  it('are read', () => {
    expect(parseInputs(raw({ command: 'crate' }))).toMatchObject({
      inputs: {
        manifestPath: 'Cargo.toml',
        packages: undefined,
        cratePaths: [],
        waitTimeout: 600_000,
        registry: { kind: 'crates-io', indexUrl: 'https://index.crates.io/' },
        sigstore: 'auto',
        dryRun: false,
      },
    })
    expect(
      parseInputs(
        raw({
          command: 'crate',
          'crate-path': 'a.crate, b/*.crate',
          'wait-timeout': '2h',
          'registry-url': 'sparse+https://crates.example/index',
        }),
      ),
    ).toMatchObject({
      inputs: {
        cratePaths: ['a.crate', 'b/*.crate'],
        waitTimeout: 7_200_000,
        registry: { kind: 'other', indexUrl: 'https://crates.example/index/' },
      },
    })
    expect(parseInputs(raw({ command: 'crate', 'wait-timeout': '0s' }))).toMatchObject({
      inputs: { waitTimeout: 0 },
    })
  })

  it.each([
    [{ 'wait-timeout': '10' }, 'wait-timeout: expected a time such as'],
    [{ 'wait-timeout': '7h' }, 'wait-timeout: expected a time such as'],
    [{ 'wait-timeout': '-1m' }, 'wait-timeout: expected a time such as'],
    [{ 'registry-url': 'http://x' }, 'registry-url: expected the https'],
    [{ bin: 'a' }, 'bin: not taken by crate'],
  ])('are refused: %j', (values: Record<string, string>, named) => {
    const error = thrownBy(() => parseInputs(raw({ command: 'crate', ...values })))
    expect(error.code).toBe('INPUT_INVALID')
    expect(error.message).toContain(named)
  })
})
