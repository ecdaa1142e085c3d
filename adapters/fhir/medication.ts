import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { MedicationContent } from '../../schema/model/record.ts'
import { readConcept, readConcepts, readQuantity, readStatusCode, UNSTATED_CONCEPT } from './concept.ts'
import { readDate, readEnd, readStart } from './dates.ts'
import { gatherCodes } from './gather-codes.ts'
import { isObject, items, type Json, text } from './json.ts'
import { statesNoneKnown } from './none-known.ts'
import { readNotes } from './notes.ts'
import { readEach } from './read-each.ts'
import type { Reading } from './reading.ts'
import { referenceOf, resolve } from './reference.ts'
import { labelsOf } from './security-labels.ts'

/** Members whose codes are read below, or that can hold none; dosages are left out, since they hold codes of many kinds. */
export const MEDICATION_MEMBERS: ReadonlySet<string> = new Set([
  'meta',
  'text',
  'identifier',
  'medicationCodeableConcept',
  'medicationReference',
  'subject',
  'context',
  'encounter',
  'requester',
  'recorder',
  'informationSource',
  'quantity',
  'daysSupply',
  'reasonCode',
  'note',
  'effectivePeriod',
  'basedOn',
])

const NOT_TO_BE_GIVEN = 'Do not perform: this is an instruction that the medicine is not to be given.'
const NOT_TAKEN = 'Not taken: the source states that the medicine was not taken or given.'

/** The medicine itself, stated in place or by reference: contained, or come along with the answer. */
const readMedicine = (r: Json, reading: Reading): CodedConcept => {
  const stated = r['medicationCodeableConcept']
  if (stated !== undefined) return readConcept(stated, reading)
  const reference = r['medicationReference']
  if (reference === undefined) return UNSTATED_CONCEPT
  const medication = resolve(reference, reading)
  if (medication !== undefined) {
    gatherCodes(medication['ingredient'], reading.codes)
    return readConcept(medication['code'], reading)
  }
  // A medicine that cannot be told cannot be classified either: the record is kept, the list is not called whole.
  if (referenceOf(reference) !== null) reading.isPartial = true
  return { codings: UNSTATED_CONCEPT.codings, text: isObject(reference) ? text(reference['display']) : null }
}

const amount = (value: unknown): string | null => {
  const quantity = readQuantity(value)
  return quantity?.value == null ? null : `${quantity.value}${quantity.unit === null ? '' : ` ${quantity.unit}`}`
}

/** A dosage in words: the source's own, and only where it gives none, the parts that say most; null where it says nothing readable. */
export const dosageText = (dosage: Json): string | null => {
  const own = text(dosage['text']) ?? text(dosage['patientInstruction'])
  if (own !== null) return own
  // R4 groups dose and rate, STU3 has the dose in the dosage itself, an administration has a bare dose.
  const dose =
    items(dosage['doseAndRate'])[0] ?? (dosage['dose'] === undefined ? dosage : { doseQuantity: dosage['dose'] })
  const words = (part: unknown): string | null =>
    isObject(part) ? (text(part['text']) ?? text((items(part['coding'])[0] as Json | undefined)?.['display'])) : null
  const timing = dosage['timing']
  const repeat = isObject(timing) && isObject(timing['repeat']) ? timing['repeat'] : undefined
  const said = [
    isObject(dose) ? amount(dose['doseQuantity']) : null,
    words(dosage['route']),
    isObject(timing) ? words(timing['code']) : null,
    repeat?.['frequency'] !== undefined && repeat['period'] !== undefined
      ? `${repeat['frequency']} per ${repeat['period']} ${repeat['periodUnit'] ?? ''}`.trim()
      : null,
    dosage['asNeededBoolean'] === true ? 'as needed' : null,
  ].filter((part) => part !== null)
  return said.length === 0 ? null : said.join(', ')
}

const wordsOf = (dosage: unknown): string | null => (isObject(dosage) ? dosageText(dosage) : null)

/** What turns the meaning of a record round has no field of its own and must not be lost: R4's `doNotPerform`, STU3's `taken`, `notGiven` and `notDone`. */
const negationOf = (r: Json): string | undefined => {
  if (r['doNotPerform'] === true) return NOT_TO_BE_GIVEN
  return r['taken'] === 'n' || r['notGiven'] === true || r['notDone'] === true ? NOT_TAKEN : undefined
}

type Parts = {
  readonly kind: MedicationContent['kind']
  readonly date: FhirDate | null
  readonly endDate: FhirDate | null
  readonly recordedDate: FhirDate | null
  readonly dosages: unknown
  readonly quantity: unknown
}

const content = (r: Json, reading: Reading, parts: Parts): MedicationContent => {
  const concept = readMedicine(r, reading)
  const notes = readNotes(r['note'], reading)
  const negated = negationOf(r)
  return {
    concept,
    status: readStatusCode(r['status']),
    date: parts.date,
    endDate: parts.endDate,
    recordedDate: parts.recordedDate,
    confidentiality: labelsOf(r['meta']),
    notes: negated === undefined ? notes : [negated, ...notes],
    noneKnown: statesNoneKnown(concept),
    kind: parts.kind,
    intent: text(r['intent']),
    dosages: readEach(parts.dosages, wordsOf, undefined),
    quantity: readQuantity(parts.quantity),
    reasons: readConcepts(r['reasonCode'], reading),
  }
}

/** Reads a MedicationStatement. */
export const readMedicationStatement = (r: Json, reading: Reading): MedicationContent =>
  content(r, reading, {
    kind: 'STATEMENT',
    date: readDate(r['effectiveDateTime'], reading) ?? readStart(r['effectivePeriod'], reading),
    endDate: readEnd(r['effectivePeriod'], reading),
    recordedDate: readDate(r['dateAsserted'], reading),
    dosages: r['dosage'],
    quantity: undefined,
  })

/** Reads a MedicationRequest: an order, or a plan for one. */
export const readMedicationRequest = (r: Json, reading: Reading): MedicationContent => {
  const dispense = isObject(r['dispenseRequest']) ? r['dispenseRequest'] : undefined
  const authored = readDate(r['authoredOn'], reading)
  const starts = readStart(dispense?.['validityPeriod'], reading)
  return content(r, reading, {
    kind: 'REQUEST',
    date: authored ?? starts,
    endDate: readEnd(dispense?.['validityPeriod'], reading),
    recordedDate: authored,
    dosages: r['dosageInstruction'],
    quantity: dispense?.['quantity'],
  })
}

/** Reads a MedicationDispense. */
export const readMedicationDispense = (r: Json, reading: Reading): MedicationContent => {
  const prepared = readDate(r['whenPrepared'], reading)
  const handedOver = readDate(r['whenHandedOver'], reading)
  return content(r, reading, {
    kind: 'DISPENSE',
    date: handedOver ?? prepared,
    endDate: null,
    recordedDate: prepared,
    dosages: r['dosageInstruction'],
    quantity: r['quantity'],
  })
}

/** Reads a MedicationAdministration. */
export const readMedicationAdministration = (r: Json, reading: Reading): MedicationContent => {
  const dosage = isObject(r['dosage']) ? r['dosage'] : undefined
  return content(r, reading, {
    kind: 'ADMINISTRATION',
    date: readDate(r['effectiveDateTime'], reading) ?? readStart(r['effectivePeriod'], reading),
    endDate: readEnd(r['effectivePeriod'], reading),
    recordedDate: null,
    dosages: dosage,
    quantity: dosage?.['dose'],
  })
}
