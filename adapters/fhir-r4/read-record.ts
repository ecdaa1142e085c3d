import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { AnyContent, Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { gatherOtherCodes } from '../fhir/gather-codes.ts'
import { isObject, type Json, text } from '../fhir/json.ts'
import { hasUnknownModifier, hasUnknownRules, NOT_UNDERSTOOD } from '../fhir/modifier-extension.ts'
import { type Linked, type Reading, startReading } from '../fhir/reading.ts'
import { ALERT_MEMBERS, readAlert } from './alert.ts'
import { ALLERGY_MEMBERS, readAllergy } from './allergy.ts'
import { APPOINTMENT_MEMBERS, readAppointment } from './appointment.ts'
import { authorOf } from './author.ts'
import { CARE_PLAN_MEMBERS, readCarePlan } from './care-plan.ts'
import { CONDITION_MEMBERS, readCondition } from './condition.ts'
import type { CustodyReader } from './custody.ts'
import { DOCUMENT_MEMBERS, readDocument } from './document.ts'
import { ENCOUNTER_MEMBERS, readEncounter } from './encounter.ts'
import { FAMILY_HISTORY_MEMBERS, readFamilyHistory } from './family-history.ts'
import { IMMUNISATION_MEMBERS, readImmunisation } from './immunisation.ts'
import {
  MEDICATION_MEMBERS,
  readMedicationAdministration,
  readMedicationDispense,
  readMedicationRequest,
  readMedicationStatement,
} from './medication.ts'
import { OBSERVATION_MEMBERS, readObservation } from './observation.ts'
import { PROCEDURE_MEMBERS, readProcedure } from './procedure.ts'
import { REFERRAL_MEMBERS, readReferral } from './referral.ts'
import { RESULT_MEMBERS, readResult } from './result.ts'

type Reader = {
  readonly type: RecordType
  readonly read: (resource: Json, reading: Reading) => AnyContent
  readonly members: ReadonlySet<string>
}

/** The FHIR R4 resource types that hold records, and who reads each. */
export const READERS = {
  AllergyIntolerance: { type: 'ALLERGY', read: readAllergy, members: ALLERGY_MEMBERS },
  Condition: { type: 'CONDITION', read: readCondition, members: CONDITION_MEMBERS },
  MedicationStatement: { type: 'MEDICATION', read: readMedicationStatement, members: MEDICATION_MEMBERS },
  MedicationRequest: { type: 'MEDICATION', read: readMedicationRequest, members: MEDICATION_MEMBERS },
  MedicationDispense: { type: 'MEDICATION', read: readMedicationDispense, members: MEDICATION_MEMBERS },
  MedicationAdministration: { type: 'MEDICATION', read: readMedicationAdministration, members: MEDICATION_MEMBERS },
  Immunization: { type: 'IMMUNISATION', read: readImmunisation, members: IMMUNISATION_MEMBERS },
  Observation: { type: 'OBSERVATION', read: readObservation, members: OBSERVATION_MEMBERS },
  DiagnosticReport: { type: 'RESULT', read: readResult, members: RESULT_MEMBERS },
  Procedure: { type: 'PROCEDURE', read: readProcedure, members: PROCEDURE_MEMBERS },
  Encounter: { type: 'ENCOUNTER', read: readEncounter, members: ENCOUNTER_MEMBERS },
  DocumentReference: { type: 'DOCUMENT', read: readDocument, members: DOCUMENT_MEMBERS },
  CarePlan: { type: 'CARE_PLAN', read: readCarePlan, members: CARE_PLAN_MEMBERS },
  Flag: { type: 'ALERT', read: readAlert, members: ALERT_MEMBERS },
  Appointment: { type: 'APPOINTMENT', read: readAppointment, members: APPOINTMENT_MEMBERS },
  ServiceRequest: { type: 'REFERRAL', read: readReferral, members: REFERRAL_MEMBERS },
  FamilyMemberHistory: { type: 'FAMILY_HISTORY', read: readFamilyHistory, members: FAMILY_HISTORY_MEMBERS },
} as const satisfies Readonly<Record<string, Reader>>

export type RecordResource = keyof typeof READERS

/** What reading needs besides the resource itself: the same for all of one answer. */
export type ReadingContext = {
  readonly exchange: ExchangeId
  readonly linked: Linked
  readonly custodyOf: CustodyReader
  /** Modifier extensions and implicit rules known to be harmless. */
  readonly understoodModifiers: ReadonlySet<string>
  /** Whether the body was seen to hold a modifier extension anywhere: else none is looked for. */
  readonly mayBeModified: boolean
}

/** One record read: its telling, and whether something it needs did not come along or was not understood. */
export type ReadRecord = { readonly telling: Telling; readonly partial: boolean }

const UNDATED: readonly FhirDate[] = []

/** Status, verification and "none known" would all be false certainty where a modifier is not understood. */
const withoutCertainty = (content: AnyContent): AnyContent => ({
  ...content,
  status: null,
  notes: [NOT_UNDERSTOOD, ...content.notes],
  ...('verificationStatus' in content ? { verificationStatus: null } : {}),
  ...('noneKnown' in content ? { noneKnown: false } : {}),
})

/**
 * Reads one resource into a telling; undefined when it has no id to be known by. Unknown codes, systems and extensions change nothing: the
 * whole resource stays as `original`, untouched.
 */
export const readRecord = (
  resource: Json,
  resourceType: RecordResource,
  fallbackId: string | null,
  context: ReadingContext,
): ReadRecord | undefined => {
  const id = text(resource['id']) ?? fallbackId
  if (id === null) return undefined
  const reader: Reader = READERS[resourceType]
  const reading = startReading(resource, context.linked)
  let content = reader.read(resource, reading)
  gatherOtherCodes(resource, reader.members, reading.codes)
  const { understoodModifiers } = context
  const qualified =
    hasUnknownRules(resource, understoodModifiers) ||
    (context.mayBeModified && hasUnknownModifier(resource, understoodModifiers))
  if (qualified) content = withoutCertainty(content)
  const meta = isObject(resource['meta']) ? resource['meta'] : undefined
  return {
    telling: {
      exchange: context.exchange,
      type: reader.type,
      sourceId: `${resourceType}/${id}`,
      version: meta === undefined ? null : text(meta['versionId']),
      lastUpdated: meta === undefined ? null : text(meta['lastUpdated']),
      custodian: context.custodyOf(reading),
      author: authorOf(reading),
      // A copy of the exact length: it is held until the answer leaves, and what grew by pushing has room for sixteen more.
      dates: reading.hasUnreadableDate ? UNDATED : reading.dates.slice(),
      codes: reading.codes,
      content,
      original: resource,
    },
    partial: reading.isPartial || qualified,
  }
}
