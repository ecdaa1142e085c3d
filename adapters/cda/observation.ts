import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { ObservationContent } from '../../schema/model/record.ts'
import { NOT_UNDERSTOOD } from '../fhir/modifier-extension.ts'
import { attribute, childrenOf, descend, descendAll, type XmlElement } from '../xml/xml-element.ts'
import { nullFlavorCoding } from './code-systems.ts'
import { conceptOf, conceptsOf, isUnstated } from './concept.ts'
import { isKindOnly, namesAThing } from './denial.ts'
import { isValued, observedValueOf, rangesOf } from './observed-value.ts'
import { isNegated, periodOf, stateOf } from './stated.ts'
import {
  type EntryReader,
  NOTHING_WITHOUT,
  notesOf,
  type Reading,
  recordedOf,
  type Statement,
  UNREADABLE,
} from './statement.ts'

/** The state of an act in the words of FHIR's observations and reports. */
const STATES: ReadonlyMap<string | null, string> = new Map([
  ['completed', 'final'],
  ['active', 'preliminary'],
  ['held', 'registered'],
  ['suspended', 'registered'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['nullified', 'entered-in-error'],
])

/** The status of an observation or a report; null where it states none. */
export const reportedStatus = (element: XmlElement): string | null => STATES.get(stateOf(element)) ?? null

const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

/** What an observation is among others: `vital-signs`, `laboratory`, `social-history`, `survey` (FHIR, Observation Category Codes). */
export const categoryOf = (code: string): CodedConcept => ({
  codings: [{ system: CATEGORY, code, display: null }],
  text: null,
})

/** Why a value is not there, as its null flavor says; null where it is there, or where there is no word of it. */
const absentReasonOf = (observation: XmlElement): CodedConcept | null => {
  const flavor = attribute(descend(observation, 'value'), 'nullFlavor')
  return flavor === undefined ? null : { codings: [nullFlavorCoding(flavor)], text: null }
}

/**
 * Reads one observation. `around`: the organizer that stands for its time where it states none. It says nothing, and is unreadable, where neither what was
 * observed nor a value is stated.
 */
export const readObservation = (
  observation: XmlElement,
  { narrative, labels }: Statement,
  categories: readonly CodedConcept[],
  around?: XmlElement,
): Reading => {
  let concept = conceptOf(descend(observation, 'code'), narrative)
  const value = observedValueOf(descend(observation, 'value'), narrative)
  // A code that says only that there is a finding: the finding is the value.
  const isFinding = isKindOnly(concept) && value.concept !== null
  if (isFinding && value.concept !== null) concept = value.concept
  if (isUnstated(concept) || (concept.codings.length === 0 && !namesAThing(concept.text))) return UNREADABLE
  const period = periodOf(descend(observation, 'effectiveTime'))
  const date: FhirDate | null = period.start ?? periodOf(descend(around, 'effectiveTime')).start
  const notes = notesOf(observation, narrative)
  const negated = isNegated(observation)
  const content: ObservationContent = {
    concept,
    status: negated ? null : reportedStatus(observation),
    date,
    endDate: period.end,
    recordedDate: recordedOf(observation, ...(around === undefined ? [] : [around])),
    confidentiality: labels,
    notes: negated ? [NOT_UNDERSTOOD, ...notes] : notes,
    categories,
    value: isFinding ? { quantity: null, concept: null, text: null } : value,
    absentReason: isValued(value) ? null : absentReasonOf(observation),
    interpretations: conceptsOf(childrenOf(observation, 'interpretationCode'), narrative),
    referenceRanges: rangesOf(observation, narrative),
    components: [],
  }
  return { type: 'OBSERVATION', content, whole: observation, without: NOTHING_WITHOUT }
}

/** Every observation of an organizer, those of organizers within it too; what frames them (a specimen, a device) is no record. */
export const observationsOf = (organizer: XmlElement): readonly XmlElement[] => [
  ...descendAll(organizer, 'component', 'observation'),
  ...descendAll(organizer, 'component', 'organizer').flatMap(observationsOf),
]

/** Reads the observations of an entry: one, or an organizer of several (vital signs, functional status, social history). */
export const readObservations =
  (category: string): EntryReader =>
  (statement) => {
    const { entry } = statement
    const categories = [categoryOf(category)]
    if (entry.name === 'observation') return [readObservation(entry, statement, categories)]
    if (entry.name !== 'organizer') return [UNREADABLE]
    const found = observationsOf(entry)
    if (found.length === 0) return [UNREADABLE]
    return found.map((one) => readObservation(one, statement, categories, entry))
  }
