import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'

/**
 * How names and postcodes are matched (PDS FHIR R4, `Patient` search). `EXACT`: as they are written. `STANDARD`: the same, and `*` stands for any letters.
 * `FUZZY`: names that sound alike and names that changed places, too.
 */
export const TRACE_MATCHES = ['EXACT', 'STANDARD', 'FUZZY'] as const

export type TraceMatch = (typeof TRACE_MATCHES)[number]

export const TRACE_GENDERS = ['female', 'male', 'other', 'unknown'] as const

export type TraceGender = (typeof TRACE_GENDERS)[number]

/** What is known of somebody whose NHS number is not. Days are ISO dates, both ends belong to the range. */
export type TraceCriteria = {
  readonly match: TraceMatch
  readonly family: string | undefined
  readonly given: readonly string[]
  readonly born: { readonly from: string; readonly to: string } | undefined
  readonly gender: TraceGender | undefined
  readonly postcode: string | undefined
}

/** A number that somebody is said to have, and what is to agree with it. */
export type NumberCheck = { readonly nhsNumber: NhsNumber; readonly family: string; readonly birthDate: string }

/** Why a search is not made. Each has its sentence. */
export const TRACE_FAULTS = {
  BIRTH_DATE_NEEDED: 'A birth date, or a range that it lies in, is needed.',
  BIRTH_DATE_UNCLEAR: 'A birth date is a day of the calendar; a range begins no later than it ends.',
  BIRTH_DATE_RANGE_TOO_WIDE: 'A range of birth dates is ten years wide at most.',
  FAMILY_NAME_NEEDED: 'A family name is needed.',
  MORE_NEEDED_FOR_RANGE: 'A range wider than a year needs a given name, and a gender or a postcode.',
  MORE_NEEDED_FOR_FUZZY:
    'A fuzzy search needs given name, family name and birth date; or birth date, gender, postcode and one of the names.',
  NAME_UNCLEAR: 'A name has letters, spaces, hyphens and apostrophes, 35 characters at most.',
  POSTCODE_UNCLEAR: 'A postcode is written as LS1 6AE; or as LS1* where * may stand for the rest.',
  WILDCARD_NOT_HERE: 'The * stands for any letters in a standard search alone.',
  WILDCARD_TOO_EARLY: 'Two letters at least come before the first *.',
} as const

export type TraceFault = keyof typeof TRACE_FAULTS

/** Somebody who may be the one: as little as tells them from another. */
export type TraceCandidate = {
  readonly nhsNumber: NhsNumber
  /** The number asked about has been superseded by this one. */
  readonly supersedesAsked: boolean
  readonly name: string | null
  readonly birthDate: string | null
  /** The outward part of the home's postcode. */
  readonly postcodeDistrict: string | null
  readonly generalPractice: OdsCode | null
  /** Whether all that was stated agrees in full. */
  readonly agreesInFull: boolean
}

/** What came of a search, in one word. */
export const TRACE_OUTCOMES = {
  FOUND: 'These may be who is sought. Confirm the birth date and the name with them before you use a number.',
  NOBODY: 'Nobody who may be found this way matches.',
  TOO_MANY_MATCHES: 'Too many people match. State more: a given name, the whole birth date, a postcode.',
  NOT_SEARCHED: 'More is needed before anybody can be sought.',
  UNAVAILABLE: 'The demographics service could not be asked. Try again shortly.',
} as const

export type TraceOutcome = keyof typeof TRACE_OUTCOMES

export type TraceResult = {
  readonly outcome: TraceOutcome
  readonly candidates: readonly TraceCandidate[]
  readonly faults: readonly TraceFault[]
}
