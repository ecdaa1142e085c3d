import type { MedicationContent } from '../../../schema/model/record.ts'
import { forbids } from '../../unify/sameness/medication.ts'
import type { Json } from '../resource.ts'
import { type About, notesAside } from './about.ts'
import { neededCode } from './codes.ts'
import { concepts, dateTime, NOT_KNOWN, neededConcept, period, quantity, texts, timed } from './elements.ts'

const STATEMENT = ['active', 'completed', 'entered-in-error', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken']
const REQUEST = ['active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft', 'unknown']
const INTENT = [
  'proposal',
  'plan',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
]
const DISPENSE = [
  'preparation',
  'in-progress',
  'cancelled',
  'on-hold',
  'completed',
  'entered-in-error',
  'stopped',
  'declined',
  'unknown',
]
const ADMINISTRATION = ['in-progress', 'not-done', 'on-hold', 'completed', 'entered-in-error', 'stopped', 'unknown']

/** What was not taken or given must not look as if it had been; what was entered in error stays that. */
const statusOf = (told: MedicationContent, negated: string): string | null =>
  told.status !== 'entered-in-error' && forbids(told) ? negated : told.status

const statement = (told: MedicationContent, { subject, base }: About): Json => ({
  ...neededCode('status', STATEMENT, statusOf(told, 'not-taken'), base),
  medicationCodeableConcept: neededConcept(told.concept),
  subject,
  ...timed('effective', told.date, told.endDate),
  dateAsserted: dateTime(told.recordedDate),
  reasonCode: concepts(told.reasons),
  note: texts(told.notes),
  dosage: texts(told.dosages),
})

const request = (told: MedicationContent, { subject, base }: About): Json => ({
  ...neededCode('status', REQUEST, told.status, base),
  ...neededCode('intent', INTENT, told.intent, base),
  doNotPerform: forbids(told) ? true : undefined,
  medicationCodeableConcept: neededConcept(told.concept),
  subject,
  authoredOn: dateTime(told.recordedDate ?? told.date),
  reasonCode: concepts(told.reasons),
  note: texts(told.notes),
  dosageInstruction: texts(told.dosages),
  dispenseRequest: { validityPeriod: period(null, told.endDate), quantity: quantity(told.quantity) },
})

/** R4 has it that nothing is handed over before it was prepared (mdd-1): where a source says otherwise, it is told in words. */
const dispense = (told: MedicationContent, { subject, base }: About): Json => {
  const [prepared, handedOver] = [dateTime(told.recordedDate), dateTime(told.date)]
  const isInOrder = prepared === undefined || handedOver === undefined || prepared <= handedOver
  const aside = [...(isInOrder ? [] : [`Prepared ${prepared}`]), ...told.reasons.flatMap(({ text }) => text ?? [])]
  return {
    extension: notesAside(aside, base),
    ...neededCode('status', DISPENSE, statusOf(told, 'declined'), base),
    medicationCodeableConcept: neededConcept(told.concept),
    subject,
    quantity: quantity(told.quantity),
    whenPrepared: isInOrder ? prepared : undefined,
    whenHandedOver: handedOver,
    note: texts(told.notes),
    dosageInstruction: texts(told.dosages),
  }
}

/** R4 wants a dose wherever there is a dosage (mad-1): words alone stand in the notes. */
const administration = (told: MedicationContent, { subject, base }: About): Json => {
  const dose = quantity(told.quantity)
  return {
    ...neededCode('status', ADMINISTRATION, statusOf(told, 'not-done'), base),
    medicationCodeableConcept: neededConcept(told.concept),
    subject,
    ...(told.date === null && told.endDate === null
      ? { _effectiveDateTime: NOT_KNOWN }
      : timed('effective', told.date, told.endDate)),
    reasonCode: concepts(told.reasons),
    note: texts(dose === undefined ? [...told.notes, ...told.dosages] : told.notes),
    dosage: dose === undefined ? undefined : { text: told.dosages.join('; '), dose },
  }
}

const BY_KIND = {
  STATEMENT: statement,
  REQUEST: request,
  DISPENSE: dispense,
  ADMINISTRATION: administration,
} as const satisfies Record<NonNullable<MedicationContent['kind']>, (told: MedicationContent, about: About) => Json>

/** MedicationStatement, MedicationRequest, MedicationDispense or MedicationAdministration, by what its source holds; a statement where it does not say. */
export const writtenMedication = (told: MedicationContent, about: About): Json =>
  BY_KIND[told.kind ?? 'STATEMENT'](told, about)
