import type { RecordType } from '../../../schema/model/record-type.ts'
import { alert } from './alert.ts'
import { allergy } from './allergy.ts'
import { appointment } from './appointment.ts'
import { carePlan } from './care-plan.ts'
import { condition } from './condition.ts'
import { document } from './document.ts'
import { encounter } from './encounter.ts'
import { familyHistory } from './family-history.ts'
import { immunisation } from './immunisation.ts'
import { medication } from './medication.ts'
import { observation } from './observation.ts'
import { procedure } from './procedure.ts'
import { referral } from './referral.ts'
import { result } from './result.ts'
import type { Sameness } from './sameness.ts'

/** What sameness means for each record type: a missing one does not compile. */
export const sameByType: { readonly [Type in RecordType]: Sameness<Type> } = {
  ALLERGY: allergy,
  CONDITION: condition,
  MEDICATION: medication,
  IMMUNISATION: immunisation,
  OBSERVATION: observation,
  RESULT: result,
  PROCEDURE: procedure,
  ENCOUNTER: encounter,
  DOCUMENT: document,
  CARE_PLAN: carePlan,
  ALERT: alert,
  APPOINTMENT: appointment,
  REFERRAL: referral,
  FAMILY_HISTORY: familyHistory,
}
