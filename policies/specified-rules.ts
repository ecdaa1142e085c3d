import type { Rule } from './rule.ts'
import { choice } from './rules/choice.ts'
import { controllerSuspension } from './rules/controller-suspension.ts'
import { nationalDataOptOut } from './rules/national-data-opt-out.ts'
import { patientDissent } from './rules/patient-dissent.ts'
import { restrictedDemographics } from './rules/restricted-demographics.ts'
import { roleAndPurpose } from './rules/role-and-purpose.ts'
import { sharing } from './rules/sharing.ts'
import { withheldFromPatient } from './rules/withheld-from-patient.ts'

/** Every rule: the two grounds and the six forbids (POLICY §2). Their order does not matter. */
export const specifiedRules: readonly Rule[] = Object.freeze([
  sharing,
  choice,
  roleAndPurpose,
  controllerSuspension,
  patientDissent,
  withheldFromPatient,
  nationalDataOptOut,
  restrictedDemographics,
])
