/** The order of everything in a document, and fields that are there only when they say something. */

/** By code unit, never by locale: the order must not depend on the machine. */
export function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Sorted, each once. */
export function distinct(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort(order)
}

/** A list as a field, or no field: CycloneDX tools stumble over empty ones. */
export function listed<K extends string, T>(
  key: K,
  list: readonly T[],
): Partial<Record<K, readonly T[]>> {
  return list.length === 0 ? {} : ({ [key]: list } as Partial<Record<K, readonly T[]>>)
}
