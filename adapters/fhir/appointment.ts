import type { AppointmentContent } from '../../schema/model/record.ts'
import { readConceptOrNull, readConcepts, UNSTATED_CONCEPT } from './concept.ts'
import { readDate } from './dates.ts'
import { type Json, text } from './json.ts'
import { readTexts } from './notes.ts'
import type { Reading } from './reading.ts'
import { labelsOf } from './security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const APPOINTMENT_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'appointmentType',
  'serviceType',
  'specialty',
  'reasonCode',
  'reason',
  'reasonReference',
  'slot',
  'basedOn',
])

/** Reads an Appointment; STU3 says `reason` where R4 says `reasonCode`. Its concept is what it is for: appointment type, else service, else specialty. */
export const readAppointment = (r: Json, reading: Reading): AppointmentContent => {
  const serviceTypes = readConcepts(r['serviceType'], reading)
  const kind = readConceptOrNull(r['appointmentType'], reading)
  const specialties = readConcepts(r['specialty'], reading)
  return {
    concept: kind ?? serviceTypes[0] ?? specialties[0] ?? UNSTATED_CONCEPT,
    status: text(r['status']),
    date: readDate(r['start'], reading),
    endDate: readDate(r['end'], reading),
    recordedDate: readDate(r['created'], reading),
    confidentiality: labelsOf(r['meta']),
    notes: [...readTexts(r['comment'], 'text'), ...readTexts(r['patientInstruction'], 'text')],
    serviceTypes,
    reasons: readConcepts(r['reasonCode'] ?? r['reason'], reading),
    description: text(r['description']),
  }
}
