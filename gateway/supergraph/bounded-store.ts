/** A store of Apollo's shape (`KeyValueCache`), within this process. */
export type BoundedStore<Value> = {
  readonly get: (key: string) => Promise<Value | undefined>
  readonly set: (key: string, value: Value) => Promise<void>
  readonly delete: (key: string) => Promise<boolean>
  readonly clear: () => void
}

/**
 * Keeps what was used last, as long as the sizes of all stay within `most`. `sizeOf` says how large a value is; undefined when it must not be
 * kept at all.
 */
export const boundedStore = <Value>(
  most: number,
  sizeOf: (value: Value) => number | undefined,
): BoundedStore<Value> => {
  const kept = new Map<string, { readonly value: Value; readonly size: number }>()
  let total = 0
  const remove = (key: string): boolean => {
    total -= kept.get(key)?.size ?? 0
    return kept.delete(key)
  }
  return {
    get: async (key) => {
      const found = kept.get(key)
      if (found === undefined) return undefined
      // A map gives its entries in the order of their setting: the first is what was used longest ago.
      kept.delete(key)
      kept.set(key, found)
      return found.value
    },
    set: async (key, value) => {
      remove(key)
      const size = sizeOf(value)
      if (size === undefined || size > most) return
      kept.set(key, { value, size })
      total += size
      for (const oldest of kept.keys()) {
        if (total <= most) break
        remove(oldest)
      }
    },
    delete: async (key) => remove(key),
    clear: () => {
      kept.clear()
      total = 0
    },
  }
}
