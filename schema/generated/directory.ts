// Generated from schema/sdl/directory.graphql by schema/generate.ts. Do not edit.
import type { OdsCode } from '../model/ods-code.ts';
import type { ExchangeId } from '../model/exchange-id.ts';
import type { Instant } from '../model/instant.ts';
import type { NhsNumber } from '../model/nhs-number.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Exchange as ExchangeParent } from '../model/exchange.ts';
import type { Organisation as OrganisationParent } from '../model/organisation.ts';
import type { Scorecard as ScorecardParent, Breach as BreachParent } from '../model/scorecard.ts';
import type { Launch as LaunchParent } from '../model/launch.ts';
import type { TraceResult as TraceResultParent, TraceCandidate as TraceCandidateParent } from '../model/trace.ts';
import type { ExchangeRegistration as ExchangeRegistrationParent, ExchangeConfiguration as ExchangeConfigurationParent, RegistrationCanary as ExchangeCanaryParent, CredentialNote as ExchangeCredentialParent, RegistrationEvent as RegistrationEventParent, AcceptedReport as AcceptedReportParent } from '../model/exchange-registration.ts';
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
  /** An Organisation Data Service code: 3 to 12 capital letters and digits, naming one organisation. */
  ODSCode: { input: OdsCode; output: OdsCode; }
  /** The registry's short name of an exchange, in capitals, digits and hyphens. */
  ExchangeId: { input: ExchangeId; output: ExchangeId; }
  /** A moment, ISO 8601, in universal time. */
  DateTime: { input: Instant; output: Instant; }
  /** Ten digits with a valid check digit (NHS Data Dictionary, NHS NUMBER). */
  NHSNumber: { input: NhsNumber; output: NhsNumber; }
  /** Any JSON. */
  JSON: { input: unknown; output: unknown; }
};

/** What may be asked about exchanges and organisations. */
export type Query = {
  /** Every registered exchange, by id. */
  readonly exchanges: Maybe<ReadonlyArray<Exchange>>;
  /** One exchange. Null when none is registered by that name. */
  readonly exchange: Maybe<Exchange>;
  /** Organisations by their codes, in the order asked. A code that is not known gives null. */
  readonly organisations: Maybe<ReadonlyArray<Maybe<Organisation>>>;
  /** Organisations that share or receive records, found by words of their names: every word begins one of a name's, or of its code. Legal entities alone, by name. */
  readonly organisationsCalled: Maybe<OrganisationsFound>;
  /** How the exchanges do, each against what it declared; by id. For the operator. */
  readonly scorecards: Maybe<ReadonlyArray<Scorecard>>;
  /** How one exchange does, step by step. Null when none is registered by that name. For the operator. */
  readonly scorecard: Maybe<Scorecard>;
  /** Finds somebody's NHS number by who they are, for a clinician, a dispatcher or the staff of a practice. People whose details are restricted are not found. Written down before anybody is sought; so many an hour and a day. */
  readonly tracePatient: Maybe<TraceResult>;
  /** Tells whether an NHS number is that of somebody of this name and birth date, and gives the number that took its place where it was superseded. */
  readonly checkNhsNumber: Maybe<TraceResult>;
  /** What a launch link from another system says, so that its reader can confirm it. Nothing is opened. For clinicians and dispatchers. */
  readonly launch: Maybe<Launch>;
  /** The exchanges that the reader's organisation operates, drafts and retired ones among them, by id. For exchange operators. */
  readonly exchangeRegistrations: Maybe<ReadonlyArray<ExchangeRegistration>>;
  /** One of them. Null when the reader's organisation operates none by that name. */
  readonly exchangeRegistration: Maybe<ExchangeRegistration>;
};


/** What may be asked about exchanges and organisations. */
export type QueryExchangeArgs = {
  id: Scalars['ExchangeId']['input'];
};


/** What may be asked about exchanges and organisations. */
export type QueryOrganisationsArgs = {
  odsCodes: ReadonlyArray<Scalars['ODSCode']['input']>;
};


/** What may be asked about exchanges and organisations. */
export type QueryOrganisationsCalledArgs = {
  words: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked about exchanges and organisations. */
export type QueryScorecardsArgs = {
  window?: InputMaybe<ScoreWindow>;
};


/** What may be asked about exchanges and organisations. */
export type QueryScorecardArgs = {
  exchange: Scalars['ExchangeId']['input'];
  window?: InputMaybe<ScoreWindow>;
};


/** What may be asked about exchanges and organisations. */
export type QueryTracePatientArgs = {
  for: TraceInput;
  access: AccessInput;
};


/** What may be asked about exchanges and organisations. */
export type QueryCheckNhsNumberArgs = {
  nhsNumber: Scalars['NHSNumber']['input'];
  family: Scalars['String']['input'];
  birthDate: Scalars['String']['input'];
  access: AccessInput;
};


/** What may be asked about exchanges and organisations. */
export type QueryLaunchArgs = {
  iss: Scalars['String']['input'];
  launch: Scalars['String']['input'];
};


/** What may be asked about exchanges and organisations. */
export type QueryExchangeRegistrationArgs = {
  id: Scalars['ExchangeId']['input'];
};

/** How long a scorecard looks back. */
export type ScoreWindow =
  /** One hour, in steps of five minutes. */
  | 'HOUR'
  /** One day, in steps of an hour. */
  | 'DAY'
  /** Thirty days, in steps of a day. */
  | 'MONTH';

/** How one exchange does: counted of all nodes' questions, and holding nothing of anybody. */
export type Scorecard = {
  /** The exchange. */
  readonly exchange: Exchange;
  /** How long it looks back. */
  readonly window: ScoreWindow;
  /** What it comes to. */
  readonly score: Score;
  /** What the exchange declared that it keeps to. Null where it declared nothing. */
  readonly sla: Maybe<Sla>;
  /** Whether the node that answers gives the exchange a rest, since it failed so often lately. */
  readonly breakerOpen: Scalars['Boolean']['output'];
  /** Times in which it did not keep to what it declared: those that go on, and those that ended within the window; newest first. */
  readonly breaches: ReadonlyArray<Breach>;
  /** The window step by step, oldest first. Empty where several exchanges are asked about. */
  readonly steps: ReadonlyArray<ScoreStep>;
};

/** What was counted comes to. */
export type Score = {
  /** Questions that were to be put to the exchange, one for each patient asked about; those that its open breaker kept from it among them. */
  readonly asked: Scalars['Int']['output'];
  /** The share of these that it answered, in time and in form, 0 to 1. A refusal is an answer. Null where nothing was asked. */
  readonly availability: Maybe<Scalars['Float']['output']>;
  /** Half of the questions were answered within so many milliseconds. */
  readonly p50Ms: Maybe<Scalars['Float']['output']>;
  /** 95 of 100 were answered within so many milliseconds. */
  readonly p95Ms: Maybe<Scalars['Float']['output']>;
  /** 99 of 100 were answered within so many milliseconds. */
  readonly p99Ms: Maybe<Scalars['Float']['output']>;
  /** The share of answers of which nothing was to be released, 0 to 1. */
  readonly emptyRate: Maybe<Scalars['Float']['output']>;
  /** The share of answers that speak of another person, or of one whose name or birth date differs from the demographics service's, 0 to 1. */
  readonly mismatchRate: Maybe<Scalars['Float']['output']>;
  /** When the newest of the records released was last changed at its source, to the hour. Null where the exchange does not say when records change. */
  readonly newestAt: Maybe<Scalars['DateTime']['output']>;
};

/** One step of a window. */
export type ScoreStep = {
  /** When it begins. */
  readonly at: Scalars['DateTime']['output'];
  /** What was counted in it comes to. */
  readonly score: Score;
};

/** A service level, as an exchange declared it. */
export type Sla = {
  /** The share of questions that it answers, 0 to 1. */
  readonly availability: Scalars['Float']['output'];
  /** It answers 95 of 100 within so many milliseconds. */
  readonly p95Ms: Scalars['Float']['output'];
};

/** A time in which an exchange did not keep to what it declared, judged by the last five minutes. */
export type Breach = {
  /** What it did not keep to. */
  readonly measure: BreachMeasure;
  /** What was measured when it began: a share, or milliseconds. */
  readonly measured: Scalars['Float']['output'];
  /** What was declared then: a share, or milliseconds. */
  readonly promised: Scalars['Float']['output'];
  /** When it began. */
  readonly beganAt: Scalars['DateTime']['output'];
  /** When it ended. Null where it goes on. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
};

/** What is measured against a declared level. */
export type BreachMeasure =
  /** The share of questions answered. */
  | 'AVAILABILITY'
  /** The time within which 95 of 100 are answered. */
  | 'P95';

/** Why a patient's records are asked for. */
export type AccessInput = {
  /** The purpose of use. No purpose implies another. BTG needs a grant that confirmBreakGlass gave. */
  readonly purpose: PurposeOfUse;
  /** The care this view is part of: an encounter, referral or dispatch number. Staff must state it. */
  readonly careContext?: InputMaybe<Scalars['String']['input']>;
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

/** What is known of somebody whose NHS number is not. */
export type TraceInput = {
  /** How names and postcodes are matched. */
  readonly match?: InputMaybe<TraceMatch>;
  /** The family name. In a standard search a * stands for any letters, after two at least. */
  readonly family?: InputMaybe<Scalars['String']['input']>;
  /** Given names, the first one first. */
  readonly given?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The birth date, YYYY-MM-DD. */
  readonly birthDate?: InputMaybe<Scalars['String']['input']>;
  /** Instead of a birth date: not born before this day, YYYY-MM-DD. */
  readonly bornFrom?: InputMaybe<Scalars['String']['input']>;
  /** Instead of a birth date: not born after this day, YYYY-MM-DD. */
  readonly bornTo?: InputMaybe<Scalars['String']['input']>;
  /** The gender on their record. */
  readonly gender?: InputMaybe<TraceGender>;
  /** The home's postcode. In a standard search a * may stand for its end. */
  readonly postcode?: InputMaybe<Scalars['String']['input']>;
};

/** How names and postcodes are matched. */
export type TraceMatch =
  /** As they are written, but for capitals. */
  | 'EXACT'
  /** As they are written, and a * stands for any letters. */
  | 'STANDARD'
  /** Names that sound alike and names that changed places too. */
  | 'FUZZY';

/** A gender as the demographics service records it. */
export type TraceGender =
  /** Female. */
  | 'female'
  /** Male. */
  | 'male'
  /** Neither. */
  | 'other'
  /** Not known. */
  | 'unknown';

/** What came of tracing somebody. */
export type TraceResult = {
  /** What came of it, in one word. */
  readonly outcome: TraceOutcome;
  /** The same in a sentence, with what to do next. */
  readonly sentence: Scalars['String']['output'];
  /** Those who may be who is sought, best match first: five at most. */
  readonly candidates: ReadonlyArray<TraceCandidate>;
  /** Why nobody was sought, where nobody was. */
  readonly faults: ReadonlyArray<TraceFaultSaid>;
};

/** What came of tracing, in one word. */
export type TraceOutcome =
  /** Somebody was found, or a few people. */
  | 'FOUND'
  /** Nobody who may be found this way matches. */
  | 'NOBODY'
  /** More than five people match; none is shown. */
  | 'TOO_MANY_MATCHES'
  /** Too little was stated, or not in the form that is needed. */
  | 'NOT_SEARCHED'
  /** The demographics service could not be asked. */
  | 'UNAVAILABLE';

/** One thing that keeps somebody from being sought. */
export type TraceFaultSaid = {
  /** Its code. */
  readonly code: Scalars['String']['output'];
  /** In a sentence, what is needed. */
  readonly sentence: Scalars['String']['output'];
};

/** A launch link from another system. */
export type Launch = {
  /** What came of it, in one word. */
  readonly outcome: LaunchOutcome;
  /** The same in a sentence, with what to do next. */
  readonly sentence: Scalars['String']['output'];
  /** The system that made it. Null where it is none that may be opened. */
  readonly system: Maybe<Scalars['String']['output']>;
  /** What the system says the record is needed for. Null where it is none that may be opened. */
  readonly purpose: Maybe<PurposeOfUse>;
  /** The care that the system says it is part of. Null where it is none that may be opened. */
  readonly careContext: Maybe<Scalars['String']['output']>;
  /** Whose record it opens: said once, when it is used up. */
  readonly nhsNumber: Maybe<Scalars['NHSNumber']['output']>;
};

/** What came of a launch, in one word. */
export type LaunchOutcome =
  /** It is good, and nothing was opened yet. */
  | 'READY'
  /** It was used up now. */
  | 'OPENED'
  /** It has run out. */
  | 'EXPIRED'
  /** It was used before. */
  | 'ALREADY_USED'
  /** It was made for another user. */
  | 'NOT_YOURS'
  /** It is none that a registered system made for this service. */
  | 'UNKNOWN';

/** Somebody who may be who is sought: as little as tells them from another. */
export type TraceCandidate = {
  /** Their NHS number now. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** Whether the number that was asked about has been superseded by this one: use this one. */
  readonly supersedesAsked: Scalars['Boolean']['output'];
  /** Their name. Null where none is known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Their birth date. Null where none is known. */
  readonly birthDate: Maybe<Scalars['String']['output']>;
  /** The first half of their home's postcode. Null where none is known. */
  readonly postcodeDistrict: Maybe<Scalars['String']['output']>;
  /** The practice they are registered with. Null where none is known. */
  readonly generalPractice: Maybe<Organisation>;
  /** Whether all that was stated agrees in full. */
  readonly agreesInFull: Scalars['Boolean']['output'];
};

/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type Mutation = {
  /** Uses up a launch link from another system, for the user it was made for: gives whose record it opens. Written down before it answers. */
  readonly openLaunch: Maybe<Launch>;
  /** Registers an exchange: a draft that nobody is asked about. The name is the operator's for good. */
  readonly registerExchange: Maybe<RegistrationOutcome>;
  /** Changes what an exchange is or how it is asked. Of a live exchange, a change of how it is asked is tried first (`canary`). */
  readonly configureExchange: Maybe<RegistrationOutcome>;
  /** Says which key signs conformance reports. */
  readonly setConformanceKey: Maybe<RegistrationOutcome>;
  /** Sets a credential that the exchange demands, over one of the same kind. It is encrypted at once and never given back. It is used from the next request on. */
  readonly setExchangeCredential: Maybe<RegistrationOutcome>;
  /** Takes a credential away. */
  readonly removeExchangeCredential: Maybe<RegistrationOutcome>;
  /** Gives a new challenge for the next conformance report; the one before counts no more. */
  readonly challengeExchange: Maybe<RegistrationOutcome>;
  /** Hands in a conformance report. It certifies the configuration it is about, or the faults say why it does not. */
  readonly submitConformanceReport: Maybe<RegistrationOutcome>;
  /** Chooses the organisations whose people the exchange is asked for while it is in pilot. */
  readonly choosePilot: Maybe<RegistrationOutcome>;
  /** Moves an exchange on in its life, pauses or resumes it, or ends it. The faults say what is missing. */
  readonly moveExchange: Maybe<RegistrationOutcome>;
  /** Withdraws a changed configuration that waits for its report or is on trial; what runs goes on. */
  readonly withdrawCanary: Maybe<RegistrationOutcome>;
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationOpenLaunchArgs = {
  iss: Scalars['String']['input'];
  launch: Scalars['String']['input'];
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationRegisterExchangeArgs = {
  id: Scalars['String']['input'];
  configuration: ExchangeConfigurationInput;
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationConfigureExchangeArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
  configuration: ExchangeConfigurationInput;
  canary?: InputMaybe<CanaryInput>;
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationSetConformanceKeyArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
  key: Scalars['JSON']['input'];
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationSetExchangeCredentialArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
  mtls?: InputMaybe<MtlsCredentialInput>;
  oauth?: InputMaybe<OAuthCredentialInput>;
  headers?: InputMaybe<ReadonlyArray<HeaderCredentialInput>>;
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationRemoveExchangeCredentialArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
  kind: CredentialKind;
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationChallengeExchangeArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationSubmitConformanceReportArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
  report: Scalars['String']['input'];
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationChoosePilotArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
  organisations: ReadonlyArray<Scalars['String']['input']>;
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationMoveExchangeArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
  to: RegistrationState;
};


/** What an exchange operator may do with the exchanges of their own organisation, each change only to the revision that was read; and opening what another system launches. */
export type MutationWithdrawCanaryArgs = {
  id: Scalars['ExchangeId']['input'];
  revision: Scalars['Int']['input'];
};

/** What came of a change: the registration as it is now, or what is to be mended; then nothing was changed. */
export type RegistrationOutcome = {
  /** The registration as it is now. Null when there is something to be mended in a first registration. */
  readonly registration: Maybe<ExchangeRegistration>;
  /** What is to be mended, all of it at once. */
  readonly faults: ReadonlyArray<RegistrationFault>;
};

/** Something to be mended. */
export type RegistrationFault = {
  /** The field, dotted, such as `settings.pageSize`. */
  readonly field: Scalars['String']['output'];
  /** What is wrong, in a sentence. */
  readonly message: Scalars['String']['output'];
};

/** An exchange as its operator registers it. */
export type ExchangeRegistration = {
  /** The exchange's short name. */
  readonly id: Scalars['ExchangeId']['output'];
  /** Where it stands in its life. */
  readonly state: RegistrationState;
  /** Raised by every change; what is changed names the one that was read. */
  readonly revision: Scalars['Int']['output'];
  /** The organisation that operates it. */
  readonly operator: Maybe<Organisation>;
  /** What it is and how it is asked. */
  readonly configuration: ExchangeConfiguration;
  /** SHA-256 (base64url) of protocol, endpoint, settings and record types in canonical JSON (RFC 8785): what a report must be about. Of a change that waits for its report, the change's. */
  readonly configurationHash: Scalars['String']['output'];
  /** The public key that signs its reports, as a JWK. Null when none is set. */
  readonly conformanceKey: Maybe<Scalars['JSON']['output']>;
  /** What the next report must hold. Null when none is awaited. */
  readonly challenge: Maybe<Scalars['String']['output']>;
  /** The newest report that was accepted. */
  readonly report: Maybe<AcceptedReport>;
  /** Whether the configuration as it is now is certified by a report, or was live before there were reports. */
  readonly certified: Scalars['Boolean']['output'];
  /** The organisations of the pilot. */
  readonly pilot: ReadonlyArray<Organisation>;
  /** The credentials that are set: never their secrets. Null when they cannot be read. */
  readonly credentials: Maybe<ReadonlyArray<ExchangeCredential>>;
  /** Where it may go next, each with what is still missing for it. */
  readonly steps: Maybe<ReadonlyArray<RegistrationStep>>;
  /** The changed configurations that were proposed, newest first. */
  readonly canaries: Maybe<ReadonlyArray<ExchangeCanary>>;
  /** What was done, newest first. */
  readonly history: Maybe<ReadonlyArray<RegistrationEvent>>;
  /** When it was changed last. */
  readonly changedAt: Scalars['DateTime']['output'];
};

/** The life of a registered exchange. */
export type RegistrationState =
  /** Being written. Nobody is asked about it and no answer names it. */
  | 'DRAFT'
  /** Its operator runs the conformance kit against it. No answer names it. */
  | 'CONFORMANCE'
  /** It is asked for the people of chosen organisations; to others, answers say that it is in pilot. */
  | 'PILOT'
  /** It is asked for everybody. */
  | 'LIVE'
  /** It is paused: answers name it and it is not asked. */
  | 'SUSPENDED'
  /** It has ended, and answers name it no more. */
  | 'RETIRED';

/** What an exchange is and how it is asked. */
export type ExchangeConfiguration = {
  /** Its name in full. */
  readonly name: Scalars['String']['output'];
  /** The part of London it serves. */
  readonly area: Scalars['String']['output'];
  /** The tongue it speaks. */
  readonly protocol: Protocol;
  /** The address it is asked at; nothing outside it is ever asked. */
  readonly endpoint: Scalars['String']['output'];
  /** Codes of the organisations whose records it carries. */
  readonly members: ReadonlyArray<Scalars['ODSCode']['output']>;
  /** The record types it can hold. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** Whose a record is that does not say. Null: such a record is not released. */
  readonly defaultController: Maybe<Scalars['ODSCode']['output']>;
  /** Times it is down as announced. */
  readonly maintenance: ReadonlyArray<Period>;
  /** Requests under way at once, at most. */
  readonly concurrency: Scalars['Int']['output'];
  /** Requests begun in a second, at most, on average. Null: no limit. */
  readonly requestsASecond: Maybe<Scalars['Float']['output']>;
  /** The largest answer that is read, in bytes. */
  readonly maxBodyBytes: Scalars['Int']['output'];
  /** The service level it declares that it keeps to. Null where it declares none. */
  readonly sla: Maybe<Sla>;
  /** How it differs from others of its protocol: where custody is read, whether types are asked together, pages. Its protocol says which there are. */
  readonly settings: Maybe<Scalars['JSON']['output']>;
};

/** What an exchange shall be, before it is checked: all faults are told at once, each by its field. */
export type ExchangeConfigurationInput = {
  /** Its name in full. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The part of London it serves. */
  readonly area?: InputMaybe<Scalars['String']['input']>;
  /** The tongue it speaks, as `Protocol` names it. */
  readonly protocol?: InputMaybe<Scalars['String']['input']>;
  /** The address it is asked at: https. */
  readonly endpoint?: InputMaybe<Scalars['String']['input']>;
  /** Codes of the organisations whose records it carries. */
  readonly members?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The record types it can hold, as `RecordType` names them. */
  readonly recordTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whose a record is that does not say: one of the members. */
  readonly defaultController?: InputMaybe<Scalars['String']['input']>;
  /** Times it is down as announced. */
  readonly maintenance?: InputMaybe<ReadonlyArray<MaintenanceInput>>;
  /** Requests under way at once, at most: 1 to 64. 8, unless it is said. */
  readonly concurrency?: InputMaybe<Scalars['Int']['input']>;
  /** Requests begun in a second, at most, on average: 0.1 to 1000. No limit, unless it is said. */
  readonly requestsASecond?: InputMaybe<Scalars['Float']['input']>;
  /** The largest answer that is read, in bytes: 10,000 to 50,000,000. 8 MB, unless it is said. */
  readonly maxBodyBytes?: InputMaybe<Scalars['Int']['input']>;
  /** The share of questions that it undertakes to answer: 0.5 to 1. Goes with `p95Ms`; without either, it declares no service level. */
  readonly availability?: InputMaybe<Scalars['Float']['input']>;
  /** It undertakes to answer 95 of 100 questions within so many milliseconds: 10 to 60,000. */
  readonly p95Ms?: InputMaybe<Scalars['Float']['input']>;
  /** How it differs from others of its protocol. */
  readonly settings?: InputMaybe<Scalars['JSON']['input']>;
};

/** A time of announced maintenance. */
export type MaintenanceInput = {
  /** When it begins, ISO 8601. */
  readonly start: Scalars['String']['input'];
  /** When it ends, ISO 8601: this moment is no part of it. */
  readonly end: Scalars['String']['input'];
};

/** How a changed configuration is tried. */
export type CanaryInput = {
  /** The share of questions it is asked by, in per cent: 0 to 50. Emergencies are never among them. */
  readonly percent?: InputMaybe<Scalars['Int']['input']>;
  /** Organisations whose questions are all asked by it, emergencies excepted. */
  readonly organisations?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How long it is tried, in minutes: 1 to 10,080. */
  readonly minutes?: InputMaybe<Scalars['Int']['input']>;
};

/** A client certificate for mutual TLS. */
export type MtlsCredentialInput = {
  /** The certificate with those it rests on, PEM. */
  readonly certificate: Scalars['String']['input'];
  /** Its private key, PEM, not encrypted. */
  readonly privateKey: Scalars['String']['input'];
};

/** A client of the exchange's authorization server (OAuth 2, client credentials). */
export type OAuthCredentialInput = {
  /** Where tokens are had: https. */
  readonly tokenEndpoint: Scalars['String']['input'];
  /** The client's id. */
  readonly clientId: Scalars['String']['input'];
  /** The client's secret. */
  readonly clientSecret: Scalars['String']['input'];
  /** The scope asked for, where one is. */
  readonly scope?: InputMaybe<Scalars['String']['input']>;
};

/** A header that is sent with every request. */
export type HeaderCredentialInput = {
  /** Its name. */
  readonly name: Scalars['String']['input'];
  /** Its value: kept as a secret. */
  readonly value: Scalars['String']['input'];
};

/** What kind of credential one is. */
export type CredentialKind =
  /** A client certificate for mutual TLS. */
  | 'MTLS'
  /** A client of an authorization server. */
  | 'OAUTH'
  /** Headers that are sent with every request. */
  | 'HEADERS';

/** A credential that is set. Its secret is never given back. */
export type ExchangeCredential = {
  /** What kind it is. */
  readonly kind: CredentialKind;
  /** When it was set. */
  readonly setAt: Scalars['DateTime']['output'];
  /** Who set it. */
  readonly setBy: Maybe<Scalars['String']['output']>;
  /** What tells it from another: a certificate's fingerprint (SHA-256), a client's id, names of headers. */
  readonly hint: Scalars['String']['output'];
  /** When a certificate ends. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
};

/** A conformance report that was accepted. */
export type AcceptedReport = {
  /** The version of the suite. */
  readonly suite: Scalars['String']['output'];
  /** When its audits ended. */
  readonly endedAt: Scalars['DateTime']['output'];
  /** When it was accepted. */
  readonly acceptedAt: Scalars['DateTime']['output'];
  /** Audits passed. */
  readonly passed: Scalars['Int']['output'];
  /** Audits that cannot apply to the protocol. */
  readonly skipped: Scalars['Int']['output'];
};

/** A step that an exchange may take. */
export type RegistrationStep = {
  /** Where to. */
  readonly to: RegistrationState;
  /** What is missing for it. None: it may be taken now. */
  readonly faults: ReadonlyArray<RegistrationFault>;
};

/** A changed configuration, tried before it governs. */
export type ExchangeCanary = {
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** How it stands. */
  readonly state: CanaryState;
  /** What the exchange shall be. */
  readonly configuration: ExchangeConfiguration;
  /** The share of questions it is asked by, in per cent. */
  readonly percent: Scalars['Float']['output'];
  /** Organisations whose questions are all asked by it. */
  readonly organisations: ReadonlyArray<Organisation>;
  /** How long it is tried, in minutes. */
  readonly minutes: Scalars['Int']['output'];
  /** When the trial began. */
  readonly beganAt: Maybe<Scalars['DateTime']['output']>;
  /** When it ends, or ended. */
  readonly endsAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it ended. */
  readonly end: Maybe<CanaryEnd>;
  /** What the running configuration did meanwhile. */
  readonly running: CanaryTally;
  /** What the changed configuration did. */
  readonly tried: CanaryTally;
};

/** How a changed configuration stands. */
export type CanaryState =
  /** It waits for a conformance report of its own. */
  | 'WAITING'
  /** It is on trial. */
  | 'UNDER_WAY'
  /** It did as well, and governs. */
  | 'PROMOTED'
  /** It did worse, or nothing showed that it does as well; what ran goes on. */
  | 'ROLLED_BACK'
  /** Its operator withdrew it, or moved the exchange. */
  | 'WITHDRAWN';

/** Why a trial ended. */
export type CanaryEnd =
  /** It did as well as what ran. */
  | 'DID_AS_WELL'
  /** It failed more often than what ran, by more than chance explains. */
  | 'FAILED_MORE'
  /** It answered about another person. */
  | 'MISMATCHED_MORE'
  /** It knew fewer patients than what ran, by more than chance explains. */
  | 'FOUND_LESS'
  /** It was asked too seldom to tell. */
  | 'TOO_FEW_QUESTIONS'
  /** Its operator withdrew it. */
  | 'WITHDRAWN_BY_OPERATOR'
  /** The exchange was paused or retired meanwhile. */
  | 'EXCHANGE_MOVED';

/** Questions counted: one for each time the exchange was asked, whatever number of record types it was asked for. */
export type CanaryTally = {
  /** Questions asked. */
  readonly asked: Scalars['Int']['output'];
  /** Of them, those that timed out, failed or were refused, of any type. */
  readonly failed: Scalars['Int']['output'];
  /** Of them, those answered about another person. */
  readonly mismatched: Scalars['Int']['output'];
  /** Of them, those answered with no such patient. */
  readonly unknown: Scalars['Int']['output'];
};

/** One line of a registration's history. */
export type RegistrationEvent = {
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The revision it made. */
  readonly revision: Scalars['Int']['output'];
  /** What was done. */
  readonly deed: RegistrationDeed;
  /** Who did it. Null: the exchange itself, by the clock or by its counts. */
  readonly by: Maybe<Scalars['String']['output']>;
  /** The state before. */
  readonly from: RegistrationState;
  /** The state after. */
  readonly to: RegistrationState;
  /** What else there is to say. */
  readonly note: Maybe<Scalars['String']['output']>;
};

/** What was done with a registration. */
export type RegistrationDeed =
  /** It was begun. */
  | 'REGISTERED'
  /** It was live before it was registered. */
  | 'ADOPTED'
  /** Its configuration was changed. */
  | 'CONFIGURED'
  /** The key of its reports was set. */
  | 'KEY_SET'
  /** A credential was set. */
  | 'CREDENTIAL_SET'
  /** A credential was taken away. */
  | 'CREDENTIAL_REMOVED'
  /** A new challenge was given. */
  | 'CHALLENGED'
  /** A report was accepted. */
  | 'REPORT_ACCEPTED'
  /** The organisations of its pilot were chosen. */
  | 'PILOT_CHOSEN'
  /** It moved on in its life, or was paused, resumed or retired. */
  | 'MOVED'
  /** A changed configuration was proposed. */
  | 'CANARY_PROPOSED'
  /** A changed configuration went on trial. */
  | 'CANARY_BEGUN'
  /** A changed configuration did as well, and governs. */
  | 'CANARY_PROMOTED'
  /** A changed configuration was rolled back. */
  | 'CANARY_ROLLED_BACK'
  /** A changed configuration was withdrawn. */
  | 'CANARY_WITHDRAWN';

/** A regional exchange that carries records of many data controllers. */
export type Exchange = {
  /** The exchange's short name. */
  readonly id: Scalars['ExchangeId']['output'];
  /** Its name in full. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The part of London it serves. */
  readonly area: Maybe<Scalars['String']['output']>;
  /** The tongue it speaks. */
  readonly protocol: Maybe<Protocol>;
  /** Whether it is live, paused or retired. */
  readonly lifecycle: Maybe<ExchangeLifecycle>;
  /** The record types it can hold. */
  readonly recordTypes: Maybe<ReadonlyArray<RecordType>>;
  /** The data controllers whose records it carries. */
  readonly members: Maybe<ReadonlyArray<Organisation>>;
  /** What may be changed through it. Empty of an exchange that cannot take changes: its records can be read alone. */
  readonly takesEdits: Maybe<ReadonlyArray<EditCapability>>;
  /** When it is down for announced maintenance. */
  readonly maintenance: Maybe<ReadonlyArray<Period>>;
};

/** What an exchange takes of one record type. */
export type EditCapability = {
  /** The kind of record. */
  readonly recordType: RecordType;
  /** What may be done to one. */
  readonly deeds: ReadonlyArray<RecordEditDeed>;
};

/** What may be done to a record through the exchange that owns it. Nothing is ever deleted. */
export type RecordEditDeed =
  /** A record is added. */
  | 'ADD'
  /** A record is changed. */
  | 'AMEND'
  /** A record is marked as entered in error. */
  | 'MARK_ENTERED_IN_ERROR';

/** An organisation of the NHS or of local government. */
export type Organisation = {
  /** Its Organisation Data Service code. */
  readonly odsCode: Scalars['ODSCode']['output'];
  /** Its name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** What kind of organisation it is. */
  readonly kind: Maybe<OrganisationKind>;
  /** The legal entity it belongs to: itself, its parent, or its successor. Agreements and choices are compared by it. */
  readonly legalEntity: Maybe<Organisation>;
  /** The exchanges that carry its records. */
  readonly exchanges: Maybe<ReadonlyArray<Exchange>>;
};

/** The tongues that exchanges speak. */
export type Protocol =
  /** HL7 FHIR, release 4. */
  | 'FHIR_R4'
  /** HL7 FHIR, STU3. */
  | 'FHIR_STU3'
  /** GP Connect Access Record Structured: a GP practice's own record, in FHIR STU3 through Spine. */
  | 'GP_CONNECT'
  /** IHE XCPD and XCA: a community's documents, by SOAP. */
  | 'IHE_XCA'
  /** IHE MHD: documents, by FHIR R4. */
  | 'IHE_MHD';

/** Where an exchange stands. */
export type ExchangeLifecycle =
  /** It is being tried out: asked for a chosen set of organisations alone. */
  | 'PILOT'
  /** It is asked. */
  | 'LIVE'
  /** It is registered but paused: it is not asked, and lists say so. */
  | 'SUSPENDED'
  /** It is gone, and no longer named in answers. */
  | 'RETIRED';

/** Organisations that were searched for. */
export type OrganisationsFound = {
  /** Those found, by name. */
  readonly organisations: ReadonlyArray<Organisation>;
  /** How many there are in all. */
  readonly totalCount: Scalars['Int']['output'];
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

/** A period: its start belongs to it, its end does not. */
export type Period = {
  /** When it begins. Null is open. */
  readonly start: Maybe<Scalars['DateTime']['output']>;
  /** When it ends. Null is open. */
  readonly end: Maybe<Scalars['DateTime']['output']>;
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
  ODSCode: ResolverTypeWrapper<Scalars['ODSCode']['output']>;
  ExchangeId: ResolverTypeWrapper<Scalars['ExchangeId']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  NHSNumber: ResolverTypeWrapper<Scalars['NHSNumber']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ScoreWindow: ScoreWindow;
  Scorecard: ResolverTypeWrapper<ScorecardParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Score: ResolverTypeWrapper<Score>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ScoreStep: ResolverTypeWrapper<ScoreStep>;
  Sla: ResolverTypeWrapper<Sla>;
  Breach: ResolverTypeWrapper<BreachParent>;
  BreachMeasure: BreachMeasure;
  AccessInput: AccessInput;
  PurposeOfUse: PurposeOfUse;
  TraceInput: TraceInput;
  TraceMatch: TraceMatch;
  TraceGender: TraceGender;
  TraceResult: ResolverTypeWrapper<TraceResultParent>;
  TraceOutcome: TraceOutcome;
  TraceFaultSaid: ResolverTypeWrapper<TraceFaultSaid>;
  Launch: ResolverTypeWrapper<LaunchParent>;
  LaunchOutcome: LaunchOutcome;
  TraceCandidate: ResolverTypeWrapper<TraceCandidateParent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegistrationOutcome: ResolverTypeWrapper<Omit<RegistrationOutcome, 'registration'> & { registration?: Maybe<ResolversTypes['ExchangeRegistration']> }>;
  RegistrationFault: ResolverTypeWrapper<RegistrationFault>;
  ExchangeRegistration: ResolverTypeWrapper<ExchangeRegistrationParent>;
  RegistrationState: RegistrationState;
  ExchangeConfiguration: ResolverTypeWrapper<ExchangeConfigurationParent>;
  ExchangeConfigurationInput: ExchangeConfigurationInput;
  MaintenanceInput: MaintenanceInput;
  CanaryInput: CanaryInput;
  MtlsCredentialInput: MtlsCredentialInput;
  OAuthCredentialInput: OAuthCredentialInput;
  HeaderCredentialInput: HeaderCredentialInput;
  CredentialKind: CredentialKind;
  ExchangeCredential: ResolverTypeWrapper<ExchangeCredentialParent>;
  AcceptedReport: ResolverTypeWrapper<AcceptedReportParent>;
  RegistrationStep: ResolverTypeWrapper<RegistrationStep>;
  ExchangeCanary: ResolverTypeWrapper<ExchangeCanaryParent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CanaryState: CanaryState;
  CanaryEnd: CanaryEnd;
  CanaryTally: ResolverTypeWrapper<CanaryTally>;
  RegistrationEvent: ResolverTypeWrapper<RegistrationEventParent>;
  RegistrationDeed: RegistrationDeed;
  Exchange: ResolverTypeWrapper<ExchangeParent>;
  EditCapability: ResolverTypeWrapper<EditCapability>;
  RecordEditDeed: RecordEditDeed;
  Organisation: ResolverTypeWrapper<OrganisationParent>;
  Protocol: Protocol;
  ExchangeLifecycle: ExchangeLifecycle;
  OrganisationsFound: ResolverTypeWrapper<Omit<OrganisationsFound, 'organisations'> & { organisations: ReadonlyArray<ResolversTypes['Organisation']> }>;
  OrganisationKind: OrganisationKind;
  RecordType: RecordType;
  Period: ResolverTypeWrapper<PeriodParent>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ODSCode: Scalars['ODSCode']['output'];
  ExchangeId: Scalars['ExchangeId']['output'];
  DateTime: Scalars['DateTime']['output'];
  NHSNumber: Scalars['NHSNumber']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Scorecard: ScorecardParent;
  Boolean: Scalars['Boolean']['output'];
  Score: Score;
  Float: Scalars['Float']['output'];
  ScoreStep: ScoreStep;
  Sla: Sla;
  Breach: BreachParent;
  AccessInput: AccessInput;
  TraceInput: TraceInput;
  TraceResult: TraceResultParent;
  TraceFaultSaid: TraceFaultSaid;
  Launch: LaunchParent;
  TraceCandidate: TraceCandidateParent;
  Mutation: Record<PropertyKey, never>;
  RegistrationOutcome: Omit<RegistrationOutcome, 'registration'> & { registration?: Maybe<ResolversParentTypes['ExchangeRegistration']> };
  RegistrationFault: RegistrationFault;
  ExchangeRegistration: ExchangeRegistrationParent;
  ExchangeConfiguration: ExchangeConfigurationParent;
  ExchangeConfigurationInput: ExchangeConfigurationInput;
  MaintenanceInput: MaintenanceInput;
  CanaryInput: CanaryInput;
  MtlsCredentialInput: MtlsCredentialInput;
  OAuthCredentialInput: OAuthCredentialInput;
  HeaderCredentialInput: HeaderCredentialInput;
  ExchangeCredential: ExchangeCredentialParent;
  AcceptedReport: AcceptedReportParent;
  RegistrationStep: RegistrationStep;
  ExchangeCanary: ExchangeCanaryParent;
  ID: Scalars['ID']['output'];
  CanaryTally: CanaryTally;
  RegistrationEvent: RegistrationEventParent;
  Exchange: ExchangeParent;
  EditCapability: EditCapability;
  Organisation: OrganisationParent;
  OrganisationsFound: Omit<OrganisationsFound, 'organisations'> & { organisations: ReadonlyArray<ResolversParentTypes['Organisation']> };
  Period: PeriodParent;
};

export interface OdsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ODSCode'], any> {
  name: 'ODSCode';
}

export interface ExchangeIdScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ExchangeId'], any> {
  name: 'ExchangeId';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface NhsNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NHSNumber'], any> {
  name: 'NHSNumber';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  exchanges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Exchange']>>, ParentType, ContextType>;
  exchange?: Resolver<Maybe<ResolversTypes['Exchange']>, ParentType, ContextType, RequireFields<QueryExchangeArgs, 'id'>>;
  organisations?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Organisation']>>>, ParentType, ContextType, RequireFields<QueryOrganisationsArgs, 'odsCodes'>>;
  organisationsCalled?: Resolver<Maybe<ResolversTypes['OrganisationsFound']>, ParentType, ContextType, RequireFields<QueryOrganisationsCalledArgs, 'words' | 'first'>>;
  scorecards?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Scorecard']>>, ParentType, ContextType, RequireFields<QueryScorecardsArgs, 'window'>>;
  scorecard?: Resolver<Maybe<ResolversTypes['Scorecard']>, ParentType, ContextType, RequireFields<QueryScorecardArgs, 'exchange' | 'window'>>;
  tracePatient?: Resolver<Maybe<ResolversTypes['TraceResult']>, ParentType, ContextType, RequireFields<QueryTracePatientArgs, 'for' | 'access'>>;
  checkNhsNumber?: Resolver<Maybe<ResolversTypes['TraceResult']>, ParentType, ContextType, RequireFields<QueryCheckNhsNumberArgs, 'nhsNumber' | 'family' | 'birthDate' | 'access'>>;
  launch?: Resolver<Maybe<ResolversTypes['Launch']>, ParentType, ContextType, RequireFields<QueryLaunchArgs, 'iss' | 'launch'>>;
  exchangeRegistrations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExchangeRegistration']>>, ParentType, ContextType>;
  exchangeRegistration?: Resolver<Maybe<ResolversTypes['ExchangeRegistration']>, ParentType, ContextType, RequireFields<QueryExchangeRegistrationArgs, 'id'>>;
};

export type ScorecardResolvers<ContextType = any, ParentType extends ResolversParentTypes['Scorecard'] = ResolversParentTypes['Scorecard']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['ScoreWindow'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Score'], ParentType, ContextType>;
  sla?: Resolver<Maybe<ResolversTypes['Sla']>, ParentType, ContextType>;
  breakerOpen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  breaches?: Resolver<ReadonlyArray<ResolversTypes['Breach']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['ScoreStep']>, ParentType, ContextType>;
};

export type ScoreResolvers<ContextType = any, ParentType extends ResolversParentTypes['Score'] = ResolversParentTypes['Score']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p50Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p99Ms?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  emptyRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mismatchRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  newestAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ScoreStepResolvers<ContextType = any, ParentType extends ResolversParentTypes['ScoreStep'] = ResolversParentTypes['ScoreStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Score'], ParentType, ContextType>;
};

export type SlaResolvers<ContextType = any, ParentType extends ResolversParentTypes['Sla'] = ResolversParentTypes['Sla']> = {
  availability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type BreachResolvers<ContextType = any, ParentType extends ResolversParentTypes['Breach'] = ResolversParentTypes['Breach']> = {
  measure?: Resolver<ResolversTypes['BreachMeasure'], ParentType, ContextType>;
  measured?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  promised?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  beganAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TraceResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['TraceResult'] = ResolversParentTypes['TraceResult']> = {
  outcome?: Resolver<ResolversTypes['TraceOutcome'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['TraceCandidate']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['TraceFaultSaid']>, ParentType, ContextType>;
};

export type TraceFaultSaidResolvers<ContextType = any, ParentType extends ResolversParentTypes['TraceFaultSaid'] = ResolversParentTypes['TraceFaultSaid']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LaunchResolvers<ContextType = any, ParentType extends ResolversParentTypes['Launch'] = ResolversParentTypes['Launch']> = {
  outcome?: Resolver<ResolversTypes['LaunchOutcome'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  careContext?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nhsNumber?: Resolver<Maybe<ResolversTypes['NHSNumber']>, ParentType, ContextType>;
};

export type TraceCandidateResolvers<ContextType = any, ParentType extends ResolversParentTypes['TraceCandidate'] = ResolversParentTypes['TraceCandidate']> = {
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  supersedesAsked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postcodeDistrict?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  generalPractice?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  agreesInFull?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  openLaunch?: Resolver<Maybe<ResolversTypes['Launch']>, ParentType, ContextType, RequireFields<MutationOpenLaunchArgs, 'iss' | 'launch'>>;
  registerExchange?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationRegisterExchangeArgs, 'id' | 'configuration'>>;
  configureExchange?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationConfigureExchangeArgs, 'id' | 'revision' | 'configuration'>>;
  setConformanceKey?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationSetConformanceKeyArgs, 'id' | 'revision' | 'key'>>;
  setExchangeCredential?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationSetExchangeCredentialArgs, 'id' | 'revision'>>;
  removeExchangeCredential?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationRemoveExchangeCredentialArgs, 'id' | 'revision' | 'kind'>>;
  challengeExchange?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationChallengeExchangeArgs, 'id' | 'revision'>>;
  submitConformanceReport?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationSubmitConformanceReportArgs, 'id' | 'revision' | 'report'>>;
  choosePilot?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationChoosePilotArgs, 'id' | 'revision' | 'organisations'>>;
  moveExchange?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationMoveExchangeArgs, 'id' | 'revision' | 'to'>>;
  withdrawCanary?: Resolver<Maybe<ResolversTypes['RegistrationOutcome']>, ParentType, ContextType, RequireFields<MutationWithdrawCanaryArgs, 'id' | 'revision'>>;
};

export type RegistrationOutcomeResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegistrationOutcome'] = ResolversParentTypes['RegistrationOutcome']> = {
  registration?: Resolver<Maybe<ResolversTypes['ExchangeRegistration']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['RegistrationFault']>, ParentType, ContextType>;
};

export type RegistrationFaultResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegistrationFault'] = ResolversParentTypes['RegistrationFault']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExchangeRegistrationResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExchangeRegistration'] = ResolversParentTypes['ExchangeRegistration']> = {
  id?: Resolver<ResolversTypes['ExchangeId'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RegistrationState'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operator?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  configuration?: Resolver<ResolversTypes['ExchangeConfiguration'], ParentType, ContextType>;
  configurationHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conformanceKey?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  challenge?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['AcceptedReport']>, ParentType, ContextType>;
  certified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  pilot?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  credentials?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExchangeCredential']>>, ParentType, ContextType>;
  steps?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RegistrationStep']>>, ParentType, ContextType>;
  canaries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ExchangeCanary']>>, ParentType, ContextType>;
  history?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RegistrationEvent']>>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ExchangeConfigurationResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExchangeConfiguration'] = ResolversParentTypes['ExchangeConfiguration']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  area?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  protocol?: Resolver<ResolversTypes['Protocol'], ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['ODSCode']>, ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  defaultController?: Resolver<Maybe<ResolversTypes['ODSCode']>, ParentType, ContextType>;
  maintenance?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  concurrency?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestsASecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  maxBodyBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sla?: Resolver<Maybe<ResolversTypes['Sla']>, ParentType, ContextType>;
  settings?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type ExchangeCredentialResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExchangeCredential'] = ResolversParentTypes['ExchangeCredential']> = {
  kind?: Resolver<ResolversTypes['CredentialKind'], ParentType, ContextType>;
  setAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  setBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AcceptedReportResolvers<ContextType = any, ParentType extends ResolversParentTypes['AcceptedReport'] = ResolversParentTypes['AcceptedReport']> = {
  suite?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegistrationStepResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegistrationStep'] = ResolversParentTypes['RegistrationStep']> = {
  to?: Resolver<ResolversTypes['RegistrationState'], ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['RegistrationFault']>, ParentType, ContextType>;
};

export type ExchangeCanaryResolvers<ContextType = any, ParentType extends ResolversParentTypes['ExchangeCanary'] = ResolversParentTypes['ExchangeCanary']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CanaryState'], ParentType, ContextType>;
  configuration?: Resolver<ResolversTypes['ExchangeConfiguration'], ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  organisations?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  beganAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['CanaryEnd']>, ParentType, ContextType>;
  running?: Resolver<ResolversTypes['CanaryTally'], ParentType, ContextType>;
  tried?: Resolver<ResolversTypes['CanaryTally'], ParentType, ContextType>;
};

export type CanaryTallyResolvers<ContextType = any, ParentType extends ResolversParentTypes['CanaryTally'] = ResolversParentTypes['CanaryTally']> = {
  asked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mismatched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegistrationEventResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegistrationEvent'] = ResolversParentTypes['RegistrationEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deed?: Resolver<ResolversTypes['RegistrationDeed'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['RegistrationState'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['RegistrationState'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExchangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Exchange'] = ResolversParentTypes['Exchange']> = {
  id?: Resolver<ResolversTypes['ExchangeId'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  protocol?: Resolver<Maybe<ResolversTypes['Protocol']>, ParentType, ContextType>;
  lifecycle?: Resolver<Maybe<ResolversTypes['ExchangeLifecycle']>, ParentType, ContextType>;
  recordTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordType']>>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Organisation']>>, ParentType, ContextType>;
  takesEdits?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EditCapability']>>, ParentType, ContextType>;
  maintenance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Period']>>, ParentType, ContextType>;
};

export type EditCapabilityResolvers<ContextType = any, ParentType extends ResolversParentTypes['EditCapability'] = ResolversParentTypes['EditCapability']> = {
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  deeds?: Resolver<ReadonlyArray<ResolversTypes['RecordEditDeed']>, ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  odsCode?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['OrganisationKind']>, ParentType, ContextType>;
  legalEntity?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  exchanges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Exchange']>>, ParentType, ContextType>;
};

export type OrganisationsFoundResolvers<ContextType = any, ParentType extends ResolversParentTypes['OrganisationsFound'] = ResolversParentTypes['OrganisationsFound']> = {
  organisations?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = any, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  start?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  ODSCode?: GraphQLScalarType;
  ExchangeId?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  NHSNumber?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Scorecard?: ScorecardResolvers<ContextType>;
  Score?: ScoreResolvers<ContextType>;
  ScoreStep?: ScoreStepResolvers<ContextType>;
  Sla?: SlaResolvers<ContextType>;
  Breach?: BreachResolvers<ContextType>;
  TraceResult?: TraceResultResolvers<ContextType>;
  TraceFaultSaid?: TraceFaultSaidResolvers<ContextType>;
  Launch?: LaunchResolvers<ContextType>;
  TraceCandidate?: TraceCandidateResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  RegistrationOutcome?: RegistrationOutcomeResolvers<ContextType>;
  RegistrationFault?: RegistrationFaultResolvers<ContextType>;
  ExchangeRegistration?: ExchangeRegistrationResolvers<ContextType>;
  ExchangeConfiguration?: ExchangeConfigurationResolvers<ContextType>;
  ExchangeCredential?: ExchangeCredentialResolvers<ContextType>;
  AcceptedReport?: AcceptedReportResolvers<ContextType>;
  RegistrationStep?: RegistrationStepResolvers<ContextType>;
  ExchangeCanary?: ExchangeCanaryResolvers<ContextType>;
  CanaryTally?: CanaryTallyResolvers<ContextType>;
  RegistrationEvent?: RegistrationEventResolvers<ContextType>;
  Exchange?: ExchangeResolvers<ContextType>;
  EditCapability?: EditCapabilityResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
  OrganisationsFound?: OrganisationsFoundResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
};
