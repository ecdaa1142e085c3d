// Generated from schema/sdl/consent.graphql by schema/generate.ts. Do not edit.
import type { NhsNumber } from '../model/nhs-number.ts';
import type { ExchangeId } from '../model/exchange-id.ts';
import type { OdsCode } from '../model/ods-code.ts';
import type { Instant } from '../model/instant.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { HeldDirective as ConsentDirectiveParent, ProposedDirective as ProposedDirectiveParent, WideningProposal as WideningProposalParent, ConsentNotice as ConsentNoticeParent, ConsentFault as ConsentFaultParent, PatientChoices as PatientChoicesParent, ConsentOutcome as ConsentOutcomeParent, ConsentReading as ConsentReadingParent, ChoosingPerson as ChoosingPersonParent, PreviewedOrganisation as PreviewedOrganisationParent } from '../model/consent-choice.ts';
import type { PatientNotice as PatientNoticeParent } from '../model/patient-notice.ts';
import type { HeldRight as HeldRightParent } from '../model/proxy-right.ts';
import type { DirectiveScope as DirectiveScopeParent, RecordedBy as RecordedByParent } from '../model/consent-directive.ts';
import type { Follow as FollowParent, FollowTeam as FollowTeamParent, ChangeNotice as ChangeNoticeParent, ChangeNotice as ChangeToldParent, QuietHours as QuietHoursParent } from '../model/follow.ts';
import type { ChangeWish as ChangeWishParent } from '../model/change-wish.ts';
import type { Period as PeriodParent } from '../model/instant.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An NHS number: ten digits, the last of them a check digit. Spaces and hyphens between the groups are accepted. */
  NHSNumber: { input: NhsNumber; output: NhsNumber; }
  /** The registry's short name of an exchange, in capitals, digits and hyphens. */
  ExchangeId: { input: ExchangeId; output: ExchangeId; }
  /** An Organisation Data Service code: 3 to 12 capital letters and digits, naming one organisation. */
  ODSCode: { input: OdsCode; output: OdsCode; }
  /** A moment, ISO 8601, in universal time. */
  DateTime: { input: Instant; output: Instant; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** What may be asked about a patient's choices. */
export type Query = {
  /** The choices of one patient, for who may decide on them: the patient, a person who may act for them, their registered practice. */
  readonly patientChoices: Maybe<PatientChoices>;
  /** Who could see what, with choices that are not saved yet: decided as a real question would be, now. */
  readonly consentPreview: Maybe<ConsentPreview>;
  /** The signed receipts of one recorded choice: that it was recorded and, where it was, that it was ended. Each can be checked offline. */
  readonly consentReceipts: Maybe<ReadonlyArray<ConsentReceipt>>;
  /** What a FHIR R4 Consent would be recorded as, or why it would not be. Nothing is recorded. */
  readonly consentReading: Maybe<ConsentReading>;
  /** What the patient is told of in their account, newest first: each use of break-glass. For the patient alone, never for somebody who acts for them. */
  readonly patientNotices: Maybe<PatientNoticePage>;
  /** One's own grants to break the glass for one patient, on behalf of the organisation one acts for: whether one stands, and until when. Those that stand come first, then the others, each the newest first. */
  readonly ownBreakGlass: Maybe<ReadonlyArray<BreakGlassGrant>>;
  /** That rights of one's own to act for others were ended by a practice, newest first, the last 20. Whose they were is not told: who acts no more learns nothing more of that person. */
  readonly endedRights: Maybe<ReadonlyArray<EndedRight>>;
  /** Every choice ever recorded for the patient as FHIR R4 Consents. */
  readonly exportDirectives: Maybe<ConsentExport>;
  /** What the requester asked to be told of this patient's record: their own, or that of somebody whom they may view for. Off until it is switched on. */
  readonly changeWish: Maybe<ChangeWish>;
  /** What the requester was told of this patient's record because they asked to be, and did not say they have seen, the newest first. Each is fetched and judged as it is shown. */
  readonly changesTold: Maybe<ChangesTold>;
  /** The patients whom the requester follows, alone or with a team, the newest first. What consent or agreement no longer permits is closed by looking. */
  readonly follows: Maybe<ReadonlyArray<Follow>>;
  /**
   * What the requester is told of the patients whom they follow and nobody acknowledged, in the order of its numbers. Each is fetched and judged as it is told: what may not
   * be told at this moment is not there.
   */
  readonly changeNotices: Maybe<ReadonlyArray<ChangeNotice>>;
  /** What one event comes to before the requester, by the name that their own stream has for it. Null where nothing may be told of it. */
  readonly changeNotice: Maybe<ChangeNotice>;
  /** The teams of the requester's organisation. */
  readonly followTeams: Maybe<ReadonlyArray<FollowTeam>>;
  /** When the requester is left in peace. */
  readonly quietHours: Maybe<QuietHours>;
};


/** What may be asked about a patient's choices. */
export type QueryPatientChoicesArgs = {
  patient: Scalars['NHSNumber']['input'];
};


/** What may be asked about a patient's choices. */
export type QueryConsentPreviewArgs = {
  patient: Scalars['NHSNumber']['input'];
  ends?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  records?: InputMaybe<ReadonlyArray<ChoiceInput>>;
  consents?: InputMaybe<ReadonlyArray<Scalars['JSON']['input']>>;
  purpose?: InputMaybe<PurposeOfUse>;
  organisations?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
  namedBy?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  called?: InputMaybe<Scalars['String']['input']>;
  kind?: InputMaybe<OrganisationKind>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What may be asked about a patient's choices. */
export type QueryConsentReceiptsArgs = {
  patient: Scalars['NHSNumber']['input'];
  directive: Scalars['ID']['input'];
};


/** What may be asked about a patient's choices. */
export type QueryConsentReadingArgs = {
  patient: Scalars['NHSNumber']['input'];
  consent: Scalars['JSON']['input'];
};


/** What may be asked about a patient's choices. */
export type QueryPatientNoticesArgs = {
  patient: Scalars['NHSNumber']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What may be asked about a patient's choices. */
export type QueryOwnBreakGlassArgs = {
  patient: Scalars['NHSNumber']['input'];
};


/** What may be asked about a patient's choices. */
export type QueryExportDirectivesArgs = {
  patient: Scalars['NHSNumber']['input'];
};


/** What may be asked about a patient's choices. */
export type QueryChangeWishArgs = {
  patient: Scalars['NHSNumber']['input'];
};


/** What may be asked about a patient's choices. */
export type QueryChangesToldArgs = {
  patient: Scalars['NHSNumber']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked about a patient's choices. */
export type QueryChangeNoticesArgs = {
  after?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked about a patient's choices. */
export type QueryChangeNoticeArgs = {
  event: Scalars['ID']['input'];
};

/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type Mutation = {
  /** Follows a patient within one care context: the requester is told when records may have changed, until it ends by itself. Sent twice it does nothing twice. */
  readonly followPatient: Maybe<Follow>;
  /** Ends a follow, for its whole team. False where there is none by that name. */
  readonly unfollowPatient: Maybe<Scalars['Boolean']['output']>;
  /** Says that notices were seen, for the whole team where it was told too: they are told no more. Gives how many waited. */
  readonly acknowledgeChanges: Maybe<Scalars['Int']['output']>;
  /**
   * Says of which changes of a patient's record the requester wants to be told, from every exchange: their own record, or that of somebody whom they may view for. No type at
   * all switches it off, at once. What may not be released to them is never told.
   */
  readonly setChangeWish: Maybe<ChangeWish>;
  /** Says that changes one was told of were seen: they are shown no more. Gives how many were not seen before. */
  readonly markChangesSeen: Maybe<Scalars['Int']['output']>;
  /** Opens a team of the requester's organisation, and joins it. */
  readonly openFollowTeam: Maybe<FollowTeam>;
  /** Joins a team of one's own organisation. */
  readonly joinFollowTeam: Maybe<FollowTeam>;
  /** Leaves a team. False for who was not in it. */
  readonly leaveFollowTeam: Maybe<Scalars['Boolean']['output']>;
  /** Says when the requester is left in peace: notices wait until it is over. Both times or neither, as hours and minutes in London (22:00); it may pass midnight. */
  readonly setQuietHours: Maybe<QuietHours>;
  /** Records a choice. */
  readonly giveDirective: Maybe<ConsentOutcome>;
  /** Ends a choice and records another in its place: both or neither. */
  readonly changeDirective: Maybe<ConsentOutcome>;
  /** Ends a choice. */
  readonly withdrawDirective: Maybe<ConsentOutcome>;
  /** Records that the patient, present, gave the clinician's own organisation permission: for 24 hours at most. */
  readonly permitAtPointOfCare: Maybe<ConsentOutcome>;
  /** Agrees to a widening that the other side proposed: a young person or a person with parental responsibility. */
  readonly confirmWidening: Maybe<ConsentOutcome>;
  /** Does not agree to a widening, or takes back one's own proposal. */
  readonly declineWidening: Maybe<ConsentOutcome>;
  /** Ends a proxy's right to view. For the patient, from 11 on. */
  readonly endProxyView: Maybe<ConsentOutcome>;
  /** Break-glass, step one: says only whether something is restricted for this requester that break-glass could open. Written down before it answers. */
  readonly beginBreakGlass: Maybe<BreakGlassOpening>;
  /** Break-glass, step two: a grant for this user, organisation and patient. The patient is told within a minute, and it is reviewed. Sent twice it does nothing twice. */
  readonly confirmBreakGlass: Maybe<BreakGlassGrant>;
  /** Ends one's own grant before its time: nothing more is shown under it, of views under way neither. Null where none was named and none stood. */
  readonly endBreakGlass: Maybe<BreakGlassGrant>;
  /** Records a FHIR R4 Consent as a choice. Whoever imports it is who recorded it, whatever the document says. */
  readonly importConsent: Maybe<ConsentOutcome>;
  /** Records the right of one person to act for another. For staff of the patient's registered practice. */
  readonly recordProxyRight: Maybe<ConsentOutcome>;
  /** Ends the right of one person to act for another: it acts no more, in views that are under way too. For staff of the patient's registered practice. */
  readonly endProxyRight: Maybe<ConsentOutcome>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationFollowPatientArgs = {
  patient: Scalars['NHSNumber']['input'];
  purpose: PurposeOfUse;
  careContext: Scalars['String']['input'];
  hours?: InputMaybe<Scalars['Int']['input']>;
  team?: InputMaybe<Scalars['ID']['input']>;
  idempotencyKey: Scalars['String']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationUnfollowPatientArgs = {
  follow: Scalars['ID']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationAcknowledgeChangesArgs = {
  numbers: ReadonlyArray<Scalars['Int']['input']>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationSetChangeWishArgs = {
  patient: Scalars['NHSNumber']['input'];
  recordTypes: ReadonlyArray<RecordType>;
  outward?: Scalars['Boolean']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationMarkChangesSeenArgs = {
  patient: Scalars['NHSNumber']['input'];
  numbers: ReadonlyArray<Scalars['Int']['input']>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationOpenFollowTeamArgs = {
  name: Scalars['String']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationJoinFollowTeamArgs = {
  team: Scalars['ID']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationLeaveFollowTeamArgs = {
  team: Scalars['ID']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationSetQuietHoursArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  until?: InputMaybe<Scalars['String']['input']>;
  urgentPasses?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationGiveDirectiveArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  choice: ChoiceInput;
  asked?: InputMaybe<WayOfAsking>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationChangeDirectiveArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  directive: Scalars['ID']['input'];
  choice: ChoiceInput;
  asked?: InputMaybe<WayOfAsking>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationWithdrawDirectiveArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  directive: Scalars['ID']['input'];
  asked?: InputMaybe<WayOfAsking>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationPermitAtPointOfCareArgs = {
  patient: Scalars['NHSNumber']['input'];
  idempotencyKey: Scalars['String']['input'];
  minutes: Scalars['Int']['input'];
  recordTypes?: InputMaybe<ReadonlyArray<RecordType>>;
  classes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationConfirmWideningArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  proposal: Scalars['ID']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationDeclineWideningArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  proposal: Scalars['ID']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationEndProxyViewArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  right: Scalars['ID']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationBeginBreakGlassArgs = {
  patient: Scalars['NHSNumber']['input'];
  careContext: Scalars['String']['input'];
  idempotencyKey: Scalars['String']['input'];
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationConfirmBreakGlassArgs = {
  patient: Scalars['NHSNumber']['input'];
  opening: Scalars['ID']['input'];
  reason: BreakGlassInput;
  hours?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationEndBreakGlassArgs = {
  patient: Scalars['NHSNumber']['input'];
  grant?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationImportConsentArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  consent: Scalars['JSON']['input'];
  asked?: InputMaybe<WayOfAsking>;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationRecordProxyRightArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  right: ProxyRightInput;
};


/**
 * What may be done about a patient's choices. Each change names the revision that was read, and is refused (STALE_VERSION) when somebody changed
 * anything since; each carries a key of the caller's own, and the same key twice does nothing twice.
 */
export type MutationEndProxyRightArgs = {
  patient: Scalars['NHSNumber']['input'];
  revision: Scalars['Int']['input'];
  idempotencyKey: Scalars['String']['input'];
  right: Scalars['ID']['input'];
};

/** A right to act for another as it shall be recorded. Who is to act is known by three things that must all be of one person; none of them is given back. */
export type ProxyRightInput = {
  /** The NHS number of the person who is to act. */
  readonly proxy: Scalars['NHSNumber']['input'];
  /** Their family name, as the demographics service has it. */
  readonly proxyFamilyName: Scalars['String']['input'];
  /** Their date of birth: a day. */
  readonly proxyBirthDate: Scalars['String']['input'];
  /** What the right rests on. */
  readonly ground: ProxyGround;
  /** Whether it lets them view the record. */
  readonly mayView: Scalars['Boolean']['input'];
  /** Of an attorney or deputy: that the patient was assessed, and lacks capacity to decide on this. */
  readonly patientLacksCapacity?: InputMaybe<Scalars['Boolean']['input']>;
  /** The first day it holds, in London. Null: at once. */
  readonly firstDay?: InputMaybe<Scalars['String']['input']>;
  /** The last day it holds, in London, that day included. Null: it does not end by itself but at the age that its ground ends. */
  readonly lastDay?: InputMaybe<Scalars['String']['input']>;
  /** What was seen that shows the right. */
  readonly evidence: ProxyEvidence;
  /** The number of what was seen: letters, digits, spaces and the marks - / and full stop, 40 at most. Never an NHS number. */
  readonly evidenceReference?: InputMaybe<Scalars['String']['input']>;
};

/** What was seen that shows a right to act for another. */
export type ProxyEvidence =
  /** A birth certificate that names the parent. */
  | 'BIRTH_CERTIFICATE'
  /** An adoption certificate. */
  | 'ADOPTION_CERTIFICATE'
  /** A parental responsibility agreement or order. */
  | 'PARENTAL_RESPONSIBILITY_ORDER'
  /** Another order of a court that gives parental responsibility, such as special guardianship. */
  | 'COURT_ORDER'
  /** A registered lasting power of attorney for health and welfare. */
  | 'LASTING_POWER_OF_ATTORNEY'
  /** An order of the Court of Protection that appoints a deputy for health and welfare. */
  | 'COURT_OF_PROTECTION_ORDER';

/** What a FHIR Consent would be recorded as. */
export type ConsentReading = {
  /** The choice that would be recorded. Null when it would not be. */
  readonly records: Maybe<ProposedDirective>;
  /** Why it would not be recorded. Empty when it would. */
  readonly faults: ReadonlyArray<ConsentFault>;
  /** Why the Consent cannot be read as a choice. Empty when it can. */
  readonly refusals: ReadonlyArray<ConsentRefusal>;
  /** Purposes that it also names and that nothing here is ever released for. */
  readonly leftOut: ReadonlyArray<Scalars['String']['output']>;
};

/** Why break-glass is used. */
export type BreakGlassInput = {
  /** The reason code: one of those that step one gave. */
  readonly code: Scalars['String']['input'];
  /** The reason in the clinician's own words: 3 to 2000 characters. The patient can read them. */
  readonly words: Scalars['String']['input'];
};

/** Step one of break-glass. Nothing in it depends on what records there are: it follows from decisions alone. */
export type BreakGlassOpening = {
  /** Whether something is restricted for this requester that break-glass could open. */
  readonly restricted: Scalars['Boolean']['output'];
  /** What step two needs. Null where there is nothing to open. */
  readonly opening: Maybe<Scalars['ID']['output']>;
  /** Until when step two may follow. Null where there is nothing to open. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** The reasons that step two takes: the alert reasons of the Summary Care Record. */
  readonly reasons: ReadonlyArray<BreakGlassReason>;
};

/** A reason for break-glass. */
export type BreakGlassReason = {
  /** The reason's code. */
  readonly code: Scalars['String']['output'];
  /** The reason in words. */
  readonly text: Scalars['String']['output'];
};

/** Leave to break the glass: for one user, one organisation, one patient, until it ends by itself. Questions for BTG are served under it alone. */
export type BreakGlassGrant = {
  /** The grant's id. */
  readonly id: Scalars['ID']['output'];
  /** The receipt under which it was written down: the patient and the reviewer see it. */
  readonly receipt: Scalars['ID']['output'];
  /** When it was confirmed. */
  readonly begunAt: Scalars['DateTime']['output'];
  /** When it ends by itself. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** When it was ended before its time. Null where it was not. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether it stands at this moment: questions for BTG are served. */
  readonly inForce: Scalars['Boolean']['output'];
};

/** A page of notices. */
export type PatientNoticePage = {
  /** The notices, newest first. */
  readonly items: ReadonlyArray<PatientNotice>;
  /** The cursor of the last of them. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there are more. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** Something the patient is told of in their account. */
export type PatientNotice = {
  /** The notice's id. */
  readonly id: Scalars['ID']['output'];
  /** What it is about. */
  readonly kind: PatientNoticeKind;
  /** The same in a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** The receipt under which it was written down. */
  readonly receipt: Scalars['ID']['output'];
  /** Whose member of staff it was. */
  readonly organisation: Organisation;
  /** Their name, where it is known. */
  readonly requesterName: Maybe<Scalars['String']['output']>;
  /** The part they played. */
  readonly role: Scalars['String']['output'];
  /** The code of the reason they chose: an alert reason of the Summary Care Record. */
  readonly reasonCode: Scalars['String']['output'];
  /** The reason they chose, in words. */
  readonly reason: Scalars['String']['output'];
  /** The reason in their own words. */
  readonly words: Scalars['String']['output'];
  /** When the access ends, or ended. */
  readonly endsAt: Scalars['DateTime']['output'];
};

/** What a notice in the patient's account is about. */
export type PatientNoticeKind =
  /** Somebody opened the record in an emergency, where the patient's choices alone would not have let them. */
  | 'BREAK_GLASS';

/** A choice as it shall be recorded. What is left out is not stated, and matches everything. */
export type ChoiceInput = {
  /** Whether it permits or denies. */
  readonly effect: DirectiveEffect;
  /** The organisations that would see the record. */
  readonly recipients?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
  /** The data controllers that hold the record. */
  readonly controllers?: InputMaybe<ReadonlyArray<Scalars['ODSCode']['input']>>;
  /** The record types. */
  readonly recordTypes?: InputMaybe<ReadonlyArray<RecordType>>;
  /** The sensitive classes. A permit reaches sensitive records only where it names their class. */
  readonly classes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The purposes of use. A permit that names none speaks of direct and emergency care, a denial of all. */
  readonly purposes?: InputMaybe<ReadonlyArray<PurposeOfUse>>;
  /** What would be done with the record. A permit that names none speaks of reading, a denial of all. */
  readonly actions?: InputMaybe<ReadonlyArray<Action>>;
  /** The dates of the records it speaks of. */
  readonly recordDates?: InputMaybe<RecordDatesInput>;
  /** When it begins: a moment. Null: at once. */
  readonly start?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it ends: a moment, itself not included. Null: it does not end by itself. */
  readonly end?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it begins: a day in London. Instead of `start`. */
  readonly firstDay?: InputMaybe<Scalars['String']['input']>;
  /** The last day it holds, in London, that day included. Instead of `end`. */
  readonly lastDay?: InputMaybe<Scalars['String']['input']>;
  /** Of a denial: whether break-glass may lift it. */
  readonly breakGlassMayLift?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Dates of records, both days included. Null is open. */
export type RecordDatesInput = {
  /** The first day. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** The last day. */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** What came of a change. When there are faults, nothing was done. */
export type ConsentOutcome = {
  /** The choice that was recorded. */
  readonly recorded: Maybe<ConsentDirective>;
  /** The choice that was ended. */
  readonly ended: Maybe<ConsentDirective>;
  /** A widening that now waits for the other side, or that was settled. */
  readonly proposal: Maybe<WideningProposal>;
  /** A right to act for the patient that was recorded or ended. */
  readonly proxyRight: Maybe<HeldRight>;
  /** Signed receipts for the person whose choice it is: to keep, or to hand over. */
  readonly receipts: ReadonlyArray<ConsentReceipt>;
  /** Why nothing was done. Empty when it was. */
  readonly faults: ReadonlyArray<ConsentFault>;
  /** Why a Consent was not read as a choice. Empty when it was. */
  readonly refusals: ReadonlyArray<ConsentRefusal>;
  /** Purposes that the Consent also names and that nothing here is ever released for. */
  readonly leftOut: ReadonlyArray<Scalars['String']['output']>;
  /** The choices as they stand now. Null for who may not read them. */
  readonly choices: Maybe<PatientChoices>;
};

/** One reason why a change was not made. */
export type ConsentFault = {
  /** The reason: a closed list. */
  readonly code: ConsentFaultCode;
  /** The argument it is about. */
  readonly field: Maybe<Scalars['String']['output']>;
  /** The reason in a sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** Why a change was not made. */
export type ConsentFaultCode =
  /** One of these organisations is not known here. Check its code. */
  | 'ORGANISATION_UNKNOWN'
  /** This list is there but names nothing. Leave it out, or name something. */
  | 'LIST_EMPTY'
  /** One of these kinds of sensitive record is not known here. */
  | 'CLASS_UNKNOWN'
  /** One of these is not a day. Write it as year, month, day: 2026-11-22. */
  | 'DAY_UNCLEAR'
  /** Say when it begins or ends as a day or as a moment, not as both. */
  | 'PERIOD_SAID_TWICE'
  /** It ends before it begins. */
  | 'PERIOD_ENDS_BEFORE_IT_BEGINS'
  /** It would have ended already. */
  | 'PERIOD_IS_PAST'
  /** Permission at the point of care lasts more than no time and at most 24 hours. */
  | 'PERIOD_TOO_LONG'
  /** Dates of records are there but name no day. Leave them out, or name one. */
  | 'RECORD_DATES_EMPTY'
  /** The last day of the records comes before the first. */
  | 'RECORD_DATES_REVERSED'
  /** Only a choice not to share can be lifted in an emergency. */
  | 'PERMIT_CANNOT_BE_LIFTED'
  /** A choice to share is never used for this purpose: people see their own record without one. */
  | 'PURPOSE_NEVER_PERMITTED'
  /** Records are never changed for these purposes. */
  | 'ACTION_NEVER_FOR_PURPOSE'
  /** An organisation always sees the records that it holds itself. */
  | 'RECIPIENT_IS_THE_CONTROLLER'
  /** Say how the patient asked. */
  | 'WAY_OF_ASKING_MISSING'
  /** How the patient asked is said by their practice alone. */
  | 'WAY_OF_ASKING_NOT_YOURS'
  /** There is no choice here by that name that still stands. */
  | 'NOTHING_TO_END'
  /** You are not recorded as somebody who may act for this person now. */
  | 'NOT_A_PROXY'
  /** This person is not registered with your practice, or is not known. */
  | 'NOT_THEIR_PRACTICE'
  /** Your role may not record or end choices for this person. */
  | 'NOT_YOUR_ROLE'
  /** Until a child is 11, the person with parental responsibility decides. */
  | 'PROXY_DECIDES'
  /** From 16 a young person decides alone. */
  | 'OWN_AGE'
  /** Below 16 a person cannot give this permission alone. */
  | 'CANNOT_GIVE_PERMISSION_ALONE'
  /** Another person who may act here chose not to share this. Only they can end that. */
  | 'OTHER_PROXY_DENIED'
  /** Their age is not known, so it is not known who may decide. Choices not to share can be recorded. */
  | 'AGE_NOT_KNOWN'
  /** It could not be checked just now who may decide. Nothing was saved. Try again soon. */
  | 'DEMOGRAPHICS_UNAVAILABLE'
  /** This Consent is about another person. */
  | 'PATIENT_IS_ANOTHER'
  /** This Consent was not read. The reasons stand beside. */
  | 'CONSENT_REFUSED'
  /** These details are not of one person who is known. Check the NHS number, family name and date of birth. */
  | 'PROXY_NOT_MATCHED'
  /** Nobody is recorded as acting for themselves. */
  | 'PROXY_IS_THE_PATIENT'
  /** An attorney or deputy must be 18 or over. */
  | 'PROXY_TOO_YOUNG'
  /** This person already has a right on that ground. End it first. */
  | 'ALREADY_A_PROXY'
  /** Parental responsibility ends at 16. Attorneys and deputies act for people of 18 and over. */
  | 'GROUND_NOT_FOR_AGE'
  /** An attorney or deputy acts only for somebody recorded as lacking capacity to decide on this. */
  | 'CAPACITY_NOT_RECORDED'
  /** What was seen does not show a right of this kind. */
  | 'EVIDENCE_NOT_FOR_GROUND'
  /** Write down the number of the document that was seen. */
  | 'REFERENCE_MISSING'
  /** Write the number with letters, digits, spaces, hyphens, full stops and slashes, 40 at most, and no NHS number. */
  | 'REFERENCE_UNCLEAR';

/** One reason why a FHIR Consent was not read as a choice. */
export type ConsentRefusal = {
  /** The reason: a closed list, kept with the reader of FHIR Consent. */
  readonly code: Scalars['String']['output'];
  /** The reason in a sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** The choices of one patient, as who asks may see them. */
export type PatientChoices = {
  /** Rises with every change of choices, proxy rights and proposals. A change names the revision that was read. */
  readonly revision: Scalars['Int']['output'];
  /** Who decides at the patient's age. */
  readonly stage: ConsentStage;
  /** The choices, newest first, those that ended among them. */
  readonly directives: ReadonlyArray<ConsentDirective>;
  /** Widenings that were proposed, newest first. */
  readonly proposals: ReadonlyArray<WideningProposal>;
  /** The rights of others to act for the patient that act now. A proxy is shown their own. */
  readonly proxies: ReadonlyArray<HeldRight>;
  /** Rights that were recorded and not ended but do not act now: not begun, over, or not at the patient's age. For the patient and their practice. */
  readonly idleProxies: ReadonlyArray<HeldRight>;
  /** Who the patient is, as the demographics service says. A proxy is told the name and number alone, and nothing where they may not view the record or the details are restricted. Null where it could not be asked. */
  readonly person: Maybe<ChoosingPerson>;
  /** What the requester is told about these choices, newest first: the last 100. */
  readonly notices: ReadonlyArray<ConsentNotice>;
};

/** Who decides of a patient's choices, by age. */
export type ConsentStage =
  /** Under 11: the person with parental responsibility. */
  | 'PROXY_DECIDES'
  /** From 11 to 15: either may restrict, only both may widen. */
  | 'BOTH_WIDEN'
  /** From 16: the person alone. */
  | 'OWN'
  /** The age is not known: choices not to share can be recorded. */
  | 'UNKNOWN';

/** Who a patient is, so that the wrong one is noticed. */
export type ChoosingPerson = {
  /** The NHS number by which they are known now: another than was asked for, where that was superseded. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** Their name: given names, then the family name. */
  readonly name: Scalars['String']['output'];
  /** The day they were born; a part of it where no more is known. Not for a proxy. */
  readonly birthDate: Maybe<Scalars['String']['output']>;
  /** Where they live, on one line. Not for a proxy. */
  readonly address: Maybe<Scalars['String']['output']>;
};

/** A recorded right to act for the patient. */
export type HeldRight = {
  /** The right's id. */
  readonly id: Scalars['ID']['output'];
  /** What it rests on. */
  readonly ground: ProxyGround;
  /** Whether it lets them view the record. */
  readonly mayView: Scalars['Boolean']['output'];
  /** When it holds. */
  readonly period: Period;
  /** What was seen that shows it. Null where that was not recorded. */
  readonly evidence: Maybe<ProxyEvidence>;
  /** The number of what was seen. For the patient's practice. */
  readonly evidenceReference: Maybe<Scalars['String']['output']>;
  /** When it was recorded. Null where that was not recorded. */
  readonly recordedAt: Maybe<Scalars['DateTime']['output']>;
};

/** That a right of one's own to act for another was ended. */
export type EndedRight = {
  /** The notice's id. */
  readonly id: Scalars['ID']['output'];
  /** When it was ended. */
  readonly at: Scalars['DateTime']['output'];
};

/** What a right to act for another rests on. */
export type ProxyGround =
  /** Parental responsibility, until 16. */
  | 'PARENTAL_RESPONSIBILITY'
  /** A lasting power of attorney. */
  | 'ATTORNEY'
  /** A deputy appointed by the court. */
  | 'DEPUTY';

/** A widening that one side proposed and that waits for the other. */
export type WideningProposal = {
  /** The proposal's id. */
  readonly id: Scalars['ID']['output'];
  /** Who proposed it. */
  readonly side: ProposalSide;
  /** When it was proposed. */
  readonly at: Scalars['DateTime']['output'];
  /** When it runs out unless it is answered. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** How it stands. */
  readonly state: ProposalState;
  /** The choice it would end. */
  readonly ends: Maybe<Scalars['ID']['output']>;
  /** The choice it would record. */
  readonly records: Maybe<ProposedDirective>;
};

/** A choice that was proposed. */
export type ProposedDirective = {
  /** Whether it permits or denies. */
  readonly effect: DirectiveEffect;
  /** What it speaks of. */
  readonly scope: DirectiveScope;
  /** When it would be in force. */
  readonly period: Period;
  /** Of a deny: whether break-glass may lift it. */
  readonly breakGlassMayLift: Scalars['Boolean']['output'];
};

/** Whose side a proposal came from. */
export type ProposalSide =
  /** The young person's, or their practice's for them. */
  | 'PATIENT'
  /** A person with parental responsibility. */
  | 'PROXY';

/** How a proposal stands. */
export type ProposalState =
  /** It waits. */
  | 'OPEN'
  /** Both agreed. */
  | 'CONFIRMED'
  /** It was not agreed to, or was taken back. */
  | 'DECLINED'
  /** Nobody answered in time. */
  | 'EXPIRED';

/** What somebody who decides is told about choices. */
export type ConsentNotice = {
  /** The notice's id. */
  readonly id: Scalars['ID']['output'];
  /** What it is about. */
  readonly kind: ConsentNoticeKind;
  /** The same in a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The choices it is about. */
  readonly directives: ReadonlyArray<Scalars['ID']['output']>;
  /** The proposal it is about. */
  readonly proposal: Maybe<Scalars['ID']['output']>;
};

/** What a notice is about. */
export type ConsentNoticeKind =
  /** Two people who may act here chose differently. The choice not to share holds. */
  | 'PROXIES_DISAGREE'
  /** Sharing more was proposed. It waits for an answer. */
  | 'WIDENING_PROPOSED'
  /** Sharing more was agreed to by both. */
  | 'WIDENING_CONFIRMED'
  /** Sharing more was proposed and not agreed to. */
  | 'WIDENING_DECLINED'
  /** A clinician recorded that permission was given at the point of care. */
  | 'POINT_OF_CARE'
  /** The practice changed a choice. */
  | 'RECORDED_BY_PRACTICE'
  /** A person who may act here changed a choice. */
  | 'RECORDED_BY_PROXY'
  /** The right to view was ended. */
  | 'PROXY_VIEW_ENDED'
  /** The practice recorded that somebody may act here. */
  | 'PROXY_RIGHT_RECORDED'
  /** The practice recorded that somebody may act here no more. */
  | 'PROXY_RIGHT_ENDED';

/** A signed receipt of a choice. */
export type ConsentReceipt = {
  /** The choice. */
  readonly directive: Scalars['ID']['output'];
  /** What happened to it. */
  readonly deed: ReceiptDeed;
  /** A compact JWS (RFC 7515) of type consent-receipt+jwt, by a key of /.well-known/jwks.json. It holds the NHS number: it is for the person alone. */
  readonly jws: Scalars['String']['output'];
};

/** What happened to a choice. */
export type ReceiptDeed =
  /** It was recorded. */
  | 'RECORDED'
  /** It was ended. */
  | 'WITHDRAWN';

/** Choices as FHIR. */
export type ConsentExport = {
  /** A FHIR R4 Bundle (collection) of Consents, oldest first. */
  readonly bundle: Scalars['JSON']['output'];
  /** Choices that have no form in FHIR. */
  readonly leftOut: ReadonlyArray<Scalars['ID']['output']>;
};

/** Who could see what, with choices that are not saved yet. */
export type ConsentPreview = {
  /** What is wrong with the choices given. Then there are no groups. */
  readonly faults: ReadonlyArray<ConsentFault>;
  /** False for who may choose for the patient and not see their choices, and so not what these do: then there are no groups. */
  readonly shown: Scalars['Boolean']['output'];
  /** The organisations, by kind. */
  readonly groups: ReadonlyArray<PreviewGroup>;
  /** How many organisations there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many come before the first one given. */
  readonly precedingCount: Scalars['Int']['output'];
  /** The kinds of organisation there are, and how many of each, whichever kind was asked for. */
  readonly kinds: ReadonlyArray<PreviewKind>;
  /** The cursor of the first one given. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
  /** Whether some come before. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the last one given. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** How many organisations of one kind there are in a preview. */
export type PreviewKind = {
  /** The kind. */
  readonly kind: OrganisationKind;
  /** How many there are. */
  readonly count: Scalars['Int']['output'];
};

/** What kind of organisation one is. */
export type OrganisationKind =
  /** An NHS trust. */
  | 'TRUST'
  /** A general practice. */
  | 'PRACTICE'
  /** A London borough. */
  | 'BOROUGH'
  /** An integrated care board. */
  | 'ICB'
  /** An ambulance service. */
  | 'AMBULANCE'
  /** An NHS 111 provider. */
  | 'NHS_111'
  /** A site of another organisation. */
  | 'SITE'
  /** Any other. */
  | 'OTHER';

/** Organisations of one kind. */
export type PreviewGroup = {
  /** The kind in plain words. */
  readonly name: Scalars['String']['output'];
  /** The organisations, by name. */
  readonly organisations: ReadonlyArray<PreviewedOrganisation>;
};

/** What one organisation could see. */
export type PreviewedOrganisation = {
  /** The organisation. */
  readonly organisation: Organisation;
  /** All that its agreements allow. */
  readonly all: ReadonlyArray<RecordType>;
  /** Some of what its agreements allow. */
  readonly some: ReadonlyArray<RecordType>;
  /** Nothing, because of the choices. */
  readonly noneByChoice: ReadonlyArray<RecordType>;
  /** Nothing, whatever is chosen. */
  readonly noneByAgreement: ReadonlyArray<RecordType>;
  /** Of these, only the records that it holds itself, because of the choices. */
  readonly ownOnly: ReadonlyArray<RecordType>;
  /** How many other data controllers it could see something of: the most of any record type, counted exchange by exchange. */
  readonly others: Scalars['Int']['output'];
  /** Of these, only records of some dates, because of the choices. */
  readonly datesLimited: ReadonlyArray<RecordType>;
  /** From how many organisations each kind of record could come: to be compared with another preview. */
  readonly reach: ReadonlyArray<PreviewReach>;
};

/** From how many organisations records of one kind could come. */
export type PreviewReach = {
  /** The kind of record. */
  readonly recordType: RecordType;
  /** The data controllers that some record could come from, each counted once for every exchange that carries its records. */
  readonly sources: Scalars['Int']['output'];
};

/** What is told as it happens, over server-sent events at /graphql/stream (the protocol of graphql-sse, distinct connections). */
export type Subscription = {
  /**
   * Notices for the requester: first those after a number that nobody acknowledged, then each as it comes. At least once: after a lost connection some may come again, by the
   * same number. It ends when the token does.
   */
  readonly changeNotices: ChangeNotice;
};


/** What is told as it happens, over server-sent events at /graphql/stream (the protocol of graphql-sse, distinct connections). */
export type SubscriptionChangeNoticesArgs = {
  after?: InputMaybe<Scalars['Int']['input']>;
};

/** A patient whom somebody follows within one care context. */
export type Follow = {
  /** The follow's id. */
  readonly id: Scalars['ID']['output'];
  /** The patient's NHS number. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** The care it is part of. */
  readonly careContext: Scalars['String']['output'];
  /** What the record is asked for. */
  readonly purpose: PurposeOfUse;
  /** When it began. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** When it ends by itself. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Who began it, by name. */
  readonly openedBy: Maybe<Scalars['String']['output']>;
  /** The team that is told. */
  readonly team: Maybe<FollowTeamName>;
};

/** A team, by name. */
export type FollowTeamName = {
  /** The team's id. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
};

/** Colleagues of one organisation who are told together. Each is judged for themself. */
export type FollowTeam = {
  /** The team's id. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Whether the requester is in it. */
  readonly isMember: Scalars['Boolean']['output'];
  /** Who is in it, by name where that is known. */
  readonly members: ReadonlyArray<Scalars['String']['output']>;
};

/** That a record of a followed patient may have changed: nothing of what it says. */
export type ChangeNotice = {
  /** Its number, for this follower alone: one more than the notice before. */
  readonly number: Scalars['Int']['output'];
  /** The kind of record that may have changed. */
  readonly recordType: RecordType;
  /** The same in a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The exchange that told of it first. */
  readonly exchange: Exchange;
  /** When the exchange says that it changed. */
  readonly at: Scalars['DateTime']['output'];
  /** The follow that it belongs to. */
  readonly follow: Follow;
};

/** What somebody wants to be told of for themselves. */
export type ChangeWish = {
  /** Whether they are told of anything. */
  readonly isOn: Scalars['Boolean']['output'];
  /** The types of record whose changes they are told of; none while it is off. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** Whether a message says that there is something to see. It goes to where the demographics service says that they are written to. */
  readonly outward: Scalars['Boolean']['output'];
  /** Since when. Null while it is off. */
  readonly since: Maybe<Scalars['DateTime']['output']>;
  /** When it ends by itself: a year after they set it, or looked at what they were told. */
  readonly endsAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether they were told of something that they did not say they have seen, and that may be shown to them at this moment. */
  readonly isNews: Scalars['Boolean']['output'];
  /** Whether this service writes messages at all. */
  readonly writesMessages: Scalars['Boolean']['output'];
};

/** What somebody was told of, and did not say they have seen. */
export type ChangesTold = {
  /** The newest first. */
  readonly changes: ReadonlyArray<ChangeTold>;
  /** False where some could not be shown now, since an exchange does not answer. */
  readonly isWhole: Scalars['Boolean']['output'];
};

/** That a record may have changed: nothing of what it says. */
export type ChangeTold = {
  /** Its number, for this person alone. */
  readonly number: Scalars['Int']['output'];
  /** The kind of record that may have changed. */
  readonly recordType: RecordType;
  /** The same in a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The exchange that told of it first. */
  readonly exchange: Exchange;
  /** When that exchange says that it changed. */
  readonly at: Scalars['DateTime']['output'];
};

/** A regional exchange that carries records of many data controllers. */
export type Exchange = {
  /** The exchange's short name. */
  readonly id: Scalars['ExchangeId']['output'];
};

/** When somebody is left in peace, in London's time. */
export type QuietHours = {
  /** When it begins. Null: never. */
  readonly from: Maybe<Scalars['String']['output']>;
  /** When it ends. */
  readonly until: Maybe<Scalars['String']['output']>;
  /** Whether alerts and allergies are told all the same. */
  readonly urgentPasses: Scalars['Boolean']['output'];
  /** Whether it is so at this moment: what else changed is shown when it is over. Null where the time cannot be told now. */
  readonly isQuietNow: Maybe<Scalars['Boolean']['output']>;
};

/** One patient, and what may be shown of them to this requester for this purpose. */
export type Patient = {
  /** The patient's NHS number. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** The choices recorded for the patient, newest first. Null when they may not be shown to this requester. */
  readonly directives: Maybe<ReadonlyArray<ConsentDirective>>;
};

/** A patient's choice about who may see what (FHIR Consent). */
export type ConsentDirective = {
  /** The directive's id. */
  readonly id: Scalars['ID']['output'];
  /** Whether it permits or denies. */
  readonly effect: DirectiveEffect;
  /** What it speaks of. What is not stated matches everything. */
  readonly scope: DirectiveScope;
  /** When it is in force. */
  readonly period: Period;
  /** Of a deny: whether break-glass may lift it. Where it is not said, it may not. */
  readonly breakGlassMayLift: Scalars['Boolean']['output'];
  /** Who recorded it, and how. */
  readonly recordedBy: RecordedBy;
  /** When it was ended. Null while it was not; its period may be over all the same. */
  readonly withdrawnAt: Maybe<Scalars['DateTime']['output']>;
  /** How the patient asked for it to be ended, where their practice ended it. */
  readonly withdrawnAsked: Maybe<WayOfAsking>;
};

/** Whether a directive permits or denies. */
export type DirectiveEffect =
  /** It permits. */
  | 'permit'
  /** It denies. */
  | 'deny';

/** What a directive speaks of. Null is not stated, and matches everything. */
export type DirectiveScope = {
  /** The organisations that would see the record. */
  readonly recipients: Maybe<ReadonlyArray<Organisation>>;
  /** The data controllers that hold the record. */
  readonly controllers: Maybe<ReadonlyArray<Organisation>>;
  /** The record types. */
  readonly recordTypes: Maybe<ReadonlyArray<RecordType>>;
  /** The sensitive classes. */
  readonly classes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The purposes of use. */
  readonly purposes: Maybe<ReadonlyArray<PurposeOfUse>>;
  /** What would be done with the record. */
  readonly actions: Maybe<ReadonlyArray<Action>>;
  /** The dates of the records it speaks of. */
  readonly recordDates: Maybe<RecordDates>;
};

/** Dates of records, both days included. Null is open. */
export type RecordDates = {
  /** The first day. */
  readonly from: Maybe<Scalars['String']['output']>;
  /** The last day. */
  readonly to: Maybe<Scalars['String']['output']>;
};

/** Who recorded a directive, and how. */
export type RecordedBy = {
  /** How it was recorded. */
  readonly how: RecordedHow;
  /** When it was recorded. */
  readonly at: Scalars['DateTime']['output'];
  /** The name of the member of staff who recorded it. Null for the patient and persons acting for them. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The organisation of the member of staff who recorded it. */
  readonly organisation: Maybe<Organisation>;
  /** How the patient asked for it, where their practice recorded it. Null where that was not recorded. */
  readonly asked: Maybe<WayOfAsking>;
};

/** How a patient asked their practice. */
export type WayOfAsking =
  /** At the practice, or at home. */
  | 'IN_PERSON'
  /** By telephone or video. */
  | 'TELEPHONE'
  /** By letter. */
  | 'LETTER'
  /** On the printed form, filled in and signed. */
  | 'PAPER_FORM'
  /** Through the practice's online form. */
  | 'ONLINE_FORM'
  /** By e-mail. */
  | 'EMAIL';

/** How a directive was recorded. */
export type RecordedHow =
  /** By the patient. */
  | 'PATIENT'
  /** By the patient's practice. */
  | 'PRACTICE'
  /** By a clinician, the patient being present. */
  | 'POINT_OF_CARE'
  /** By a person who may act for the patient. */
  | 'PROXY';

/** A period: its start belongs to it, its end does not. */
export type Period = {
  /** When it begins. Null is open. */
  readonly start: Maybe<Scalars['DateTime']['output']>;
  /** When it ends. Null is open. */
  readonly end: Maybe<Scalars['DateTime']['output']>;
};

/** What is to be done with a record. */
export type Action =
  /** Read it. */
  | 'view'
  /** Change it. */
  | 'edit';

/** Why records are asked for (HL7 v3 ActReason, PurposeOfUse). */
export type PurposeOfUse =
  /** Direct care. */
  | 'TREAT'
  /** Emergency care. */
  | 'ETREAT'
  /** Break-glass: emergency access that stands in for a missing choice, with a reason. */
  | 'BTG'
  /** The patient, or a person acting for them, asks for the patient's own record. */
  | 'PATRQT'
  /** Health research. */
  | 'HRESCH'
  /** Running the health service. */
  | 'HOPERAT'
  /** Public health. */
  | 'PUBHLTH';

/** A kind of record, each with its own list. */
export type RecordType =
  /** Allergies and intolerances. */
  | 'ALLERGY'
  /** Problems and diagnoses. */
  | 'CONDITION'
  /** Medicines stated, ordered, dispensed or given. */
  | 'MEDICATION'
  /** Immunisations given or not given. */
  | 'IMMUNISATION'
  /** Single observations: vital signs, measurements, findings. */
  | 'OBSERVATION'
  /** Diagnostic reports, such as laboratory and imaging results. */
  | 'RESULT'
  /** Procedures done to or for the patient. */
  | 'PROCEDURE'
  /** Contacts with care: attendances, admissions, consultations. */
  | 'ENCOUNTER'
  /** Clinical documents and letters. */
  | 'DOCUMENT'
  /** Care plans. */
  | 'CARE_PLAN'
  /** Alerts and flags, including resuscitation status. */
  | 'ALERT'
  /** Appointments. */
  | 'APPOINTMENT'
  /** Referrals and requests for a service. */
  | 'REFERRAL'
  /** Conditions in the patient's family. */
  | 'FAMILY_HISTORY';

/** An organisation of the NHS or of local government. */
export type Organisation = {
  /** Its Organisation Data Service code. */
  readonly odsCode: Scalars['ODSCode']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  NHSNumber: ResolverTypeWrapper<Scalars['NHSNumber']['output']>;
  ExchangeId: ResolverTypeWrapper<Scalars['ExchangeId']['output']>;
  ODSCode: ResolverTypeWrapper<Scalars['ODSCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ProxyRightInput: ProxyRightInput;
  ProxyEvidence: ProxyEvidence;
  ConsentReading: ResolverTypeWrapper<ConsentReadingParent>;
  BreakGlassInput: BreakGlassInput;
  BreakGlassOpening: ResolverTypeWrapper<BreakGlassOpening>;
  BreakGlassReason: ResolverTypeWrapper<BreakGlassReason>;
  BreakGlassGrant: ResolverTypeWrapper<BreakGlassGrant>;
  PatientNoticePage: ResolverTypeWrapper<Omit<PatientNoticePage, 'items'> & { items: ReadonlyArray<ResolversTypes['PatientNotice']> }>;
  PatientNotice: ResolverTypeWrapper<PatientNoticeParent>;
  PatientNoticeKind: PatientNoticeKind;
  ChoiceInput: ChoiceInput;
  RecordDatesInput: RecordDatesInput;
  ConsentOutcome: ResolverTypeWrapper<ConsentOutcomeParent>;
  ConsentFault: ResolverTypeWrapper<ConsentFaultParent>;
  ConsentFaultCode: ConsentFaultCode;
  ConsentRefusal: ResolverTypeWrapper<ConsentRefusal>;
  PatientChoices: ResolverTypeWrapper<PatientChoicesParent>;
  ConsentStage: ConsentStage;
  ChoosingPerson: ResolverTypeWrapper<ChoosingPersonParent>;
  HeldRight: ResolverTypeWrapper<HeldRightParent>;
  EndedRight: ResolverTypeWrapper<EndedRight>;
  ProxyGround: ProxyGround;
  WideningProposal: ResolverTypeWrapper<WideningProposalParent>;
  ProposedDirective: ResolverTypeWrapper<ProposedDirectiveParent>;
  ProposalSide: ProposalSide;
  ProposalState: ProposalState;
  ConsentNotice: ResolverTypeWrapper<ConsentNoticeParent>;
  ConsentNoticeKind: ConsentNoticeKind;
  ConsentReceipt: ResolverTypeWrapper<ConsentReceipt>;
  ReceiptDeed: ReceiptDeed;
  ConsentExport: ResolverTypeWrapper<ConsentExport>;
  ConsentPreview: ResolverTypeWrapper<Omit<ConsentPreview, 'faults' | 'groups'> & { faults: ReadonlyArray<ResolversTypes['ConsentFault']>, groups: ReadonlyArray<ResolversTypes['PreviewGroup']> }>;
  PreviewKind: ResolverTypeWrapper<PreviewKind>;
  OrganisationKind: OrganisationKind;
  PreviewGroup: ResolverTypeWrapper<Omit<PreviewGroup, 'organisations'> & { organisations: ReadonlyArray<ResolversTypes['PreviewedOrganisation']> }>;
  PreviewedOrganisation: ResolverTypeWrapper<PreviewedOrganisationParent>;
  PreviewReach: ResolverTypeWrapper<PreviewReach>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Follow: ResolverTypeWrapper<FollowParent>;
  FollowTeamName: ResolverTypeWrapper<FollowTeamName>;
  FollowTeam: ResolverTypeWrapper<FollowTeamParent>;
  ChangeNotice: ResolverTypeWrapper<ChangeNoticeParent>;
  ChangeWish: ResolverTypeWrapper<ChangeWishParent>;
  ChangesTold: ResolverTypeWrapper<Omit<ChangesTold, 'changes'> & { changes: ReadonlyArray<ResolversTypes['ChangeTold']> }>;
  ChangeTold: ResolverTypeWrapper<ChangeToldParent>;
  Exchange: ResolverTypeWrapper<{ readonly id: ExchangeId }>;
  QuietHours: ResolverTypeWrapper<QuietHoursParent>;
  Patient: ResolverTypeWrapper<{ readonly nhsNumber: NhsNumber }>;
  ConsentDirective: ResolverTypeWrapper<ConsentDirectiveParent>;
  DirectiveEffect: DirectiveEffect;
  DirectiveScope: ResolverTypeWrapper<DirectiveScopeParent>;
  RecordDates: ResolverTypeWrapper<{ readonly from: string | undefined; readonly to: string | undefined }>;
  RecordedBy: ResolverTypeWrapper<RecordedByParent>;
  WayOfAsking: WayOfAsking;
  RecordedHow: RecordedHow;
  Period: ResolverTypeWrapper<PeriodParent>;
  Action: Action;
  PurposeOfUse: PurposeOfUse;
  RecordType: RecordType;
  Organisation: ResolverTypeWrapper<{ readonly odsCode: OdsCode }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  NHSNumber: Scalars['NHSNumber']['output'];
  ExchangeId: Scalars['ExchangeId']['output'];
  ODSCode: Scalars['ODSCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Boolean: Scalars['Boolean']['output'];
  ProxyRightInput: ProxyRightInput;
  ConsentReading: ConsentReadingParent;
  BreakGlassInput: BreakGlassInput;
  BreakGlassOpening: BreakGlassOpening;
  BreakGlassReason: BreakGlassReason;
  BreakGlassGrant: BreakGlassGrant;
  PatientNoticePage: Omit<PatientNoticePage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['PatientNotice']> };
  PatientNotice: PatientNoticeParent;
  ChoiceInput: ChoiceInput;
  RecordDatesInput: RecordDatesInput;
  ConsentOutcome: ConsentOutcomeParent;
  ConsentFault: ConsentFaultParent;
  ConsentRefusal: ConsentRefusal;
  PatientChoices: PatientChoicesParent;
  ChoosingPerson: ChoosingPersonParent;
  HeldRight: HeldRightParent;
  EndedRight: EndedRight;
  WideningProposal: WideningProposalParent;
  ProposedDirective: ProposedDirectiveParent;
  ConsentNotice: ConsentNoticeParent;
  ConsentReceipt: ConsentReceipt;
  ConsentExport: ConsentExport;
  ConsentPreview: Omit<ConsentPreview, 'faults' | 'groups'> & { faults: ReadonlyArray<ResolversParentTypes['ConsentFault']>, groups: ReadonlyArray<ResolversParentTypes['PreviewGroup']> };
  PreviewKind: PreviewKind;
  PreviewGroup: Omit<PreviewGroup, 'organisations'> & { organisations: ReadonlyArray<ResolversParentTypes['PreviewedOrganisation']> };
  PreviewedOrganisation: PreviewedOrganisationParent;
  PreviewReach: PreviewReach;
  Subscription: Record<PropertyKey, never>;
  Follow: FollowParent;
  FollowTeamName: FollowTeamName;
  FollowTeam: FollowTeamParent;
  ChangeNotice: ChangeNoticeParent;
  ChangeWish: ChangeWishParent;
  ChangesTold: Omit<ChangesTold, 'changes'> & { changes: ReadonlyArray<ResolversParentTypes['ChangeTold']> };
  ChangeTold: ChangeToldParent;
  Exchange: { readonly id: ExchangeId };
  QuietHours: QuietHoursParent;
  Patient: { readonly nhsNumber: NhsNumber };
  ConsentDirective: ConsentDirectiveParent;
  DirectiveScope: DirectiveScopeParent;
  RecordDates: { readonly from: string | undefined; readonly to: string | undefined };
  RecordedBy: RecordedByParent;
  Period: PeriodParent;
  Organisation: { readonly odsCode: OdsCode };
};

export interface NhsNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NHSNumber'], any> {
  name: 'NHSNumber';
}

export interface ExchangeIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ExchangeId'], any> {
  name: 'ExchangeId';
}

export interface OdsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ODSCode'], any> {
  name: 'ODSCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  patientChoices?: Resolver<Maybe<ResolversTypes['PatientChoices']>, ParentType, ContextType, RequireFields<QueryPatientChoicesArgs, 'patient'>>;
  consentPreview?: Resolver<Maybe<ResolversTypes['ConsentPreview']>, ParentType, ContextType, RequireFields<QueryConsentPreviewArgs, 'patient' | 'ends' | 'records' | 'consents' | 'purpose' | 'namedBy' | 'first'>>;
  consentReceipts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ConsentReceipt']>>, ParentType, ContextType, RequireFields<QueryConsentReceiptsArgs, 'patient' | 'directive'>>;
  consentReading?: Resolver<Maybe<ResolversTypes['ConsentReading']>, ParentType, ContextType, RequireFields<QueryConsentReadingArgs, 'patient' | 'consent'>>;
  patientNotices?: Resolver<Maybe<ResolversTypes['PatientNoticePage']>, ParentType, ContextType, RequireFields<QueryPatientNoticesArgs, 'patient' | 'first'>>;
  ownBreakGlass?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BreakGlassGrant']>>, ParentType, ContextType, RequireFields<QueryOwnBreakGlassArgs, 'patient'>>;
  endedRights?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EndedRight']>>, ParentType, ContextType>;
  exportDirectives?: Resolver<Maybe<ResolversTypes['ConsentExport']>, ParentType, ContextType, RequireFields<QueryExportDirectivesArgs, 'patient'>>;
  changeWish?: Resolver<Maybe<ResolversTypes['ChangeWish']>, ParentType, ContextType, RequireFields<QueryChangeWishArgs, 'patient'>>;
  changesTold?: Resolver<Maybe<ResolversTypes['ChangesTold']>, ParentType, ContextType, RequireFields<QueryChangesToldArgs, 'patient' | 'first'>>;
  follows?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Follow']>>, ParentType, ContextType>;
  changeNotices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ChangeNotice']>>, ParentType, ContextType, RequireFields<QueryChangeNoticesArgs, 'after' | 'first'>>;
  changeNotice?: Resolver<Maybe<ResolversTypes['ChangeNotice']>, ParentType, ContextType, RequireFields<QueryChangeNoticeArgs, 'event'>>;
  followTeams?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FollowTeam']>>, ParentType, ContextType>;
  quietHours?: Resolver<Maybe<ResolversTypes['QuietHours']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  followPatient?: Resolver<Maybe<ResolversTypes['Follow']>, ParentType, ContextType, RequireFields<MutationFollowPatientArgs, 'patient' | 'purpose' | 'careContext' | 'idempotencyKey'>>;
  unfollowPatient?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationUnfollowPatientArgs, 'follow'>>;
  acknowledgeChanges?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationAcknowledgeChangesArgs, 'numbers'>>;
  setChangeWish?: Resolver<Maybe<ResolversTypes['ChangeWish']>, ParentType, ContextType, RequireFields<MutationSetChangeWishArgs, 'patient' | 'recordTypes' | 'outward'>>;
  markChangesSeen?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationMarkChangesSeenArgs, 'patient' | 'numbers'>>;
  openFollowTeam?: Resolver<Maybe<ResolversTypes['FollowTeam']>, ParentType, ContextType, RequireFields<MutationOpenFollowTeamArgs, 'name'>>;
  joinFollowTeam?: Resolver<Maybe<ResolversTypes['FollowTeam']>, ParentType, ContextType, RequireFields<MutationJoinFollowTeamArgs, 'team'>>;
  leaveFollowTeam?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationLeaveFollowTeamArgs, 'team'>>;
  setQuietHours?: Resolver<Maybe<ResolversTypes['QuietHours']>, ParentType, ContextType, RequireFields<MutationSetQuietHoursArgs, 'urgentPasses'>>;
  giveDirective?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationGiveDirectiveArgs, 'patient' | 'revision' | 'idempotencyKey' | 'choice'>>;
  changeDirective?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationChangeDirectiveArgs, 'patient' | 'revision' | 'idempotencyKey' | 'directive' | 'choice'>>;
  withdrawDirective?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationWithdrawDirectiveArgs, 'patient' | 'revision' | 'idempotencyKey' | 'directive'>>;
  permitAtPointOfCare?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationPermitAtPointOfCareArgs, 'patient' | 'idempotencyKey' | 'minutes'>>;
  confirmWidening?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationConfirmWideningArgs, 'patient' | 'revision' | 'idempotencyKey' | 'proposal'>>;
  declineWidening?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationDeclineWideningArgs, 'patient' | 'revision' | 'idempotencyKey' | 'proposal'>>;
  endProxyView?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationEndProxyViewArgs, 'patient' | 'revision' | 'idempotencyKey' | 'right'>>;
  beginBreakGlass?: Resolver<Maybe<ResolversTypes['BreakGlassOpening']>, ParentType, ContextType, RequireFields<MutationBeginBreakGlassArgs, 'patient' | 'careContext' | 'idempotencyKey'>>;
  confirmBreakGlass?: Resolver<Maybe<ResolversTypes['BreakGlassGrant']>, ParentType, ContextType, RequireFields<MutationConfirmBreakGlassArgs, 'patient' | 'opening' | 'reason'>>;
  endBreakGlass?: Resolver<Maybe<ResolversTypes['BreakGlassGrant']>, ParentType, ContextType, RequireFields<MutationEndBreakGlassArgs, 'patient'>>;
  importConsent?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationImportConsentArgs, 'patient' | 'revision' | 'idempotencyKey' | 'consent'>>;
  recordProxyRight?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationRecordProxyRightArgs, 'patient' | 'revision' | 'idempotencyKey' | 'right'>>;
  endProxyRight?: Resolver<Maybe<ResolversTypes['ConsentOutcome']>, ParentType, ContextType, RequireFields<MutationEndProxyRightArgs, 'patient' | 'revision' | 'idempotencyKey' | 'right'>>;
};

export type ConsentReadingResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentReading'] = ResolversParentTypes['ConsentReading']> = {
  records?: Resolver<Maybe<ResolversTypes['ProposedDirective']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['ConsentFault']>, ParentType, ContextType>;
  refusals?: Resolver<ReadonlyArray<ResolversTypes['ConsentRefusal']>, ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BreakGlassOpeningResolvers<ContextType = any, ParentType extends ResolversParentTypes['BreakGlassOpening'] = ResolversParentTypes['BreakGlassOpening']> = {
  restricted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  opening?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['BreakGlassReason']>, ParentType, ContextType>;
};

export type BreakGlassReasonResolvers<ContextType = any, ParentType extends ResolversParentTypes['BreakGlassReason'] = ResolversParentTypes['BreakGlassReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BreakGlassGrantResolvers<ContextType = any, ParentType extends ResolversParentTypes['BreakGlassGrant'] = ResolversParentTypes['BreakGlassGrant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  begunAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  inForce?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PatientNoticePageResolvers<ContextType = any, ParentType extends ResolversParentTypes['PatientNoticePage'] = ResolversParentTypes['PatientNoticePage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['PatientNotice']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PatientNoticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['PatientNotice'] = ResolversParentTypes['PatientNotice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PatientNoticeKind'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  requesterName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasonCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ConsentOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentOutcome'] = ResolversParentTypes['ConsentOutcome']> = {
  recorded?: Resolver<Maybe<ResolversTypes['ConsentDirective']>, ParentType, ContextType>;
  ended?: Resolver<Maybe<ResolversTypes['ConsentDirective']>, ParentType, ContextType>;
  proposal?: Resolver<Maybe<ResolversTypes['WideningProposal']>, ParentType, ContextType>;
  proxyRight?: Resolver<Maybe<ResolversTypes['HeldRight']>, ParentType, ContextType>;
  receipts?: Resolver<ReadonlyArray<ResolversTypes['ConsentReceipt']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['ConsentFault']>, ParentType, ContextType>;
  refusals?: Resolver<ReadonlyArray<ResolversTypes['ConsentRefusal']>, ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  choices?: Resolver<Maybe<ResolversTypes['PatientChoices']>, ParentType, ContextType>;
};

export type ConsentFaultResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentFault'] = ResolversParentTypes['ConsentFault']> = {
  code?: Resolver<ResolversTypes['ConsentFaultCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentRefusalResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentRefusal'] = ResolversParentTypes['ConsentRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PatientChoicesResolvers<ContextType = any, ParentType extends ResolversParentTypes['PatientChoices'] = ResolversParentTypes['PatientChoices']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['ConsentStage'], ParentType, ContextType>;
  directives?: Resolver<ReadonlyArray<ResolversTypes['ConsentDirective']>, ParentType, ContextType>;
  proposals?: Resolver<ReadonlyArray<ResolversTypes['WideningProposal']>, ParentType, ContextType>;
  proxies?: Resolver<ReadonlyArray<ResolversTypes['HeldRight']>, ParentType, ContextType>;
  idleProxies?: Resolver<ReadonlyArray<ResolversTypes['HeldRight']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['ChoosingPerson']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['ConsentNotice']>, ParentType, ContextType>;
};

export type ChoosingPersonResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChoosingPerson'] = ResolversParentTypes['ChoosingPerson']> = {
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HeldRightResolvers<ContextType = any, ParentType extends ResolversParentTypes['HeldRight'] = ResolversParentTypes['HeldRight']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ground?: Resolver<ResolversTypes['ProxyGround'], ParentType, ContextType>;
  mayView?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['ProxyEvidence']>, ParentType, ContextType>;
  evidenceReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type EndedRightResolvers<ContextType = any, ParentType extends ResolversParentTypes['EndedRight'] = ResolversParentTypes['EndedRight']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type WideningProposalResolvers<ContextType = any, ParentType extends ResolversParentTypes['WideningProposal'] = ResolversParentTypes['WideningProposal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['ProposalSide'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProposalState'], ParentType, ContextType>;
  ends?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  records?: Resolver<Maybe<ResolversTypes['ProposedDirective']>, ParentType, ContextType>;
};

export type ProposedDirectiveResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProposedDirective'] = ResolversParentTypes['ProposedDirective']> = {
  effect?: Resolver<ResolversTypes['DirectiveEffect'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['DirectiveScope'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  breakGlassMayLift?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConsentNoticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentNotice'] = ResolversParentTypes['ConsentNotice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ConsentNoticeKind'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  directives?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  proposal?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ConsentReceiptResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentReceipt'] = ResolversParentTypes['ConsentReceipt']> = {
  directive?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deed?: Resolver<ResolversTypes['ReceiptDeed'], ParentType, ContextType>;
  jws?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentExportResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentExport'] = ResolversParentTypes['ConsentExport']> = {
  bundle?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ConsentPreviewResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentPreview'] = ResolversParentTypes['ConsentPreview']> = {
  faults?: Resolver<ReadonlyArray<ResolversTypes['ConsentFault']>, ParentType, ContextType>;
  shown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['PreviewGroup']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  precedingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['PreviewKind']>, ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PreviewKindResolvers<ContextType = any, ParentType extends ResolversParentTypes['PreviewKind'] = ResolversParentTypes['PreviewKind']> = {
  kind?: Resolver<ResolversTypes['OrganisationKind'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PreviewGroupResolvers<ContextType = any, ParentType extends ResolversParentTypes['PreviewGroup'] = ResolversParentTypes['PreviewGroup']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organisations?: Resolver<ReadonlyArray<ResolversTypes['PreviewedOrganisation']>, ParentType, ContextType>;
};

export type PreviewedOrganisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['PreviewedOrganisation'] = ResolversParentTypes['PreviewedOrganisation']> = {
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  all?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  some?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  noneByChoice?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  noneByAgreement?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  ownOnly?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  others?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  datesLimited?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  reach?: Resolver<ReadonlyArray<ResolversTypes['PreviewReach']>, ParentType, ContextType>;
};

export type PreviewReachResolvers<ContextType = any, ParentType extends ResolversParentTypes['PreviewReach'] = ResolversParentTypes['PreviewReach']> = {
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  sources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  changeNotices?: SubscriptionResolver<ResolversTypes['ChangeNotice'], "changeNotices", ParentType, ContextType, RequireFields<SubscriptionChangeNoticesArgs, 'after'>>;
};

export type FollowResolvers<ContextType = any, ParentType extends ResolversParentTypes['Follow'] = ResolversParentTypes['Follow']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  careContext?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['PurposeOfUse'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  openedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['FollowTeamName']>, ParentType, ContextType>;
};

export type FollowTeamNameResolvers<ContextType = any, ParentType extends ResolversParentTypes['FollowTeamName'] = ResolversParentTypes['FollowTeamName']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FollowTeamResolvers<ContextType = any, ParentType extends ResolversParentTypes['FollowTeam'] = ResolversParentTypes['FollowTeam']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isMember?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangeNoticeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangeNotice'] = ResolversParentTypes['ChangeNotice']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  follow?: Resolver<ResolversTypes['Follow'], ParentType, ContextType>;
};

export type ChangeWishResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangeWish'] = ResolversParentTypes['ChangeWish']> = {
  isOn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  outward?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isNews?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  writesMessages?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChangesToldResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangesTold'] = ResolversParentTypes['ChangesTold']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['ChangeTold']>, ParentType, ContextType>;
  isWhole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChangeToldResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangeTold'] = ResolversParentTypes['ChangeTold']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ExchangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Exchange'] = ResolversParentTypes['Exchange']> = {
  id?: Resolver<ResolversTypes['ExchangeId'], ParentType, ContextType>;
};

export type QuietHoursResolvers<ContextType = any, ParentType extends ResolversParentTypes['QuietHours'] = ResolversParentTypes['QuietHours']> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  urgentPasses?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isQuietNow?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type PatientResolvers<ContextType = any, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  directives?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ConsentDirective']>>, ParentType, ContextType>;
};

export type ConsentDirectiveResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConsentDirective'] = ResolversParentTypes['ConsentDirective']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['DirectiveEffect'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['DirectiveScope'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  breakGlassMayLift?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['RecordedBy'], ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  withdrawnAsked?: Resolver<Maybe<ResolversTypes['WayOfAsking']>, ParentType, ContextType>;
};

export type DirectiveScopeResolvers<ContextType = any, ParentType extends ResolversParentTypes['DirectiveScope'] = ResolversParentTypes['DirectiveScope']> = {
  recipients?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Organisation']>>, ParentType, ContextType>;
  controllers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Organisation']>>, ParentType, ContextType>;
  recordTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordType']>>, ParentType, ContextType>;
  classes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  purposes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PurposeOfUse']>>, ParentType, ContextType>;
  actions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Action']>>, ParentType, ContextType>;
  recordDates?: Resolver<Maybe<ResolversTypes['RecordDates']>, ParentType, ContextType>;
};

export type RecordDatesResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordDates'] = ResolversParentTypes['RecordDates']> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RecordedByResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordedBy'] = ResolversParentTypes['RecordedBy']> = {
  how?: Resolver<ResolversTypes['RecordedHow'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  asked?: Resolver<Maybe<ResolversTypes['WayOfAsking']>, ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = any, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  start?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  odsCode?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  NHSNumber?: GraphQLScalarType;
  ExchangeId?: GraphQLScalarType;
  ODSCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ConsentReading?: ConsentReadingResolvers<ContextType>;
  BreakGlassOpening?: BreakGlassOpeningResolvers<ContextType>;
  BreakGlassReason?: BreakGlassReasonResolvers<ContextType>;
  BreakGlassGrant?: BreakGlassGrantResolvers<ContextType>;
  PatientNoticePage?: PatientNoticePageResolvers<ContextType>;
  PatientNotice?: PatientNoticeResolvers<ContextType>;
  ConsentOutcome?: ConsentOutcomeResolvers<ContextType>;
  ConsentFault?: ConsentFaultResolvers<ContextType>;
  ConsentRefusal?: ConsentRefusalResolvers<ContextType>;
  PatientChoices?: PatientChoicesResolvers<ContextType>;
  ChoosingPerson?: ChoosingPersonResolvers<ContextType>;
  HeldRight?: HeldRightResolvers<ContextType>;
  EndedRight?: EndedRightResolvers<ContextType>;
  WideningProposal?: WideningProposalResolvers<ContextType>;
  ProposedDirective?: ProposedDirectiveResolvers<ContextType>;
  ConsentNotice?: ConsentNoticeResolvers<ContextType>;
  ConsentReceipt?: ConsentReceiptResolvers<ContextType>;
  ConsentExport?: ConsentExportResolvers<ContextType>;
  ConsentPreview?: ConsentPreviewResolvers<ContextType>;
  PreviewKind?: PreviewKindResolvers<ContextType>;
  PreviewGroup?: PreviewGroupResolvers<ContextType>;
  PreviewedOrganisation?: PreviewedOrganisationResolvers<ContextType>;
  PreviewReach?: PreviewReachResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Follow?: FollowResolvers<ContextType>;
  FollowTeamName?: FollowTeamNameResolvers<ContextType>;
  FollowTeam?: FollowTeamResolvers<ContextType>;
  ChangeNotice?: ChangeNoticeResolvers<ContextType>;
  ChangeWish?: ChangeWishResolvers<ContextType>;
  ChangesTold?: ChangesToldResolvers<ContextType>;
  ChangeTold?: ChangeToldResolvers<ContextType>;
  Exchange?: ExchangeResolvers<ContextType>;
  QuietHours?: QuietHoursResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  ConsentDirective?: ConsentDirectiveResolvers<ContextType>;
  DirectiveScope?: DirectiveScopeResolvers<ContextType>;
  RecordDates?: RecordDatesResolvers<ContextType>;
  RecordedBy?: RecordedByResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
};
