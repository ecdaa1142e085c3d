import type { StepFault } from '../../policies/registration-life.ts'
import type { RegistrationFault } from '../../schema/model/exchange-registration.ts'

const WORDS: Readonly<Record<StepFault, RegistrationFault>> = {
  NO_SUCH_STEP: { field: 'to', message: 'An exchange that stands where this one does cannot go there' },
  NO_KEY: { field: 'conformanceKey', message: 'The public key that will sign its conformance reports is not set' },
  NO_REPORT: { field: 'report', message: 'No conformance report has been accepted' },
  CONFIGURATION_CHANGED: {
    field: 'report',
    message: 'The configuration was changed since the last accepted report: run the conformance kit again',
  },
  REPORT_STALE: { field: 'report', message: 'The last accepted report is more than seven days old' },
  NO_PILOT: { field: 'pilot', message: 'No organisation has been chosen for the pilot' },
}

/** What stands in the way of a step, for its operator. */
export const stepFaultWords = (fault: StepFault): RegistrationFault => WORDS[fault]
