/**
 * ECDSA over a digest that somebody else computed. node:crypto always hashes first, but the log's `hashedrekord`
 * holds a digest and never sees the artifact. P-256 only (FIPS 186-5, section 6.4.2; SEC 1, section 4.1.4).
 */
import type { KeyObject } from 'node:crypto'

import { readElement, readElements } from './der.ts'

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const A = P - 3n
const G: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
}

interface Point {
  readonly x: bigint
  readonly y: bigint
}

const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by

function inverse(value: bigint, by: bigint): bigint {
  let [r, nextR] = [by, modulo(value, by)]
  let [t, nextT] = [0n, 1n]
  while (nextR !== 0n) {
    const quotient = r / nextR
    ;[r, nextR] = [nextR, r - quotient * nextR]
    ;[t, nextT] = [nextT, t - quotient * nextT]
  }
  return modulo(t, by)
}

/** `null` is the point at infinity. */
function add(p: Point | null, q: Point | null): Point | null {
  if (p === null) return q
  if (q === null) return p
  if (p.x === q.x && modulo(p.y + q.y, P) === 0n) return null
  const slope =
    p.x === q.x ? (3n * p.x * p.x + A) * inverse(2n * p.y, P) : (q.y - p.y) * inverse(q.x - p.x, P)
  const x = modulo(slope * slope - p.x - q.x, P)
  return { x, y: modulo(slope * (p.x - x) - p.y, P) }
}

function multiply(factor: bigint, point: Point): Point | null {
  let sum: Point | null = null
  let doubled: Point | null = point
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) sum = add(sum, doubled)
    doubled = add(doubled, doubled)
  }
  return sum
}

const toNumber = (bytes: Buffer): bigint => BigInt(`0x0${bytes.toString('hex')}`)

function pointOf(key: KeyObject): Point | null {
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return null
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return { x: toNumber(Buffer.from(x, 'base64url')), y: toNumber(Buffer.from(y, 'base64url')) }
}

function scalarsOf(signature: Buffer): readonly [r: bigint, s: bigint] | null {
  try {
    const [r, s] = readElements(readElement(signature).content)
    return r === undefined || s === undefined ? null : [toNumber(r.content), toNumber(s.content)]
  } catch {
    return null
  }
}

/** Whether `signature` (DER) is `key`'s over a message whose SHA-256 is `digest`. */
export function verifyOverDigest(digest: Buffer, key: KeyObject, signature: Buffer): boolean {
  const scalars = scalarsOf(signature)
  const point = pointOf(key)
  if (scalars === null || point === null) return false
  const [r, s] = scalars
  if (r < 1n || r >= N || s < 1n || s >= N) return false
  const w = inverse(s, N)
  const sum = add(multiply(modulo(toNumber(digest) * w, N), G), multiply(modulo(r * w, N), point))
  return sum !== null && modulo(sum.x, N) === r
}
