/** Provenance of what this run did not build. */
import { isJsonObject } from './json.ts'
import { ASSEMBLED_BUILD_TYPE } from './predicate.ts'

/** Who made the bytes, from what and how, is claimed of nothing here. */
const NOT_CLAIMED =
  'The bytes were handed to this run by another tool. That they were built here, or from this commit, is not claimed.'

/** The provenance of a build → that of handing a finished file on. */
export function assembledPredicate(predicate: object): object {
  const definition = 'buildDefinition' in predicate ? predicate.buildDefinition : undefined
  const build = isJsonObject(definition) ? definition : {}
  const internal = isJsonObject(build['internalParameters']) ? build['internalParameters'] : {}
  return {
    ...predicate,
    buildDefinition: {
      ...build,
      buildType: ASSEMBLED_BUILD_TYPE,
      internalParameters: { ...internal, assembled: { notice: NOT_CLAIMED } },
    },
  }
}
