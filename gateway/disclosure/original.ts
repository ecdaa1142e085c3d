import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { ReleasedTelling, SourceResource } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { Arrival } from './arrivals.ts'
import type { KeptRecord } from './kept-record.ts'
import { RECORD_RESOURCE_TYPES } from './record-resource-types.ts'

/** What an original may still refer to: the records of the same exchange that were released in this view, as `Type/id`. */
export type ReleasedReferences = ReadonlySet<string>

const isObject = (value: unknown): value is SourceResource =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const lastTwoSegments = /([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/

/** Whether a reference leads to a record that was not released. A reference whose goal cannot be told is treated as if it does. */
const leadsToUnreleased = (reference: string, released: ReleasedReferences): boolean => {
  if (reference.startsWith('#')) return false
  const goal = lastTwoSegments.exec(reference)
  if (goal === null) return true
  const [, type = '', id = ''] = goal
  return RECORD_RESOURCE_TYPES.has(type) && !released.has(`${type}/${id}`)
}

/** Identifier systems of people and organisations: a reference by one of these leads to no record. */
const NOT_OF_RECORDS =
  /^https:\/\/fhir\.(nhs\.uk|hl7\.org\.uk)\/Id\/(nhs-number|ods-[a-z-]+|sds-[a-z-]+|gmc-number|gmp-number|nmc-number|gphc-number)$/

/** Whether a reference by name or identifier alone leads to a record, or may: what it leads to was not released by that name. */
const leadsToARecord = ({ type, identifier, display, resourceType }: SourceResource): boolean => {
  if (resourceType !== undefined) return false
  if (typeof type === 'string')
    return (isObject(identifier) || typeof display === 'string') && RECORD_RESOURCE_TYPES.has(type)
  return isObject(identifier) && !NOT_OF_RECORDS.test(String(identifier['system']))
}

const trimmed = (value: unknown, released: ReleasedReferences, keptContained: ReadonlySet<string>): unknown => {
  if (Array.isArray(value))
    return value.map((item) => trimmed(item, released, keptContained)).filter((item) => item !== undefined)
  if (!isObject(value)) return value
  const reference = value['reference']
  if (typeof reference === 'string') {
    if (reference.startsWith('#') ? !keptContained.has(reference.slice(1)) : leadsToUnreleased(reference, released))
      return undefined
  } else if (leadsToARecord(value)) return undefined
  const copy: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) {
    const kept = trimmed(part, released, keptContained)
    if (kept !== undefined) copy[name] = kept
  }
  return copy
}

/** Tags and `meta.source` are where sources say whose record it is, and so where the person is registered. */
const withoutTags = (meta: unknown): unknown => {
  if (!isObject(meta)) return meta
  const { tag: _tag, source: _source, extension: _extension, ...rest } = meta
  return rest
}

/**
 * The source's resource as it may be shown beside its record (POLICY §6, Originals): references to records that were not released go, with
 * their display; contained copies of records go (none was judged for itself); narrative stays only where the decision was unconditional.
 * `hidesPerson`: staff read of a restricted patient, so what a source says of the person, contained or in its narrative, and of
 * who holds the record, goes too.
 */
export const showableOriginal = (
  resource: SourceResource,
  released: ReleasedReferences,
  unconditional: boolean,
  hidesPerson: boolean,
): SourceResource => {
  const contained = Array.isArray(resource['contained']) ? resource['contained'].filter(isObject) : []
  const kept = contained.filter(
    ({ resourceType: type }) =>
      typeof type === 'string' && !RECORD_RESOURCE_TYPES.has(type) && !(hidesPerson && type === 'Patient'),
  )
  const keptIds = new Set(kept.map((part) => part['id']).filter((id) => typeof id === 'string'))
  const { contained: _contained, text, meta, xml, ...rest } = resource
  const narrated = unconditional && !hidesPerson
  const shown = {
    ...rest,
    // An entry of a clinical document, as XML: who wrote it, where, and who else took part, stand in it with their addresses.
    ...(hidesPerson || xml === undefined ? {} : { xml }),
    ...(meta === undefined ? {} : { meta: hidesPerson ? withoutTags(meta) : meta }),
    ...(narrated && text !== undefined ? { text } : {}),
    ...(kept.length > 0 ? { contained: narrated ? kept : kept.map(({ text: _text, ...part }) => part) } : {}),
  }
  return trimmed(shown, released, keptIds) as SourceResource
}

/**
 * How the original of each released telling is shown, worked out only where a reader asks for it. What it may refer to is what this view
 * released from the same exchange.
 */
export const originals = (
  arrivals: readonly Arrival[],
  released: (arrival: Arrival, type: RecordType) => readonly KeptRecord[],
  hidesPerson: boolean,
): ((telling: ReleasedTelling) => SourceResource) => {
  const references = new Map<ExchangeId, ReleasedReferences>()
  const referencesOf = (exchange: ExchangeId): ReleasedReferences => {
    const known = references.get(exchange)
    if (known !== undefined) return known
    const found = new Set<string>()
    for (const arrival of arrivals) {
      if (arrival.exchange.id !== exchange) continue
      for (const type of arrival.types.keys()) for (const { sourceId } of released(arrival, type)) found.add(sourceId)
    }
    references.set(exchange, found)
    return found
  }
  return (telling) =>
    showableOriginal(telling.original, referencesOf(telling.exchange), telling.unconditional, hidesPerson)
}
