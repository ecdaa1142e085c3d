import type { DirectiveScope } from '../schema/model/consent-directive.ts'
import type { Facts, ViewQuestion } from './facts.ts'

const EVERYTHING: DirectiveScope = {
  recipients: undefined,
  controllers: undefined,
  recordTypes: undefined,
  classes: undefined,
  purposes: undefined,
  actions: undefined,
  recordDates: undefined,
}

/** The same patient, had they chosen to share everything: what is then withheld is withheld whatever is chosen. */
export const sharingAll = (view: ViewQuestion, facts: Facts): Facts => ({
  ...facts,
  directives: [
    {
      id: 'everything',
      patient: view.patient,
      effect: 'permit',
      scope: { ...EVERYTHING, purposes: [view.purpose], actions: [view.action] },
      period: { start: undefined, end: undefined },
      breakGlassMayLift: false,
      recordedBy: { how: 'PATIENT', userId: 'as-though', at: facts.now },
    },
  ],
})
