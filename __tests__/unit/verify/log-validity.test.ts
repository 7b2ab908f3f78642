/** An entry without the log's promise: its time is that of the stamps, and the log's key must have been valid then. */
import { describe, expect, it } from '@jest/globals'
import { checkLogValidity } from '../../../src/verify/log-agreement.ts'
import { thrownBy } from '../../support/thrown.ts'

const at = (seconds: number): Date => new Date(seconds * 1000)
const keyId = Buffer.from('the log')
const log = (start: number, end: number, logID = keyId): object => ({
  logID,
  validFor: { start: at(start), end: at(end) },
})
const check = (logs: readonly object[], times: readonly number[], promise?: object): void => {
  const timestamps = times.map(time => ({
    $case: 'timestamp-authority',
    timestamp: { signingTime: at(time) },
  }))
  const logged = { $case: 'transparency-log', tlogEntry: {} }
  const entry = { logId: { keyId }, inclusionPromise: promise }
  const bundle = { verificationMaterial: { tlogEntries: [entry] } }
  checkLogValidity(bundle as never, { timestamps: [...timestamps, logged] } as never, logs as never)
}

describe('the key of a log', () => {
  it('is valid from its first second to its last', () => {
    for (const times of [[10], [20], [10, 20], []]) check([log(10, 20)], times)
    check([log(1, 2), log(10, 20)], [15])
  })

  it.each([
    [[log(10, 20)], [9]],
    [[log(10, 20)], [21]],
    [[log(10, 20)], [15, 21]],
    [[log(10, 20)], [9, 15]],
    [
      [log(10, 15), log(16, 20)],
      [12, 18],
    ],
    [[log(10, 20, Buffer.from('another'))], [15]],
    [[], []],
  ])('%#: is none outside of that, nor is another’s', (logs, times) => {
    expect(
      thrownBy(() => {
        check(logs, times)
      }),
    ).toMatchObject({
      code: 'LOG_ENTRY_INVALID',
      check: 'log.entry',
      message: 'a time stamp lies outside the validity of the log’s key',
    })
    check(logs, times, { signedEntryTimestamp: Buffer.of() })
  })
})
