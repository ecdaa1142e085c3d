import type { UnifiedRecord } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { Json } from '../resource.ts'
import type { About } from './about.ts'
import { writtenAllergy } from './allergy.ts'
import {
  writtenAlert,
  writtenAppointment,
  writtenCarePlan,
  writtenEncounter,
  writtenFamilyHistory,
  writtenProcedure,
  writtenReferral,
} from './care.ts'
import { writtenCondition } from './condition.ts'
import { writtenDocument } from './document.ts'
import { writtenImmunisation } from './immunisation.ts'
import { writtenMedication } from './medication.ts'
import { writtenObservation, writtenResult } from './observation.ts'

type Write<Type extends RecordType> = (
  record: UnifiedRecord<Type>,
  about: About,
  documentUrl: string | undefined,
) => Json

/** How a record of each type is written in FHIR R4: one that is missing does not compile. */
const WRITE: { readonly [Type in RecordType]: Write<Type> } = {
  ALLERGY: writtenAllergy,
  CONDITION: writtenCondition,
  MEDICATION: writtenMedication,
  IMMUNISATION: writtenImmunisation,
  OBSERVATION: writtenObservation,
  RESULT: writtenResult,
  PROCEDURE: writtenProcedure,
  ENCOUNTER: writtenEncounter,
  DOCUMENT: writtenDocument,
  CARE_PLAN: writtenCarePlan,
  ALERT: writtenAlert,
  APPOINTMENT: writtenAppointment,
  REFERRAL: writtenReferral,
  FAMILY_HISTORY: writtenFamilyHistory,
}

/**
 * What a record says, in FHIR R4: for what came in another standard, and for the rest as the house reads it. Nothing is made up: what FHIR demands and nobody said is said to be not known.
 */
export const writtenRecord = <Type extends RecordType>(
  record: UnifiedRecord<Type>,
  about: About,
  documentUrl: string | undefined,
): Json => {
  const write: Write<Type> = WRITE[record.recordType]
  return write(record, about, documentUrl)
}
