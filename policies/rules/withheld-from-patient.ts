import type { Rule } from '../rule.ts'

/** Forbids to patients and their proxies what the record's author labelled `NOPAT`. */
export const withheldFromPatient: Rule = {
  name: 'withheld-from-patient',
  find: ({ purpose, record }) =>
    purpose === 'PATRQT' && record.notForPatient
      ? {
          rule: 'withheld-from-patient',
          outcome: 'forbids',
          reason: 'Its author asked that this be talked over in person first.',
        }
      : undefined,
}
