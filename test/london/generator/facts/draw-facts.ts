import type { RecordType } from '../../../../schema/model/record-type.ts'
import type { Fact } from '../fact.ts'
import type { Life } from '../life.ts'
import { drawAlerts } from './alerts.ts'
import { drawAllergies } from './allergies.ts'
import { drawAppointments } from './appointments.ts'
import { drawCarePlans } from './care-plans.ts'
import { drawConditions } from './conditions.ts'
import { drawDocuments } from './documents.ts'
import { drawEncounters } from './encounters.ts'
import { drawFamilyHistories } from './family-histories.ts'
import { drawImmunisations } from './immunisations.ts'
import { drawMedications } from './medications.ts'
import { drawObservations } from './observations.ts'
import { drawProcedures } from './procedures.ts'
import { drawReferrals } from './referrals.ts'
import { drawResults } from './results.ts'

const DRAWS = {
  ALLERGY: drawAllergies,
  CONDITION: drawConditions,
  MEDICATION: drawMedications,
  IMMUNISATION: drawImmunisations,
  OBSERVATION: drawObservations,
  RESULT: drawResults,
  PROCEDURE: drawProcedures,
  ENCOUNTER: drawEncounters,
  DOCUMENT: drawDocuments,
  CARE_PLAN: drawCarePlans,
  ALERT: drawAlerts,
  APPOINTMENT: drawAppointments,
  REFERRAL: drawReferrals,
  FAMILY_HISTORY: drawFamilyHistories,
} satisfies Record<RecordType, (life: Life) => readonly Fact[]>

/** Two facts of one group can only be told apart by their dates; a fact held once stands alone in its group. */
export const groupOf = (fact: Fact): string => `${fact.type}|${fact.concept.code}|${fact.beside}`

/** All that is true of one person, without two facts that are the same. */
export const drawFacts = (life: Life): readonly Fact[] => distinct(Object.values(DRAWS).flatMap((draw) => draw(life)))

/** Keeps the first of facts that would be the same by content. */
export const distinct = (facts: readonly Fact[]): readonly Fact[] => {
  const seen = new Set<string>()
  return facts.filter((fact) => {
    const key = fact.once ? groupOf(fact) : `${groupOf(fact)}|${fact.at}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
