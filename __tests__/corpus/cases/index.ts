/** The whole corpus: nothing in it may ever be accepted. */
import type { Case } from '../support/case.ts'
import { BUNDLE_CASES } from './bundle.ts'
import { CERTIFICATE_CASES } from './certificate.ts'
import { FORM_CASES } from './forms.ts'
import { LOOK_ALIKE_CASES } from './look-alikes.ts'
import { PROVENANCE_CASES } from './provenance.ts'
import { RUN_CASES } from './run.ts'
import { STATEMENT_CASES } from './statement.ts'

const inRoom = (room: string, cases: readonly Case[]): readonly Case[] =>
  cases.map(one => ({ ...one, name: `${room}: ${one.name}` }))

export const CORPUS: readonly Case[] = [
  ...inRoom('certificate', CERTIFICATE_CASES),
  ...inRoom('name', LOOK_ALIKE_CASES),
  ...inRoom('run', RUN_CASES),
  ...inRoom('provenance', PROVENANCE_CASES),
  ...inRoom('statement', STATEMENT_CASES),
  ...inRoom('bundle', BUNDLE_CASES),
  ...inRoom('form', FORM_CASES),
]
