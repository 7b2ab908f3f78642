declare module 'snappyjs' {
  /** Decodes a snappy block; throws when the header's length exceeds `maxLength` bytes. */
  export function uncompress(compressed: Uint8Array, maxLength?: number): Uint8Array
  export function compress(uncompressed: Uint8Array): Uint8Array
}
