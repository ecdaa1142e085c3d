// Generated from schema/sdl/consent.graphql by schema/generate.ts. Do not edit.
import type { NhsNumber } from '../model/nhs-number.ts';
import type { OdsCode } from '../model/ods-code.ts';
import type { Instant } from '../model/instant.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ConsentDirective as ConsentDirectiveParent, DirectiveScope as DirectiveScopeParent, RecordedBy as RecordedByParent } from '../model/consent-directive.ts';
import type { Period as PeriodParent } from '../model/instant.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
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
  /** A moment, ISO 8601, in universal time. */
  DateTime: { input: Instant; output: Instant; }
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
};

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
  ODSCode: ResolverTypeWrapper<Scalars['ODSCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Patient: ResolverTypeWrapper<{ readonly nhsNumber: NhsNumber }>;
  ConsentDirective: ResolverTypeWrapper<ConsentDirectiveParent>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DirectiveEffect: DirectiveEffect;
  DirectiveScope: ResolverTypeWrapper<DirectiveScopeParent>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  RecordDates: ResolverTypeWrapper<{ readonly from: string | undefined; readonly to: string | undefined }>;
  RecordedBy: ResolverTypeWrapper<RecordedByParent>;
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
  ODSCode: Scalars['ODSCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Patient: { readonly nhsNumber: NhsNumber };
  ConsentDirective: ConsentDirectiveParent;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  DirectiveScope: DirectiveScopeParent;
  String: Scalars['String']['output'];
  RecordDates: { readonly from: string | undefined; readonly to: string | undefined };
  RecordedBy: RecordedByParent;
  Period: PeriodParent;
  Organisation: { readonly odsCode: OdsCode };
};

export interface NhsNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['NHSNumber'], any> {
  name: 'NHSNumber';
}

export interface OdsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ODSCode'], any> {
  name: 'ODSCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

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
  ODSCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Patient?: PatientResolvers<ContextType>;
  ConsentDirective?: ConsentDirectiveResolvers<ContextType>;
  DirectiveScope?: DirectiveScopeResolvers<ContextType>;
  RecordDates?: RecordDatesResolvers<ContextType>;
  RecordedBy?: RecordedByResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
};
