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
  'statusReason',
  'vaccineCode',
  'patient',
  'encounter',
  'location',
  'manufacturer',
  'site',
  'route',
  'doseQuantity',
  'note',
])

const doseOf = (protocol: Json | undefined): string | null => {
  if (protocol === undefined) return null
  const positive = protocol['doseNumberPositiveInt']
  return typeof positive === 'number' ? String(positive) : text(protocol['doseNumberString'])
}

/** Reads an Immunization (FHIR R4), given or not given. */
export const readImmunisation = (r: Json, reading: Reading): ImmunisationContent => {
  const protocols = items(r['protocolApplied']).filter(isObject)
  return {
    concept: readConcept(r['vaccineCode'], reading),
    status: text(r['status']),
    date: readDate(r['occurrenceDateTime'], reading),
    endDate: null,
    recordedDate: readDate(r['recorded'], reading),
    confidentiality: labelsOf(r['meta']),
    notes: readNotes(r['note'], reading),
    statusReason: readConceptOrNull(r['statusReason'], reading),
    site: readConceptOrNull(r['site'], reading),
    route: readConceptOrNull(r['route'], reading),
    lotNumber: text(r['lotNumber']),
    doseNumber: doseOf(protocols[0]),
    targetDiseases: protocols.flatMap((protocol) => readConcepts(protocol['targetDisease'], reading)),
  }
}
