// Generated from schema/sdl/records.graphql by schema/generate.ts. Do not edit.
import type { NhsNumber } from '../model/nhs-number.ts';
import type { OdsCode } from '../model/ods-code.ts';
import type { ExchangeId } from '../model/exchange-id.ts';
import type { FhirDate } from '../model/fhir-date.ts';
import type { Instant } from '../model/instant.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ShownEdit as ShownEditParent, OfferedChanges as OfferedChangesParent, RecordAsItStands as RecordAsItStandsParent } from '../model/record-edit.ts';
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
  /** A date as the exchange gave it: a year, a month, a day or a moment. A partial date stays partial. */
  FHIRDate: { input: FhirDate; output: FhirDate; }
  /** A moment, ISO 8601, in universal time. */
  DateTime: { input: Instant; output: Instant; }
  /** Any JSON: here, an exchange's own resource as it stands. */
  JSON: { input: unknown; output: unknown; }
};

/** What may be asked about records. */
export type Query = {
  /** One patient's records from every exchange that agreement and consent permit. Null with an error code when the whole question cannot be served. */
  readonly patient: Maybe<Patient>;
  /** What an ambulance crew or NHS 111 needs of one patient at once. It is answered within the dispatch limit (1.5 seconds unless the deployment says otherwise), with what had arrived by then. Null with an error code when the whole question cannot be served. */
  readonly emergencySummary: Maybe<EmergencySummary>;
  /** One change of a record, for whom it concerns: those who proposed it, the patient, and the owner of the record. Null for anybody else, as where there is none. */
  readonly recordEdit: Maybe<RecordEdit>;
  /** Changes of one patient's records, newest first: all of them to the patient, to a clinician those that people of their organisation proposed. */
  readonly recordEdits: RecordEditPage;
  /** What the requester may propose to change of a patient's records: a line for each exchange and each kind of record that it carries and that can be changed at all. No exchange is asked. It is no promise: every proposal is judged by itself, by the record as it then is. */
  readonly changesOffered: ReadonlyArray<ChangesOffered>;
  /** One record as it now stands, for whoever wants to change it: its exchange is asked, and it is judged and written down like any view. Null, with NOT_FOUND, where it is not there or may not be seen; with EXCHANGE_UNAVAILABLE where its exchange was not heard, which says nothing of the record. */
  readonly recordAsItStands: Maybe<RecordAsItStands>;
  /** Changes of records that the requester's organisation owns, newest first: to an information governance manager of records it holds, to an operator of exchanges it operates. */
  readonly ownedRecordEdits: RecordEditPage;
};


/** What may be asked about records. */
export type QueryPatientArgs = {
  nhsNumber: Scalars['NHSNumber']['input'];
  access: AccessInput;
  exclude?: InputMaybe<ReadonlyArray<Scalars['ExchangeId']['input']>>;
};


/** What may be asked about records. */
export type QueryEmergencySummaryArgs = {
  nhsNumber: Scalars['NHSNumber']['input'];
  access: AccessInput;
};


/** What may be asked about records. */
export type QueryRecordEditArgs = {
  id: Scalars['ID']['input'];
};


/** What may be asked about records. */
export type QueryRecordEditsArgs = {
  patient: Scalars['NHSNumber']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};


/** What may be asked about records. */
export type QueryChangesOfferedArgs = {
  patient: Scalars['NHSNumber']['input'];
  access: AccessInput;
  exchange?: InputMaybe<Scalars['ExchangeId']['input']>;
  recordType?: InputMaybe<RecordType>;
};


/** What may be asked about records. */
export type QueryRecordAsItStandsArgs = {
  patient: Scalars['NHSNumber']['input'];
  access: AccessInput;
  record: RecordSeenInput;
};


/** What may be asked about records. */
export type QueryOwnedRecordEditsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};

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

/** One patient, and what may be shown of them to this requester for this purpose. */
export type Patient = {
  /** The patient's NHS number. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** The NHS number that took the place of the one that was asked about: ask again by that one. Null where the number is the one of now, or where it may not be shown. */
  readonly supersededBy: Maybe<Scalars['NHSNumber']['output']>;
  /** The name as the demographics service gives it. Null when it may not be shown or is not known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The date of birth. Null when it may not be shown or is not known. */
  readonly birthDate: Maybe<Scalars['FHIRDate']['output']>;
  /** The gender as the demographics service gives it. */
  readonly gender: Maybe<Scalars['String']['output']>;
  /** True when the demographics service confirmed who this is; false when it could not be reached, so identities are unverified. */
  readonly verified: Scalars['Boolean']['output'];
  /** The address. Never shown to staff for a patient with restricted demographics. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** The practice the patient is registered with. Never shown to staff for a patient with restricted demographics. */
  readonly generalPractice: Maybe<Organisation>;
  /** Allergies and intolerances, newest first, with what is known of the list's completeness. */
  readonly allergies: AllergyList;
  /** Problems and diagnoses, newest first, with what is known of the list's completeness. */
  readonly conditions: ConditionList;
  /** Medicines, newest first, with what is known of the list's completeness. */
  readonly medications: MedicationList;
  /** Immunisations, newest first, with what is known of the list's completeness. */
  readonly immunisations: ImmunisationList;
  /** Observations, newest first, with what is known of the list's completeness. */
  readonly observations: ObservationList;
  /** Diagnostic reports, newest first, with what is known of the list's completeness. */
  readonly results: ResultList;
  /** Procedures, newest first, with what is known of the list's completeness. */
  readonly procedures: ProcedureList;
  /** Contacts with care, newest first, with what is known of the list's completeness. */
  readonly encounters: EncounterList;
  /** Documents and letters, newest first, with what is known of the list's completeness. */
  readonly documents: DocumentList;
  /** Care plans, newest first, with what is known of the list's completeness. */
  readonly carePlans: CarePlanList;
  /** Alerts and flags, newest first, with what is known of the list's completeness. */
  readonly alerts: AlertList;
  /** Appointments, newest first, with what is known of the list's completeness. */
  readonly appointments: AppointmentList;
  /** Referrals, newest first, with what is known of the list's completeness. */
  readonly referrals: ReferralList;
  /** Conditions in the family, newest first, with what is known of the list's completeness. */
  readonly familyHistory: FamilyHistoryList;
  /** What every registered exchange did about each record type asked: exactly one state for each. */
  readonly manifest: ReadonlyArray<ManifestEntry>;
  /** Exchanges that are still being asked, where a view is released as it fills: the manifest says TIMED_OUT of them so far. Empty when all have answered or had their time. */
  readonly awaited: ReadonlyArray<Exchange>;
  /** The receipt of this view in the audit ledger. */
  readonly receipt: Scalars['ID']['output'];
  /** In plain words for the reader: what was not shared, on which ground, and the next lawful step. */
  readonly explanation: ReadonlyArray<Scalars['String']['output']>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientAllergiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientConditionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientMedicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientImmunisationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientObservationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientResultsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientProceduresArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientEncountersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientDocumentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientCarePlansArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientAlertsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientAppointmentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientReferralsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One patient, and what may be shown of them to this requester for this purpose. */
export type PatientFamilyHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['FHIRDate']['input']>;
  to?: InputMaybe<Scalars['FHIRDate']['input']>;
  status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** One patient in an emergency: what matters first, from every exchange that answered in time. Read complete and sentence before anything else: what is not listed here may still be so. */
export type EmergencySummary = {
  /** True only when every list asked for is complete: every exchange that can hold it answered whole, and nothing could have been kept back. */
  readonly complete: Scalars['Boolean']['output'];
  /** True when an exchange did not answer whole, or the patient's identity could not be confirmed: there may be more. */
  readonly partial: Scalars['Boolean']['output'];
  /** How complete this is, in one sentence to be read first. */
  readonly sentence: Scalars['String']['output'];
  /** Every exchange that could hold some of this and did not answer whole, for want of an answer and not of permission. */
  readonly unanswered: ReadonlyArray<UnansweredExchange>;
  /** The patient's NHS number. */
  readonly nhsNumber: Scalars['NHSNumber']['output'];
  /** The name as the demographics service gives it. Null when it may not be shown or is not known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The date of birth. Null when it may not be shown or is not known. */
  readonly birthDate: Maybe<Scalars['FHIRDate']['output']>;
  /** The gender as the demographics service gives it. */
  readonly gender: Maybe<Scalars['String']['output']>;
  /** True when the demographics service confirmed who this is; false when it could not be reached in time, so identities are unverified. */
  readonly verified: Scalars['Boolean']['output'];
  /** The address. Never shown to staff for a patient with restricted demographics. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** The practice the patient is registered with. Never shown to staff for a patient with restricted demographics. */
  readonly generalPractice: Maybe<Organisation>;
  /** Resuscitation and treatment escalation decisions in force, newest first, at most 100. */
  readonly resuscitation: AlertList;
  /** Alerts in force, decisions on resuscitation among them, newest first, at most 100. */
  readonly alerts: AlertList;
  /** Allergies and intolerances, but for those refuted or entered in error, newest first, at most 100. */
  readonly allergies: AllergyList;
  /** Medicines taken now as far as any exchange tells: none that everybody says has ended. Dispenses and administrations count for 90 days. Newest first, at most 100. */
  readonly medications: MedicationList;
  /** Problems and diagnoses that are active as far as any exchange tells, or in remission. Newest first, at most 100. */
  readonly conditions: ConditionList;
  /** The last ten contacts with care that are under way or were within 90 days. */
  readonly encounters: EncounterList;
  /** What every registered exchange did about each record type asked: exactly one state for each. */
  readonly manifest: ReadonlyArray<ManifestEntry>;
  /** The receipt of this view in the audit ledger. */
  readonly receipt: Scalars['ID']['output'];
  /** In plain words for the reader: what was not shared, on which ground, and the next lawful step. */
  readonly explanation: ReadonlyArray<Scalars['String']['output']>;
};

/** An exchange that did not answer whole. */
export type UnansweredExchange = {
  /** The exchange. */
  readonly exchange: Exchange;
  /** Why, in words, such as: did not answer in time. */
  readonly why: Scalars['String']['output'];
  /** The record types of the summary that are wanting from it. */
  readonly types: ReadonlyArray<RecordType>;
};

/** What every record says, whatever its type. Null means that the exchange did not say. */
export type ClinicalRecord = {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<ClinicalRecord>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
};

/** An allergy or intolerance, or a statement that none is known. */
export type Allergy = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Allergy>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** True when this is a statement that no allergy is known, not an allergy. */
  readonly noneKnown: Scalars['Boolean']['output'];
  /** How sure the source is: unconfirmed, confirmed, refuted, entered in error. */
  readonly verificationStatus: Maybe<Scalars['String']['output']>;
  /** Allergy or intolerance, as the source says. */
  readonly kind: Maybe<Scalars['String']['output']>;
  /** Food, medication, environment or biologic. */
  readonly categories: ReadonlyArray<Scalars['String']['output']>;
  /** How dangerous a further exposure could be: low, high or unable to assess. */
  readonly criticality: Maybe<Scalars['String']['output']>;
  /** Reactions that happened. */
  readonly reactions: ReadonlyArray<AllergyReaction>;
  /** When a reaction last happened. */
  readonly lastOccurrence: Maybe<Scalars['FHIRDate']['output']>;
};

/** Allergies and intolerances found, and how complete the list is. */
export type AllergyList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Allergy>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A problem or diagnosis, or a statement that none is known. */
export type Condition = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Condition>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** True when this is a statement that no problem is known, not a problem. */
  readonly noneKnown: Scalars['Boolean']['output'];
  /** How sure the source is: provisional, confirmed, refuted, entered in error. */
  readonly verificationStatus: Maybe<Scalars['String']['output']>;
  /** What kind of entry it is, such as a problem list item or an encounter diagnosis. */
  readonly categories: ReadonlyArray<CodedConcept>;
  /** How severe it is. */
  readonly severity: Maybe<CodedConcept>;
  /** Where in the body it is. */
  readonly bodySites: ReadonlyArray<CodedConcept>;
};

/** Problems and diagnoses found, and how complete the list is. */
export type ConditionList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Condition>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A medicine stated, ordered, dispensed or given, or a statement that none is taken. */
export type Medication = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Medication>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** True when this is a statement that no medicine is taken, not a medicine. */
  readonly noneKnown: Scalars['Boolean']['output'];
  /** What the source's entry is: a statement of use, an order, a dispense or an administration. */
  readonly kind: MedicationKind;
  /** What an order intends: a proposal, a plan, an order. */
  readonly intent: Maybe<Scalars['String']['output']>;
  /** How it is to be taken, in words, one for each dosage. */
  readonly dosages: ReadonlyArray<Scalars['String']['output']>;
  /** How much was ordered, dispensed or given. */
  readonly quantity: Maybe<Quantity>;
  /** Why it is taken. */
  readonly reasons: ReadonlyArray<CodedConcept>;
};

/** Medicines found, and how complete the list is. */
export type MedicationList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Medication>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** An immunisation, given or not given. */
export type Immunisation = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Immunisation>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** Why it was not given, where it was not. */
  readonly statusReason: Maybe<CodedConcept>;
  /** Where in the body it was given. */
  readonly site: Maybe<CodedConcept>;
  /** How it was given. */
  readonly route: Maybe<CodedConcept>;
  /** The batch or lot number. */
  readonly lotNumber: Maybe<Scalars['String']['output']>;
  /** Which dose of a course it was. */
  readonly doseNumber: Maybe<Scalars['String']['output']>;
  /** The diseases it protects against. */
  readonly targetDiseases: ReadonlyArray<CodedConcept>;
};

/** Immunisations found, and how complete the list is. */
export type ImmunisationList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Immunisation>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A single observation: a vital sign, a measurement, a finding. */
export type Observation = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Observation>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** What kind of observation it is, such as vital signs or laboratory. */
  readonly categories: ReadonlyArray<CodedConcept>;
  /** What was measured or found. */
  readonly value: ObservedValue;
  /** Why there is no value, where there is none. */
  readonly absentReason: Maybe<CodedConcept>;
  /** What the source says the value means, such as high or low. */
  readonly interpretations: ReadonlyArray<CodedConcept>;
  /** The reference ranges, in words. */
  readonly referenceRanges: ReadonlyArray<Scalars['String']['output']>;
  /** The parts of an observation that has parts, such as systolic and diastolic. */
  readonly components: ReadonlyArray<ObservationComponent>;
};

/** Observations found, and how complete the list is. */
export type ObservationList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Observation>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A diagnostic report, such as a laboratory or imaging result. */
export type Result = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Result>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** The kind of report, such as haematology or radiology. */
  readonly categories: ReadonlyArray<CodedConcept>;
  /** The conclusion in the reporter's words. */
  readonly conclusion: Maybe<Scalars['String']['output']>;
  /** The conclusion in codes. */
  readonly conclusionCodes: ReadonlyArray<CodedConcept>;
  /** The observations it reports, as the exchange refers to them. */
  readonly observationIds: ReadonlyArray<Scalars['String']['output']>;
};

/** Diagnostic reports found, and how complete the list is. */
export type ResultList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Result>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A procedure done to or for the patient. */
export type Procedure = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Procedure>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** What kind of procedure it is. */
  readonly category: Maybe<CodedConcept>;
  /** How it turned out. */
  readonly outcome: Maybe<CodedConcept>;
  /** Where in the body it was done. */
  readonly bodySites: ReadonlyArray<CodedConcept>;
  /** Why it was done. */
  readonly reasons: ReadonlyArray<CodedConcept>;
};

/** Procedures found, and how complete the list is. */
export type ProcedureList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Procedure>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A contact with care: an attendance, an admission, a consultation. */
export type Encounter = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Encounter>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** The class of encounter, such as inpatient, emergency or ambulatory. */
  readonly encounterClass: Maybe<Coding>;
  /** Why it took place. */
  readonly reasons: ReadonlyArray<CodedConcept>;
  /** The organisation that provided it, as the source names it. */
  readonly serviceProvider: Maybe<Scalars['String']['output']>;
};

/** Contacts with care found, and how complete the list is. */
export type EncounterList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Encounter>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A clinical document or letter. Its content is fetched from the exchange that holds it. */
export type Document = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Document>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** The title. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** The kind of document, such as a discharge summary. */
  readonly categories: ReadonlyArray<CodedConcept>;
  /** The media type of the content. */
  readonly contentType: Maybe<Scalars['String']['output']>;
  /** The size of the content, in bytes. */
  readonly size: Maybe<Scalars['Int']['output']>;
  /** A hash of the content, as the source states it. */
  readonly hash: Maybe<Scalars['String']['output']>;
  /** How finished it is: preliminary, final, amended. */
  readonly documentStatus: Maybe<Scalars['String']['output']>;
  /** Where the content may be fetched: a link for each exchange that holds it and can hand it over. Empty where none can. */
  readonly links: ReadonlyArray<DocumentLink>;
};

/** Where the content of a document may be fetched from this gateway, for five minutes and by whoever asked for this view alone. */
export type DocumentLink = {
  /** The exchange that will be asked for it. */
  readonly exchange: Exchange;
  /** The path at this gateway. Fetch it with your own token, or signed in as yourself: it is judged again, and recorded as an access of its own. */
  readonly url: Scalars['String']['output'];
  /** From then on the link opens nothing. */
  readonly expires: Scalars['DateTime']['output'];
  /** The media type of the content, as the source states it. */
  readonly contentType: Maybe<Scalars['String']['output']>;
  /** The size of the content in bytes, as the source states it. What is fetched is compared with it. */
  readonly size: Maybe<Scalars['Int']['output']>;
  /** A hash of the content, as the source states it. What is fetched is compared with it. */
  readonly hash: Maybe<Scalars['String']['output']>;
};

/** Documents and letters found, and how complete the list is. */
export type DocumentList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Document>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A care plan. */
export type CarePlan = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<CarePlan>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** The title. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** What it is: a proposal, a plan, an order. */
  readonly intent: Maybe<Scalars['String']['output']>;
  /** The kind of plan. */
  readonly categories: ReadonlyArray<CodedConcept>;
  /** What is planned, in words. */
  readonly activities: ReadonlyArray<Scalars['String']['output']>;
};

/** Care plans found, and how complete the list is. */
export type CarePlanList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<CarePlan>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** An alert or flag, or a statement that there is none. */
export type Alert = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Alert>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** True when this is a statement that there is no alert, not an alert. */
  readonly noneKnown: Scalars['Boolean']['output'];
  /** What the alert concerns, such as safety or behaviour. */
  readonly categories: ReadonlyArray<CodedConcept>;
  /** True when it states a resuscitation or treatment escalation decision. */
  readonly resuscitation: Scalars['Boolean']['output'];
};

/** Alerts and flags found, and how complete the list is. */
export type AlertList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Alert>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** An appointment. */
export type Appointment = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Appointment>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** The services booked. */
  readonly serviceTypes: ReadonlyArray<CodedConcept>;
  /** Why it was booked. */
  readonly reasons: ReadonlyArray<CodedConcept>;
  /** What it is for, in words. */
  readonly description: Maybe<Scalars['String']['output']>;
};

/** Appointments found, and how complete the list is. */
export type AppointmentList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Appointment>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** A referral or a request for a service. */
export type Referral = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<Referral>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** What it is: a proposal, a plan, an order. */
  readonly intent: Maybe<Scalars['String']['output']>;
  /** How urgent it is. */
  readonly priority: Maybe<Scalars['String']['output']>;
  /** The kind of service asked for. */
  readonly categories: ReadonlyArray<CodedConcept>;
  /** Why it was made. */
  readonly reasons: ReadonlyArray<CodedConcept>;
};

/** Referrals found, and how complete the list is. */
export type ReferralList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<Referral>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** What is known of one relative of the patient. */
export type FamilyHistory = ClinicalRecord & {
  /** Opaque and stable between questions. It reveals nothing, and no other patient's record has it. */
  readonly id: Scalars['ID']['output'];
  /** Which kind of record this is. */
  readonly recordType: RecordType;
  /** What it is about: every code the source gave, and its own words. */
  readonly concept: CodedConcept;
  /** The source's own status code, such as active, final or entered-in-error. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The date it speaks of: onset, effective, performed, start or authored. Lists filter and sort by it. */
  readonly date: Maybe<Scalars['FHIRDate']['output']>;
  /** The end of what it speaks of, where it has one. */
  readonly endDate: Maybe<Scalars['FHIRDate']['output']>;
  /** When it was written down. */
  readonly recordedDate: Maybe<Scalars['FHIRDate']['output']>;
  /** Every security label the source put on it. */
  readonly confidentiality: ReadonlyArray<Coding>;
  /** Notes in the source's own words. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  /** Every exchange and data controller that tells this same fact. */
  readonly provenance: ReadonlyArray<Provenance>;
  /** Those that tell it otherwise, each with its own provenance. Nothing is overwritten. */
  readonly dissenting: ReadonlyArray<FamilyHistory>;
  /** The exchanges' own resources, under the same decision. */
  readonly original: ReadonlyArray<Original>;
  /** How the relative is related to the patient. */
  readonly relationship: CodedConcept;
  /** What the relative has or had. */
  readonly conditions: ReadonlyArray<FamilyMemberCondition>;
};

/** Conditions in the family found, and how complete the list is. */
export type FamilyHistoryList = {
  /** The records of this page. */
  readonly items: ReadonlyArray<FamilyHistory>;
  /** What may be concluded from this list. Read it before reading an empty list as none. */
  readonly completeness: Completeness;
  /** How many there are in all after the filters, on every page together. */
  readonly totalCount: Scalars['Int']['output'];
  /** Where this page ends and whether another follows. */
  readonly pageInfo: PageInfo;
};

/** One code of a code system. */
export type Coding = {
  /** The code system, as a URI. */
  readonly system: Maybe<Scalars['String']['output']>;
  /** The code. */
  readonly code: Maybe<Scalars['String']['output']>;
  /** What the code means, in words. */
  readonly display: Maybe<Scalars['String']['output']>;
};

/** A concept as the exchange told it. */
export type CodedConcept = {
  /** Every code the exchange gave for it. */
  readonly codings: ReadonlyArray<Coding>;
  /** Its original words. */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** A measured amount. */
export type Quantity = {
  /** The number, as the source gave it. */
  readonly value: Maybe<Scalars['Float']['output']>;
  /** The unit, in words or symbols. */
  readonly unit: Maybe<Scalars['String']['output']>;
  /** A sign such as < or >= where the value is only a bound. */
  readonly comparator: Maybe<Scalars['String']['output']>;
  /** The unit's code. */
  readonly code: Maybe<Scalars['String']['output']>;
};

/** One reaction to a substance. */
export type AllergyReaction = {
  /** What happened: the signs and symptoms. */
  readonly manifestations: ReadonlyArray<CodedConcept>;
  /** How severe it was: mild, moderate or severe. */
  readonly severity: Maybe<Scalars['String']['output']>;
  /** When it began. */
  readonly onset: Maybe<Scalars['FHIRDate']['output']>;
};

/** What a medication entry is. */
export type MedicationKind =
  /** A statement that the patient takes or took it; also what a summary lists without telling statements from orders. */
  | 'STATEMENT'
  /** An order or prescription. */
  | 'REQUEST'
  /** It was dispensed. */
  | 'DISPENSE'
  /** It was given. */
  | 'ADMINISTRATION';

/** What was measured or found: at most one of the three. */
export type ObservedValue = {
  /** A measured amount. */
  readonly quantity: Maybe<Quantity>;
  /** A coded finding. */
  readonly concept: Maybe<CodedConcept>;
  /** A finding in words. */
  readonly text: Maybe<Scalars['String']['output']>;
};

/** One part of an observation. */
export type ObservationComponent = {
  /** What this part is about. */
  readonly concept: CodedConcept;
  /** What was measured or found. */
  readonly value: ObservedValue;
  /** What the source says the value means, such as high or low. */
  readonly interpretations: ReadonlyArray<CodedConcept>;
};

/** One condition of a relative. */
export type FamilyMemberCondition = {
  /** The condition. */
  readonly concept: CodedConcept;
  /** How it turned out. */
  readonly outcome: Maybe<CodedConcept>;
  /** When it began, as the source says: an age or a date. */
  readonly onset: Maybe<Scalars['String']['output']>;
};

/** Where one telling of a record comes from. */
export type Provenance = {
  /** The exchange that told it. */
  readonly exchange: Exchange;
  /** The data controller that holds it. Null where it may not be shown: staff never see the practice of a patient with restricted demographics. */
  readonly custodian: Maybe<Organisation>;
  /** The source's own name for the record. */
  readonly sourceId: Scalars['String']['output'];
  /** The source's version of it. */
  readonly version: Maybe<Scalars['String']['output']>;
  /** When the source last changed it. */
  readonly lastUpdated: Maybe<Scalars['String']['output']>;
  /** Who wrote it, as the source says. */
  readonly author: Maybe<Scalars['String']['output']>;
};

/** An exchange's own resource, beside the provenance it belongs to. */
export type Original = {
  /** The exchange that gave it. */
  readonly exchange: Exchange;
  /** The source's own name for the record. */
  readonly sourceId: Scalars['String']['output'];
  /** The resource as JSON, less what belongs to records that were not released. */
  readonly resource: Scalars['JSON']['output'];
};

/** What may be concluded from a list. */
export type CompletenessState =
  /** There are records. */
  | 'PRESENT'
  /** One source says that none is known, beside another that lists some. */
  | 'CONTRADICTORY'
  /** None is known: every exchange that can hold this answered, and nothing was kept back. */
  | 'NONE_KNOWN'
  /** None among what may be shared: every exchange answered, but not all could be released. */
  | 'NONE_AMONG_WHAT_MAY_BE_SHARED'
  /** Not known: some exchanges did not answer. */
  | 'NOT_KNOWN';

/** How complete a list is. */
export type Completeness = {
  /** What may be concluded. */
  readonly state: CompletenessState;
  /** How many of the exchanges that can hold this answered whole. */
  readonly answered: Scalars['Int']['output'];
  /** How many exchanges can hold this. */
  readonly canHold: Scalars['Int']['output'];
  /** True only when every exchange that can hold this answered whole and nothing could have been kept back. */
  readonly complete: Scalars['Boolean']['output'];
  /** The same in plain words. */
  readonly sentence: Scalars['String']['output'];
};

/** Where a page ends. */
export type PageInfo = {
  /** Give this as `after` to have the next page. Null when the page is empty. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether another page follows. */
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** What one exchange did about one record type. */
export type ManifestEntry = {
  /** The exchange. */
  readonly exchange: Exchange;
  /** The record type. */
  readonly type: RecordType;
  /** What it did: exactly one of these. */
  readonly state: ExchangeState;
  /** Why it was not asked, where it was not. */
  readonly notAskedReason: Maybe<NotAskedReason>;
  /** How many records of it were released. Null where the state allows none. */
  readonly released: Maybe<Scalars['Int']['output']>;
  /** True when the decisions made before asking kept some of its data controllers out. */
  readonly partlyWithheld: Scalars['Boolean']['output'];
  /** True when the exchange said that it left items out, or an item could not be attributed: the list is not whole. */
  readonly incomplete: Scalars['Boolean']['output'];
  /** A warning about who the exchange's records are of. */
  readonly identityWarning: Maybe<IdentityWarning>;
};

/** What one exchange did. */
export type ExchangeState =
  /** It answered, and records were released. */
  | 'ANSWERED'
  /** It answered, and no record was released. */
  | 'EMPTY'
  /** It did not answer in time. What had arrived is shown. */
  | 'TIMED_OUT'
  /** It failed, or its answer could not be read. What had arrived is shown. */
  | 'FAILED'
  /** Its answer speaks of another person and is not shown. */
  | 'QUARANTINED'
  /** It refused the question itself. */
  | 'REFUSED_BY_EXCHANGE'
  /** It was not asked: the patient's choices do not permit it, or no choice is recorded. */
  | 'WITHHELD_BY_CHOICE'
  /** It was not asked: no sharing agreement in force permits it. */
  | 'WITHHELD_BY_AGREEMENT'
  /** It was not asked for another reason. */
  | 'NOT_ASKED';

/** Why an exchange was not asked. */
export type NotAskedReason =
  /** It does not hold this type of record. */
  | 'TYPE_NOT_OFFERED'
  /** The reader left it out. */
  | 'EXCLUDED_BY_READER'
  /** It said lately that it does not know this patient. In an emergency it is asked all the same. */
  | 'LOCATOR'
  /** It is down for announced maintenance. */
  | 'MAINTENANCE'
  /** It is in pilot, with other organisations than the reader's. */
  | 'PILOT'
  /** It failed so often lately that it is given a rest. */
  | 'BREAKER_OPEN';

/** A warning about the identity of the patient in an exchange's answer. Records of an answer whose birth date or name differs are shown by themselves, merged with no other exchange's. */
export type IdentityWarning =
  /** The date of birth differs from the demographics service's. */
  | 'BIRTH_DATE_DIFFERS'
  /** The family name differs from the demographics service's. */
  | 'FAMILY_NAME_DIFFERS'
  /** The given name may be the demographics service's, written or shortened another way; it may be a twin's. */
  | 'GIVEN_NAME_DIFFERS'
  /** The demographics service could not be reached: only the NHS number was compared. */
  | 'UNVERIFIED';

/** A regional exchange that carries records of many data controllers. */
export type Exchange = {
  /** The exchange's short name. */
  readonly id: Scalars['ExchangeId']['output'];
  /** Its name in full. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** An organisation of the NHS or of local government. */
export type Organisation = {
  /** Its Organisation Data Service code. */
  readonly odsCode: Scalars['ODSCode']['output'];
  /** Its name. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** Changing records, through the exchange that owns each: it needs an agreement for changing, and the patient's choice. Nothing of what a change says is kept here once it is settled. */
export type Mutation = {
  /** Adds a record to an exchange, to be held by one of its data controllers. The answer says where it stands; it goes on by itself where that is not settled. */
  readonly addRecord: RecordEdit;
  /** Changes what one record says, if it still is as it was seen. What is left out stays as it is; a note is added to those that are there. */
  readonly amendRecord: RecordEdit;
  /** Marks one record as entered in error, if it still is as it was seen. Nothing is deleted. */
  readonly markEnteredInError: RecordEdit;
};


/** Changing records, through the exchange that owns each: it needs an agreement for changing, and the patient's choice. Nothing of what a change says is kept here once it is settled. */
export type MutationAddRecordArgs = {
  patient: Scalars['NHSNumber']['input'];
  access: AccessInput;
  exchange: Scalars['ExchangeId']['input'];
  custodian: Scalars['ODSCode']['input'];
  record: RecordDraftInput;
  reason: Scalars['String']['input'];
  idempotencyKey: Scalars['String']['input'];
};


/** Changing records, through the exchange that owns each: it needs an agreement for changing, and the patient's choice. Nothing of what a change says is kept here once it is settled. */
export type MutationAmendRecordArgs = {
  patient: Scalars['NHSNumber']['input'];
  access: AccessInput;
  record: RecordSeenInput;
  says: RecordDraftInput;
  reason: Scalars['String']['input'];
  idempotencyKey: Scalars['String']['input'];
};


/** Changing records, through the exchange that owns each: it needs an agreement for changing, and the patient's choice. Nothing of what a change says is kept here once it is settled. */
export type MutationMarkEnteredInErrorArgs = {
  patient: Scalars['NHSNumber']['input'];
  access: AccessInput;
  record: RecordSeenInput;
  reason: Scalars['String']['input'];
  idempotencyKey: Scalars['String']['input'];
};

/** A record as it was seen in a view. Another version is never written over. */
export type RecordSeenInput = {
  /** The exchange that told it (provenance.exchange). */
  readonly exchange: Scalars['ExchangeId']['input'];
  /** Which kind of record it is. */
  readonly recordType: RecordType;
  /** The source's own name for it (provenance.sourceId). */
  readonly sourceId: Scalars['String']['input'];
  /** The version that was seen (provenance.version). */
  readonly version: Scalars['String']['input'];
};

/** What a record is to say. Exactly one kind is stated. Other kinds of record can be read here, and not be changed. */
export type RecordDraftInput = {
  /** An allergy or intolerance. */
  readonly allergy?: InputMaybe<AllergyDraft>;
  /** A problem or diagnosis. */
  readonly condition?: InputMaybe<ConditionDraft>;
  /** A statement that a medicine is taken, or is not. Orders, dispenses and administrations are not changed from here, but can be marked as entered in error. */
  readonly medication?: InputMaybe<MedicationDraft>;
  /** A single observation. */
  readonly observation?: InputMaybe<ObservationDraft>;
  /** A document or letter. */
  readonly document?: InputMaybe<DocumentDraft>;
  /** An alert or flag. */
  readonly alert?: InputMaybe<AlertDraft>;
};

/** A concept as a person states it: a code with its system, or words, or both. */
export type ConceptDraft = {
  /** The code system, by its URI. */
  readonly system?: InputMaybe<Scalars['String']['input']>;
  /** The code; then its system must be stated too. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** The code's own words. */
  readonly display?: InputMaybe<Scalars['String']['input']>;
  /** The author's words. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** What an allergy is to say. */
export type AllergyDraft = {
  /** To what. Needed of a new record. */
  readonly concept?: InputMaybe<ConceptDraft>;
  /** active, inactive or resolved. A new record is active unless it is said. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** unconfirmed, confirmed or refuted. A new record is confirmed unless it is said. */
  readonly verification?: InputMaybe<Scalars['String']['input']>;
  /** low, high or unable-to-assess. */
  readonly criticality?: InputMaybe<Scalars['String']['input']>;
  /** What happens. Of a change those alone that are said otherwise, taken out or added: the others stay as they are. */
  readonly reactions?: InputMaybe<ReadonlyArray<ReactionDraft>>;
  /** When it began. */
  readonly onset?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** Of a change: what the record is to say no more. criticality or onset. */
  readonly takenOut?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A note, in the author's words. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** A reaction to an allergy. What is left out of one that is there stays as it is. */
export type ReactionDraft = {
  /** Of a change: which of the reactions that the record tells, counted from 1. One more where it is left out. */
  readonly place?: InputMaybe<Scalars['Int']['input']>;
  /** How it shows. They take the place of all that the reaction has; one in the very words of one that is there is that one, with its codes. Needed of one more. */
  readonly manifestations?: InputMaybe<ReadonlyArray<ConceptDraft>>;
  /** mild, moderate or severe. */
  readonly severity?: InputMaybe<Scalars['String']['input']>;
  /** When it began. */
  readonly onset?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** What this reaction is to say no more. severity or onset. */
  readonly takenOut?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether the whole reaction goes. Nothing else is said of it then. */
  readonly isTakenOut?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a problem or diagnosis is to say. */
export type ConditionDraft = {
  /** Of what. Needed of a new record. */
  readonly concept?: InputMaybe<ConceptDraft>;
  /** active, recurrence, relapse, inactive, remission or resolved. A new record is active unless it is said. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** unconfirmed, provisional, differential, confirmed or refuted. A new record is confirmed unless it is said. */
  readonly verification?: InputMaybe<Scalars['String']['input']>;
  /** When it began. */
  readonly onset?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** When it ended. */
  readonly abatement?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** Of a change: what the record is to say no more. onset or abatement. */
  readonly takenOut?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A note, in the author's words. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What a statement about a medicine is to say. */
export type MedicationDraft = {
  /** Which medicine. Needed of a new record. */
  readonly concept?: InputMaybe<ConceptDraft>;
  /** active, completed, intended, stopped, on-hold, unknown or not-taken. A new record is active unless it is said. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** Since when it is taken. */
  readonly start?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** Until when it is taken. */
  readonly end?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** How it is taken. Of a change those doses alone that are said otherwise, taken out or added: the others stay as they are. */
  readonly dosages?: InputMaybe<ReadonlyArray<DosageDraft>>;
  /** Of a change: what the record is to say no more. start or end. */
  readonly takenOut?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** A note, in the author's words. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** How a medicine is taken. What a source stated of a dose in parts, such as an amount and a timing, goes where other words take its place. */
export type DosageDraft = {
  /** Of a change: which of the doses that the record tells, counted from 1. One more where it is left out. */
  readonly place?: InputMaybe<Scalars['Int']['input']>;
  /** How much and how often, in words. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  /** Whether the dose goes. Nothing else is said of it then. */
  readonly isTakenOut?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What an observation is to say. Its value is an amount or words, not both. */
export type ObservationDraft = {
  /** What was observed. Needed of a new record. */
  readonly concept?: InputMaybe<ConceptDraft>;
  /** registered, preliminary, final, amended, corrected or cancelled. A new record is final unless it is said. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** When it was observed. Needed of a new record. */
  readonly at?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** The amount, as a decimal whose digits are kept: 1.50 says more than 1.5. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
  /** The unit of the amount, such as mmol/L. Needed with one. */
  readonly unit?: InputMaybe<Scalars['String']['input']>;
  /** What was observed, in words, where it is no amount. */
  readonly words?: InputMaybe<Scalars['String']['input']>;
  /** A note, in the author's words. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What a document is to be. */
export type DocumentDraft = {
  /** Which kind of document. Needed of a new one. */
  readonly concept?: InputMaybe<ConceptDraft>;
  /** Its title. Needed with its content. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** When it was written. */
  readonly date?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** Its media type, such as application/pdf. Needed with its content. */
  readonly contentType?: InputMaybe<Scalars['String']['input']>;
  /** The document itself, in base64. Needed of a new one; it takes the place of what was there. */
  readonly content?: InputMaybe<Scalars['String']['input']>;
};

/** What an alert is to say. */
export type AlertDraft = {
  /** Of what. Needed of a new record. */
  readonly concept?: InputMaybe<ConceptDraft>;
  /** active or inactive. A new record is active unless it is said. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** Since when it holds. */
  readonly start?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** Until when it holds. */
  readonly end?: InputMaybe<Scalars['FHIRDate']['input']>;
  /** Of a change: what the record is to say no more. start or end. */
  readonly takenOut?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What may be done to a record through the exchange that owns it. Nothing is ever deleted. */
export type RecordEditDeed =
  /** A record is added. */
  | 'ADD'
  /** A record is changed. */
  | 'AMEND'
  /** A record is marked as entered in error. */
  | 'MARK_ENTERED_IN_ERROR';

/** Where a change of a record stands. */
export type RecordEditState =
  /** It is on its way. */
  | 'PROPOSED'
  /** The exchange holds it. */
  | 'ACCEPTED'
  /** The exchange does not hold it and will not: nothing was written. */
  | 'DECLINED'
  /** The record had been changed since it was seen, and nothing was written over. */
  | 'CONFLICT'
  /** It may or may not be there: the exchange is asked again and again which. If it never says, the ground says so. */
  | 'UNKNOWN';

/** One change of a record: who proposed it, why, and where it stands. What it says is not kept, and whose record it is, is not told. */
export type RecordEdit = {
  /** The change's id: the exchange knows it by the same. */
  readonly id: Scalars['ID']['output'];
  /** What is done. */
  readonly deed: RecordEditDeed;
  /** To which kind of record. */
  readonly recordType: RecordType;
  /** Through which exchange. */
  readonly exchange: Exchange;
  /** Which data controller holds the record, or will. */
  readonly custodian: Organisation;
  /** The opaque id that the record bears in views. Null of an addition that is not accepted. */
  readonly recordId: Maybe<Scalars['ID']['output']>;
  /** Where it stands. */
  readonly state: RecordEditState;
  /** In a sentence: where it stands, or why it came out so. */
  readonly sentence: Scalars['String']['output'];
  /** The version that was seen. */
  readonly versionSeen: Maybe<Scalars['String']['output']>;
  /** The version that the exchange gave it. */
  readonly version: Maybe<Scalars['String']['output']>;
  /** Who proposed it. Null where the name may not be shown. */
  readonly authorName: Maybe<Scalars['String']['output']>;
  /** For which organisation. */
  readonly organisation: Organisation;
  /** Why, in the author's words. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** When it was proposed. */
  readonly proposedAt: Scalars['DateTime']['output'];
  /** When it was settled. Null while it is not. */
  readonly settledAt: Maybe<Scalars['DateTime']['output']>;
  /** Until when what it says is kept, sealed, if it is not settled before. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The receipt of the decision that let it be proposed. */
  readonly receipt: Scalars['ID']['output'];
};

/** A page of changes, newest first. */
export type RecordEditPage = {
  /** Those of this page. */
  readonly edits: ReadonlyArray<RecordEdit>;
  /** How many there are in all. */
  readonly total: Scalars['Int']['output'];
};

/** What may be proposed of one kind of record at one exchange. */
export type ChangesOffered = {
  /** The exchange that would be written to. */
  readonly exchange: Exchange;
  /** The kind of record. */
  readonly recordType: RecordType;
  /** What may be proposed. Empty where nothing may; the sentence then says why. */
  readonly deeds: ReadonlyArray<RecordEditDeed>;
  /** Why nothing may be proposed. Null where something may. */
  readonly sentence: Maybe<Scalars['String']['output']>;
  /** Whether it holds of what every data controller there holds. */
  readonly everyCustodian: Scalars['Boolean']['output'];
  /** The data controllers of whose records it holds by the agreements, where it does not hold of every one's. Which of them the patient left out is not told: a proposal about their records is refused. */
  readonly someCustodians: ReadonlyArray<Organisation>;
  /** All data controllers of whose records it holds. */
  readonly custodians: ReadonlyArray<Organisation>;
};

/** One record, looked at once more before it is changed. */
export type RecordAsItStands = {
  /** The receipt of this look. */
  readonly receipt: Scalars['ID']['output'];
  /** The patient's name as the demographics service gives it. Null when it may not be shown or is not known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The patient's date of birth. Null when it may not be shown or is not known. */
  readonly birthDate: Maybe<Scalars['FHIRDate']['output']>;
  /** The patient's gender as the demographics service gives it. */
  readonly gender: Maybe<Scalars['String']['output']>;
  /** The record. */
  readonly record: ClinicalRecord;
  /** Its version now. Null where its source gives it none: then it cannot be changed. */
  readonly version: Maybe<Scalars['String']['output']>;
  /** Whether it still is as it was seen. */
  readonly isAsSeen: Scalars['Boolean']['output'];
  /** Of an allergy: how its source describes each of its reactions in its own words, which no change touches. Null where it does not. */
  readonly reactionDescriptions: ReadonlyArray<Maybe<Scalars['String']['output']>>;
  /** Of a medicine: what its source states in parts of each of its doses, such as timing or as needed. It goes where other words take the place of the dose. */
  readonly dosageParts: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
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




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  ClinicalRecord:
    | ( Allergy )
    | ( Condition )
    | ( Medication )
    | ( Immunisation )
    | ( Observation )
    | ( Result )
    | ( Procedure )
    | ( Encounter )
    | ( Document )
    | ( CarePlan )
    | ( Alert )
    | ( Appointment )
    | ( Referral )
    | ( FamilyHistory )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  NHSNumber: ResolverTypeWrapper<Scalars['NHSNumber']['output']>;
  ODSCode: ResolverTypeWrapper<Scalars['ODSCode']['output']>;
  ExchangeId: ResolverTypeWrapper<Scalars['ExchangeId']['output']>;
  FHIRDate: ResolverTypeWrapper<Scalars['FHIRDate']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AccessInput: AccessInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  PurposeOfUse: PurposeOfUse;
  RecordType: RecordType;
  Patient: ResolverTypeWrapper<Patient>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  EmergencySummary: ResolverTypeWrapper<EmergencySummary>;
  UnansweredExchange: ResolverTypeWrapper<UnansweredExchange>;
  ClinicalRecord: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ClinicalRecord']>;
  Allergy: ResolverTypeWrapper<Allergy>;
  AllergyList: ResolverTypeWrapper<AllergyList>;
  Condition: ResolverTypeWrapper<Condition>;
  ConditionList: ResolverTypeWrapper<ConditionList>;
  Medication: ResolverTypeWrapper<Medication>;
  MedicationList: ResolverTypeWrapper<MedicationList>;
  Immunisation: ResolverTypeWrapper<Immunisation>;
  ImmunisationList: ResolverTypeWrapper<ImmunisationList>;
  Observation: ResolverTypeWrapper<Observation>;
  ObservationList: ResolverTypeWrapper<ObservationList>;
  Result: ResolverTypeWrapper<Result>;
  ResultList: ResolverTypeWrapper<ResultList>;
  Procedure: ResolverTypeWrapper<Procedure>;
  ProcedureList: ResolverTypeWrapper<ProcedureList>;
  Encounter: ResolverTypeWrapper<Encounter>;
  EncounterList: ResolverTypeWrapper<EncounterList>;
  Document: ResolverTypeWrapper<Document>;
  DocumentLink: ResolverTypeWrapper<DocumentLink>;
  DocumentList: ResolverTypeWrapper<DocumentList>;
  CarePlan: ResolverTypeWrapper<CarePlan>;
  CarePlanList: ResolverTypeWrapper<CarePlanList>;
  Alert: ResolverTypeWrapper<Alert>;
  AlertList: ResolverTypeWrapper<AlertList>;
  Appointment: ResolverTypeWrapper<Appointment>;
  AppointmentList: ResolverTypeWrapper<AppointmentList>;
  Referral: ResolverTypeWrapper<Referral>;
  ReferralList: ResolverTypeWrapper<ReferralList>;
  FamilyHistory: ResolverTypeWrapper<FamilyHistory>;
  FamilyHistoryList: ResolverTypeWrapper<FamilyHistoryList>;
  Coding: ResolverTypeWrapper<Coding>;
  CodedConcept: ResolverTypeWrapper<CodedConcept>;
  Quantity: ResolverTypeWrapper<Quantity>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AllergyReaction: ResolverTypeWrapper<AllergyReaction>;
  MedicationKind: MedicationKind;
  ObservedValue: ResolverTypeWrapper<ObservedValue>;
  ObservationComponent: ResolverTypeWrapper<ObservationComponent>;
  FamilyMemberCondition: ResolverTypeWrapper<FamilyMemberCondition>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Original: ResolverTypeWrapper<Original>;
  CompletenessState: CompletenessState;
  Completeness: ResolverTypeWrapper<Completeness>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ManifestEntry: ResolverTypeWrapper<ManifestEntry>;
  ExchangeState: ExchangeState;
  NotAskedReason: NotAskedReason;
  IdentityWarning: IdentityWarning;
  Exchange: ResolverTypeWrapper<Exchange>;
  Organisation: ResolverTypeWrapper<Organisation>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordSeenInput: RecordSeenInput;
  RecordDraftInput: RecordDraftInput;
  ConceptDraft: ConceptDraft;
  AllergyDraft: AllergyDraft;
  ReactionDraft: ReactionDraft;
  ConditionDraft: ConditionDraft;
  MedicationDraft: MedicationDraft;
  DosageDraft: DosageDraft;
  ObservationDraft: ObservationDraft;
  DocumentDraft: DocumentDraft;
  AlertDraft: AlertDraft;
  RecordEditDeed: RecordEditDeed;
  RecordEditState: RecordEditState;
  RecordEdit: ResolverTypeWrapper<ShownEditParent>;
  RecordEditPage: ResolverTypeWrapper<Omit<RecordEditPage, 'edits'> & { edits: ReadonlyArray<ResolversTypes['RecordEdit']> }>;
  ChangesOffered: ResolverTypeWrapper<OfferedChangesParent>;
  RecordAsItStands: ResolverTypeWrapper<RecordAsItStandsParent>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  NHSNumber: Scalars['NHSNumber']['output'];
  ODSCode: Scalars['ODSCode']['output'];
  ExchangeId: Scalars['ExchangeId']['output'];
  FHIRDate: Scalars['FHIRDate']['output'];
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AccessInput: AccessInput;
  String: Scalars['String']['output'];
  Patient: Patient;
  Boolean: Scalars['Boolean']['output'];
  EmergencySummary: EmergencySummary;
  UnansweredExchange: UnansweredExchange;
  ClinicalRecord: ResolversInterfaceTypes<ResolversParentTypes>['ClinicalRecord'];
  Allergy: Allergy;
  AllergyList: AllergyList;
  Condition: Condition;
  ConditionList: ConditionList;
  Medication: Medication;
  MedicationList: MedicationList;
  Immunisation: Immunisation;
  ImmunisationList: ImmunisationList;
  Observation: Observation;
  ObservationList: ObservationList;
  Result: Result;
  ResultList: ResultList;
  Procedure: Procedure;
  ProcedureList: ProcedureList;
  Encounter: Encounter;
  EncounterList: EncounterList;
  Document: Document;
  DocumentLink: DocumentLink;
  DocumentList: DocumentList;
  CarePlan: CarePlan;
  CarePlanList: CarePlanList;
  Alert: Alert;
  AlertList: AlertList;
  Appointment: Appointment;
  AppointmentList: AppointmentList;
  Referral: Referral;
  ReferralList: ReferralList;
  FamilyHistory: FamilyHistory;
  FamilyHistoryList: FamilyHistoryList;
  Coding: Coding;
  CodedConcept: CodedConcept;
  Quantity: Quantity;
  Float: Scalars['Float']['output'];
  AllergyReaction: AllergyReaction;
  ObservedValue: ObservedValue;
  ObservationComponent: ObservationComponent;
  FamilyMemberCondition: FamilyMemberCondition;
  Provenance: Provenance;
  Original: Original;
  Completeness: Completeness;
  PageInfo: PageInfo;
  ManifestEntry: ManifestEntry;
  Exchange: Exchange;
  Organisation: Organisation;
  Mutation: Record<PropertyKey, never>;
  RecordSeenInput: RecordSeenInput;
  RecordDraftInput: RecordDraftInput;
  ConceptDraft: ConceptDraft;
  AllergyDraft: AllergyDraft;
  ReactionDraft: ReactionDraft;
  ConditionDraft: ConditionDraft;
  MedicationDraft: MedicationDraft;
  DosageDraft: DosageDraft;
  ObservationDraft: ObservationDraft;
  DocumentDraft: DocumentDraft;
  AlertDraft: AlertDraft;
  RecordEdit: ShownEditParent;
  RecordEditPage: Omit<RecordEditPage, 'edits'> & { edits: ReadonlyArray<ResolversParentTypes['RecordEdit']> };
  ChangesOffered: OfferedChangesParent;
  RecordAsItStands: RecordAsItStandsParent;
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

export interface FhirDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['FHIRDate'], any> {
  name: 'FHIRDate';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = any, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType, RequireFields<QueryPatientArgs, 'nhsNumber' | 'access'>>;
  emergencySummary?: Resolver<Maybe<ResolversTypes['EmergencySummary']>, ParentType, ContextType, RequireFields<QueryEmergencySummaryArgs, 'nhsNumber' | 'access'>>;
  recordEdit?: Resolver<Maybe<ResolversTypes['RecordEdit']>, ParentType, ContextType, RequireFields<QueryRecordEditArgs, 'id'>>;
  recordEdits?: Resolver<ResolversTypes['RecordEditPage'], ParentType, ContextType, RequireFields<QueryRecordEditsArgs, 'patient' | 'first' | 'skip'>>;
  changesOffered?: Resolver<ReadonlyArray<ResolversTypes['ChangesOffered']>, ParentType, ContextType, RequireFields<QueryChangesOfferedArgs, 'patient' | 'access'>>;
  recordAsItStands?: Resolver<Maybe<ResolversTypes['RecordAsItStands']>, ParentType, ContextType, RequireFields<QueryRecordAsItStandsArgs, 'patient' | 'access' | 'record'>>;
  ownedRecordEdits?: Resolver<ResolversTypes['RecordEditPage'], ParentType, ContextType, RequireFields<QueryOwnedRecordEditsArgs, 'first' | 'skip'>>;
};

export type PatientResolvers<ContextType = any, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['NHSNumber']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  generalPractice?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  allergies?: Resolver<ResolversTypes['AllergyList'], ParentType, ContextType, RequireFields<PatientAllergiesArgs, 'first'>>;
  conditions?: Resolver<ResolversTypes['ConditionList'], ParentType, ContextType, RequireFields<PatientConditionsArgs, 'first'>>;
  medications?: Resolver<ResolversTypes['MedicationList'], ParentType, ContextType, RequireFields<PatientMedicationsArgs, 'first'>>;
  immunisations?: Resolver<ResolversTypes['ImmunisationList'], ParentType, ContextType, RequireFields<PatientImmunisationsArgs, 'first'>>;
  observations?: Resolver<ResolversTypes['ObservationList'], ParentType, ContextType, RequireFields<PatientObservationsArgs, 'first'>>;
  results?: Resolver<ResolversTypes['ResultList'], ParentType, ContextType, RequireFields<PatientResultsArgs, 'first'>>;
  procedures?: Resolver<ResolversTypes['ProcedureList'], ParentType, ContextType, RequireFields<PatientProceduresArgs, 'first'>>;
  encounters?: Resolver<ResolversTypes['EncounterList'], ParentType, ContextType, RequireFields<PatientEncountersArgs, 'first'>>;
  documents?: Resolver<ResolversTypes['DocumentList'], ParentType, ContextType, RequireFields<PatientDocumentsArgs, 'first'>>;
  carePlans?: Resolver<ResolversTypes['CarePlanList'], ParentType, ContextType, RequireFields<PatientCarePlansArgs, 'first'>>;
  alerts?: Resolver<ResolversTypes['AlertList'], ParentType, ContextType, RequireFields<PatientAlertsArgs, 'first'>>;
  appointments?: Resolver<ResolversTypes['AppointmentList'], ParentType, ContextType, RequireFields<PatientAppointmentsArgs, 'first'>>;
  referrals?: Resolver<ResolversTypes['ReferralList'], ParentType, ContextType, RequireFields<PatientReferralsArgs, 'first'>>;
  familyHistory?: Resolver<ResolversTypes['FamilyHistoryList'], ParentType, ContextType, RequireFields<PatientFamilyHistoryArgs, 'first'>>;
  manifest?: Resolver<ReadonlyArray<ResolversTypes['ManifestEntry']>, ParentType, ContextType>;
  awaited?: Resolver<ReadonlyArray<ResolversTypes['Exchange']>, ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  explanation?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EmergencySummaryResolvers<ContextType = any, ParentType extends ResolversParentTypes['EmergencySummary'] = ResolversParentTypes['EmergencySummary']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  partial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unanswered?: Resolver<ReadonlyArray<ResolversTypes['UnansweredExchange']>, ParentType, ContextType>;
  nhsNumber?: Resolver<ResolversTypes['NHSNumber'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  generalPractice?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  resuscitation?: Resolver<ResolversTypes['AlertList'], ParentType, ContextType>;
  alerts?: Resolver<ResolversTypes['AlertList'], ParentType, ContextType>;
  allergies?: Resolver<ResolversTypes['AllergyList'], ParentType, ContextType>;
  medications?: Resolver<ResolversTypes['MedicationList'], ParentType, ContextType>;
  conditions?: Resolver<ResolversTypes['ConditionList'], ParentType, ContextType>;
  encounters?: Resolver<ResolversTypes['EncounterList'], ParentType, ContextType>;
  manifest?: Resolver<ReadonlyArray<ResolversTypes['ManifestEntry']>, ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  explanation?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UnansweredExchangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['UnansweredExchange'] = ResolversParentTypes['UnansweredExchange']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['RecordType']>, ParentType, ContextType>;
};

export type ClinicalRecordResolvers<ContextType = any, ParentType extends ResolversParentTypes['ClinicalRecord'] = ResolversParentTypes['ClinicalRecord']> = {
  __resolveType: TypeResolveFn<'Allergy' | 'Condition' | 'Medication' | 'Immunisation' | 'Observation' | 'Result' | 'Procedure' | 'Encounter' | 'Document' | 'CarePlan' | 'Alert' | 'Appointment' | 'Referral' | 'FamilyHistory', ParentType, ContextType>;
};

export type AllergyResolvers<ContextType = any, ParentType extends ResolversParentTypes['Allergy'] = ResolversParentTypes['Allergy']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Allergy']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  noneKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  verificationStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  criticality?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reactions?: Resolver<ReadonlyArray<ResolversTypes['AllergyReaction']>, ParentType, ContextType>;
  lastOccurrence?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AllergyListResolvers<ContextType = any, ParentType extends ResolversParentTypes['AllergyList'] = ResolversParentTypes['AllergyList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Allergy']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConditionResolvers<ContextType = any, ParentType extends ResolversParentTypes['Condition'] = ResolversParentTypes['Condition']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Condition']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  noneKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  verificationStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  bodySites?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConditionListResolvers<ContextType = any, ParentType extends ResolversParentTypes['ConditionList'] = ResolversParentTypes['ConditionList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Condition']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MedicationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Medication'] = ResolversParentTypes['Medication']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Medication']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  noneKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MedicationKind'], ParentType, ContextType>;
  intent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dosages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MedicationListResolvers<ContextType = any, ParentType extends ResolversParentTypes['MedicationList'] = ResolversParentTypes['MedicationList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Medication']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImmunisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Immunisation'] = ResolversParentTypes['Immunisation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Immunisation']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  lotNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  doseNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  targetDiseases?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImmunisationListResolvers<ContextType = any, ParentType extends ResolversParentTypes['ImmunisationList'] = ResolversParentTypes['ImmunisationList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Immunisation']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ObservationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Observation']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['ObservedValue'], ParentType, ContextType>;
  absentReason?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  interpretations?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  referenceRanges?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  components?: Resolver<ReadonlyArray<ResolversTypes['ObservationComponent']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ObservationListResolvers<ContextType = any, ParentType extends ResolversParentTypes['ObservationList'] = ResolversParentTypes['ObservationList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Observation']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ResultResolvers<ContextType = any, ParentType extends ResolversParentTypes['Result'] = ResolversParentTypes['Result']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Result']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  conclusion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  conclusionCodes?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  observationIds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResultListResolvers<ContextType = any, ParentType extends ResolversParentTypes['ResultList'] = ResolversParentTypes['ResultList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Result']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProcedureResolvers<ContextType = any, ParentType extends ResolversParentTypes['Procedure'] = ResolversParentTypes['Procedure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Procedure']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  bodySites?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProcedureListResolvers<ContextType = any, ParentType extends ResolversParentTypes['ProcedureList'] = ResolversParentTypes['ProcedureList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Procedure']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EncounterResolvers<ContextType = any, ParentType extends ResolversParentTypes['Encounter'] = ResolversParentTypes['Encounter']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Encounter']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  encounterClass?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  serviceProvider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EncounterListResolvers<ContextType = any, ParentType extends ResolversParentTypes['EncounterList'] = ResolversParentTypes['EncounterList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Encounter']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  links?: Resolver<ReadonlyArray<ResolversTypes['DocumentLink']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentLinkResolvers<ContextType = any, ParentType extends ResolversParentTypes['DocumentLink'] = ResolversParentTypes['DocumentLink']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expires?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DocumentListResolvers<ContextType = any, ParentType extends ResolversParentTypes['DocumentList'] = ResolversParentTypes['DocumentList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CarePlanResolvers<ContextType = any, ParentType extends ResolversParentTypes['CarePlan'] = ResolversParentTypes['CarePlan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['CarePlan']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  intent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  activities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CarePlanListResolvers<ContextType = any, ParentType extends ResolversParentTypes['CarePlanList'] = ResolversParentTypes['CarePlanList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['CarePlan']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = any, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  noneKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  resuscitation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertListResolvers<ContextType = any, ParentType extends ResolversParentTypes['AlertList'] = ResolversParentTypes['AlertList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AppointmentResolvers<ContextType = any, ParentType extends ResolversParentTypes['Appointment'] = ResolversParentTypes['Appointment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Appointment']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  serviceTypes?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppointmentListResolvers<ContextType = any, ParentType extends ResolversParentTypes['AppointmentList'] = ResolversParentTypes['AppointmentList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Appointment']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReferralResolvers<ContextType = any, ParentType extends ResolversParentTypes['Referral'] = ResolversParentTypes['Referral']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['Referral']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  intent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReferralListResolvers<ContextType = any, ParentType extends ResolversParentTypes['ReferralList'] = ResolversParentTypes['ReferralList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Referral']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FamilyHistoryResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyHistory'] = ResolversParentTypes['FamilyHistory']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  recordedDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  confidentiality?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ReadonlyArray<ResolversTypes['Provenance']>, ParentType, ContextType>;
  dissenting?: Resolver<ReadonlyArray<ResolversTypes['FamilyHistory']>, ParentType, ContextType>;
  original?: Resolver<ReadonlyArray<ResolversTypes['Original']>, ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['FamilyMemberCondition']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FamilyHistoryListResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyHistoryList'] = ResolversParentTypes['FamilyHistoryList']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['FamilyHistory']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CodingResolvers<ContextType = any, ParentType extends ResolversParentTypes['Coding'] = ResolversParentTypes['Coding']> = {
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  display?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CodedConceptResolvers<ContextType = any, ParentType extends ResolversParentTypes['CodedConcept'] = ResolversParentTypes['CodedConcept']> = {
  codings?: Resolver<ReadonlyArray<ResolversTypes['Coding']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = any, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  comparator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AllergyReactionResolvers<ContextType = any, ParentType extends ResolversParentTypes['AllergyReaction'] = ResolversParentTypes['AllergyReaction']> = {
  manifestations?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onset?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
};

export type ObservedValueResolvers<ContextType = any, ParentType extends ResolversParentTypes['ObservedValue'] = ResolversParentTypes['ObservedValue']> = {
  quantity?: Resolver<Maybe<ResolversTypes['Quantity']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ObservationComponentResolvers<ContextType = any, ParentType extends ResolversParentTypes['ObservationComponent'] = ResolversParentTypes['ObservationComponent']> = {
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['ObservedValue'], ParentType, ContextType>;
  interpretations?: Resolver<ReadonlyArray<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
};

export type FamilyMemberConditionResolvers<ContextType = any, ParentType extends ResolversParentTypes['FamilyMemberCondition'] = ResolversParentTypes['FamilyMemberCondition']> = {
  concept?: Resolver<ResolversTypes['CodedConcept'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['CodedConcept']>, ParentType, ContextType>;
  onset?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = any, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  custodian?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  sourceId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastUpdated?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OriginalResolvers<ContextType = any, ParentType extends ResolversParentTypes['Original'] = ResolversParentTypes['Original']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  sourceId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = any, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  state?: Resolver<ResolversTypes['CompletenessState'], ParentType, ContextType>;
  answered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  canHold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = any, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ManifestEntryResolvers<ContextType = any, ParentType extends ResolversParentTypes['ManifestEntry'] = ResolversParentTypes['ManifestEntry']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExchangeState'], ParentType, ContextType>;
  notAskedReason?: Resolver<Maybe<ResolversTypes['NotAskedReason']>, ParentType, ContextType>;
  released?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  partlyWithheld?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  incomplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  identityWarning?: Resolver<Maybe<ResolversTypes['IdentityWarning']>, ParentType, ContextType>;
};

export type ExchangeResolvers<ContextType = any, ParentType extends ResolversParentTypes['Exchange'] = ResolversParentTypes['Exchange']> = {
  id?: Resolver<ResolversTypes['ExchangeId'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  odsCode?: Resolver<ResolversTypes['ODSCode'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = any, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addRecord?: Resolver<ResolversTypes['RecordEdit'], ParentType, ContextType, RequireFields<MutationAddRecordArgs, 'patient' | 'access' | 'exchange' | 'custodian' | 'record' | 'reason' | 'idempotencyKey'>>;
  amendRecord?: Resolver<ResolversTypes['RecordEdit'], ParentType, ContextType, RequireFields<MutationAmendRecordArgs, 'patient' | 'access' | 'record' | 'says' | 'reason' | 'idempotencyKey'>>;
  markEnteredInError?: Resolver<ResolversTypes['RecordEdit'], ParentType, ContextType, RequireFields<MutationMarkEnteredInErrorArgs, 'patient' | 'access' | 'record' | 'reason' | 'idempotencyKey'>>;
};

export type RecordEditResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordEdit'] = ResolversParentTypes['RecordEdit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  deed?: Resolver<ResolversTypes['RecordEditDeed'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  custodian?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RecordEditState'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versionSeen?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  authorName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Organisation'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proposedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RecordEditPageResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordEditPage'] = ResolversParentTypes['RecordEditPage']> = {
  edits?: Resolver<ReadonlyArray<ResolversTypes['RecordEdit']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChangesOfferedResolvers<ContextType = any, ParentType extends ResolversParentTypes['ChangesOffered'] = ResolversParentTypes['ChangesOffered']> = {
  exchange?: Resolver<ResolversTypes['Exchange'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['RecordType'], ParentType, ContextType>;
  deeds?: Resolver<ReadonlyArray<ResolversTypes['RecordEditDeed']>, ParentType, ContextType>;
  sentence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  everyCustodian?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  someCustodians?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
  custodians?: Resolver<ReadonlyArray<ResolversTypes['Organisation']>, ParentType, ContextType>;
};

export type RecordAsItStandsResolvers<ContextType = any, ParentType extends ResolversParentTypes['RecordAsItStands'] = ResolversParentTypes['RecordAsItStands']> = {
  receipt?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['FHIRDate']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  record?: Resolver<ResolversTypes['ClinicalRecord'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isAsSeen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reactionDescriptions?: Resolver<ReadonlyArray<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  dosageParts?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type Resolvers<ContextType = any> = {
  NHSNumber?: GraphQLScalarType;
  ODSCode?: GraphQLScalarType;
  ExchangeId?: GraphQLScalarType;
  FHIRDate?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  EmergencySummary?: EmergencySummaryResolvers<ContextType>;
  UnansweredExchange?: UnansweredExchangeResolvers<ContextType>;
  ClinicalRecord?: ClinicalRecordResolvers<ContextType>;
  Allergy?: AllergyResolvers<ContextType>;
  AllergyList?: AllergyListResolvers<ContextType>;
  Condition?: ConditionResolvers<ContextType>;
  ConditionList?: ConditionListResolvers<ContextType>;
  Medication?: MedicationResolvers<ContextType>;
  MedicationList?: MedicationListResolvers<ContextType>;
  Immunisation?: ImmunisationResolvers<ContextType>;
  ImmunisationList?: ImmunisationListResolvers<ContextType>;
  Observation?: ObservationResolvers<ContextType>;
  ObservationList?: ObservationListResolvers<ContextType>;
  Result?: ResultResolvers<ContextType>;
  ResultList?: ResultListResolvers<ContextType>;
  Procedure?: ProcedureResolvers<ContextType>;
  ProcedureList?: ProcedureListResolvers<ContextType>;
  Encounter?: EncounterResolvers<ContextType>;
  EncounterList?: EncounterListResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  DocumentLink?: DocumentLinkResolvers<ContextType>;
  DocumentList?: DocumentListResolvers<ContextType>;
  CarePlan?: CarePlanResolvers<ContextType>;
  CarePlanList?: CarePlanListResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertList?: AlertListResolvers<ContextType>;
  Appointment?: AppointmentResolvers<ContextType>;
  AppointmentList?: AppointmentListResolvers<ContextType>;
  Referral?: ReferralResolvers<ContextType>;
  ReferralList?: ReferralListResolvers<ContextType>;
  FamilyHistory?: FamilyHistoryResolvers<ContextType>;
  FamilyHistoryList?: FamilyHistoryListResolvers<ContextType>;
  Coding?: CodingResolvers<ContextType>;
  CodedConcept?: CodedConceptResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  AllergyReaction?: AllergyReactionResolvers<ContextType>;
  ObservedValue?: ObservedValueResolvers<ContextType>;
  ObservationComponent?: ObservationComponentResolvers<ContextType>;
  FamilyMemberCondition?: FamilyMemberConditionResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Original?: OriginalResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ManifestEntry?: ManifestEntryResolvers<ContextType>;
  Exchange?: ExchangeResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  RecordEdit?: RecordEditResolvers<ContextType>;
  RecordEditPage?: RecordEditPageResolvers<ContextType>;
  ChangesOffered?: ChangesOfferedResolvers<ContextType>;
  RecordAsItStands?: RecordAsItStandsResolvers<ContextType>;
};
