import type {
  AgreementConflictKind,
  AgreementNoticeKind,
  AgreementStanding,
  DraftState,
  DsptStatus,
} from '../../../schema/generated/agreements.ts'
import type {
  DelayGround,
  DelayState,
  ExplainedGround,
  ReviewKind,
  ReviewOutcome,
} from '../../../schema/generated/audit.ts'
import type { CaseOutcome, CaseState } from '../../../schema/model/access-case.ts'
import type { AccessKind } from '../../../schema/model/access-log.ts'
import type { Action } from '../../../schema/model/action.ts'
import type { WayOfAsking } from '../../../schema/model/consent-directive.ts'
import type { Protocol } from '../../../schema/model/exchange.ts'
import type {
  CanaryEnd,
  CanaryState,
  CredentialKind,
  RegistrationDeed,
  RegistrationState,
} from '../../../schema/model/exchange-registration.ts'
import type { ProxyEvidence, ProxyRight } from '../../../schema/model/proxy-right.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import type { EditableType, RecordEditDeed, RecordEditState } from '../../../schema/model/record-edit.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { RelationshipMark } from '../../../schema/model/relationship.ts'
import type { Role } from '../../../schema/model/role.ts'

const recordType: Readonly<Record<RecordType, string>> = {
  ALLERGY: 'Allergies',
  CONDITION: 'Problems and diagnoses',
  MEDICATION: 'Medicines',
  IMMUNISATION: 'Vaccinations',
  OBSERVATION: 'Observations and measurements',
  RESULT: 'Test results',
  PROCEDURE: 'Procedures',
  ENCOUNTER: 'Visits and admissions',
  DOCUMENT: 'Documents and letters',
  CARE_PLAN: 'Care plans',
  ALERT: 'Alerts',
  APPOINTMENT: 'Appointments',
  REFERRAL: 'Referrals',
  FAMILY_HISTORY: 'Family history',
}

const purpose: Readonly<Record<PurposeOfUse, string>> = {
  TREAT: 'Direct care',
  ETREAT: 'Emergency care',
  BTG: 'Break-glass access in an emergency',
  PATRQT: 'A patient’s request to see their own record',
  HRESCH: 'Health research',
  HOPERAT: 'Running the health service',
  PUBHLTH: 'Public health',
}

const action: Readonly<Record<Action, string>> = { view: 'View', edit: 'View and change' }

const standing: Readonly<Record<AgreementStanding, string>> = {
  TO_SIGN: 'Waiting for you to sign',
  WAITING: 'Signed by you, not in force yet',
  IN_FORCE: 'In force',
  SUSPENDED: 'Suspended',
  EXPIRED: 'Ended',
  WITHDRAWN: 'Withdrawn',
}

const draftState: Readonly<Record<DraftState, string>> = {
  DRAFT: 'Draft',
  IN_COMMENT: 'Open for comment',
  PROPOSED: 'Proposed',
  DISCARDED: 'Put away',
}

const dspt: Readonly<Record<DsptStatus, string>> = {
  STANDARDS_EXCEEDED: 'Standards exceeded',
  STANDARDS_MET: 'Standards met',
  APPROACHING_STANDARDS: 'Approaching standards',
  STANDARDS_NOT_MET: 'Standards not met',
}

const notice: Readonly<Record<AgreementNoticeKind, string>> = {
  TO_SIGN: 'To sign',
  ENDS_IN_7_DAYS: 'Ends within 7 days',
  ENDS_IN_30_DAYS: 'Ends within 30 days',
  ENDS_IN_90_DAYS: 'Ends within 90 days',
  REVIEW_DUE: 'Review due',
  DSPT_DUE: 'Toolkit standing due',
  PARTY_ON_OLDER_VERSION: 'A party is on an older version',
}

const conflict: Readonly<Record<AgreementConflictKind, string>> = {
  SHADOWED: 'Adds nothing to another agreement',
  SHADOWS: 'Makes another agreement unnecessary',
  CLASSES_DIFFER: 'Sensitive records differ',
  BASIS_DIFFERS: 'Legal grounds differ',
  ACTIONS_DIFFER: 'What may be done differs',
}

const ground: Readonly<Record<ExplainedGround, string>> = {
  AGREEMENT: 'Covered by an agreement',
  OWN_CONTROLLER: 'The organisation’s own records',
  OWN_RECORD: 'The patient’s own record',
  NO_AGREEMENT: 'No agreement in force',
  OTHER_CONDITION: 'Another condition was not met',
  PAUSED: 'Sharing is paused',
  RULE_FAILED: 'Could not be evaluated, so refused',
}

const role: Readonly<Record<Role, string>> = {
  clinician: 'Clinician',
  dispatcher: 'NHS 111 or ambulance dispatcher',
  patient: 'Patient',
  proxy: 'Someone acting for a patient',
  'practice-staff': 'Practice staff',
  'ig-manager': 'Information governance manager',
  operator: 'Exchange operator',
  'privacy-officer': 'Privacy officer',
  analyst: 'Analyst',
}

const caseState: Readonly<Record<CaseState, string>> = {
  OPEN: 'New',
  ACKNOWLEDGED: 'Acknowledged',
  ANSWERED: 'Answered',
  CLOSED: 'Closed',
  REOPENED: 'Asked again',
}

const caseOutcome: Readonly<Record<CaseOutcome, string>> = {
  EXPLAINED: 'The access was part of care, and is explained',
  INAPPROPRIATE: 'The access should not have happened',
  PASSED_ON: 'Passed on to another organisation',
}

const recordEditDeed: Readonly<Record<RecordEditDeed, string>> = {
  ADD: 'Added',
  AMEND: 'Corrected',
  MARK_ENTERED_IN_ERROR: 'Marked as entered in error',
}

/** What is, or was, proposed: it may not have been done. */
const proposedDeed: Readonly<Record<RecordEditDeed, string>> = {
  ADD: 'New record',
  AMEND: 'Correction',
  MARK_ENTERED_IN_ERROR: 'Entered in error',
}

/** One record of a kind that can be edited. */
const oneRecord: Readonly<Record<EditableType, string>> = {
  ALLERGY: 'Allergy or intolerance',
  CONDITION: 'Problem or diagnosis',
  MEDICATION: 'Medicine that is taken',
  OBSERVATION: 'Observation or measurement',
  DOCUMENT: 'Document or letter',
  ALERT: 'Alert',
}

const recordEditState: Readonly<Record<RecordEditState, string>> = {
  PROPOSED: 'On its way',
  ACCEPTED: 'Made',
  DECLINED: 'Not made',
  CONFLICT: 'Not made',
  UNKNOWN: 'Not known',
}

const accessKind: Readonly<Record<AccessKind, string>> = {
  VIEW: 'Records were asked for',
  CHANGE: 'A change of a record was asked for',
  EMERGENCY_VIEW: 'Records were asked for under break-glass',
  EMERGENCY_ASKED: 'The first step of break-glass',
  EMERGENCY_OPENED: 'Break-glass access was opened',
  EMERGENCY_ENDED: 'Break-glass access was ended',
  CHOICE_CHANGED: 'The patient’s choices were changed',
  OTHER: 'Something else was asked, and refused',
}

const relationship: Readonly<Record<RelationshipMark, string>> = {
  CONFIRMED: 'Care at your organisation was found',
  NOT_YET: 'Being checked',
  UNCONFIRMED: 'No care at your organisation was found within 7 days',
  OWN_RECORD: 'The person looked at their own record',
  SAME_HOUSEHOLD: 'The person lives at the same address as the patient',
}

/** HL7 v3 ActCode and Confidentiality; a configured exclusion set is called by its own name. */
const sensitivityClass: Readonly<Record<string, string>> = {
  SEX: 'Sexual health and assault',
  HIV: 'HIV',
  STD: 'Sexually transmitted infections',
  PSY: 'Mental health',
  ETH: 'Alcohol and drug use',
  SDV: 'Domestic violence and abuse',
  GDIS: 'Genetic conditions',
  R: 'Marked restricted',
  V: 'Marked very restricted',
}

const proxyGround: Readonly<Record<ProxyRight['ground'], string>> = {
  PARENTAL_RESPONSIBILITY: 'Parental responsibility',
  ATTORNEY: 'Lasting power of attorney for health and welfare',
  DEPUTY: 'Deputy appointed by the Court of Protection',
}

const wayOfAsking: Readonly<Record<WayOfAsking, string>> = {
  IN_PERSON: 'In person',
  TELEPHONE: 'By telephone or video',
  LETTER: 'By letter',
  PAPER_FORM: 'On the printed form, signed',
  ONLINE_FORM: 'Through the practice’s online form',
  EMAIL: 'By e-mail',
}

const proxyEvidence: Readonly<Record<ProxyEvidence, string>> = {
  BIRTH_CERTIFICATE: 'Birth certificate that names the parent',
  ADOPTION_CERTIFICATE: 'Adoption certificate',
  PARENTAL_RESPONSIBILITY_ORDER: 'Parental responsibility agreement or order',
  COURT_ORDER: 'Another court order, such as special guardianship',
  LASTING_POWER_OF_ATTORNEY: 'Registered lasting power of attorney for health and welfare',
  COURT_OF_PROTECTION_ORDER: 'Order of the Court of Protection',
}

const reviewKind: Readonly<Record<ReviewKind, string>> = {
  BREAK_GLASS: 'Emergency access (break-glass)',
  OWN_RECORD: 'Looked at their own record',
  SAME_HOUSEHOLD: 'Looked at the record of someone they live with',
  UNCONFIRMED: 'No sign that the patient was in their care',
}

const reviewOutcome: Readonly<Record<ReviewOutcome, string>> = {
  APPROPRIATE: 'It was right to look',
  INAPPROPRIATE: 'It was not right to look',
}

const delayGround: Readonly<Record<DelayGround, string>> = {
  SAFEGUARDING: 'Safeguarding: telling now would put somebody at risk',
  POLICE: 'Police: telling now would hinder an investigation',
}

const delayState: Readonly<Record<DelayState, string>> = {
  WAITING: 'Waiting for approval',
  HOLDING: 'Holding',
  OVER: 'Over',
}

/** Every protocol that may be registered. */
const protocol: Readonly<Record<Protocol, string>> = {
  FHIR_R4: 'FHIR R4',
  FHIR_STU3: 'FHIR STU3',
  GP_CONNECT: 'GP Connect',
  IHE_XCA: 'IHE XCA, with XCPD',
  IHE_MHD: 'IHE MHD',
}

const registrationState: Readonly<Record<RegistrationState, string>> = {
  DRAFT: 'Draft',
  CONFORMANCE: 'In conformance',
  PILOT: 'In pilot',
  LIVE: 'Live',
  SUSPENDED: 'Suspended',
  RETIRED: 'Retired',
}

const registrationDeed: Readonly<Record<RegistrationDeed, string>> = {
  REGISTERED: 'Registered',
  ADOPTED: 'Was live before it was registered',
  CONFIGURED: 'Configuration changed',
  KEY_SET: 'Key of its reports set',
  CREDENTIAL_SET: 'Credential set',
  CREDENTIAL_REMOVED: 'Credential taken away',
  CHALLENGED: 'New challenge given',
  REPORT_ACCEPTED: 'Conformance report accepted',
  PILOT_CHOSEN: 'Organisations of the pilot chosen',
  MOVED: 'Moved',
  CANARY_PROPOSED: 'Change proposed, waiting for its report',
  CANARY_BEGUN: 'Change put on trial',
  CANARY_PROMOTED: 'Change did as well, and governs',
  CANARY_ROLLED_BACK: 'Change rolled back',
  CANARY_WITHDRAWN: 'Change withdrawn',
}

const credentialKind: Readonly<Record<CredentialKind, string>> = {
  MTLS: 'Client certificate',
  OAUTH: 'OAuth 2 client',
  HEADERS: 'Headers',
}

const canaryState: Readonly<Record<CanaryState, string>> = {
  WAITING: 'Waiting for its report',
  UNDER_WAY: 'On trial',
  PROMOTED: 'Governs now',
  ROLLED_BACK: 'Rolled back',
  WITHDRAWN: 'Withdrawn',
}

const canaryEnd: Readonly<Record<CanaryEnd, string>> = {
  DID_AS_WELL: 'it did as well as what ran',
  FAILED_MORE: 'it failed more often than what ran, by more than chance explains',
  MISMATCHED_MORE: 'it answered about another person',
  FOUND_LESS: 'it knew fewer patients than what ran, by more than chance explains',
  TOO_FEW_QUESTIONS: 'it was asked too seldom to tell',
  WITHDRAWN_BY_OPERATOR: 'you withdrew it',
  EXCHANGE_MOVED: 'the exchange was paused or retired',
}

const VOCABULARIES = {
  accessKind,
  oneRecord,
  proposedDeed,
  recordEditDeed,
  recordEditState,
  action,
  canaryEnd,
  canaryState,
  caseOutcome,
  caseState,
  conflict,
  credentialKind,
  delayGround,
  delayState,
  draftState,
  dspt,
  ground,
  notice,
  protocol,
  proxyEvidence,
  proxyGround,
  purpose,
  recordType,
  registrationDeed,
  registrationState,
  relationship,
  reviewKind,
  reviewOutcome,
  role,
  sensitivityClass,
  standing,
  wayOfAsking,
} as const satisfies Record<string, Readonly<Record<string, string>>>

export type Vocabulary = keyof typeof VOCABULARIES

/** A code in words: `'TREAT' | words('purpose')`. A code with no words is shown as it is. Throws for a vocabulary that does not exist. */
export const wordsFor = (code: string, vocabulary: Vocabulary): string => {
  const words: Readonly<Record<string, string>> | undefined = VOCABULARIES[vocabulary]
  if (words === undefined) throw new Error(`There is no vocabulary called ${vocabulary}.`)
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code
}

/** A whole vocabulary for a list to choose from: `choices('recordType')` gives `[{ value, text }]` in its own order. */
export const choicesOf = (vocabulary: Vocabulary): readonly { readonly value: string; readonly text: string }[] =>
  Object.entries(VOCABULARIES[vocabulary]).map(([value, text]) => ({ value, text }))
