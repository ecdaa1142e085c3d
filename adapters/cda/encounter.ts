import type { Coding } from '../../schema/model/coded-concept.ts'
import type { EncounterContent } from '../../schema/model/record.ts'
import { attribute, childrenOf, descend, descendAll, type XmlElement } from '../xml/xml-element.ts'
import { conceptOf, conceptsOf, isUnstated, wordsOf } from './concept.ts'
import { namesAThing } from './denial.ts'
import type { Narrative } from './narrative.ts'
import { isNegated, periodOf, saying, stateOf } from './stated.ts'
import {
  type EntryReader,
  NONE_STATED,
  NOTHING_WITHOUT,
  nameOf,
  notesOf,
  type Reading,
  recordedOf,
  related,
  relatedBy,
  type Statement,
  UNREADABLE,
} from './statement.ts'

const V3_ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

const STATES: ReadonlyMap<string, string> = new Map([
  ['active', 'in-progress'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['suspended', 'onleave'],
  ['nullified', 'entered-in-error'],
])

/** An encounter that is told of has been, unless its state says otherwise: few documents state any. */
const statusOf = (encounter: XmlElement): string => {
  const mood = attribute(encounter, 'moodCode') ?? 'EVN'
  return STATES.get(stateOf(encounter) ?? '') ?? (mood === 'EVN' ? 'finished' : 'planned')
}

const classIn = (codings: readonly Coding[]): Coding | null =>
  codings.find(({ system }) => system === V3_ACT_CODE) ?? null

/** Diagnoses made and reasons given: observations under `RSON`, or of an Encounter Diagnosis act (C-CDA 2.1, 3.34). */
const reasonsOf = (encounter: XmlElement, narrative: Narrative): EncounterContent['reasons'] =>
  conceptsOf(
    [
      ...relatedBy(encounter, 'RSON', 'observation'),
      ...related(encounter, 'act').flatMap((act) => related(act, 'observation')),
    ].flatMap((one) => (isNegated(one) ? [] : childrenOf(one, 'value'))),
    narrative,
  ).filter((reason) => reason.codings.length > 0 || namesAThing(reason.text))

const providerOf = (encounter: XmlElement): string | null => {
  const names = [
    ...descendAll(encounter, 'participant', 'participantRole', 'playingEntity', 'name'),
    ...descendAll(encounter, 'performer', 'assignedEntity', 'representedOrganization', 'name'),
  ]
  return names.map(nameOf).find((name) => name !== null) ?? null
}

const contentOf = (
  encounter: XmlElement,
  { narrative, labels }: Statement,
  of: Pick<EncounterContent, 'reasons' | 'serviceProvider' | 'notes'>,
): EncounterContent => {
  const concept = conceptOf(descend(encounter, 'code'), narrative)
  const { start, end } = periodOf(descend(encounter, 'effectiveTime'))
  return {
    concept,
    status: statusOf(encounter),
    date: start ?? end,
    endDate: end,
    recordedDate: recordedOf(encounter),
    confidentiality: labels,
    encounterClass: classIn(concept.codings),
    ...of,
  }
}

const isEmpty = ({ concept, date, reasons }: EncounterContent): boolean =>
  isUnstated(concept) && date === null && reasons.length === 0

const told = (content: EncounterContent, whole: XmlElement): Reading =>
  isEmpty(content) ||
  (content.concept.codings.length === 0 && content.date === null && !namesAThing(content.concept.text))
    ? UNREADABLE
    : { type: 'ENCOUNTER', content, whole, without: NOTHING_WITHOUT }

/** Reads an Encounter Activity (C-CDA 2.1, 3.33). The diagnoses made at it are among its reasons. */
export const readEncounter: EntryReader = (statement) => {
  const { entry, narrative } = statement
  if (entry.name !== 'encounter') return [UNREADABLE]
  if (isNegated(entry)) return [NONE_STATED]
  const content = contentOf(entry, statement, {
    reasons: reasonsOf(entry, narrative),
    serviceProvider: providerOf(entry),
    notes: notesOf(entry, narrative),
  })
  return [told(content, entry)]
}

/**
 * Reads the encounter that the whole document belongs to (`componentOf/encompassingEncounter`): of an NHS 111 report the call, with what it came to.
 */
export const readEncompassing: EntryReader = (statement) => {
  const { entry, narrative } = statement
  const disposition = conceptOf(descend(entry, 'dischargeDispositionCode'), narrative)
  const words = wordsOf(disposition) ?? disposition.codings[0]?.code ?? null
  const facility = descend(entry, 'location', 'healthCareFacility')
  const content = contentOf(entry, statement, {
    reasons: [],
    serviceProvider:
      nameOf(descend(facility, 'serviceProviderOrganization', 'name')) ?? nameOf(descend(facility, 'location', 'name')),
    notes: saying(words) === null ? [] : [`Disposition: ${words}`],
  })
  return [told(content, entry)]
}
