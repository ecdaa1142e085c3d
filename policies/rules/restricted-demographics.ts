import type { Rule } from '../rule.ts'
import { breaksGlass, isOwnRecord } from '../standing.ts'

/**
 * Forbids when the demographics service flags the patient as sensitive, or its flag is not known: only break-glass and the patient
 * pass, own-controller staff included.
 */
export const restrictedDemographics: Rule = {
  name: 'restricted-demographics',
  find: (question, facts) =>
    facts.demographicsFlag === 'open' || breaksGlass(question, facts) || isOwnRecord(question)
      ? undefined
      : {
          rule: 'restricted-demographics',
          outcome: 'forbids',
          reason: 'Access to the records of this person is restricted, or that could not be checked.',
        },
}
