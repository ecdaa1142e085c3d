import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Rule } from '../rule.ts'

const BEYOND_CARE: readonly PurposeOfUse[] = ['HRESCH', 'HOPERAT', 'PUBHLTH']

/** Forbids research and planning when the patient opted out nationally, or that is not known. It never touches care. */
export const nationalDataOptOut: Rule = {
  name: 'national-data-opt-out',
  find: ({ purpose }, { optOut }) =>
    BEYOND_CARE.includes(purpose) && optOut !== 'not-opted-out'
      ? {
          rule: 'national-data-opt-out',
          outcome: 'forbids',
          reason: 'The national data opt-out applies, or could not be checked.',
        }
      : undefined,
}
