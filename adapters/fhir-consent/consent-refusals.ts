/** Why a Consent is not read as a directive: closed. None of these sentences repeats a word of the Consent. */
export const CONSENT_REFUSALS = {
  NOT_A_CONSENT: 'This is not a FHIR R4 Consent, or a part of it has another form than FHIR gives it.',
  SAYS_MORE: 'It says more than can be kept here, and what is left might mean something else.',
  NOT_ACTIVE: 'It is not in force: its status is not active.',
  NOT_PRIVACY: 'It is not about who may see records: its scope is not patient privacy.',
  NOT_VERIFIED: 'It says of itself that it was not verified.',
  EFFECT_NOT_STATED: 'It does not say whether it permits or denies.',
  PATIENT_NOT_KNOWN: 'It does not say whose consent it is by an NHS number that is known.',
  RECORDER_NOT_KNOWN: 'It does not say who recorded it, or when.',
  PERIOD_NOT_CLEAR: 'Its period cannot be read, or ends before it begins.',
  ACTOR_NOT_KNOWN: 'It names somebody who is not an organisation known here, or in a part not known here.',
  ACTION_NOT_KNOWN: 'It names an action other than reading and correcting.',
  LABEL_NOT_KNOWN: 'It names a sensitivity that is not known here.',
  PURPOSE_NOT_SERVED: 'It names a purpose that records cannot be asked for here.',
  CLASS_NOT_KNOWN: 'It names a kind of resource that is no record type here.',
  CLASS_IN_PART: 'It names some kinds of resource of a record type and not all of them.',
  RECORD_DATES_NOT_CLEAR: 'The dates of the records it speaks of cannot be read.',
  EXCEPTION_NOT_KNOWN: 'It has an exception other than that break-glass may lift it.',
} as const

export type ConsentRefusal = keyof typeof CONSENT_REFUSALS
