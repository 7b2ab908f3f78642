import { describe, expect, it } from '@jest/globals'
import { checkFresh, executableOf, parseCargoMessages } from '../../../src/plan/cargo-messages.ts'
import { thrownBy } from '../../support/thrown.ts'

const message = (part: object = {}): string =>
  JSON.stringify({
    reason: 'compiler-artifact',
    package_id: 'p',
    target: { name: 'app', kind: ['bin'] },
    features: ['default'],
    filenames: ['/t/release/app'],
    executable: '/t/release/app',
    fresh: true,
    ...part,
  })

const script = JSON.stringify({
  reason: 'build-script-executed',
  package_id: 'p',
  linked_libs: ['static=z'],
  linked_paths: [],
  out_dir: '/t/out',
})

describe("cargo's messages", () => {
  it('say where a binary is', () => {
    const text = [
      script,
      message({ target: { name: 'app', kind: ['lib'] }, executable: null }),
      message(),
      message({ target: { name: 'other', kind: ['bin'] }, executable: '/t/release/other' }),
      '{"reason":"build-finished","success":true}',
      '',
    ].join('\r\n')
    const { units, scripts } = parseCargoMessages(text)
    expect(scripts).toEqual([{ packageId: 'p', linkedLibs: ['static=z'], outDir: '/t/out' }])
    expect(units).toHaveLength(3)
    expect(executableOf(units, 'p', 'app')).toBe('/t/release/app')
  })

  it.each([
    ['another binary', 'p', 'nothing', [message()]],
    ['a binary of another package', 'q', 'app', [message()]],
    ['a library alone', 'p', 'app', [message({ target: { name: 'app', kind: ['lib'] } })]],
    ['no executable', 'p', 'app', [message({ executable: null })]],
    ['two places', 'p', 'app', [message(), message({ executable: '/t/x/app' })]],
    ['nothing', 'p', 'app', []],
  ])('with %s do not', (_what, packageId, bin, lines) => {
    const { units } = parseCargoMessages(lines.join('\n'))
    expect(thrownBy(() => executableOf(units, packageId, bin)).code).toBe('BINARY_NOT_FOUND')
  })

  it.each([
    '   Compiling app v1',
    '[]',
    message({ fresh: 'yes' }),
    message({ target: null }),
    '{"reason":"build-script-executed"}',
  ])('are nothing like %j', line => {
    const error = thrownBy(() => parseCargoMessages(`${message()}\n${line}`))
    expect(error.code).toBe('CARGO_OUTPUT_INVALID')
    expect(error.message).toContain('line 2')
  })

  it('must all be fresh when cargo was only asked', () => {
    checkFresh(parseCargoMessages(message()).units)
    const { units } = parseCargoMessages(`${message()}\n${message({ fresh: false })}`)
    expect(thrownBy(() => checkFresh(units)).code).toBe('BUILD_NOT_FRESH')
  })
})
