import type { AppointmentContent } from '../../schema/model/record.ts'
import { attribute, childrenOf, descend, elementsOf, type XmlElement } from '../xml/xml-element.ts'
import { conceptOf, conceptOrNull } from './concept.ts'
import { readObservation } from './observation.ts'
import { periodOf, stateOf } from './stated.ts'
import {
  type EntryReader,
  FRAMING,
  NOTHING_WITHOUT,
  type Reading,
  recordedOf,
  type Statement,
  UNREADABLE,
} from './statement.ts'

/** The root of all ITK templates; the extension names one: `COCD_TP146092GB01#ClinicalDiscriminator`. */
const ITK_TEMPLATE = '2.16.840.1.113883.2.1.3.2.4.18.2'

const templateOf = (statement: XmlElement): string | undefined => {
  for (const id of childrenOf(statement, 'templateId')) {
    const name = attribute(id, 'root') === ITK_TEMPLATE ? attribute(id, 'extension') : undefined
    if (name !== undefined) return name.slice(name.indexOf('#') + 1)
  }
  return undefined
}

/** Whether an entry holds a statement by an ITK template. */
export const isTriageEntry = (entry: XmlElement): boolean =>
  elementsOf(entry).some((statement) => templateOf(statement) !== undefined)

/** What the triage came to suspect: the value, whose code says only that it is one. */
const readDiscriminator = (statement: Statement): Reading => {
  const reading = readObservation(statement.entry, statement, [])
  const suspected = conceptOrNull(descend(statement.entry, 'value'), statement.narrative)
  if (!('type' in reading) || reading.type !== 'OBSERVATION' || suspected === null) return UNREADABLE
  const { content } = reading
  const value = { quantity: null, concept: null, text: null }
  return {
    ...reading,
    content: {
      ...content,
      concept: suspected,
      value,
      notes: ['Clinical discriminator of the triage', ...content.notes],
    },
  }
}

const readAppointment = ({ entry, narrative, labels }: Statement): Reading => {
  const { start, end } = periodOf(descend(entry, 'effectiveTime'))
  if (start === null) return UNREADABLE
  const content: AppointmentContent = {
    concept: conceptOf(descend(entry, 'code'), narrative),
    status: stateOf(entry) ?? 'booked',
    date: start,
    endDate: end,
    recordedDate: recordedOf(entry),
    confidentiality: labels,
    notes: [],
    serviceTypes: [],
    reasons: [],
    description: null,
  }
  return { type: 'APPOINTMENT', content, whole: entry, without: NOTHING_WITHOUT }
}

/** Reads the entries of an NHS 111 report (ITK, COCD_TP146xxx): what was suspected, and the appointment made. */
export const readTriage: EntryReader = (statement) => {
  switch (templateOf(statement.entry)) {
    case 'ClinicalDiscriminator':
      return [readDiscriminator(statement)]
    case 'AppointmentReference':
      return [readAppointment(statement)]
    case 'ObservationMedia':
    case 'PermissionToView':
      return [FRAMING]
    default:
      return [UNREADABLE]
  }
}
