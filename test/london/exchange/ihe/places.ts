import type { Held } from '../../generator/generate.ts'
import type { Tongue } from '../../generator/tongue.ts'
import { communityOf, memberOf } from './members.ts'
import { uniqueIdOf } from './xca-server.ts'

/** What a record is known by to whoever reads it. */
export type Place = { readonly resourceType: string; readonly id: string }

const placeOf = (sourceId: string): Place => {
  const at = sourceId.indexOf('/')
  return { resourceType: sourceId.slice(0, at), id: sourceId.slice(at + 1) }
}

/** Where an exchange that speaks in documents has each record of a person, by its `Type/id`; what is not there stands where it stood. */
export const placesOf = (held: Held, exchange: string, tongue: Tongue): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>()
  if (tongue !== 'IHE_XCA' && tongue !== 'IHE_MHD') return places
  const { records, summaries } = memberOf(held, communityOf(exchange))
  for (const { sourceIds } of summaries) for (const [key, sourceId] of sourceIds) places.set(key, placeOf(sourceId))
  if (tongue === 'IHE_XCA')
    for (const record of records)
      if (record.resourceType === 'DocumentReference')
        places.set(`DocumentReference/${record.id}`, { resourceType: 'ExtrinsicObject', id: uniqueIdOf(record) })
  return places
}
