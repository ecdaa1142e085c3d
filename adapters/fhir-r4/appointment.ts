import type { AppointmentContent } from '../../schema/model/record.ts'
import { readConceptOrNull, readConcepts, UNSTATED_CONCEPT } from '../fhir/concept.ts'
import { readDate } from '../fhir/dates.ts'
import { type Json, text } from '../fhir/json.ts'
import { readTexts } from '../fhir/notes.ts'
import type { Reading } from '../fhir/reading.ts'
import { labelsOf } from '../fhir/security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const APPOINTMENT_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'appointmentType',
  'serviceType',
  'specialty',
  'reasonCode',
  'reasonReference',
  'slot',
  'basedOn',
])

/** Reads an Appointment (FHIR R4). Its concept is what it is for: appointment type, else service, else specialty. */
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
    reasons: readConcepts(r['reasonCode'], reading),
    description: text(r['description']),
  }
}
