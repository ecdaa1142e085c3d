// Generated from schema/sdl/agreements.graphql by schema/generate.ts. Do not edit.
import type { OdsCode } from '../model/ods-code.ts';
import type { Instant } from '../model/instant.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Agreement as AgreementParent, AgreementVersion as AgreementVersionParent, AgreementTerms as AgreementTermsParent, AgreementParty as AgreementPartyParent } from '../model/agreement.ts';
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
  /** A moment, ISO 8601, in universal time. */
  DateTime: { input: Instant; output: Instant; }
};

/** What may be asked about agreements. */
export type Query = {
  /** One agreement with all its versions. Null when there is none by that name. */
  readonly agreement: Maybe<Agreement>;
  /** The public register: every agreement that has a signed version, in the words written for the public. */
  readonly agreementRegister: Maybe<AgreementRegister>;
};


/** What may be asked about agreements. */
export type QueryAgreementArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked about agreements. */
export type QueryAgreementRegisterArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of the public register. */
export type AgreementRegister = {
  /** The agreements of this page. */
  readonly items: ReadonlyArray<RegisteredAgreement>;
  /** How many there are in all. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** What the public can read of an agreement. */
export type RegisteredAgreement = {
  /** The agreement's id. */
  readonly id: Scalars['ID']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** What it is for, in plain words. */
  readonly publicPurpose: Scalars['String']['output'];
  /** What records may be used for under it. */
  readonly purposes: ReadonlyArray<PurposeOfUse>;
  /** The record types it shares. */
  readonly recordTypes: ReadonlyArray<RecordType>;
  /** The organisations that have signed it. */
  readonly parties: ReadonlyArray<Organisation>;
  /** When its newest signed version is in force. */
  readonly period: Period;
};

/** Where a page ends. */
export type PageInfo = {
  /** Give this as `after` to have the next page. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether another page follows. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** A multi-party data sharing agreement with all its proposed versions. */
export type Agreement = {
  /** The agreement's id. */
  readonly id: Scalars['ID']['output'];
  /** Every version, oldest first. A version never changes once proposed. */
  readonly versions: ReadonlyArray<AgreementVersion>;
  /** Parties that have withdrawn: nothing is shared with or by them under it. */
  readonly withdrawn: ReadonlyArray<Organisation>;
  /** Parties that have paused it for themselves. */
  readonly suspended: ReadonlyArray<Organisation>;
  /** True while the operator has paused the whole agreement. */
  readonly suspendedByOperator: Scalars['Boolean']['output'];
};

/** One immutable version of an agreement. */
export type AgreementVersion = {
  /** Its number. A higher number is newer. */
  readonly version: Scalars['Int']['output'];
  /** The terms. What is signed is the policy; nothing else is evaluated. */
  readonly terms: AgreementTerms;
  /** The parties, with what each does and when it signed. */
  readonly parties: ReadonlyArray<AgreementParty>;
};

/** What an agreement says. */
export type AgreementTerms = {
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** What may be done with records. */
  readonly actions: ReadonlyArray<Action>;
  /** What records may be used for. */
  readonly purposes: ReadonlyArray<PurposeOfUse>;
  /** The record types shared, each with the sensitive classes included. A type that is absent is not shared. */
  readonly recordTypes: ReadonlyArray<SharedRecordType>;
  /** When it is in force. */
  readonly period: Period;
  /** The grounds in data protection law. */
  readonly lawfulBasis: LawfulBasis;
  /** The day by which it is to be reviewed. */
  readonly reviewDate: Scalars['String']['output'];
  /** The reference of its data protection impact assessment. */
  readonly dpiaReference: Scalars['String']['output'];
  /** What it is for, in plain words for the public. */
  readonly publicPurpose: Scalars['String']['output'];
};

/** One record type that an agreement shares. */
export type SharedRecordType = {
  /** The record type. */
  readonly recordType: RecordType;
  /** True when records of every sensitive class are included. */
  readonly allClasses: Scalars['Boolean']['output'];
  /** The sensitive classes included, where not all are. Empty: none. */
  readonly classes: ReadonlyArray<Scalars['String']['output']>;
};

/** One party of one version. */
export type AgreementParty = {
  /** The organisation, as a legal entity. */
  readonly organisation: Organisation;
  /** It shares its records. */
  readonly provides: Scalars['Boolean']['output'];
  /** It may see the records shared. */
  readonly receives: Scalars['Boolean']['output'];
  /** When it signed this version. Null: not yet. */
  readonly signedAt: Maybe<Scalars['DateTime']['output']>;
};

/** Grounds under the UK GDPR. */
export type LawfulBasis = {
  /** The ground of Article 6. */
  readonly article6: Scalars['String']['output'];
  /** The ground of Article 9. */
  readonly article9: Scalars['String']['output'];
};

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
  /** The agreements it is a party of. */
  readonly agreements: Maybe<ReadonlyArray<Agreement>>;
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
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AgreementRegister: ResolverTypeWrapper<Omit<AgreementRegister, 'items'> & { items: ReadonlyArray<ResolversTypes['RegisteredAgreement']> }>;
  RegisteredAgreement: ResolverTypeWrapper<Omit<RegisteredAgreement, 'parties' | 'period'> & { parties: ReadonlyArray<ResolversTypes['Organisation']>, period: ResolversTypes['Period'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Agreement: ResolverTypeWrapper<AgreementParent>;
  AgreementVersion: ResolverTypeWrapper<AgreementVersionParent>;
  AgreementTerms: ResolverTypeWrapper<AgreementTermsParent>;
  SharedRecordType: ResolverTypeWrapper<SharedRecordType>;
  AgreementParty: ResolverTypeWrapper<AgreementPartyParent>;
  LawfulBasis: ResolverTypeWrapper<LawfulBasis>;
  Period: ResolverTypeWrapper<PeriodParent>;
  Action: Action;
  PurposeOfUse: PurposeOfUse;
  RecordType: RecordType;
  Organisation: ResolverTypeWrapper<{ readonly odsCode: OdsCode }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ODSCode: Scalars['ODSCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  AgreementRegister: Omit<AgreementRegister, 'items'> & { items: ReadonlyArray<ResolversParentTypes['RegisteredAgreement']> };
  RegisteredAgreement: Omit<RegisteredAgreement, 'parties' | 'period'> & { parties: ReadonlyArray<ResolversParentTypes['Organisation']>, period: ResolversParentTypes['Period'] };
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Agreement: AgreementParent;
  AgreementVersion: AgreementVersionParent;
  AgreementTerms: AgreementTermsParent;
  SharedRecordType: SharedRecordType;
  AgreementParty: AgreementPartyParent;
  LawfulBasis: LawfulBasis;
  Period: PeriodParent;
  Organisation: { readonly odsCode: OdsCode };
};

export interface OdsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ODSCode'], any> {
  name: 'ODSCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agreement?: Resolver<Maybe<ResolversTypes['Agreement']>, ParentType, ContextType, RequireFields<QueryAgreementArgs, 'id'>>;
  agreementRegister?: Resolver<Maybe<ResolversTypes['AgreementRegister']>, ParentType, ContextType, RequireFields<QueryAgreementRegisterArgs, 'first'>>;
};

export type AgreementRegisterResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementRegister'] = ResolversParentTypes['AgreementRegister']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['RegisteredAgreement']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RegisteredAgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['RegisteredAgreement'] = ResolversParentTypes['RegisteredAgreement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publicPurpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
  parties?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgreementResolvers<ContextType = any, ParentType extends ResolversParentTypes['Agreement'] = ResolversParentTypes['Agreement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['AgreementVersion']>, ParentType, ContextType>;
  withdrawn?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  suspended?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  suspendedByOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AgreementVersionResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementVersion'] = ResolversParentTypes['AgreementVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['AgreementTerms'], ParentType, ContextType>;
  parties?: Resolver<ReadonlyArray<ResolversTypes['AgreementParty']>, ParentType, ContextType>;
};

export type AgreementTermsResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementTerms'] = ResolversParentTypes['AgreementTerms']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actions?: Resolver<ReadonlyArray<ResolversTypes['Action']>, ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['PurposeOfUse']>, ParentType, ContextType>;
  recordTypes?: Resolver<ReadonlyArray<ResolversTypes['SharedRecordType']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  lawfulBasis?: Resolver<ResolversTypes['LawfulBasis'], ParentType, ContextType>;
  reviewDate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dpiaReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publicPurpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SharedRecordTypeResolvers<ContextType = any, ParentType extends ResolversParentTypes['SharedRecordType'] = ResolversParentTypes['SharedRecordType']> = {
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  allClasses?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  classes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AgreementPartyResolvers<ContextType = any, ParentType extends ResolversParentTypes['AgreementParty'] = ResolversParentTypes['AgreementParty']> = {
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  provides?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  receives?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  signedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LawfulBasisResolvers<ContextType = any, ParentType extends ResolversParentTypes['LawfulBasis'] = ResolversParentTypes['LawfulBasis']> = {
  article6?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  article9?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = any, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  start?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  odsCode?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
  agreements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Agreement']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  ODSCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  AgreementRegister?: AgreementRegisterResolvers<ContextType>;
  RegisteredAgreement?: RegisteredAgreementResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Agreement?: AgreementResolvers<ContextType>;
  AgreementVersion?: AgreementVersionResolvers<ContextType>;
  AgreementTerms?: AgreementTermsResolvers<ContextType>;
  SharedRecordType?: SharedRecordTypeResolvers<ContextType>;
  AgreementParty?: AgreementPartyResolvers<ContextType>;
  LawfulBasis?: LawfulBasisResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
};
