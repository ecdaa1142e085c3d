import type { ObservationComponent, ObservationContent, ObservedValue } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull, readConcepts, readQuantity } from './concept.ts'
import { readDate, readEnd, readStart } from './dates.ts'
import { isObject, items, type Json, text } from './json.ts'
import { readNotes } from './notes.ts'
import type { Reading } from './reading.ts'
import { labelsOf } from './security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const OBSERVATION_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'category',
  'code',
  'subject',
  'encounter',
  'context',
  'effectivePeriod',
  'performer',
  'valueQuantity',
  'valueCodeableConcept',
  'valueRange',
  'valueRatio',
  'valuePeriod',
  'valueSampledData',
  'dataAbsentReason',
  'interpretation',
  'note',
  'specimen',
  'hasMember',
  'derivedFrom',
  'related',
])

const UNSTATED: ObservedValue = { quantity: null, concept: null, text: null }
const NO_COMPONENTS: readonly ObservationComponent[] = []
const NO_RANGES: readonly string[] = []

const amount = (value: unknown): string => {
  const quantity = readQuantity(value)
  if (quantity === null || quantity.value === null) return ''
  return `${quantity.comparator ?? ''}${quantity.value}${quantity.unit === null ? '' : ` ${quantity.unit}`}`
}

/** What stands between two bounds, in words; the empty string when neither is stated. */
const between = (low: unknown, high: unknown): string => {
  const from = amount(low)
  const to = amount(high)
  if (from === '') return to === '' ? '' : `up to ${to}`
  return to === '' ? `from ${from}` : `${from} to ${to}`
}

/** Reads the `value[x]` of an Observation or of one of its components. A kind that is neither a quantity nor a concept is told in words. */
const readValue = (r: Json, reading: Reading): ObservedValue => {
  const quantity = r['valueQuantity']
  if (quantity !== undefined) return { quantity: readQuantity(quantity), concept: null, text: null }
  const concept = r['valueCodeableConcept']
  if (concept !== undefined) return { quantity: null, concept: readConcept(concept, reading), text: null }
  const words = r['valueString'] ?? r['valueDateTime'] ?? r['valueTime'] ?? r['valueInteger'] ?? r['valueBoolean']
  if (words !== undefined) return { quantity: null, concept: null, text: String(words) }
  const range = r['valueRange']
  if (isObject(range)) return { quantity: null, concept: null, text: between(range['low'], range['high']) }
  const ratio = r['valueRatio']
  if (isObject(ratio))
    return { quantity: null, concept: null, text: `${amount(ratio['numerator'])} : ${amount(ratio['denominator'])}` }
  const period = r['valuePeriod']
  if (isObject(period))
    return { quantity: null, concept: null, text: `${text(period['start']) ?? '?'} to ${text(period['end']) ?? '?'}` }
  const sampled = r['valueSampledData']
  if (isObject(sampled)) return { quantity: null, concept: null, text: text(sampled['data']) }
  return UNSTATED
}

const readRanges = (value: unknown): readonly string[] => {
  const given = items(value)
  if (given.length === 0) return NO_RANGES
  const ranges: string[] = []
  for (const range of given) {
    if (!isObject(range)) continue
    const words = text(range['text']) ?? between(range['low'], range['high'])
    if (words !== '') ranges.push(words)
  }
  return ranges
}

const readComponents = (value: unknown, reading: Reading): readonly ObservationComponent[] => {
  const given = items(value)
  if (given.length === 0) return NO_COMPONENTS
  const components: ObservationComponent[] = []
  for (const component of given) {
    if (!isObject(component)) continue
    components.push({
      concept: readConcept(component['code'], reading),
      value: readValue(component, reading),
      interpretations: readConcepts(component['interpretation'], reading),
    })
  }
  return components
}

/** Reads an Observation; STU3 says `comment` where R4 has notes. */
export const readObservation = (r: Json, reading: Reading): ObservationContent => ({
  concept: readConcept(r['code'], reading),
  status: text(r['status']),
  date: readDate(r['effectiveDateTime'] ?? r['effectiveInstant'], reading) ?? readStart(r['effectivePeriod'], reading),
  endDate: readEnd(r['effectivePeriod'], reading),
  recordedDate: readDate(r['issued'], reading),
  confidentiality: labelsOf(r['meta']),
  notes: readNotes(r['note'] ?? r['comment'], reading),
  categories: readConcepts(r['category'], reading),
  value: readValue(r, reading),
  absentReason: readConceptOrNull(r['dataAbsentReason'], reading),
  interpretations: readConcepts(r['interpretation'], reading),
  referenceRanges: readRanges(r['referenceRange']),
  components: readComponents(r['component'], reading),
})
