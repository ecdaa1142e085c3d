import { resolveDirectives } from '../resolve-directives.ts'
import type { Rule } from '../rule.ts'
import { breaksGlass, isOwnController, isOwnRecord } from '../standing.ts'

/**
 * Forbids when the directives come out as deny, the requester is neither the controller itself nor the patient, and break-glass does
 * not lift it. A proxy is not the patient.
 */
export const patientDissent: Rule = {
  name: 'patient-dissent',
  find(question, facts) {
    if (isOwnController(question) || isOwnRecord(question)) return undefined
    const { outcome, directives, liftable } = resolveDirectives(question, facts)
    if (outcome !== 'deny' || (liftable && breaksGlass(question, facts))) return undefined
    return {
      rule: 'patient-dissent',
      outcome: 'forbids',
      reason: 'The patient has chosen not to share this.',
      directives,
    }
  },
}
