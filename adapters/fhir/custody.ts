import type { CustodyPlace } from './custody-place.ts'
import { identifiersOf } from './identifier.ts'
import { isObject, items, type Json, text } from './json.ts'
import type { Reading } from './reading.ts'
import { resolve } from './reference.ts'

/** Reads the ODS code of a record's data controller, as the source states it; undefined when it states none. */
export type CustodyReader = (reading: Reading) => string | undefined

const odsOfOrganization = (organisation: Json | undefined, system: string): string | undefined =>
  organisation === undefined ? undefined : identifiersOf(organisation['identifier'], system)[0]

/** The code of a Reference to an organisation: by its identifier, or by the Organization it leads to. */
const odsOfReference = (value: unknown, reading: Reading, system: string): string | undefined => {
  for (const one of items(value)) {
    if (!isObject(one)) continue
    // `performer` and its like wrap the reference in a backbone element.
    const reference = isObject(one['actor']) ? one['actor'] : one
    const stated = identifiersOf(reference['identifier'], system)[0]
    if (stated !== undefined) return stated
    const goal = resolve(reference, reading)
    if (goal?.['resourceType'] !== undefined && goal['resourceType'] !== 'Organization') continue
    const found = odsOfOrganization(goal, system)
    if (found !== undefined) return found
  }
  return undefined
}

const odsOfExtension = (holder: unknown, url: string, reading: Reading, system: string): string | undefined => {
  if (!isObject(holder)) return undefined
  for (const extension of items(holder['extension'])) {
    if (!isObject(extension) || extension['url'] !== url) continue
    const { valueIdentifier, valueCoding, valueReference } = extension
    if (isObject(valueIdentifier)) return text(valueIdentifier['value']) ?? undefined
    if (isObject(valueCoding)) return text(valueCoding['code']) ?? undefined
    if (valueReference !== undefined) return odsOfReference(valueReference, reading, system)
    return text(extension['valueString'] ?? extension['valueCode']) ?? undefined
  }
  return undefined
}

const odsOfTag = (meta: unknown, system: string): string | undefined => {
  if (!isObject(meta)) return undefined
  for (const tag of items(meta['tag']))
    if (isObject(tag) && tag['system'] === system) return text(tag['code']) ?? undefined
  return undefined
}

/** The last part of `meta.source`, less its fragment: `urn:nhs:ods:RRV`, `https://fhir.nhs.uk/Id/ods-organization-code|RRV#7`. */
const odsOfSource = (meta: unknown): string | undefined => {
  const source = isObject(meta) ? text(meta['source']) : null
  return source === null ? undefined : /([A-Za-z0-9]+)(?:#.*)?$/.exec(source)?.[1]
}

/** The organisation of the person's role that recorded it, where that role came along. */
const odsOfRecorder = (reading: Reading, system: string): string | undefined => {
  const role = resolve(reading.resource['recorder'] ?? reading.resource['asserter'], reading)
  return role === undefined ? undefined : odsOfReference(role['organization'], reading, system)
}

const readerOf = (place: CustodyPlace, system: string): CustodyReader => {
  if (place.startsWith('extension:')) {
    const url = place.slice('extension:'.length)
    return (reading) => odsOfExtension(reading.resource, url, reading, system)
  }
  if (place.startsWith('meta.extension:')) {
    const url = place.slice('meta.extension:'.length)
    return (reading) => odsOfExtension(reading.resource['meta'], url, reading, system)
  }
  if (place === 'meta.tag') return (reading) => odsOfTag(reading.resource['meta'], system)
  if (place === 'meta.source') return (reading) => odsOfSource(reading.resource['meta'])
  if (place === 'recorder.organization') return (reading) => odsOfRecorder(reading, system)
  return (reading) =>
    reading.resource[place] === undefined ? undefined : odsOfReference(reading.resource[place], reading, system)
}

/** Puts the declared places into one reader that tries them in order. */
export const custodyReader = (settings: {
  readonly custody: readonly CustodyPlace[]
  readonly odsSystem: string
}): CustodyReader => {
  const readers = settings.custody.map((place) => readerOf(place, settings.odsSystem))
  return (reading) => {
    for (const read of readers) {
      const code = read(reading)
      if (code !== undefined) return code
    }
    return undefined
  }
}
