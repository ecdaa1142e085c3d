import type { AuditEntry } from '../../../schema/model/audit.ts'
import { type NhsNumber, parseNhsNumber } from '../../../schema/model/nhs-number.ts'

/** Ten digits as people write NHS numbers, standing alone. */
const TEN_DIGITS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g

/** Names under which no person's words stand, only digests and identifiers of our own making: one in eight hundred UUIDs holds ten digits that check. */
const OWN_WORDS = new Set(['members', 'patientKey', 'receipt'])

/** What is written in the place of an NHS number. */
export type StandIn = (patient: NhsNumber) => string

/** In a store outside the ledger, where no key may hide among words: rotation would not find it. */
export const NO_NUMBER: StandIn = () => 'an NHS number'

/** A person's words with something in the place of every NHS number in them. */
export const withoutNumbers = (text: string, standIn: StandIn): string =>
  text.replace(TEN_DIGITS, (digits) => {
    const number = parseNhsNumber(digits)
    return number === undefined ? digits : `[${standIn(number)}]`
  })

const withoutPatient = (text: string, patient: NhsNumber, standIn: StandIn): string =>
  text.includes(patient) ? text.replaceAll(patient, standIn(patient)) : text

/**
 * An entry's JSON as it is stored. The patient is left to the row's `patient_key`; for the requester's own NHS number, and for one that a person
 * wrote into a reason or a source used as an id, their name in the ledger stands in. A disclosure's long list is written once and searched once.
 */
export const entryBody = (entry: AuditEntry, standIn: StandIn): string => {
  if (entry.kind === 'disclosure')
    return withoutPatient(JSON.stringify({ ...entry, patient: undefined }), entry.patient, standIn)
  const { nhsNumber, ...requester } = entry.requester
  const patientKey = nhsNumber === undefined ? undefined : standIn(nhsNumber)
  const kept = { ...entry, patient: undefined, requester: { ...requester, patientKey } }
  return JSON.stringify(kept, (name, value: unknown) =>
    typeof value === 'string' && value.length >= 10 && !OWN_WORDS.has(name) ? withoutNumbers(value, standIn) : value,
  )
}
