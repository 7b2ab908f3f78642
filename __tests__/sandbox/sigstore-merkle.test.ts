import { createHash } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import { leafHash, MerkleTree } from '../../sandbox/sigstore/merkle.ts'

const SIZES = Array.from({ length: 40 }, (_, index) => index + 1)

const hash = (...parts: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest()
const node = (left: Buffer, right: Buffer): Buffer => hash(Buffer.from([1]), left, right)
const data = (index: number): Buffer => Buffer.from(`entry ${index}`)

/** Root by joining neighbours level by level: a lone last node moves up as it is. */
function expectedRoot(size: number): Buffer {
  let level = Array.from({ length: size }, (_, index) => hash(Buffer.from([0]), data(index)))
  while (level.length > 1) {
    const next: Buffer[] = []
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index], level[index + 1]]
      if (left !== undefined) next.push(right === undefined ? left : node(left, right))
    }
    level = next
  }
  return level[0] ?? hash()
}

/** RFC 9162, section 2.1.3.2. */
function rootFromInclusion(
  index: number,
  size: number,
  leaf: Buffer,
  proof: readonly Buffer[],
): Buffer {
  let [fn, sn, result] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (sn === 0) throw new Error('proof too long')
    if (fn % 2 === 1 || fn === sn) {
      result = node(sibling, result)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else {
      result = node(result, sibling)
    }
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  if (sn !== 0) throw new Error('proof too short')
  return result
}

/** RFC 9162, section 2.1.4.2. */
function isConsistent(earlier: number, later: number, proof: readonly Buffer[]): boolean {
  const isPowerOfTwo = Number.isInteger(Math.log2(earlier))
  const path = isPowerOfTwo ? [expectedRoot(earlier), ...proof] : [...proof]
  const first = path.shift()
  if (first === undefined) return false
  let [fn, sn] = [earlier - 1, later - 1]
  while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1]
  let [fr, sr] = [first, first]
  for (const sibling of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [node(sibling, fr), node(sibling, sr)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
    } else {
      sr = node(sr, sibling)
    }
    ;[fn, sn] = [fn >> 1, sn >> 1]
  }
  return sn === 0 && fr.equals(expectedRoot(earlier)) && sr.equals(expectedRoot(later))
}

function treeOf(size: number): MerkleTree {
  const tree = new MerkleTree()
  for (let index = 0; index < size; index += 1) tree.append(leafHash(data(index)))
  return tree
}

describe('the Merkle tree', () => {
  it('has the hash of nothing as the root of an empty tree', () => {
    expect(new MerkleTree().root()).toEqual(hash())
  })

  it.each(SIZES)('has the right root and inclusion proofs at size %i', size => {
    const tree = treeOf(40)
    expect(tree.root(size)).toEqual(expectedRoot(size))
    for (let index = 0; index < size; index += 1) {
      const proof = tree.inclusionProof(index, size)
      expect(rootFromInclusion(index, size, leafHash(data(index)), proof)).toEqual(
        expectedRoot(size),
      )
    }
  })

  it.each(SIZES)('proves that size %i grew out of every smaller one', size => {
    const tree = treeOf(40)
    for (let earlier = 1; earlier < size; earlier += 1) {
      expect(isConsistent(earlier, size, tree.consistencyProof(earlier, size))).toBe(true)
    }
    expect(tree.consistencyProof(size, size)).toEqual([])
  })

  it('knows no leaf and no tree that it does not have', () => {
    const tree = treeOf(3)
    expect(() => tree.inclusionProof(3)).toThrow(RangeError)
    expect(() => tree.inclusionProof(0, 4)).toThrow(RangeError)
    expect(() => tree.consistencyProof(0, 2)).toThrow(RangeError)
    expect(() => tree.consistencyProof(2, 4)).toThrow(RangeError)
  })
})
