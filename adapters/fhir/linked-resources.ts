import type { Json } from './json.ts'
import type { Linked } from './reading.ts'
import { typeAndId } from './reference.ts'

/** What came along with the records asked for, to be found by any spelling of a reference to it. */
export type LinkedResources = Linked & { add(resource: Json, fullUrl: string | null): void }

/**
 * An empty collection of such resources; it lives as long as one question. What came first stays: a record that is read again then leads to what
 * it was classified with.
 */
export const createLinkedResources = (): LinkedResources => {
  const byReference = new Map<string, Json>()
  const put = (reference: string, resource: Json): void => {
    if (!byReference.has(reference)) byReference.set(reference, resource)
  }
  return {
    add(resource, fullUrl) {
      if (fullUrl !== null) put(fullUrl, resource)
      if (typeof resource['id'] === 'string') put(`${String(resource['resourceType'])}/${resource['id']}`, resource)
    },
    find(reference) {
      const exact = byReference.get(reference)
      if (exact !== undefined || byReference.size === 0) return exact
      const key = typeAndId(reference)
      return key === undefined ? undefined : byReference.get(key)
    },
  }
}
