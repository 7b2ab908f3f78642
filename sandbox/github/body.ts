/** Reading JSON bodies as GitHub does: what is malformed is refused before anything happens. */
import type { ServiceRequest } from '../service.ts'
import { refusal } from './errors.ts'

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object (and no array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The body of a request as a JSON object. */
export function jsonBody(request: ServiceRequest): JsonObject {
  let parsed: unknown
  try {
    parsed = JSON.parse(request.body.toString('utf8'))
  } catch (cause) {
    throw Object.assign(refusal(400, 'Problems parsing JSON'), { cause })
  }
  if (!isObject(parsed)) throw refusal(400, 'Body should be a JSON object')
  return parsed
}

/** A string field; absent and null are `undefined`. */
export function stringField(body: JsonObject, field: string): string | undefined {
  const value = body[field] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw wrongType(field, value, 'a string')
}

/** A boolean field; absent and null are `undefined`. */
export function booleanField(body: JsonObject, field: string): boolean | undefined {
  const value = body[field] ?? undefined
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongType(field, value, 'a boolean')
}

/** An array field; absent is `undefined`. */
export function arrayField(body: JsonObject, field: string): readonly unknown[] | undefined {
  const value = body[field] ?? undefined
  if (value === undefined) return undefined
  if (Array.isArray(value)) return value as readonly unknown[]
  throw wrongType(field, value, 'an array')
}

function wrongType(field: string, value: unknown, wanted: string): Error {
  return refusal(
    422,
    `Invalid request.\n\nFor 'properties/${field}', ${JSON.stringify(value)} is not ${wanted}.`,
  )
}
