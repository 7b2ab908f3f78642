/** Provenance against its own certificate, field by field: https://actions.github.io/buildtypes/workflow/v1 */
import { forged, type Case } from '../support/case.ts'
import { IDENTITY, provenanceOf, statement } from '../support/forge.ts'

type Path = readonly [string, ...string[]]

const FIELDS: readonly (readonly [string, unknown])[] = [
  [
    'buildDefinition.buildType',
    'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1',
  ],
  ['buildDefinition.externalParameters.workflow.repository', 'https://github.com/acme/rocket-evil'],
  ['buildDefinition.externalParameters.workflow.ref', 'refs/heads/main'],
  ['buildDefinition.externalParameters.workflow.path', '.github/workflows/other.yml'],
  ['buildDefinition.internalParameters.github.event_name', 'schedule'],
  ['buildDefinition.internalParameters.github.repository_id', '43'],
  ['buildDefinition.internalParameters.github.repository_owner_id', '12'],
  ['buildDefinition.internalParameters.github.runner_environment', 'self-hosted'],
  [
    'buildDefinition.resolvedDependencies.0.uri',
    'git+https://github.com/acme/rocket@refs/heads/main',
  ],
  ['buildDefinition.resolvedDependencies.0.digest.gitCommit', 'f'.repeat(40)],
  ['runDetails.builder.id', 'https://github.com/actions/runner/github-hosted'],
  ['runDetails.metadata.invocationId', 'https://github.com/acme/rocket/actions/runs/7/attempts/2'],
]

/** A copy in which one field is replaced; undefined removes it. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => (String(index) === key ? next(one, rest, by) : one))
  }
  const object = value as Readonly<Record<string, unknown>>
  return { ...object, [key]: next(object[key], rest, by) }
}

function next(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  return key === undefined ? by : replaced(value, [key, ...rest], by)
}

const withField = (field: string, by: unknown): string => {
  const [first = '', ...rest] = field.split('.')
  return JSON.stringify(
    statement({ predicate: replaced(provenanceOf(IDENTITY), [first, ...rest], by) }),
  )
}

const contradiction = (name: string, payload: string): Case =>
  forged(name, 'PROVENANCE_CONTRADICTION', { payload })

export const PROVENANCE_CASES: readonly Case[] = [
  ...FIELDS.flatMap(([field, other]) => [
    contradiction(`${field} is another`, withField(field, other)),
    contradiction(`${field} is missing`, withField(field, undefined)),
  ]),
  contradiction('repository_id is a number', withField(FIELDS[5]?.[0] ?? '', 42)),
  contradiction('commit in a list', withField(FIELDS[9]?.[0] ?? '', [IDENTITY.sha])),
  contradiction(
    'commit in upper case',
    withField(FIELDS[9]?.[0] ?? '', IDENTITY.sha.toUpperCase()),
  ),
  contradiction('no dependencies', withField('buildDefinition.resolvedDependencies', [])),
  contradiction('dependencies as an object', withField('buildDefinition.resolvedDependencies', {})),
  contradiction('an empty predicate', JSON.stringify(statement({ predicate: {} }))),
  contradiction(
    'an SBOM under the type of provenance',
    JSON.stringify(statement({ predicate: { bomFormat: 'CycloneDX', specVersion: '1.6' } })),
  ),
  contradiction(
    'the fields on the prototype',
    JSON.stringify(statement({ predicate: { wrapped: provenanceOf(IDENTITY) } })).replace(
      '"wrapped"',
      '"__proto__"',
    ),
  ),
]
