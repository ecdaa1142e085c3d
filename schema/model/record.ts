import type { CodedConcept, Coding, Quantity } from './coded-concept.ts'
import type { ExchangeId } from './exchange-id.ts'
import type { FhirDate } from './fhir-date.ts'
import type { OdsCode } from './ods-code.ts'
import type { Provenance } from './provenance.ts'
import type { RecordType } from './record-type.ts'

/** What every record says, whatever its type. Fields are spelled as in the SDL; null is "the exchange did not say". */
export type RecordContent = {
  readonly concept: CodedConcept
  /** The source's own status code (`active`, `final`, `entered-in-error` …). */
  readonly status: string | null
  /** The date the record speaks of: onset, effective, performed, start, authored; the one lists filter and sort by. */
  readonly date: FhirDate | null
  /** The end of what it speaks of, where it has one. */
  readonly endDate: FhirDate | null
  /** When it was written down. */
  readonly recordedDate: FhirDate | null
  /** Every security label the source put on it. */
  readonly confidentiality: readonly Coding[]
  readonly notes: readonly string[]
}

export type AllergyReaction = {
  readonly manifestations: readonly CodedConcept[]
  readonly severity: string | null
  readonly onset: FhirDate | null
}

export type AllergyContent = RecordContent & {
  /** A statement that none is known, not an allergy. */
  readonly noneKnown: boolean
  readonly verificationStatus: string | null
  readonly kind: string | null
  readonly categories: readonly string[]
  readonly criticality: string | null
  readonly reactions: readonly AllergyReaction[]
  readonly lastOccurrence: FhirDate | null
}

export type ConditionContent = RecordContent & {
  readonly noneKnown: boolean
  readonly verificationStatus: string | null
  readonly categories: readonly CodedConcept[]
  readonly severity: CodedConcept | null
  readonly bodySites: readonly CodedConcept[]
}

export type MedicationContent = RecordContent & {
  readonly noneKnown: boolean
  /**
   * What the source resource is: a statement of use, an order, a dispense or an administration. Null where a source lists what a person takes and does
   * not tell what is stated from what is ordered; it is shown as a statement, unless another telling of it knows.
   */
  readonly kind: 'STATEMENT' | 'REQUEST' | 'DISPENSE' | 'ADMINISTRATION' | null
  readonly intent: string | null
  readonly dosages: readonly string[]
  readonly quantity: Quantity | null
  readonly reasons: readonly CodedConcept[]
}

export type ImmunisationContent = RecordContent & {
  readonly statusReason: CodedConcept | null
  readonly site: CodedConcept | null
  readonly route: CodedConcept | null
  readonly lotNumber: string | null
  readonly doseNumber: string | null
  readonly targetDiseases: readonly CodedConcept[]
}

/** One measured or stated value: exactly one of the three is not null, or none where the value is absent. */
export type ObservedValue = {
  readonly quantity: Quantity | null
  readonly concept: CodedConcept | null
  readonly text: string | null
}

export type ObservationComponent = {
  readonly concept: CodedConcept
  readonly value: ObservedValue
  readonly interpretations: readonly CodedConcept[]
}

export type ObservationContent = RecordContent & {
  readonly categories: readonly CodedConcept[]
  readonly value: ObservedValue
  readonly absentReason: CodedConcept | null
  readonly interpretations: readonly CodedConcept[]
  readonly referenceRanges: readonly string[]
  readonly components: readonly ObservationComponent[]
}

export type ResultContent = RecordContent & {
  readonly categories: readonly CodedConcept[]
  readonly conclusion: string | null
  readonly conclusionCodes: readonly CodedConcept[]
  /** The observations it reports, as the source refers to them. */
  readonly observationIds: readonly string[]
}

export type ProcedureContent = RecordContent & {
  readonly category: CodedConcept | null
  readonly outcome: CodedConcept | null
  readonly bodySites: readonly CodedConcept[]
  readonly reasons: readonly CodedConcept[]
}

export type EncounterContent = RecordContent & {
  readonly encounterClass: Coding | null
  readonly reasons: readonly CodedConcept[]
  readonly serviceProvider: string | null
}

export type DocumentContent = RecordContent & {
  readonly title: string | null
  readonly categories: readonly CodedConcept[]
  readonly contentType: string | null
  /** Bytes. */
  readonly size: number | null
  readonly hash: string | null
  readonly documentStatus: string | null
}

export type CarePlanContent = RecordContent & {
  readonly title: string | null
  readonly intent: string | null
  readonly categories: readonly CodedConcept[]
  readonly activities: readonly string[]
}

export type AlertContent = RecordContent & {
  readonly noneKnown: boolean
  readonly categories: readonly CodedConcept[]
  /** It states a resuscitation or treatment escalation decision. */
  readonly resuscitation: boolean
}

export type AppointmentContent = RecordContent & {
  readonly serviceTypes: readonly CodedConcept[]
  readonly reasons: readonly CodedConcept[]
  readonly description: string | null
}

export type ReferralContent = RecordContent & {
  readonly intent: string | null
  readonly priority: string | null
  readonly categories: readonly CodedConcept[]
  readonly reasons: readonly CodedConcept[]
}

export type FamilyMemberCondition = {
  readonly concept: CodedConcept
  readonly outcome: CodedConcept | null
  readonly onset: string | null
}

export type FamilyHistoryContent = RecordContent & {
  readonly relationship: CodedConcept
  readonly conditions: readonly FamilyMemberCondition[]
}

/** The content of each record type: a type that is missing here, or extra, does not compile. */
export type ContentOf = {
  readonly ALLERGY: AllergyContent
  readonly CONDITION: ConditionContent
  readonly MEDICATION: MedicationContent
  readonly IMMUNISATION: ImmunisationContent
  readonly OBSERVATION: ObservationContent
  readonly RESULT: ResultContent
  readonly PROCEDURE: ProcedureContent
  readonly ENCOUNTER: EncounterContent
  readonly DOCUMENT: DocumentContent
  readonly CARE_PLAN: CarePlanContent
  readonly ALERT: AlertContent
  readonly APPOINTMENT: AppointmentContent
  readonly REFERRAL: ReferralContent
  readonly FAMILY_HISTORY: FamilyHistoryContent
}

export type AnyContent = ContentOf[RecordType]

/** The source's resource, parsed JSON. Never changed in place. */
export type SourceResource = { readonly [name: string]: unknown }

/**
 * One exchange's account of one record, as its adapter read it. Judging needs `custodian`, `confidentiality`, `content.concept` codes
 * and `dates`; nothing of a telling is shown before it was judged.
 */
export type Telling<Type extends RecordType = RecordType> = {
  readonly exchange: ExchangeId
  readonly type: Type
  /** The source's resource type and id (`AllergyIntolerance/17`): unique within exchange + patient. */
  readonly sourceId: string
  readonly version: string | null
  readonly lastUpdated: string | null
  /** As the source states it, unresolved; undefined when it states none (then the exchange's default controller). */
  readonly custodian: string | undefined
  readonly author: string | null
  /** Every date of the record, for date-limited directives; empty when undated. */
  readonly dates: readonly FhirDate[]
  /** Every code anywhere in the record that could be sensitive: the concept's and nested ones, as `system|code`. */
  readonly codes: readonly string[]
  readonly content: ContentOf[Type]
  readonly original: SourceResource
  /** The telling as it was read, where less than that is kept of it. */
  readonly whole?: () => Telling
}

/** A telling that was released: judged, its custodian resolved. */
export type ReleasedTelling<Type extends RecordType = RecordType> = Omit<Telling<Type>, 'custodian' | 'whole'> & {
  readonly custodian: OdsCode
  /** The decision was unconditional: the original's narrative may be shown (POLICY §6, Originals). */
  readonly unconditional: boolean
}

/** The source's resource beside the provenance it belongs to, trimmed as POLICY §6 says. */
export type Original = { readonly exchange: ExchangeId; readonly sourceId: string; readonly resource: SourceResource }

/**
 * One fact, with every telling that agrees on it in `provenance`, and those that tell it otherwise in `dissenting` (each itself a record
 * with its own provenance and no dissenting of its own). Shaped as the SDL's types, so that default resolvers read it.
 */
export type UnifiedRecord<Type extends RecordType = RecordType> = ContentOf[Type] & {
  /** Opaque, keyed by exchange + patient + type + id of its first telling: stable between questions, reveals nothing. */
  readonly id: string
  readonly recordType: Type
  readonly provenance: readonly Provenance[]
  readonly dissenting: readonly UnifiedRecord<Type>[]
  readonly original: readonly Original[]
}
