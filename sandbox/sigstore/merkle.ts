/** The Merkle tree of a transparency log (RFC 6962, section 2.1). */
import { sha256 } from '../pki/keys.ts'

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

/** Hash of a leaf's data. */
export const leafHash = (data: Uint8Array): Buffer => sha256(LEAF, data)

const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(NODE, left, right)

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** An append-only tree. Complete subtrees never change, so their hashes are kept: a proof costs O(log n). */
export class MerkleTree {
  readonly #leaves: Buffer[] = []
  readonly #complete = new Map<string, Buffer>()

  get size(): number {
    return this.#leaves.length
  }

  /** Appends a leaf hash and returns its index. */
  append(leaf: Buffer): number {
    return this.#leaves.push(leaf) - 1
  }

  /** Root of the first `size` leaves. */
  root(size = this.size): Buffer {
    return size === 0 ? sha256() : this.#hash(0, size)
  }

  /** Audit path of leaf `index` in the tree of the first `size` leaves. */
  inclusionProof(index: number, size = this.size): readonly Buffer[] {
    if (index < 0 || index >= size || size > this.size) throw new RangeError('no such leaf')
    return this.#path(index, 0, size)
  }

  /** Proof that the tree of `size` leaves begins with the tree of `earlier` leaves. */
  consistencyProof(earlier: number, size = this.size): readonly Buffer[] {
    if (earlier < 1 || earlier > size || size > this.size) throw new RangeError('no such tree')
    return this.#subproof(earlier, 0, size, true)
  }

  #hash(start: number, size: number): Buffer {
    if (size === 1) {
      const leaf = this.#leaves[start]
      if (leaf === undefined) throw new RangeError('no such leaf')
      return leaf
    }
    const split = splitOf(size)
    const key = `${start}+${size}`
    const known = this.#complete.get(key)
    if (known !== undefined) return known
    const hash = nodeHash(this.#hash(start, split), this.#hash(start + split, size - split))
    if (split * 2 === size) this.#complete.set(key, hash)
    return hash
  }

  #path(index: number, start: number, size: number): Buffer[] {
    if (size === 1) return []
    const split = splitOf(size)
    return index < split
      ? [...this.#path(index, start, split), this.#hash(start + split, size - split)]
      : [...this.#path(index - split, start + split, size - split), this.#hash(start, split)]
  }

  #subproof(earlier: number, start: number, size: number, whole: boolean): Buffer[] {
    if (earlier === size) return whole ? [] : [this.#hash(start, size)]
    const split = splitOf(size)
    return earlier <= split
      ? [...this.#subproof(earlier, start, split, whole), this.#hash(start + split, size - split)]
      : [
          ...this.#subproof(earlier - split, start + split, size - split, false),
          this.#hash(start, split),
        ]
  }
}
