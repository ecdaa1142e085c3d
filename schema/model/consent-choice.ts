import type { ConsentDirective, RecordedBy, WayOfAsking } from './consent-directive.ts'
import type { Instant } from './instant.ts'
import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'
import type { HeldRight } from './proxy-right.ts'
import type { RecordType } from './record-type.ts'

/** Why a choice was not recorded or ended: closed. None of these sentences repeats what was sent. */
export const CONSENT_FAULTS = {
  ORGANISATION_UNKNOWN: 'One of these organisations is not known here. Check its code.',
  LIST_EMPTY: 'This list is there but names nothing. Leave it out, or name something.',
  CLASS_UNKNOWN: 'One of these kinds of sensitive record is not known here.',
  DAY_UNCLEAR: 'One of these is not a day. Write it as year, month, day: 2026-11-22.',
  PERIOD_SAID_TWICE: 'Say when it begins or ends as a day or as a moment, not as both.',
  PERIOD_ENDS_BEFORE_IT_BEGINS: 'It ends before it begins.',
  PERIOD_IS_PAST: 'It would have ended already.',
  PERIOD_TOO_LONG: 'Permission at the point of care lasts more than no time and at most 24 hours.',
  RECORD_DATES_EMPTY: 'Dates of records are there but name no day. Leave them out, or name one.',
  RECORD_DATES_REVERSED: 'The last day of the records comes before the first.',
  PERMIT_CANNOT_BE_LIFTED: 'Only a choice not to share can be lifted in an emergency.',
  PURPOSE_NEVER_PERMITTED: 'A choice to share is never used for this purpose: people see their own record without one.',
  ACTION_NEVER_FOR_PURPOSE: 'Records are never changed for these purposes.',
  RECIPIENT_IS_THE_CONTROLLER: 'An organisation always sees the records that it holds itself.',
  WAY_OF_ASKING_MISSING: 'Say how the patient asked.',
  WAY_OF_ASKING_NOT_YOURS: 'How the patient asked is said by their practice alone.',
  NOTHING_TO_END: 'There is no choice here by that name that still stands.',
  NOT_A_PROXY: 'You are not recorded as somebody who may act for this person now.',
  NOT_THEIR_PRACTICE: 'This person is not registered with your practice, or is not known.',
  NOT_YOUR_ROLE: 'Your role may not record or end choices for this person.',
  PROXY_DECIDES: 'Until a child is 11, the person with parental responsibility decides.',
  OWN_AGE: 'From 16 a young person decides alone.',
  CANNOT_GIVE_PERMISSION_ALONE: 'Below 16 a person cannot give this permission alone.',
  OTHER_PROXY_DENIED: 'Another person who may act here chose not to share this. Only they can end that.',
  AGE_NOT_KNOWN: 'Their age is not known, so it is not known who may decide. Choices not to share can be recorded.',
  DEMOGRAPHICS_UNAVAILABLE: 'It could not be checked just now who may decide. Nothing was saved. Try again soon.',
  PATIENT_IS_ANOTHER: 'This Consent is about another person.',
  CONSENT_REFUSED: 'This Consent was not read. The reasons stand beside.',
  PROXY_NOT_MATCHED:
    'These details are not of one person who is known. Check the NHS number, family name and date of birth.',
  PROXY_IS_THE_PATIENT: 'Nobody is recorded as acting for themselves.',
  PROXY_TOO_YOUNG: 'An attorney or deputy must be 18 or over.',
  ALREADY_A_PROXY: 'This person already has a right on that ground. End it first.',
  GROUND_NOT_FOR_AGE: 'Parental responsibility ends at 16. Attorneys and deputies act for people of 18 and over.',
  CAPACITY_NOT_RECORDED: 'An attorney or deputy acts only for somebody recorded as lacking capacity to decide on this.',
  EVIDENCE_NOT_FOR_GROUND: 'What was seen does not show a right of this kind.',
  REFERENCE_MISSING: 'Write down the number of the document that was seen.',
  REFERENCE_UNCLEAR:
    'Write the number with letters, digits, spaces, hyphens, full stops and slashes, 40 at most, and no NHS number.',
} as const

export type ConsentFaultCode = keyof typeof CONSENT_FAULTS

/** One reason why nothing was done; `field` names the argument it is about. */
export type ConsentFault = { readonly code: ConsentFaultCode; readonly field: string | undefined }

/** A directive with when it was ended, null while it was not. */
export type HeldDirective = ConsentDirective & {
  readonly withdrawnAt: Instant | null
  /** How the patient asked for it to be ended, where their practice did. */
  readonly withdrawnAsked?: WayOfAsking | undefined
}

/** What a directive says, whoever records it. */
export type ProposedDirective = Pick<ConsentDirective, 'effect' | 'scope' | 'period' | 'breakGlassMayLift'>

/** Whose side proposes: a young person (or their practice for them), or a proxy. */
export type ProposalSide = 'PATIENT' | 'PROXY'

export const PROPOSAL_STATES = ['OPEN', 'CONFIRMED', 'DECLINED', 'EXPIRED'] as const

/** A widening that one of young person and proxy proposed, and that waits for the other (POLICY §4). */
export type WideningProposal = {
  readonly id: string
  readonly side: ProposalSide
  readonly proposedBy: Pick<RecordedBy, 'how' | 'userId' | 'asked'>
  readonly at: Instant
  readonly expiresAt: Instant
  readonly state: (typeof PROPOSAL_STATES)[number]
  /** The directive it would end; undefined when it only records one. */
  readonly ends: string | undefined
  /** The directive it would record; undefined when it only ends one. */
  readonly records: ProposedDirective | undefined
}

export const CONSENT_NOTICES = {
  PROXIES_DISAGREE: 'Two people who may act here chose differently. The choice not to share holds.',
  WIDENING_PROPOSED: 'Sharing more was proposed. It waits for an answer.',
  WIDENING_CONFIRMED: 'Sharing more was agreed to by both.',
  WIDENING_DECLINED: 'Sharing more was proposed and not agreed to.',
  POINT_OF_CARE: 'A clinician recorded that permission was given at the point of care.',
  RECORDED_BY_PRACTICE: 'The practice changed a choice.',
  RECORDED_BY_PROXY: 'A person who may act here changed a choice.',
  PROXY_VIEW_ENDED: 'The right to view was ended.',
  PROXY_RIGHT_RECORDED: 'The practice recorded that somebody may act here.',
  PROXY_RIGHT_ENDED: 'The practice recorded that somebody may act here no more.',
} as const

export type ConsentNoticeKind = keyof typeof CONSENT_NOTICES

/** What somebody who decides is told about choices. Never of a break-glass. */
export type ConsentNotice = {
  readonly id: string
  readonly kind: ConsentNoticeKind
  readonly at: Instant
  /** The directives it is about, where the reader may see them. */
  readonly directives: readonly string[]
  readonly proposal: string | undefined
}

/** Who a patient is, as the demographics service says: for whoever records for them, so that the wrong one is noticed. */
export type ChoosingPerson = {
  /** The number they are known by now. */
  readonly nhsNumber: NhsNumber
  readonly name: string
  readonly birthDate: string | null
  readonly address: string | null
}

/** What a FHIR Consent would be recorded as, or why it would not be. */
export type ConsentReading = {
  readonly records: ProposedDirective | undefined
} & Pick<ConsentOutcome, 'faults' | 'refusals' | 'leftOut'>

/** The choices of one patient as one reader may see them. */
export type PatientChoices = {
  readonly revision: number
  readonly stage: 'PROXY_DECIDES' | 'BOTH_WIDEN' | 'OWN' | 'UNKNOWN'
  /** Newest first. */
  readonly directives: readonly HeldDirective[]
  readonly proposals: readonly WideningProposal[]
  readonly proxies: readonly HeldRight[]
  readonly idleProxies: readonly HeldRight[]
  readonly person: ChoosingPerson | undefined
  readonly notices: readonly ConsentNotice[]
}

/** A signed receipt: a compact JWS that holds the NHS number, for the person alone. */
export type ConsentReceipt = {
  readonly directive: string
  readonly deed: 'RECORDED' | 'WITHDRAWN'
  readonly jws: string
}

/** What came of a change; with faults nothing was done. */
export type ConsentOutcome = {
  readonly recorded: HeldDirective | undefined
  readonly ended: HeldDirective | undefined
  readonly proposal: WideningProposal | undefined
  readonly proxyRight: HeldRight | undefined
  readonly receipts: readonly ConsentReceipt[]
  readonly faults: readonly ConsentFault[]
  /** Of an import: why the Consent was not read. */
  readonly refusals: readonly { readonly code: string; readonly sentence: string }[]
  /** Of an import: purposes that nothing here is ever released for. */
  readonly leftOut: readonly string[]
  readonly choices: PatientChoices | undefined
}

/** What one organisation could see with some choices. */
export type PreviewedOrganisation = {
  readonly organisation: OdsCode
  readonly all: readonly RecordType[]
  readonly some: readonly RecordType[]
  readonly noneByChoice: readonly RecordType[]
  readonly noneByAgreement: readonly RecordType[]
  /** Of these, only the organisation's own records, because of the choices. */
  readonly ownOnly: readonly RecordType[]
  /** Of how many data controllers beside itself it could see something: the most of any record type. */
  readonly others: number
  readonly datesLimited: readonly RecordType[]
  readonly reach: readonly { readonly recordType: RecordType; readonly sources: number }[]
}
