/** Makes a JSON value unchangeable, all the way down. Values are copied first, so that nobody holds the original. */
export function frozenCopy<T>(value: T): T {
  return deepFreeze(structuredClone(value))
}

/** Freezes a tree of plain objects and arrays in place. */
export function deepFreeze<T>(value: T): T {
  // What is no object counts as frozen.
  if (!Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value as object)) deepFreeze(member)
  }
  return value
}
