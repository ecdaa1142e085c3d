import { identifiersOf } from '../../fhir/identifier.ts'
import { isObject, items, type Json } from '../../fhir/json.ts'

/** The system of identifiers that are URIs themselves (FHIR, Identifier registry). */
const URI = 'urn:ietf:rfc:3986'

/** What an edit is known by at the exchange that holds it. */
export const nameOfEdit = (id: string): string => `urn:uuid:${id}`

/** The identifier of what an edit added: what a conditional create and the question afterwards look for. */
export const identifierOfEdit = (id: string): Json => ({ system: URI, value: nameOfEdit(id) })

/** The same as the value of a search by token. */
export const tokenOfEdit = (id: string): string => `${URI}|${nameOfEdit(id)}`

/** The tag of the version that an edit made. Tags stay when a resource is changed (FHIR, Resource.meta), and so in every version after it. */
export const tagOfEdit = (id: string): Json => ({ system: URI, code: nameOfEdit(id) })

/** Whether a resource is what this edit added, or a version that this edit made or that came after it. */
export const bearsEdit = (resource: Json, id: string): boolean => {
  const meta = isObject(resource['meta']) ? resource['meta'] : {}
  const tagged = items(meta['tag']).some(
    (tag) => isObject(tag) && tag['system'] === URI && tag['code'] === nameOfEdit(id),
  )
  return tagged || identifiersOf(resource['identifier'], URI).includes(nameOfEdit(id))
}
