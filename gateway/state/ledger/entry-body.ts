import type { AuditEntry } from '../../../schema/model/audit.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import type { PatientKeyOf } from '../patient-key.ts'

/** Ten digits as people write NHS numbers, standing alone. */
const TEN_DIGITS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g

/** Names under which no person's words stand, only digests and identifiers of our own making: one in eight hundred UUIDs holds ten digits that check. */
const OWN_WORDS = new Set(['members', 'patientKey', 'receipt'])

/** A person's words with every NHS number in them replaced by its key. */
export const withoutNumbers = (text: string, keyOf: PatientKeyOf): string =>
  text.replace(TEN_DIGITS, (digits) => {
    const number = parseNhsNumber(digits)
    return number === undefined ? digits : `[${keyOf(number)}]`
  })

const withoutPatient = (text: string, patient: NhsNumber, keyOf: PatientKeyOf): string =>
  text.includes(patient) ? text.replaceAll(patient, keyOf(patient)) : text

/**
 * An entry's JSON as it is stored. The patient is left to the row's `patient_key`; the requester's own NHS number becomes its key; a number that a
 * person wrote into a reason or a source used as an id becomes its key too. A disclosure's long list is written once and searched once.
 */
export const entryBody = (entry: AuditEntry, keyOf: PatientKeyOf): string => {
  if (entry.kind === 'disclosure')
    return withoutPatient(JSON.stringify({ ...entry, patient: undefined }), entry.patient, keyOf)
  const { nhsNumber, ...requester } = entry.requester
  const patientKey = nhsNumber === undefined ? undefined : keyOf(nhsNumber)
  const kept = { ...entry, patient: undefined, requester: { ...requester, patientKey } }
  return JSON.stringify(kept, (name, value: unknown) =>
    typeof value === 'string' && value.length >= 10 && !OWN_WORDS.has(name) ? withoutNumbers(value, keyOf) : value,
  )
}
