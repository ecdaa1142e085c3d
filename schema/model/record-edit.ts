import type { ExchangeId } from './exchange-id.ts'
import type { FhirDate } from './fhir-date.ts'
import type { Instant } from './instant.ts'
import type { OdsCode } from './ods-code.ts'
import type { UnifiedRecord } from './record.ts'
import type { RecordType } from './record-type.ts'

/** What may be done to a record through the exchange that owns it. Nothing is ever deleted: what was wrong is marked as entered in error. */
export const RECORD_EDIT_DEEDS = ['ADD', 'AMEND', 'MARK_ENTERED_IN_ERROR'] as const

export type RecordEditDeed = (typeof RECORD_EDIT_DEEDS)[number]

/** The record types that can be edited here. All others can be read alone. */
export const EDITABLE_TYPES = [
  'ALLERGY',
  'CONDITION',
  'MEDICATION',
  'OBSERVATION',
  'DOCUMENT',
  'ALERT',
] as const satisfies readonly RecordType[]

export type EditableType = (typeof EDITABLE_TYPES)[number]

/** Whether records of this type can be edited at all. */
export const isEditable = (type: RecordType): type is EditableType => EDITABLE_TYPES.some((one) => one === type)

/** What one exchange takes of one record type. */
export type EditCapability = { readonly recordType: EditableType; readonly deeds: readonly RecordEditDeed[] }

/**
 * Where an edit stands. `PROPOSED`: on its way. `ACCEPTED`: the exchange holds it. `DECLINED`: the exchange does not hold it and will not. `CONFLICT`: the record had
 * changed since it was seen, and the edit was not made. `UNKNOWN`: it may or may not be there; the exchange is asked again and again which.
 */
export const RECORD_EDIT_STATES = ['PROPOSED', 'ACCEPTED', 'DECLINED', 'CONFLICT', 'UNKNOWN'] as const

export type RecordEditState = (typeof RECORD_EDIT_STATES)[number]

/** Why an edit came out as it did, each in a sentence that clinician, patient and owner can read. */
export const RECORD_EDIT_GROUNDS = {
  REFUSED_BY_EXCHANGE: 'The exchange refused it, without saying why here. Nothing was written.',
  NOT_VALID: 'The exchange does not take it in this form. Nothing was written.',
  NOT_REACHED: 'The exchange could not be reached, and nothing was sent to it. It may be proposed again.',
  PATIENT_NOT_FOUND: 'The exchange holds no one record of this patient to write to. Nothing was written.',
  NOT_THERE: 'The exchange does not hold this record any more. Nothing was written.',
  NOT_UNDERSTOOD:
    'The record says something that is not understood here, so it is not changed from here. Nothing was written.',
  IN_ERROR_ALREADY: 'The record is marked as entered in error already. Nothing was written.',
  NOT_TAKEN: 'The exchange was asked several times, and each time did not hold it. Nothing was written.',
  NO_LONGER_PERMITTED:
    'Before it was sent, the agreement or the patient’s choice came to permit it no longer. Nothing was written.',
  NOT_SENT_IN_TIME: 'It could not be sent before its time was over. Nothing was written, and it was erased.',
  CHANGED_SINCE:
    'The record was changed since it was seen, so nothing was written over. Whoever may view it may look at it again, and propose anew what is still needed.',
  NO_ANSWER:
    'The exchange never said whether it holds this, and what was proposed has been erased. Whoever may view the record may look whether it is there.',
} as const

export type RecordEditGround = keyof typeof RECORD_EDIT_GROUNDS

/** Why nothing is offered to be changed, each in a sentence that a clinician can read. */
export const NOT_OFFERED_GROUNDS = {
  CANNOT_TAKE: 'This exchange cannot take changes: its records can be read here, and not changed from here.',
  TYPE_NOT_TAKEN: 'This exchange takes no changes of this kind of record.',
  NOT_OPEN: 'This exchange is not open to your organisation at the moment.',
  NO_AGREEMENT: 'No agreement in force lets your organisation change this kind of record at this exchange.',
  NO_CHOICE:
    'The patient’s choice does not let your organisation change this kind of record, or no choice is recorded.',
  NOT_KNOWN: 'Whether this may be changed cannot be said at the moment.',
} as const

export type NotOfferedGround = keyof typeof NOT_OFFERED_GROUNDS

/**
 * What may be proposed of one kind of record at one exchange, as far as it can be said before a record is looked at: a record of a sensitive class, or of
 * certain dates, may still not be changed.
 */
export type OfferedChanges = {
  readonly exchange: ExchangeId
  readonly recordType: EditableType
  /** Nothing where `ground` says why. */
  readonly deeds: readonly RecordEditDeed[]
  readonly ground: NotOfferedGround | null
  /** Whose records there, by the agreements: every member's, or these alone. Which of them the patient's choice leaves out is not told. */
  readonly custodians: 'EVERY' | readonly OdsCode[]
}

/** A concept as a person states it: a code with its system, or words, or both. */
export type DraftedConcept = {
  readonly system?: string | undefined
  readonly code?: string | undefined
  readonly display?: string | undefined
  readonly text?: string | undefined
}

/** FHIR R4 status codes that may be stated. Entered in error is a deed of its own, and never among them. */
export const DRAFT_CODES = {
  allergyStatus: ['active', 'inactive', 'resolved'],
  allergyVerification: ['unconfirmed', 'confirmed', 'refuted'],
  criticality: ['low', 'high', 'unable-to-assess'],
  conditionStatus: ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'],
  conditionVerification: ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted'],
  medicationStatus: ['active', 'completed', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'],
  observationStatus: ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled'],
  alertStatus: ['active', 'inactive'],
  reactionSeverity: ['mild', 'moderate', 'severe'],
} as const

/** What may be taken out of a record of each kind: what it need not say. A note, once written, stays. */
export const MAY_BE_TAKEN_OUT = {
  ALLERGY: ['criticality', 'onset'],
  CONDITION: ['onset', 'abatement'],
  MEDICATION: ['start', 'end'],
  ALERT: ['start', 'end'],
} as const satisfies Readonly<Partial<Record<EditableType, readonly string[]>>>

type TakenOutOf<Type extends keyof typeof MAY_BE_TAKEN_OUT> = readonly (typeof MAY_BE_TAKEN_OUT)[Type][number][]

/** What may be taken out of one reaction to an allergy. */
export const REACTION_MAY_LACK = ['severity', 'onset'] as const

type CodeOf<List extends keyof typeof DRAFT_CODES> = (typeof DRAFT_CODES)[List][number]

/**
 * One reaction to an allergy. `place`: which of those that the record tells, counted from one; without it one more. What is left out of one that is there stays as it is;
 * `isTakenOut`: all of it goes.
 */
export type DraftedReaction = {
  readonly place?: number | undefined
  /** In the place of all that the reaction has; one in the very words of one that is there is that one, with its codes. */
  readonly manifestations?: readonly DraftedConcept[] | undefined
  readonly severity?: CodeOf<'reactionSeverity'> | undefined
  readonly onset?: FhirDate | undefined
  readonly takenOut?: readonly (typeof REACTION_MAY_LACK)[number][] | undefined
  readonly isTakenOut?: boolean | undefined
}

/** One dose of a medicine, in words; `place` and `isTakenOut` as of a reaction. */
export type DraftedDosage = {
  readonly place?: number | undefined
  readonly text?: string | undefined
  readonly isTakenOut?: boolean | undefined
}

/** What an edit says of each record type. What is left out stays as it is where a record is amended. */
export type DraftOf = {
  readonly ALLERGY: {
    readonly concept?: DraftedConcept | undefined
    readonly status?: CodeOf<'allergyStatus'> | undefined
    readonly verification?: CodeOf<'allergyVerification'> | undefined
    readonly criticality?: CodeOf<'criticality'> | undefined
    readonly reactions?: readonly DraftedReaction[] | undefined
    readonly onset?: FhirDate | undefined
    readonly takenOut?: TakenOutOf<'ALLERGY'> | undefined
    readonly note?: string | undefined
  }
  readonly CONDITION: {
    readonly concept?: DraftedConcept | undefined
    readonly status?: CodeOf<'conditionStatus'> | undefined
    readonly verification?: CodeOf<'conditionVerification'> | undefined
    readonly onset?: FhirDate | undefined
    readonly abatement?: FhirDate | undefined
    readonly takenOut?: TakenOutOf<'CONDITION'> | undefined
    readonly note?: string | undefined
  }
  readonly MEDICATION: {
    readonly concept?: DraftedConcept | undefined
    readonly status?: CodeOf<'medicationStatus'> | undefined
    readonly start?: FhirDate | undefined
    readonly end?: FhirDate | undefined
    readonly dosages?: readonly DraftedDosage[] | undefined
    readonly takenOut?: TakenOutOf<'MEDICATION'> | undefined
    readonly note?: string | undefined
  }
  readonly OBSERVATION: {
    readonly concept?: DraftedConcept | undefined
    readonly status?: CodeOf<'observationStatus'> | undefined
    readonly at?: FhirDate | undefined
    /** A number as it was written, its digits kept; with its unit. */
    readonly quantity?: { readonly value: string; readonly unit: string } | undefined
    /** In the place of a quantity. */
    readonly words?: string | undefined
    readonly note?: string | undefined
  }
  readonly ALERT: {
    readonly concept?: DraftedConcept | undefined
    readonly status?: CodeOf<'alertStatus'> | undefined
    readonly takenOut?: TakenOutOf<'ALERT'> | undefined
    readonly start?: FhirDate | undefined
    readonly end?: FhirDate | undefined
  }
  readonly DOCUMENT: {
    readonly concept?: DraftedConcept | undefined
    readonly title?: string | undefined
    readonly date?: FhirDate | undefined
    readonly contentType?: string | undefined
    /** Base64. */
    readonly content?: string | undefined
  }
}

/** What is to be written of one record. */
export type RecordDraft = {
  readonly [Type in EditableType]: { readonly type: Type; readonly says: DraftOf[Type] }
}[EditableType]

/** An edit as it is shown: who, what, why and where it stands. Nothing of what it says, and not whose record it is. */
export type ShownEdit = {
  readonly id: string
  readonly deed: RecordEditDeed
  readonly recordType: EditableType
  readonly exchange: ExchangeId
  readonly custodian: OdsCode
  /** The opaque id that the record bears in views; null of an addition that is not accepted. */
  readonly recordId: string | null
  readonly state: RecordEditState
  readonly ground: RecordEditGround | null
  /** The version that was seen, and the one that the exchange gave for it. */
  readonly versionSeen: string | null
  readonly version: string | null
  /** Null where it may not be shown. */
  readonly authorName: string | null
  readonly organisation: OdsCode
  /** The author's words; null where their key is gone. */
  readonly reason: string | null
  readonly proposedAt: Instant
  readonly settledAt: Instant | null
  /** Until when what it says is kept, sealed, if it is not settled before. */
  readonly expiresAt: Instant
  /** The receipt of the decision that let it be proposed. */
  readonly receipt: string
}

/** One record, looked at once more before it is changed. `version`: null where its source gives none. `isAsSeen`: it is still the version that was seen. */
export type RecordAsItStands = {
  readonly receipt: string
  readonly name: string | null
  readonly birthDate: string | null
  readonly gender: string | null
  readonly record: UnifiedRecord
  readonly version: string | null
  readonly isAsSeen: boolean
  readonly reactionDescriptions: readonly (string | null)[]
  readonly dosageParts: readonly (readonly string[])[]
}
