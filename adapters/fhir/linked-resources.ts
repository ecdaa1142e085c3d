import type { Json } from './json.ts'
import type { Linked } from './reading.ts'
import { typeAndId } from './reference.ts'

/** What came along with the records asked for, to be found by any spelling of a reference to it. */
export type LinkedResources = Linked & { add(resource: Json, fullUrl: string | null): void }

/** An empty collection of such resources; it lives as long as one question. */
export const createLinkedResources = (): LinkedResources => {
  const byReference = new Map<string, Json>()
  return {
    add(resource, fullUrl) {
      if (fullUrl !== null) byReference.set(fullUrl, resource)
      if (typeof resource['id'] === 'string')
        byReference.set(`${String(resource['resourceType'])}/${resource['id']}`, resource)
    },
    find(reference) {
      const exact = byReference.get(reference)
      if (exact !== undefined || byReference.size === 0) return exact
      const key = typeAndId(reference)
      return key === undefined ? undefined : byReference.get(key)
    },
  }
}
