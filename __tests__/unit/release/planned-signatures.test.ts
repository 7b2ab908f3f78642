import { describe, expect, it } from '@jest/globals'
import { formatPlan, parsePlan } from '../../../src/plan/plan-json.ts'
import { planFiles } from '../../../src/plan/make-plan.ts'
import {
  isSignatureName,
  plansSignatures,
  signatureName,
} from '../../../src/plan/signature-name.ts'
import { readGpgKey } from '../../../src/release/gpg-key.ts'
import { plannedSetFaults } from '../../../src/release/planned-set.ts'
import { PLAN } from '../../support/release-evidence.ts'
import { thrownBy } from '../../support/thrown.ts'

const SIGNED = { ...PLAN, files: planFiles(PLAN, PLAN, true) }

describe('a plan with signatures', () => {
  it('has one beside every file but the evidence', () => {
    const signatures = SIGNED.files.filter(isSignatureName)
    const files = SIGNED.files.filter(name => !isSignatureName(name) && name !== PLAN.evidence)
    expect(signatures.toSorted()).toEqual(files.map(signatureName).toSorted())
    expect([plansSignatures(SIGNED), plansSignatures(PLAN)]).toEqual([true, false])
  })

  it('is handed on whole, or not at all', () => {
    expect(parsePlan(formatPlan(SIGNED))).toEqual(SIGNED)
    const lacking = { ...SIGNED, files: SIGNED.files.filter(name => !name.endsWith('amd64.asc')) }
    expect(thrownBy(() => parsePlan(formatPlan(lacking))).code).toBe('PLAN_INVALID')
  })

  it.each([
    ['of a binary', 'rocket-1.2.3-linux-amd64.asc'],
    ['of an SBOM', 'rocket-1.2.3-linux-amd64.cdx.json.asc'],
    ['of the checksums', 'rocket-1.2.3-checksums.txt.asc'],
  ])('misses the signature %s', (_what, name) => {
    expect(plannedSetFaults(SIGNED, SIGNED.files)).toEqual([])
    const names = SIGNED.files.filter(one => one !== name)
    expect(plannedSetFaults(SIGNED, names)).toEqual([`${name}: missing`])
  })

  it('lets an optional platform be absent with its signatures', () => {
    const names = SIGNED.files.filter(name => !name.includes('macos'))
    expect(plannedSetFaults(SIGNED, names)).toEqual([])
  })
})

describe("gpg's list of keys", () => {
  const FINGERPRINT = 'A'.repeat(40)
  const listing = (validity = 'u', capabilities = 'scSC'): string =>
    [
      `sec:${validity}:255:22:${'A'.repeat(16)}:1700000000:::u:::${capabilities}:::+::ed25519:::0:`,
      `fpr:::::::::${FINGERPRINT}:`,
      'grp:::::::::B:',
      'uid:u::::1700000000::C::Widget <widget@example.com>::::::::::0:',
    ].join('\n')

  it('gives the one that signs', () => {
    expect(readGpgKey(listing())).toEqual({
      fingerprint: FINGERPRINT,
      userId: 'Widget <widget@example.com>',
    })
    expect(readGpgKey(listing().split('\nuid')[0] ?? '').userId).toBe('')
  })

  it.each([
    ['nothing', '', 'no secret key'],
    ['two keys', `${listing()}\n${listing()}`, '2 keys'],
    ['an expired key', listing('e'), 'expired'],
    ['a revoked key', listing('r'), 'revoked'],
    ['a disabled key', listing('u', 'scSCD'), 'disabled'],
    ['a key that certifies', listing('u', 'cC'), 'cannot sign'],
    ['a key whose signing part is no longer valid', listing('u', 'scC'), 'cannot sign'],
    ['no fingerprint', listing().replace('fpr', 'xxx'), 'no fingerprint'],
  ])('refuses %s', (_what, text, expected) => {
    const error = thrownBy(() => readGpgKey(text))
    expect(error.code).toBe('GPG_KEY_UNUSABLE')
    expect(error.message).toContain(expected)
  })
})
