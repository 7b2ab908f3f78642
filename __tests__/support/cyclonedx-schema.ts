/** The official schemas of CycloneDX, from the package that ships them: for tests alone. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
)
const schema = (name: string): object =>
  JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object

const FORMATS: Readonly<Record<string, RegExp | ((text: string) => boolean)>> = {
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  'iri-reference': text => !/[\s<>"{}|\\^`]/.test(text),
  uri: text => URL.canParse(text),
  date: /^\d{4}-\d{2}-\d{2}$/,
  'idn-email': /^[^\s@]+@[^\s@]+$/,
}

const validators = new Map<string, ValidateFunction>()

function validatorOf(version: string): ValidateFunction {
  const known = validators.get(version)
  if (known !== undefined) return known
  const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS })
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  }
  const validate = ajv.compile(schema(`bom-${version}`))
  validators.set(version, validate)
  return validate
}

/** Every licence that `license.id` may name. */
export function schemaLicenceIds(): readonly string[] {
  return (schema('spdx') as { readonly enum: readonly string[] }).enum
}

/** Every way in which a document is not what its own version demands. */
export function schemaFaults(document: unknown): readonly string[] {
  const version = String((document as { specVersion?: unknown }).specVersion)
  const validate = validatorOf(version)
  return validate(document)
    ? []
    : (validate.errors ?? []).map(error => `${error.instancePath}: ${error.message ?? ''}`)
}
