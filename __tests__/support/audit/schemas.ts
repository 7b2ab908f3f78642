/** The reports of an audit against their schemas. */
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { SARIF_SCHEMA } from './sarif-schema.ts'

/** GitHub takes no larger upload. */
const MAX_SARIF = 10 * 1024 * 1024

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })

/** `docs/schemas/{name}.v1.json` */
export async function expectDocument(name: string, value: unknown): Promise<void> {
  const file = new URL(`../../../docs/schemas/${name}.v1.json`, import.meta.url)
  const schema = JSON.parse(await readFile(file, 'utf8')) as { readonly $id: string }
  const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema)
  await validate(value)
  expect(validate.errors).toBeNull()
}

export async function expectReport(path: string): Promise<void> {
  await expectDocument('audit-report', JSON.parse(await readFile(path, 'utf8')))
}

export async function expectSarif(path: string): Promise<void> {
  expectSarifText(await readFile(path, 'utf8'))
}

/** Valid, every result of a rule that is there, and within GitHub's limits. */
export function expectSarifText(text: string): void {
  const value = JSON.parse(text) as Sarif
  const validate = ajv.compile(SARIF_SCHEMA)
  validate(value)
  expect(validate.errors).toBeNull()
  for (const { tool, results } of value.runs) {
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    }
  }
  expect(gzipSync(text).length).toBeLessThan(MAX_SARIF)
}

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[]
  }[]
}
