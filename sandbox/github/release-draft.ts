/** What a request says about a release, and which of it GitHub refuses. */
import { booleanField, stringField } from './body.ts'
import type { JsonObject } from './body.ts'
import { invalid, notFound, refusal } from './errors.ts'
import type { FieldError } from './errors.ts'
import type { Release } from './release.ts'

const MAX_BODY_LENGTH = 125_000
// What git check-ref-format refuses, as far as it can be said in a pattern.
const BAD_TAG = /[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|^[/.-]|[/.]$|\.lock$/u

/** `make_latest`: strings, although they look like booleans. */
export type MakeLatest = 'true' | 'false' | 'legacy'

/** The fields of a create or update request. Absent means unchanged. */
export interface ReleaseFields {
  readonly changes: Partial<
    Pick<Release, 'tagName' | 'targetCommitish' | 'name' | 'body' | 'draft' | 'prerelease'>
  >
  readonly makeLatest: MakeLatest | undefined
  readonly generateNotes: boolean
}

/** Reads the fields; wrong types and values are refused. */
export function readReleaseFields(body: JsonObject): ReleaseFields {
  // The sandbox has no discussions, so every category is an unknown one.
  if (stringField(body, 'discussion_category_name') !== undefined) throw notFound()
  const changes = {
    tagName: stringField(body, 'tag_name'),
    targetCommitish: stringField(body, 'target_commitish'),
    name: stringField(body, 'name'),
    body: stringField(body, 'body'),
    draft: booleanField(body, 'draft'),
    prerelease: booleanField(body, 'prerelease'),
  }
  return {
    changes: definedOnly(changes),
    makeLatest: makeLatestOf(stringField(body, 'make_latest')),
    generateNotes: booleanField(body, 'generate_release_notes') ?? false,
  }
}

/** Refuses a release whose own fields contradict GitHub's rules. */
export function checkRelease(release: Release, makeLatest: MakeLatest | undefined): void {
  if (release.tagName === '') throw releaseError({ code: 'missing_field', field: 'tag_name' })
  if (BAD_TAG.test(release.tagName)) {
    throw releaseError({
      code: 'custom',
      field: 'tag_name',
      message: 'tag_name is not a valid tag',
    })
  }
  if ((release.body?.length ?? 0) > MAX_BODY_LENGTH) {
    throw releaseError({
      code: 'custom',
      field: 'body',
      message: `body is too long (maximum is ${MAX_BODY_LENGTH} characters)`,
    })
  }
  if (makeLatest === 'true' && (release.draft || release.prerelease)) {
    throw releaseError({
      code: 'custom',
      message: 'Latest release cannot be draft or prerelease.',
    })
  }
}

/** A 422 about a release. */
export function releaseError(error: Omit<FieldError, 'resource'>): Error {
  return invalid({ resource: 'Release', ...error })
}

function makeLatestOf(value: string | undefined): MakeLatest | undefined {
  if (value === undefined || value === 'true' || value === 'false' || value === 'legacy') {
    return value
  }
  throw refusal(
    422,
    `Invalid request.\n\n${JSON.stringify(value)} is not a possible value for make_latest. Must be one of the following: true, false, legacy.`,
  )
}

function definedOnly<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
