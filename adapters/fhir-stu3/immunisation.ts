import type { ImmunisationContent } from '../../schema/model/record.ts'
import { readConcept, readConceptOrNull, readConcepts } from '../fhir/concept.ts'
import { readDate } from '../fhir/dates.ts'
import { isObject, items, type Json, text } from '../fhir/json.ts'
import { readNotes } from '../fhir/notes.ts'
import type { Reading } from '../fhir/reading.ts'
import { labelsOf } from '../fhir/security-labels.ts'

/** Members whose codes are read below, or that can hold none. */
export const IMMUNISATION_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'vaccineCode',
  'patient',
  'encounter',
  'location',
  'manufacturer',
  'site',
  'route',
  'doseQuantity',
  'practitioner',
  'note',
])

const doseOf = (protocol: Json | undefined): string | null => {
  const sequence = protocol?.['doseSequence']
  return typeof sequence === 'number' ? String(sequence) : text(sequence)
}

/** Reads an Immunization (FHIR STU3): one that was not given says so with a flag beside its status. */
export const readImmunisation = (r: Json, reading: Reading): ImmunisationContent => {
  const protocols = items(r['vaccinationProtocol']).filter(isObject)
  const explanation = isObject(r['explanation']) ? r['explanation'] : undefined
  const notGiven = r['notGiven'] === true
  return {
    concept: readConcept(r['vaccineCode'], reading),
    status: notGiven ? 'not-done' : text(r['status']),
    date: readDate(r['date'], reading),
    endDate: null,
    recordedDate: null,
    confidentiality: labelsOf(r['meta']),
    notes: readNotes(r['note'], reading),
    statusReason: readConceptOrNull(items(explanation?.[notGiven ? 'reasonNotGiven' : 'reason'])[0], reading),
    site: readConceptOrNull(r['site'], reading),
    route: readConceptOrNull(r['route'], reading),
    lotNumber: text(r['lotNumber']),
    doseNumber: doseOf(protocols[0]),
    targetDiseases: protocols.flatMap((protocol) => readConcepts(protocol['targetDisease'], reading)),
  }
}
