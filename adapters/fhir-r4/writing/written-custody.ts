import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { CustodyPlace } from '../../fhir/custody-place.ts'
import type { Json } from '../../fhir/json.ts'

/** What states the data controller in a resource and in its `meta`. */
export type WrittenCustody = { readonly meta: Json; readonly members: Json }

const inPlace = (
  place: CustodyPlace,
  resourceType: string,
  code: OdsCode,
  system: string,
): WrittenCustody | undefined => {
  const identifier = { system, value: code }
  if (place === 'meta.tag') return { meta: { tag: [{ system, code }] }, members: {} }
  if (place === 'meta.source') return { meta: { source: `urn:nhs:ods:${code}` }, members: {} }
  if (place === 'custodian' && resourceType === 'DocumentReference')
    return { meta: {}, members: { custodian: { identifier } } }
  if (place.startsWith('extension:'))
    return {
      meta: {},
      members: { extension: [{ url: place.slice('extension:'.length), valueIdentifier: identifier }] },
    }
  if (place.startsWith('meta.extension:'))
    return {
      meta: { extension: [{ url: place.slice('meta.extension:'.length), valueIdentifier: identifier }] },
      members: {},
    }
  return undefined
}

/** States the controller in the first of the declared places that an addition can state it in; undefined where there is none. */
export const writtenCustody = (
  { custody, odsSystem }: { readonly custody: readonly CustodyPlace[]; readonly odsSystem: string },
  resourceType: string,
  code: OdsCode,
): WrittenCustody | undefined => {
  for (const place of custody) {
    const written = inPlace(place, resourceType, code, odsSystem)
    if (written !== undefined) return written
  }
  return undefined
}
