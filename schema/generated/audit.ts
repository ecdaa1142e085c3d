// Generated from schema/sdl/audit.graphql by schema/generate.ts. Do not edit.
import type { NhsNumber } from '../model/nhs-number.ts';
import type { OdsCode } from '../model/ods-code.ts';
import type { ExchangeId } from '../model/exchange-id.ts';
import type { Instant } from '../model/instant.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { LoggedAccess as LoggedAccessParent, Receipt as ReceiptParent } from '../model/access-log.ts';
import type { ShownCase as AccessCaseParent, CaseMessage as CaseMessageParent } from '../model/access-case.ts';
import type { ExplainedReceipt as ReceiptExplanationParent } from '../model/explained-receipt.ts';
import type { Review as ReviewParent } from '../model/review.ts';
import type { RecordedDelay as RecordedDelayParent } from '../model/delay.ts';
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
  /** An Organisation Data Service code: 3 to 12 capital letters and digits, naming one organisation. */
  ODSCode: { input: OdsCode; output: OdsCode; }
  /** The registry's short name of an exchange, in capitals, digits and hyphens. */
  ExchangeId: { input: ExchangeId; output: ExchangeId; }
  /** A moment, ISO 8601, in universal time. */
  DateTime: { input: Instant; output: Instant; }
};

/** What may be asked of the audit ledger. */
export type Query = {
  /** The receipt of one view. Null when there is none by that name, or it may not be shown to this requester. */
  readonly receipt: Maybe<Receipt>;
  /** Why a past view came out as it did, for an IG manager of a party whose records it was about or who asked: evaluated again on the facts of its own moment, of another, or with a draft in force. */
  readonly receiptExplanation: Maybe<ReceiptExplanation>;
  /** What would have become of the views of the last days, had a draft been in force between all its parties. */
  readonly draftSimulation: Maybe<DraftSimulation>;
  /** Where agreements are missing, unused, or about to end, as the views of the last days show. For an IG manager: of their organisation. */
  readonly agreementCoverage: Maybe<AgreementCoverage>;
  /** Who asked for the records that the requester's organisation controls, why and how often. */
  readonly readersOfOurRecords: Maybe<ReadersOfOurRecords>;
  /** Who asked for a patient's records, newest first. For the patient alone: the care it names could tell somebody who acts for them of what they may not see. */
  readonly accessLog: Maybe<AccessLog>;
  /** The patient's whole access log as a file to keep, newest first. */
  readonly accessLogFile: Maybe<AccessLogFile>;
  /** The questions a patient asked about accesses, newest first. For the patient; for their practice those that it asked on their behalf. */
  readonly myCases: Maybe<ReadonlyArray<AccessCase>>;
  /** Patients' questions about accesses by the requester's organisation, soonest due first. For its information governance manager. */
  readonly accessCases: Maybe<AccessCases>;
  /** One question, for the patient who asked, their practice where it asked for them, and the information governance manager of the organisation that looked. Null for everybody else. */
  readonly accessCase: Maybe<AccessCase>;
  /** What waits for review at the requester's organisation, or was settled. For its privacy officer; for its IG manager what was passed on or is overdue. */
  readonly reviews: Maybe<ReviewPage>;
  /** One review. Null when there is none by that name for this requester. */
  readonly review: Maybe<Review>;
  /** The lawful delays that the requester's organisation recorded, newest first. For its privacy officers. */
  readonly delays: Maybe<DelayPage>;
  /** One delay. Null when there is none by that name for this requester. */
  readonly delay: Maybe<Delay>;
};


/** What may be asked of the audit ledger. */
export type QueryReceiptArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked of the audit ledger. */
export type QueryReceiptExplanationArgs = {
  receipt: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  draft?: InputMaybe<Scalars['ID']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryDraftSimulationArgs = {
  draft: Scalars['ID']['input'];
  days?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryAgreementCoverageArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryReadersOfOurRecordsArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryAccessLogArgs = {
  patient: Scalars['NHSNumber']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organisation?: InputMaybe<Scalars['ODSCode']['input']>;
  emergenciesOnly?: InputMaybe<Scalars['Boolean']['input']>;
  refusalsOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryAccessLogFileArgs = {
  patient: Scalars['NHSNumber']['input'];
  format: AccessLogFormat;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organisation?: InputMaybe<Scalars['ODSCode']['input']>;
  emergenciesOnly?: InputMaybe<Scalars['Boolean']['input']>;
  refusalsOnly?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryMyCasesArgs = {
  patient: Scalars['NHSNumber']['input'];
};


/** What may be asked of the audit ledger. */
export type QueryAccessCasesArgs = {
  states?: InputMaybe<ReadonlyArray<CaseState>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryAccessCaseArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked of the audit ledger. */
export type QueryReviewsArgs = {
  state?: InputMaybe<ReviewState>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryReviewArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked of the audit ledger. */
export type QueryDelaysArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What may be asked of the audit ledger. */
export type QueryDelayArgs = {
  id: Scalars['ID']['input'];
};

/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type Mutation = {
  /** Asks the organisation that looked why it did: by the patient, or by their practice on their behalf. One case for each access. */
  readonly questionAccess: AccessCase;
  /** Says that the question was read. By the organisation that looked. */
  readonly acknowledgeCase: AccessCase;
  /** Answers. By the organisation that looked. */
  readonly answerCase: AccessCase;
  /** Takes one or two months more, once, before the time is over, and tells the patient why (UK GDPR Art. 12(3)). By the organisation that looked. */
  readonly extendCase: AccessCase;
  /** Writes to the other side. By either. */
  readonly writeInCase: AccessCase;
  /** Ends the case. By the patient, or their practice where it asked for them. */
  readonly closeCase: AccessCase;
  /** Opens an answered or ended case again, once, with a month of its own. By the patient, or their practice where it asked for them. */
  readonly reopenCase: AccessCase;
  /** Settles a review, or passes it on to whoever is next. */
  readonly settleReview: Maybe<Review>;
  /** Delays the notice and the log entry of one access, or of all accesses of the requester's organisation to one patient. Holds for 24 hours at most until a second officer approves it. */
  readonly recordDelay: Maybe<Delay>;
  /** Carries a delay on with another, which is approved anew. 90 days from now at most. */
  readonly renewDelay: Maybe<Delay>;
  /** The second officer's approval: somebody else than who recorded it. */
  readonly approveDelay: Maybe<Delay>;
  /** Ends a delay now: the patient is told at once. */
  readonly endDelay: Maybe<Delay>;
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationQuestionAccessArgs = {
  patient: Scalars['NHSNumber']['input'];
  receipt: Scalars['ID']['input'];
  words: Scalars['String']['input'];
  idempotencyKey: Scalars['String']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationAcknowledgeCaseArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  words?: InputMaybe<Scalars['String']['input']>;
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationAnswerCaseArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  outcome: CaseOutcome;
  words: Scalars['String']['input'];
  passedOnTo?: InputMaybe<Scalars['ODSCode']['input']>;
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationExtendCaseArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  months: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationWriteInCaseArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  words: Scalars['String']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationCloseCaseArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  words?: InputMaybe<Scalars['String']['input']>;
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationReopenCaseArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  words: Scalars['String']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationSettleReviewArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
  outcome: ReviewSettlement;
  words: Scalars['String']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationRecordDelayArgs = {
  receipt?: InputMaybe<Scalars['ID']['input']>;
  patient?: InputMaybe<Scalars['NHSNumber']['input']>;
  ground: DelayGround;
  words: Scalars['String']['input'];
  until: Scalars['DateTime']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationRenewDelayArgs = {
  id: Scalars['ID']['input'];
  words: Scalars['String']['input'];
  until: Scalars['DateTime']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationApproveDelayArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};


/** What may be done about accesses and what they call for. Each is written down before it is done. */
export type MutationEndDelayArgs = {
  id: Scalars['ID']['input'];
  revision: Scalars['Int']['input'];
};

/** Which reviews are listed. */
export type ReviewState =
  /** Those that wait. */
  | 'OPEN'
  /** Those that are settled. */
  | 'SETTLED';

/** A page of reviews. */
export type ReviewPage = {
  /** The reviews. */
  readonly items: ReadonlyArray<Review>;
  /** How many wait. */
  readonly openCount: Scalars['Int']['output'];
  /** How many of them are overdue. */
  readonly overdueCount: Scalars['Int']['output'];
  /** How many wait, by kind. */
  readonly kinds: ReadonlyArray<ReviewKindCount>;
  /** The cursor of the last item. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there are more. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** How many reviews of one kind wait. */
export type ReviewKindCount = {
  /** The kind. */
  readonly kind: ReviewKind;
  /** How many. */
  readonly openCount: Scalars['Int']['output'];
};

/** Why an access is reviewed. */
export type ReviewKind =
  /** Break-glass was used. */
  | 'BREAK_GLASS'
  /** Somebody looked at their own record. */
  | 'OWN_RECORD'
  /** Somebody looked at the record of somebody they live with. */
  | 'SAME_HOUSEHOLD'
  /** Nothing confirmed within seven days that the person was in their care. */
  | 'UNCONFIRMED';

/** An access to be reviewed: who, for what and why. Never what was seen, and never whose record by number: the reviewer finds the person by the care context. */
export type Review = {
  /** The review's id. */
  readonly id: Scalars['ID']['output'];
  /** Why it is reviewed. */
  readonly kind: ReviewKind;
  /** The receipt of the access. */
  readonly receipt: Scalars['ID']['output'];
  /** When it was. */
  readonly at: Scalars['DateTime']['output'];
  /** Who it was, where the name is known. */
  readonly requesterName: Maybe<Scalars['String']['output']>;
  /** Who it was, as their sign-in knows them. */
  readonly userId: Maybe<Scalars['String']['output']>;
  /** The part they played. */
  readonly role: Maybe<Scalars['String']['output']>;
  /** Their organisation. */
  readonly organisation: Organisation;
  /** What for. */
  readonly purpose: Maybe<PurposeOfUse>;
  /** The care it was part of, as they stated it. */
  readonly careContext: Maybe<Scalars['String']['output']>;
  /** The code of the reason for break-glass. */
  readonly reasonCode: Maybe<Scalars['String']['output']>;
  /** The same in words. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** The reason in their own words. */
  readonly reasonWords: Maybe<Scalars['String']['output']>;
  /** When it must be settled. */
  readonly dueAt: Scalars['DateTime']['output'];
  /** Whether that time has passed. */
  readonly overdue: Scalars['Boolean']['output'];
  /** Whether it was passed on to the IG manager: by the privacy officer, or because its time has passed. */
  readonly escalated: Scalars['Boolean']['output'];
  /** Why the privacy officer passed it on. */
  readonly escalatedWords: Maybe<Scalars['String']['output']>;
  /** What it came to. Null while it is open. */
  readonly outcome: Maybe<ReviewOutcome>;
  /** Why, in their own words. */
  readonly words: Maybe<Scalars['String']['output']>;
  /** When it was settled. */
  readonly settledAt: Maybe<Scalars['DateTime']['output']>;
  /** Who settled it. */
  readonly settledBy: Maybe<Scalars['String']['output']>;
  /** Raised by every change. */
  readonly revision: Scalars['Int']['output'];
};

/** What a review came to. */
export type ReviewOutcome =
  /** It was right to look. */
  | 'APPROPRIATE'
  /** It was not right to look. */
  | 'INAPPROPRIATE';

/** What is done with a review. */
export type ReviewSettlement =
  /** It was right to look. */
  | 'APPROPRIATE'
  /** It was not right to look. */
  | 'INAPPROPRIATE'
  /** It is passed on to the IG manager, who settles it. */
  | 'ESCALATED';

/** A page of delays. */
export type DelayPage = {
  /** The delays, newest first. */
  readonly items: ReadonlyArray<Delay>;
  /** The cursor of the last of them. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there are more. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** A lawful, reviewed delay of telling a patient. When it ends the notice goes and the entry appears by itself. */
export type Delay = {
  /** The delay's id. */
  readonly id: Scalars['ID']['output'];
  /** The receipt of the access. Null where it is about all accesses of the organisation to one patient. */
  readonly receipt: Maybe<Scalars['ID']['output']>;
  /** The lawful ground. */
  readonly ground: DelayGround;
  /** Why, in their own words. */
  readonly words: Scalars['String']['output'];
  /** Whether it holds. */
  readonly state: DelayState;
  /** Since when it holds. */
  readonly from: Scalars['DateTime']['output'];
  /** When it ends, as it was recorded. */
  readonly until: Scalars['DateTime']['output'];
  /** When it stops holding as things stand: a day after it was recorded, until it is approved. */
  readonly holdsUntil: Scalars['DateTime']['output'];
  /** The delay that this one carries on. */
  readonly renews: Maybe<Scalars['ID']['output']>;
  /** Who recorded it. */
  readonly recordedBy: Scalars['String']['output'];
  /** When. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Whether the requester recorded it, and so cannot approve it. */
  readonly recordedByMe: Scalars['Boolean']['output'];
  /** Who approved it. */
  readonly approvedBy: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly approvedAt: Maybe<Scalars['DateTime']['output']>;
  /** Who ended it before its time. */
  readonly endedBy: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Raised by every change. */
  readonly revision: Scalars['Int']['output'];
};

/** Why a patient may lawfully be told later. */
export type DelayGround =
  /** Telling now would put somebody at risk. */
  | 'SAFEGUARDING'
  /** Telling now would hinder the police. */
  | 'POLICE';

/** How a delay stands. */
export type DelayState =
  /** It waits for the second officer, and holds meanwhile. */
  | 'WAITING'
  /** It was approved, and holds. */
  | 'HOLDING'
  /** It holds no more. */
  | 'OVER';

/** A past view, evaluated again. */
export type ReceiptExplanation = {
  /** The receipt's id. */
  readonly receipt: Scalars['ID']['output'];
  /** When the view was decided. */
  readonly at: Scalars['DateTime']['output'];
  /** The organisation that asked. */
  readonly organisation: Maybe<Organisation>;
  /** The part the person played who asked. */
  readonly role: Scalars['String']['output'];
  /** Why they asked. */
  readonly purpose: Maybe<PurposeOfUse>;
  /** The moment whose agreements this evaluation rests on. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Whether the decision written down at that time comes out of this evaluation again. Null when evaluated with other agreements than its own, refused whole, or what it rested on is no longer kept. */
  readonly replays: Maybe<Scalars['Boolean']['output']>;
  /** For each exchange and record type the controllers alike in outcome and ground, largest first, the requester's own organisation named first. Who did not ask is told of its own records alone. */
  readonly outcomes: ReadonlyArray<ExplainedOutcome>;
  /** Every exchange that outcomes are told of, with how it came out as a whole: a city's outcomes are thousands, and are read exchange by exchange. */
  readonly exchanges: ReadonlyArray<ExplainedExchange>;
  /** The agreements that the outcomes rest on, each once, by id: to read more of them than one by one, outcome by outcome. */
  readonly agreements: ReadonlyArray<Agreement>;
};


/** A past view, evaluated again. */
export type ReceiptExplanationOutcomesArgs = {
  exchange?: InputMaybe<Scalars['ExchangeId']['input']>;
  largest?: InputMaybe<Scalars['Int']['input']>;
};


/** A past view, evaluated again. */
export type ReceiptExplanationAgreementsArgs = {
  exchange?: InputMaybe<Scalars['ExchangeId']['input']>;
  largest?: InputMaybe<Scalars['Int']['input']>;
};

/** How one exchange came out as a whole in a view that is explained. */
export type ExplainedExchange = {
  /** The exchange. */
  readonly exchange: Exchange;
  /** Whether its outcomes let records be released: all of them, some, or none. */
  readonly permitted: ExplainedExtent;
  /** How many outcomes are told of it. */
  readonly outcomeCount: Scalars['Int']['output'];
};

/** How many of several outcomes let records be released. */
export type ExplainedExtent =
  /** Every one. */
  | 'ALL'
  /** Some, not all. */
  | 'SOME'
  /** Not one. */
  | 'NONE';

/** Controllers of one exchange for whose records of one type the same was decided on the same ground. */
export type ExplainedOutcome = {
  /** The exchange. */
  readonly exchange: Exchange;
  /** The record type. */
  readonly recordType: RecordType;
  /** Whether this ground lets records be released. Where an agreement does, what else may narrow it is not told. */
  readonly permitted: Scalars['Boolean']['output'];
  /** The ground or the bar, from a closed list. */
  readonly ground: ExplainedGround;
  /** In a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The agreement it rests on, where it rests on one. */
  readonly agreement: Maybe<Agreement>;
  /** The version of that agreement. */
  readonly version: Maybe<Scalars['Int']['output']>;
  /** The clause of that version: the record type and the classes it includes. */
  readonly clause: Maybe<Scalars['String']['output']>;
  /** How many controllers. */
  readonly controllerCount: Scalars['Int']['output'];
  /** The controllers, 50 at most. */
  readonly controllers: ReadonlyArray<Organisation>;
};

/** On what a decision rests, as an IG manager may be told. Whether a patient chose, and what, is not told. */
export type ExplainedGround =
  /** An agreement in force covers it. */
  | 'AGREEMENT'
  /** The controller's own records. */
  | 'OWN_CONTROLLER'
  /** The patient's own record, or a proxy's recorded right. */
  | 'OWN_RECORD'
  /** No agreement in force covers it. */
  | 'NO_AGREEMENT'
  /** An agreement covers it, and another condition was not met. */
  | 'OTHER_CONDITION'
  /** The exchange or the controller is paused. */
  | 'PAUSED'
  /** A rule failed, and so it was refused. */
  | 'RULE_FAILED';

/** What a draft would change, by the views of the last days. */
export type DraftSimulation = {
  /** How many views were evaluated again. */
  readonly viewCount: Scalars['Int']['output'];
  /** How many could not be, because what they rested on is no longer kept. */
  readonly notEvaluatedCount: Scalars['Int']['output'];
  /** The first and the last moment looked at. */
  readonly from: Scalars['DateTime']['output'];
  /** The last moment looked at. */
  readonly to: Scalars['DateTime']['output'];
  /** By requesting organisation and record type what would change. Empty: nothing. */
  readonly changes: ReadonlyArray<SimulatedChange>;
};

/** What would change for one organisation and record type. */
export type SimulatedChange = {
  /** The organisation that asked. */
  readonly organisation: Organisation;
  /** The record type. */
  readonly recordType: RecordType;
  /** Why they asked. */
  readonly purpose: PurposeOfUse;
  /** Questions (view × exchange × controller) that no agreement covered and the draft would. What the patients chose is not looked at. */
  readonly becomesAllowed: Scalars['Int']['output'];
  /** Questions that were allowed and would have no agreement left. */
  readonly becomesRefused: Scalars['Int']['output'];
};

/** Where agreements are missing, unused, or about to end. */
export type AgreementCoverage = {
  /** The first moment looked at. */
  readonly from: Scalars['DateTime']['output'];
  /** The last moment looked at. */
  readonly to: Scalars['DateTime']['output'];
  /** Pairs with traffic refused for want of an agreement, most often asked first; 200 at most. */
  readonly missing: ReadonlyArray<MissingAgreement>;
  /** Agreements in force that no view of these days rested on. */
  readonly unused: ReadonlyArray<Agreement>;
  /** Agreements that end within 90 days, soonest first. */
  readonly ending: ReadonlyArray<EndingAgreement>;
};

/** A pair of organisations whose questions were refused for want of an agreement. */
export type MissingAgreement = {
  /** Who asked. */
  readonly recipient: Organisation;
  /** Whose records. */
  readonly provider: Organisation;
  /** Why they asked. */
  readonly purpose: PurposeOfUse;
  /** The record types refused. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** How many views. */
  readonly viewCount: Scalars['Int']['output'];
};

/** An agreement about to end. */
export type EndingAgreement = {
  /** The agreement. */
  readonly agreement: Agreement;
  /** When its newest signed version ends. */
  readonly end: Scalars['DateTime']['output'];
  /** Within how many days: 7, 30 or 90. */
  readonly within: Scalars['Int']['output'];
};

/** Who asked for the records one organisation controls. */
export type ReadersOfOurRecords = {
  /** The first moment looked at. */
  readonly from: Scalars['DateTime']['output'];
  /** The last moment looked at. */
  readonly to: Scalars['DateTime']['output'];
  /** By requesting organisation and purpose, most views first. */
  readonly readers: ReadonlyArray<ReaderOfOurRecords>;
};

/** One organisation that asked. */
export type ReaderOfOurRecords = {
  /** The organisation that asked. Null: patients and those who act for them. */
  readonly organisation: Maybe<Organisation>;
  /** Why they asked. */
  readonly purpose: PurposeOfUse;
  /** How many views in which this organisation's records were permitted and its exchange was asked. */
  readonly viewCount: Scalars['Int']['output'];
  /** How many of them under break-glass. */
  readonly breakGlassCount: Scalars['Int']['output'];
  /** The record types asked for. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** The last time. */
  readonly lastAt: Scalars['DateTime']['output'];
};

/** A data sharing agreement. */
export type Agreement = {
  /** The agreement's id. */
  readonly id: Scalars['ID']['output'];
};

/** One patient, and what may be shown of them to this requester for this purpose. */
export type Patient = {
  /** The patient's NHS number. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** Who asked for this patient's records, newest first. Null when it may not be shown to this requester. */
  readonly accessLog: Maybe<AccessLog>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientAccessLogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  organisation?: InputMaybe<Scalars['ODSCode']['input']>;
  emergenciesOnly?: InputMaybe<Scalars['Boolean']['input']>;
  refusalsOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of a patient's access log. What a lawful delay holds back for a time is not in it, leaves no gap, and appears when the delay ends. */
export type AccessLog = {
  /** The accesses of this page. */
  readonly items: ReadonlyArray<Access>;
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
  /** Everything before this moment is in, but for what a lawful delay holds back until it ends. */
  readonly completeUntil: Scalars['DateTime']['output'];
  /** Whether something is known to be missing, or not over yet. */
  readonly incomplete: Scalars['Boolean']['output'];
  /** What, each with its reason. */
  readonly gaps: ReadonlyArray<AccessLogGap>;
};

/** Why a log may not be whole yet. Ask again in a minute. */
export type AccessLogGap =
  /** An access is under way: what came of it is not known yet. */
  | 'ACCESS_UNDER_WAY'
  /** An entry is on its way into the log. */
  | 'BEING_WRITTEN'
  /** An entry is there and cannot be read. The operator has to mend it. */
  | 'ENTRY_UNREADABLE'
  /** Whether accesses belonged to care could not be read just now. */
  | 'MARKS_UNREADABLE';

/** What a file of the access log is. */
export type AccessLogFormat =
  /** Rows and columns, for a spreadsheet (RFC 4180). */
  | 'CSV'
  /** For programs. */
  | 'JSON';

/** A patient's access log as a file. */
export type AccessLogFile = {
  /** A name for the file, which says nothing of the patient. */
  readonly name: Scalars['String']['output'];
  /** Its media type. */
  readonly mediaType: Scalars['String']['output'];
  /** What is in it. */
  readonly body: Scalars['String']['output'];
  /** How many accesses it lists. */
  readonly count: Scalars['Int']['output'];
  /** Everything before this moment is in, but for what a lawful delay holds back until it ends. */
  readonly completeUntil: Scalars['DateTime']['output'];
  /** Whether something is known to be missing, or not over yet. The file says so too. */
  readonly incomplete: Scalars['Boolean']['output'];
};

/** What an entry of a patient's log is about. */
export type AccessKind =
  /** Records were asked for. */
  | 'VIEW'
  /** A change of a record was asked for: the record was looked at for it, and the change proposed where it could be. */
  | 'CHANGE'
  /** Records were asked for under break-glass. */
  | 'EMERGENCY_VIEW'
  /** The first step of break-glass: whether something is restricted was asked. */
  | 'EMERGENCY_ASKED'
  /** The second step of break-glass: emergency access was opened, with a reason. */
  | 'EMERGENCY_OPENED'
  /** Emergency access was ended before its time. */
  | 'EMERGENCY_ENDED'
  /** Somebody else than the patient changed the patient's choices. */
  | 'CHOICE_CHANGED'
  /** Something else was asked about the patient, and refused. */
  | 'OTHER';

/** How a staff view stands to the care it named. Nothing of that care is told. */
export type RelationshipMark =
  /** An encounter, referral, appointment or dispatch at their organisation was found. */
  | 'CONFIRMED'
  /** It is being checked. */
  | 'NOT_YET'
  /** Nothing was found within seven days. The privacy officer of their organisation looks into it. */
  | 'UNCONFIRMED'
  /** They looked at their own record. The privacy officer of their organisation looks into it. */
  | 'OWN_RECORD'
  /** They live with the patient, by their addresses. The privacy officer of their organisation looks into it. */
  | 'SAME_HOUSEHOLD';

/** How a patient's question about an access stands. */
export type CaseState =
  /** It was asked, and not read yet. */
  | 'OPEN'
  /** The organisation has read it. */
  | 'ACKNOWLEDGED'
  /** The organisation has answered. */
  | 'ANSWERED'
  /** The patient has ended it. */
  | 'CLOSED'
  /** The patient has asked again. */
  | 'REOPENED';

/** What the organisation found. */
export type CaseOutcome =
  /** The access belonged to the patient's care, and is explained. */
  | 'EXPLAINED'
  /** The access should not have happened. */
  | 'INAPPROPRIATE'
  /** It was passed on to another organisation. */
  | 'PASSED_ON';

/** What was written in a case. */
export type CaseMessageKind =
  /** The patient's question. */
  | 'QUESTION'
  /** That the question was read. */
  | 'ACKNOWLEDGEMENT'
  /** A message from either side. */
  | 'MESSAGE'
  /** Why more time is needed. */
  | 'EXTENSION'
  /** The answer. */
  | 'ANSWER'
  /** The patient's last word. */
  | 'CLOSING'
  /** Why the patient asks again. */
  | 'REOPENING';

/** Who speaks in a case. */
export type CaseSide =
  /** The patient, or their practice for them. */
  | 'PATIENT'
  /** The organisation that looked. */
  | 'ORGANISATION';

/** What may be done with a case. */
export type CaseDeed =
  /** Say that it was read. */
  | 'ACKNOWLEDGE'
  /** Write to the other side. */
  | 'MESSAGE'
  /** Take more time. */
  | 'EXTEND'
  /** Answer it. */
  | 'ANSWER'
  /** End it. */
  | 'CLOSE'
  /** Ask again. */
  | 'REOPEN';

/** A patient's question about an access, and what came of it. The patient is known by the receipt alone. */
export type AccessCase = {
  /** The case's id. */
  readonly id: Scalars['ID']['output'];
  /** The receipt of the access. */
  readonly receipt: Scalars['ID']['output'];
  /** The access. Null where the audit does not hold it any more, or it may not be shown. */
  readonly access: Maybe<Access>;
  /** The organisation that looked, and answers. */
  readonly organisation: Organisation;
  /** The practice that asked on the patient's behalf. Null: the patient asked. */
  readonly practice: Maybe<Organisation>;
  /** How it stands. */
  readonly state: CaseState;
  /** What was found, once it is answered. */
  readonly outcome: Maybe<CaseOutcome>;
  /** The organisation it was passed on to. */
  readonly passedOnTo: Maybe<Organisation>;
  /** When it was asked. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** The moment the time to answer ends: one calendar month after it was asked, or later where it was extended. */
  readonly due: Scalars['DateTime']['output'];
  /** Whether the time was extended. */
  readonly extended: Scalars['Boolean']['output'];
  /** Whether the time is over without an answer. */
  readonly overdue: Scalars['Boolean']['output'];
  /** Whether it was asked again. */
  readonly reopened: Scalars['Boolean']['output'];
  /** When something was last done with it. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Raised by every change: send it with what you do. */
  readonly version: Scalars['Int']['output'];
  /** All that was written, oldest first. */
  readonly messages: ReadonlyArray<CaseMessage>;
  /** What the requester may do with it now. */
  readonly mayDo: ReadonlyArray<CaseDeed>;
};

/** One thing written in a case. */
export type CaseMessage = {
  /** The message's id. */
  readonly id: Scalars['ID']['output'];
  /** When it was written. */
  readonly at: Scalars['DateTime']['output'];
  /** By which side. */
  readonly side: CaseSide;
  /** What it is. */
  readonly kind: CaseMessageKind;
  /** What was written. Empty where nothing was said, null where it cannot be read any more. */
  readonly words: Maybe<Scalars['String']['output']>;
  /** The member of staff who wrote it. Null: the patient. */
  readonly by: Maybe<Scalars['String']['output']>;
};

/** A page of an organisation's cases. */
export type AccessCases = {
  /** The cases of this page. */
  readonly items: ReadonlyArray<AccessCase>;
  /** How many there are in all. */
  readonly total: Scalars['Int']['output'];
};

/** One time that a patient's records were asked for. It names what was asked, never what was withheld. */
export type Access = {
  /** The receipt of this access. */
  readonly receipt: Scalars['ID']['output'];
  /** When it was. */
  readonly at: Scalars['DateTime']['output'];
  /** What it was. */
  readonly kind: AccessKind;
  /** What came of it. */
  readonly outcome: AccessOutcome;
  /** The code of why it was refused, where it was. */
  readonly refusedFor: Maybe<Scalars['String']['output']>;
  /** How a staff view stands to the care it named. Null for all else. */
  readonly relationship: Maybe<RelationshipMark>;
  /** The name of the person who asked: staff in direct care and of the practice, unless their organisation withholds names, and people who act for the patient. */
  readonly requesterName: Maybe<Scalars['String']['output']>;
  /** The part they play, such as clinician or patient. */
  readonly role: Scalars['String']['output'];
  /** The organisation they acted for. */
  readonly organisation: Maybe<Organisation>;
  /** Why they asked. */
  readonly purpose: Maybe<PurposeOfUse>;
  /** The care it was part of, as they stated it. */
  readonly careContext: Maybe<Scalars['String']['output']>;
  /** The words given for break-glass, where it was used. */
  readonly breakGlassWords: Maybe<Scalars['String']['output']>;
  /** The record types asked for. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** The exchanges asked. */
  readonly exchanges: ReadonlyArray<Exchange>;
};

/** What came of a question. */
export type AccessOutcome =
  /** It was decided and asked, and an answer left. */
  | 'RELEASED'
  /** It was decided a moment ago, and what came of it is not known yet. */
  | 'UNDER_WAY'
  /** It was decided and asked, and no answer is known to have left. */
  | 'ASKED'
  /** It was refused. */
  | 'REFUSED'
  /** It was done. Of what is no view of records. */
  | 'DONE';

/** What left with one answer. */
export type Receipt = {
  /** The receipt's id. */
  readonly id: Scalars['ID']['output'];
  /** The access it belongs to. */
  readonly access: Access;
  /** The released records: nothing of what was withheld, and nothing clinical. */
  readonly released: ReadonlyArray<ReleasedSet>;
};

/** The records of one type released from one exchange. */
export type ReleasedSet = {
  /** The exchange. */
  readonly exchange: Exchange;
  /** The record type. */
  readonly recordType: RecordType;
  /** The records. */
  readonly records: ReadonlyArray<ReleasedRecord>;
};

/** One released record. */
export type ReleasedRecord = {
  /** The source's own name for it. */
  readonly sourceId: Scalars['String']['output'];
  /** The source's version of it. */
  readonly version: Maybe<Scalars['String']['output']>;
  /** A keyed hash of its content, to prove later what was shown. */
  readonly hash: Scalars['String']['output'];
};

/** Where a page ends. */
export type PageInfo = {
  /** Give this as `after` to have the next page. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether another page follows. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

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

/** A regional exchange that carries records of many data controllers. */
export type Exchange = {
  /** The exchange's short name. */
  readonly id: Scalars['ExchangeId']['output'];
};

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
  ODSCode: ResolverTypeWrapper<Scalars['ODSCode']['output']>;
  ExchangeId: ResolverTypeWrapper<Scalars['ExchangeId']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReviewState: ReviewState;
  ReviewPage: ResolverTypeWrapper<Omit<ReviewPage, 'items'> & { items: ReadonlyArray<ResolversTypes['Review']> }>;
  ReviewKindCount: ResolverTypeWrapper<ReviewKindCount>;
  ReviewKind: ReviewKind;
  Review: ResolverTypeWrapper<ReviewParent>;
  ReviewOutcome: ReviewOutcome;
  ReviewSettlement: ReviewSettlement;
  DelayPage: ResolverTypeWrapper<Omit<DelayPage, 'items'> & { items: ReadonlyArray<ResolversTypes['Delay']> }>;
  Delay: ResolverTypeWrapper<RecordedDelayParent>;
  DelayGround: DelayGround;
  DelayState: DelayState;
  ReceiptExplanation: ResolverTypeWrapper<ReceiptExplanationParent>;
  ExplainedExchange: ResolverTypeWrapper<Omit<ExplainedExchange, 'exchange'> & { exchange: ResolversTypes['Exchange'] }>;
  ExplainedExtent: ExplainedExtent;
  ExplainedOutcome: ResolverTypeWrapper<Omit<ExplainedOutcome, 'exchange' | 'controllers'> & { exchange: ResolversTypes['Exchange'], controllers: ReadonlyArray<ResolversTypes['Organisation']> }>;
  ExplainedGround: ExplainedGround;
  DraftSimulation: ResolverTypeWrapper<Omit<DraftSimulation, 'changes'> & { changes: ReadonlyArray<ResolversTypes['SimulatedChange']> }>;
  SimulatedChange: ResolverTypeWrapper<Omit<SimulatedChange, 'organisation'> & { organisation: ResolversTypes['Organisation'] }>;
  AgreementCoverage: ResolverTypeWrapper<Omit<AgreementCoverage, 'missing'> & { missing: ReadonlyArray<ResolversTypes['MissingAgreement']> }>;
  MissingAgreement: ResolverTypeWrapper<Omit<MissingAgreement, 'recipient' | 'provider'> & { recipient: ResolversTypes['Organisation'], provider: ResolversTypes['Organisation'] }>;
  EndingAgreement: ResolverTypeWrapper<EndingAgreement>;
  ReadersOfOurRecords: ResolverTypeWrapper<Omit<ReadersOfOurRecords, 'readers'> & { readers: ReadonlyArray<ResolversTypes['ReaderOfOurRecords']> }>;
  ReaderOfOurRecords: ResolverTypeWrapper<Omit<ReaderOfOurRecords, 'organisation'> & { organisation?: Maybe<ResolversTypes['Organisation']> }>;
  Agreement: ResolverTypeWrapper<Agreement>;
  Patient: ResolverTypeWrapper<{ readonly nhsNumber: NhsNumber }>;
  AccessLog: ResolverTypeWrapper<Omit<AccessLog, 'items'> & { items: ReadonlyArray<ResolversTypes['Access']> }>;
  AccessLogGap: AccessLogGap;
  AccessLogFormat: AccessLogFormat;
  AccessLogFile: ResolverTypeWrapper<AccessLogFile>;
  AccessKind: AccessKind;
  RelationshipMark: RelationshipMark;
  CaseState: CaseState;
  CaseOutcome: CaseOutcome;
  CaseMessageKind: CaseMessageKind;
  CaseSide: CaseSide;
  CaseDeed: CaseDeed;
  AccessCase: ResolverTypeWrapper<AccessCaseParent>;
  CaseMessage: ResolverTypeWrapper<CaseMessageParent>;
  AccessCases: ResolverTypeWrapper<Omit<AccessCases, 'items'> & { items: ReadonlyArray<ResolversTypes['AccessCase']> }>;
  Access: ResolverTypeWrapper<LoggedAccessParent>;
  AccessOutcome: AccessOutcome;
  Receipt: ResolverTypeWrapper<ReceiptParent>;
  ReleasedSet: ResolverTypeWrapper<Omit<ReleasedSet, 'exchange'> & { exchange: ResolversTypes['Exchange'] }>;
  ReleasedRecord: ResolverTypeWrapper<ReleasedRecord>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PurposeOfUse: PurposeOfUse;
  RecordType: RecordType;
  Exchange: ResolverTypeWrapper<{ readonly id: ExchangeId }>;
  Organisation: ResolverTypeWrapper<{ readonly odsCode: OdsCode }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  NHSNumber: Scalars['NHSNumber']['output'];
  ODSCode: Scalars['ODSCode']['output'];
  ExchangeId: Scalars['ExchangeId']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  ReviewPage: Omit<ReviewPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Review']> };
  ReviewKindCount: ReviewKindCount;
  Review: ReviewParent;
  DelayPage: Omit<DelayPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Delay']> };
  Delay: RecordedDelayParent;
  ReceiptExplanation: ReceiptExplanationParent;
  ExplainedExchange: Omit<ExplainedExchange, 'exchange'> & { exchange: ResolversParentTypes['Exchange'] };
  ExplainedOutcome: Omit<ExplainedOutcome, 'exchange' | 'controllers'> & { exchange: ResolversParentTypes['Exchange'], controllers: ReadonlyArray<ResolversParentTypes['Organisation']> };
  DraftSimulation: Omit<DraftSimulation, 'changes'> & { changes: ReadonlyArray<ResolversParentTypes['SimulatedChange']> };
  SimulatedChange: Omit<SimulatedChange, 'organisation'> & { organisation: ResolversParentTypes['Organisation'] };
  AgreementCoverage: Omit<AgreementCoverage, 'missing'> & { missing: ReadonlyArray<ResolversParentTypes['MissingAgreement']> };
  MissingAgreement: Omit<MissingAgreement, 'recipient' | 'provider'> & { recipient: ResolversParentTypes['Organisation'], provider: ResolversParentTypes['Organisation'] };
  EndingAgreement: EndingAgreement;
  ReadersOfOurRecords: Omit<ReadersOfOurRecords, 'readers'> & { readers: ReadonlyArray<ResolversParentTypes['ReaderOfOurRecords']> };
  ReaderOfOurRecords: Omit<ReaderOfOurRecords, 'organisation'> & { organisation?: Maybe<ResolversParentTypes['Organisation']> };
  Agreement: Agreement;
  Patient: { readonly nhsNumber: NhsNumber };
  AccessLog: Omit<AccessLog, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Access']> };
  AccessLogFile: AccessLogFile;
  AccessCase: AccessCaseParent;
  CaseMessage: CaseMessageParent;
  AccessCases: Omit<AccessCases, 'items'> & { items: ReadonlyArray<ResolversParentTypes['AccessCase']> };
  Access: LoggedAccessParent;
  Receipt: ReceiptParent;
  ReleasedSet: Omit<ReleasedSet, 'exchange'> & { exchange: ResolversParentTypes['Exchange'] };
  ReleasedRecord: ReleasedRecord;
  PageInfo: PageInfo;
  Exchange: { readonly id: ExchangeId };
  Organisation: { readonly odsCode: OdsCode };
};

export interface NhsNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NHSNumber'], any> {
  name: 'NHSNumber';
}

export interface OdsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ODSCode'], any> {
  name: 'ODSCode';
}

export interface ExchangeIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ExchangeId'], any> {
  name: 'ExchangeId';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  receipt?: Resolver<Maybe<ResolversTypes['Receipt']>, ParentType, ContextType, RequireFields<QueryReceiptArgs, 'id'>>;
  receiptExplanation?: Resolver<Maybe<ResolversTypes['ReceiptExplanation']>, ParentType, ContextType, RequireFields<QueryReceiptExplanationArgs, 'receipt'>>;
  draftSimulation?: Resolver<Maybe<ResolversTypes['DraftSimulation']>, ParentType, ContextType, RequireFields<QueryDraftSimulationArgs, 'draft' | 'days'>>;
  agreementCoverage?: Resolver<Maybe<ResolversTypes['AgreementCoverage']>, ParentType, ContextType, RequireFields<QueryAgreementCoverageArgs, 'days'>>;
  readersOfOurRecords?: Resolver<Maybe<ResolversTypes['ReadersOfOurRecords']>, ParentType, ContextType, RequireFields<QueryReadersOfOurRecordsArgs, 'days'>>;
  accessLog?: Resolver<Maybe<ResolversTypes['AccessLog']>, ParentType, ContextType, RequireFields<QueryAccessLogArgs, 'patient' | 'first' | 'emergenciesOnly' | 'refusalsOnly'>>;
  accessLogFile?: Resolver<Maybe<ResolversTypes['AccessLogFile']>, ParentType, ContextType, RequireFields<QueryAccessLogFileArgs, 'patient' | 'format' | 'emergenciesOnly' | 'refusalsOnly'>>;
  myCases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccessCase']>>, ParentType, ContextType, RequireFields<QueryMyCasesArgs, 'patient'>>;
  accessCases?: Resolver<Maybe<ResolversTypes['AccessCases']>, ParentType, ContextType, RequireFields<QueryAccessCasesArgs, 'first' | 'skip'>>;
  accessCase?: Resolver<Maybe<ResolversTypes['AccessCase']>, ParentType, ContextType, RequireFields<QueryAccessCaseArgs, 'id'>>;
  reviews?: Resolver<Maybe<ResolversTypes['ReviewPage']>, ParentType, ContextType, RequireFields<QueryReviewsArgs, 'state' | 'first'>>;
  review?: Resolver<Maybe<ResolversTypes['Review']>, ParentType, ContextType, RequireFields<QueryReviewArgs, 'id'>>;
  delays?: Resolver<Maybe<ResolversTypes['DelayPage']>, ParentType, ContextType, RequireFields<QueryDelaysArgs, 'first'>>;
  delay?: Resolver<Maybe<ResolversTypes['Delay']>, ParentType, ContextType, RequireFields<QueryDelayArgs, 'id'>>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  questionAccess?: Resolver<ResolversTypes['AccessCase'], ParentType, ContextType, RequireFields<MutationQuestionAccessArgs, 'patient' | 'receipt' | 'words' | 'idempotencyKey'>>;
  acknowledgeCase?: Resolver<ResolversTypes['AccessCase'], ParentType, ContextType, RequireFields<MutationAcknowledgeCaseArgs, 'id' | 'version' | 'words'>>;
  answerCase?: Resolver<ResolversTypes['AccessCase'], ParentType, ContextType, RequireFields<MutationAnswerCaseArgs, 'id' | 'version' | 'outcome' | 'words'>>;
  extendCase?: Resolver<ResolversTypes['AccessCase'], ParentType, ContextType, RequireFields<MutationExtendCaseArgs, 'id' | 'version' | 'months' | 'reason'>>;
  writeInCase?: Resolver<ResolversTypes['AccessCase'], ParentType, ContextType, RequireFields<MutationWriteInCaseArgs, 'id' | 'version' | 'words'>>;
  closeCase?: Resolver<ResolversTypes['AccessCase'], ParentType, ContextType, RequireFields<MutationCloseCaseArgs, 'id' | 'version' | 'words'>>;
  reopenCase?: Resolver<ResolversTypes['AccessCase'], ParentType, ContextType, RequireFields<MutationReopenCaseArgs, 'id' | 'version' | 'words'>>;
  settleReview?: Resolver<Maybe<ResolversTypes['Review']>, ParentType, ContextType, RequireFields<MutationSettleReviewArgs, 'id' | 'revision' | 'outcome' | 'words'>>;
  recordDelay?: Resolver<Maybe<ResolversTypes['Delay']>, ParentType, ContextType, RequireFields<MutationRecordDelayArgs, 'ground' | 'words' | 'until'>>;
  renewDelay?: Resolver<Maybe<ResolversTypes['Delay']>, ParentType, ContextType, RequireFields<MutationRenewDelayArgs, 'id' | 'words' | 'until'>>;
  approveDelay?: Resolver<Maybe<ResolversTypes['Delay']>, ParentType, ContextType, RequireFields<MutationApproveDelayArgs, 'id' | 'revision'>>;
  endDelay?: Resolver<Maybe<ResolversTypes['Delay']>, ParentType, ContextType, RequireFields<MutationEndDelayArgs, 'id' | 'revision'>>;
};

export type ReviewPageResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReviewPage'] = ResolversParentTypes['ReviewPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  openCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overdueCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['ReviewKindCount']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReviewKindCountResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReviewKindCount'] = ResolversParentTypes['ReviewKindCount']> = {
  kind?: Resolver<ResolversTypes['ReviewKind'], ParentType, ContextType>;
  openCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = any, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReviewKind'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requesterName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  careContext?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reasonCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reasonWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  escalated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  escalatedWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReviewOutcome']>, ParentType, ContextType>;
  words?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DelayPageResolvers<ContextType = any, ParentType extends ResolversParentTypes['DelayPage'] = ResolversParentTypes['DelayPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Delay']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DelayResolvers<ContextType = any, ParentType extends ResolversParentTypes['Delay'] = ResolversParentTypes['Delay']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ground?: Resolver<ResolversTypes['DelayGround'], ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DelayState'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  holdsUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  renews?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedByMe?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  approvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReceiptExplanationResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReceiptExplanation'] = ResolversParentTypes['ReceiptExplanation']> = {
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replays?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  outcomes?: Resolver<ReadonlyArray<ResolversTypes['ExplainedOutcome']>, ParentType, ContextType, Partial<ReceiptExplanationOutcomesArgs>>;
  exchanges?: Resolver<ReadonlyArray<ResolversTypes['ExplainedExchange']>, ParentType, ContextType>;
  agreements?: Resolver<ReadonlyArray<ResolversTypes['Agreement']>, ParentType, ContextType, Partial<ReceiptExplanationAgreementsArgs>>;
};

export type ExplainedExchangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExplainedExchange'] = ResolversParentTypes['ExplainedExchange']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  permitted?: Resolver<ResolversTypes['ExplainedExtent'], ParentType, ContextType>;
  outcomeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExplainedOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExplainedOutcome'] = ResolversParentTypes['ExplainedOutcome']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  permitted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ground?: Resolver<ResolversTypes['ExplainedGround'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  controllerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  controllers?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
};

export type DraftSimulationResolvers<ContextType = any, ParentType extends ResolversParentTypes['DraftSimulation'] = ResolversParentTypes['DraftSimulation']> = {
  viewCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notEvaluatedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['SimulatedChange']>, ParentType, ContextType>;
};

export type SimulatedChangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SimulatedChange'] = ResolversParentTypes['SimulatedChange']> = {
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['PurposeOfUse'], ParentType, ContextType>;
  becomesAllowed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  becomesRefused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgreementCoverageResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementCoverage'] = ResolversParentTypes['AgreementCoverage']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['MissingAgreement']>, ParentType, ContextType>;
  unused?: Resolver<ReadonlyArray<ResolversTypes['Agreement']>, ParentType, ContextType>;
  ending?: Resolver<ReadonlyArray<ResolversTypes['EndingAgreement']>, ParentType, ContextType>;
};

export type MissingAgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['MissingAgreement'] = ResolversParentTypes['MissingAgreement']> = {
  recipient?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['PurposeOfUse'], ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  viewCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EndingAgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['EndingAgreement'] = ResolversParentTypes['EndingAgreement']> = {
  agreement?: Resolver<ResolversTypes['Agreement'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  within?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReadersOfOurRecordsResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReadersOfOurRecords'] = ResolversParentTypes['ReadersOfOurRecords']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  readers?: Resolver<ReadonlyArray<ResolversTypes['ReaderOfOurRecords']>, ParentType, ContextType>;
};

export type ReaderOfOurRecordsResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReaderOfOurRecords'] = ResolversParentTypes['ReaderOfOurRecords']> = {
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['PurposeOfUse'], ParentType, ContextType>;
  viewCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  breakGlassCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['Agreement'] = ResolversParentTypes['Agreement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PatientResolvers<ContextType = any, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  accessLog?: Resolver<Maybe<ResolversTypes['AccessLog']>, ParentType, ContextType, RequireFields<PatientAccessLogArgs, 'first' | 'emergenciesOnly' | 'refusalsOnly'>>;
};

export type AccessLogResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessLog'] = ResolversParentTypes['AccessLog']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Access']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  completeUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  incomplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['AccessLogGap']>, ParentType, ContextType>;
};

export type AccessLogFileResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessLogFile'] = ResolversParentTypes['AccessLogFile']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  completeUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  incomplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AccessCaseResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessCase'] = ResolversParentTypes['AccessCase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  access?: Resolver<Maybe<ResolversTypes['Access']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  practice?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CaseState'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['CaseOutcome']>, ParentType, ContextType>;
  passedOnTo?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  due?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  extended?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reopened?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['CaseMessage']>, ParentType, ContextType>;
  mayDo?: Resolver<ReadonlyArray<ResolversTypes['CaseDeed']>, ParentType, ContextType>;
};

export type CaseMessageResolvers<ContextType = any, ParentType extends ResolversParentTypes['CaseMessage'] = ResolversParentTypes['CaseMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['CaseSide'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CaseMessageKind'], ParentType, ContextType>;
  words?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccessCasesResolvers<ContextType = any, ParentType extends ResolversParentTypes['AccessCases'] = ResolversParentTypes['AccessCases']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['AccessCase']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccessResolvers<ContextType = any, ParentType extends ResolversParentTypes['Access'] = ResolversParentTypes['Access']> = {
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccessKind'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AccessOutcome'], ParentType, ContextType>;
  refusedFor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relationship?: Resolver<Maybe<ResolversTypes['RelationshipMark']>, ParentType, ContextType>;
  requesterName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  careContext?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  breakGlassWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  exchanges?: Resolver<ReadonlyArray<ResolversTypes['Exchange']>, ParentType, ContextType>;
};

export type ReceiptResolvers<ContextType = any, ParentType extends ResolversParentTypes['Receipt'] = ResolversParentTypes['Receipt']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  access?: Resolver<ResolversTypes['Access'], ParentType, ContextType>;
  released?: Resolver<ReadonlyArray<ResolversTypes['ReleasedSet']>, ParentType, ContextType>;
};

export type ReleasedSetResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReleasedSet'] = ResolversParentTypes['ReleasedSet']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  records?: Resolver<ReadonlyArray<ResolversTypes['ReleasedRecord']>, ParentType, ContextType>;
};

export type ReleasedRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReleasedRecord'] = ResolversParentTypes['ReleasedRecord']> = {
  sourceId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ExchangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Exchange'] = ResolversParentTypes['Exchange']> = {
  id?: Resolver<ResolversTypes['ExchangeId'], ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  odsCode?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  NHSNumber?: GraphQLScalarType;
  ODSCode?: GraphQLScalarType;
  ExchangeId?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ReviewPage?: ReviewPageResolvers<ContextType>;
  ReviewKindCount?: ReviewKindCountResolvers<ContextType>;
  Review?: ReviewResolvers<ContextType>;
  DelayPage?: DelayPageResolvers<ContextType>;
  Delay?: DelayResolvers<ContextType>;
  ReceiptExplanation?: ReceiptExplanationResolvers<ContextType>;
  ExplainedExchange?: ExplainedExchangeResolvers<ContextType>;
  ExplainedOutcome?: ExplainedOutcomeResolvers<ContextType>;
  DraftSimulation?: DraftSimulationResolvers<ContextType>;
  SimulatedChange?: SimulatedChangeResolvers<ContextType>;
  AgreementCoverage?: AgreementCoverageResolvers<ContextType>;
  MissingAgreement?: MissingAgreementResolvers<ContextType>;
  EndingAgreement?: EndingAgreementResolvers<ContextType>;
  ReadersOfOurRecords?: ReadersOfOurRecordsResolvers<ContextType>;
  ReaderOfOurRecords?: ReaderOfOurRecordsResolvers<ContextType>;
  Agreement?: AgreementResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  AccessLog?: AccessLogResolvers<ContextType>;
  AccessLogFile?: AccessLogFileResolvers<ContextType>;
  AccessCase?: AccessCaseResolvers<ContextType>;
  CaseMessage?: CaseMessageResolvers<ContextType>;
  AccessCases?: AccessCasesResolvers<ContextType>;
  Access?: AccessResolvers<ContextType>;
  Receipt?: ReceiptResolvers<ContextType>;
  ReleasedSet?: ReleasedSetResolvers<ContextType>;
  ReleasedRecord?: ReleasedRecordResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Exchange?: ExchangeResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
};
