// Generated from schema/sdl/directory.graphql by schema/generate.ts. Do not edit.
import type { OdsCode } from '../model/ods-code.ts';
import type { ExchangeId } from '../model/exchange-id.ts';
import type { Instant } from '../model/instant.ts';
import type { NhsNumber } from '../model/nhs-number.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Exchange as ExchangeParent } from '../model/exchange.ts';
import type { Organisation as OrganisationParent } from '../model/organisation.ts';
import type { Scorecard as ScorecardParent, Breach as BreachParent } from '../model/scorecard.ts';
import type { TraceResult as TraceResultParent, TraceCandidate as TraceCandidateParent } from '../model/trace.ts';
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
  /** When it is down for announced maintenance. */
  readonly maintenance: Maybe<ReadonlyArray<Period>>;
};

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
  | 'FHIR_R4';

/** Where an exchange stands. */
export type ExchangeLifecycle =
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
  TraceCandidate: ResolverTypeWrapper<TraceCandidateParent>;
  Exchange: ResolverTypeWrapper<ExchangeParent>;
  Organisation: ResolverTypeWrapper<OrganisationParent>;
  Protocol: Protocol;
  ExchangeLifecycle: ExchangeLifecycle;
  OrganisationsFound: ResolverTypeWrapper<Omit<OrganisationsFound, 'organisations'> & { organisations: ReadonlyArray<ResolversTypes['Organisation']> }>;
  OrganisationKind: OrganisationKind;
  RecordType: RecordType;
  Period: ResolverTypeWrapper<Period>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ODSCode: Scalars['ODSCode']['output'];
  ExchangeId: Scalars['ExchangeId']['output'];
  DateTime: Scalars['DateTime']['output'];
  NHSNumber: Scalars['NHSNumber']['output'];
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
  TraceCandidate: TraceCandidateParent;
  Exchange: ExchangeParent;
  Organisation: OrganisationParent;
  OrganisationsFound: Omit<OrganisationsFound, 'organisations'> & { organisations: ReadonlyArray<ResolversParentTypes['Organisation']> };
  Period: Period;
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

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  exchanges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Exchange']>>, ParentType, ContextType>;
  exchange?: Resolver<Maybe<ResolversTypes['Exchange']>, ParentType, ContextType, RequireFields<QueryExchangeArgs, 'id'>>;
  organisations?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Organisation']>>>, ParentType, ContextType, RequireFields<QueryOrganisationsArgs, 'odsCodes'>>;
  organisationsCalled?: Resolver<Maybe<ResolversTypes['OrganisationsFound']>, ParentType, ContextType, RequireFields<QueryOrganisationsCalledArgs, 'words' | 'first'>>;
  scorecards?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Scorecard']>>, ParentType, ContextType, RequireFields<QueryScorecardsArgs, 'window'>>;
  scorecard?: Resolver<Maybe<ResolversTypes['Scorecard']>, ParentType, ContextType, RequireFields<QueryScorecardArgs, 'exchange' | 'window'>>;
  tracePatient?: Resolver<Maybe<ResolversTypes['TraceResult']>, ParentType, ContextType, RequireFields<QueryTracePatientArgs, 'for' | 'access'>>;
  checkNhsNumber?: Resolver<Maybe<ResolversTypes['TraceResult']>, ParentType, ContextType, RequireFields<QueryCheckNhsNumberArgs, 'nhsNumber' | 'family' | 'birthDate' | 'access'>>;
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

export type TraceCandidateResolvers<ContextType = any, ParentType extends ResolversParentTypes['TraceCandidate'] = ResolversParentTypes['TraceCandidate']> = {
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  supersedesAsked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postcodeDistrict?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  generalPractice?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  agreesInFull?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ExchangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Exchange'] = ResolversParentTypes['Exchange']> = {
  id?: Resolver<ResolversTypes['ExchangeId'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  protocol?: Resolver<Maybe<ResolversTypes['Protocol']>, ParentType, ContextType>;
  lifecycle?: Resolver<Maybe<ResolversTypes['ExchangeLifecycle']>, ParentType, ContextType>;
  recordTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordType']>>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Organisation']>>, ParentType, ContextType>;
  maintenance?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Period']>>, ParentType, ContextType>;
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
  Query?: QueryResolvers<ContextType>;
  Scorecard?: ScorecardResolvers<ContextType>;
  Score?: ScoreResolvers<ContextType>;
  ScoreStep?: ScoreStepResolvers<ContextType>;
  Sla?: SlaResolvers<ContextType>;
  Breach?: BreachResolvers<ContextType>;
  TraceResult?: TraceResultResolvers<ContextType>;
  TraceFaultSaid?: TraceFaultSaidResolvers<ContextType>;
  TraceCandidate?: TraceCandidateResolvers<ContextType>;
  Exchange?: ExchangeResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
  OrganisationsFound?: OrganisationsFoundResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
};
