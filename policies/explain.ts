import type { Decision, Finding } from '../schema/model/decision.ts'

/** For whom a decision is explained. Each is told only what is theirs to know; nobody is told what was withheld. */
export type Audience = 'clinician' | 'patient' | 'controller'

type Words = Readonly<Record<Finding['rule'], string>>

const NEXT_STEP: Words = {
  'role-and-purpose': 'Your role may not ask for records for this purpose. Ask a colleague whose role may.',
  sharing:
    'Not shared: no agreement covers this. Ask the patient or the organisation that holds it, or your information governance lead.',
  'controller-suspension': 'Not shared: sharing from here is paused. Ask the organisation that holds it directly.',
  choice:
    'Not shared: no consent allows it. With the patient present you may record their permission; in an emergency break-glass may be open to you.',
  'patient-dissent':
    'Not shared: access is restricted by choice. Ask the patient; in an emergency break-glass may be open to you.',
  'withheld-from-patient': 'Not shown here: its author will want to talk it over in person.',
  'national-data-opt-out':
    'Not shared: the national data opt-out applies, or could not be checked. It may be used for care only.',
  'restricted-demographics': 'Not shared: access is restricted. In an emergency break-glass may be open to you.',
}

const FAILED = 'Not shared: this could not be decided. Try again, or tell the service desk.'

const forClinician = ({ findings }: Decision): readonly string[] => {
  const faults = findings.filter(({ outcome }) => outcome !== 'met')
  if (faults.some(({ outcome }) => outcome === 'error')) return [FAILED]
  // Who has no role or no agreement here learns of no choice; who meets a dissent is not also told that consent is missing.
  const settling = [
    'role-and-purpose',
    'sharing',
    'controller-suspension',
    'patient-dissent',
    'restricted-demographics',
  ]
  const first = settling.map((rule) => faults.find((fault) => fault.rule === rule)).find((fault) => fault !== undefined)
  return (first === undefined ? faults : [first]).map(({ rule }) => NEXT_STEP[rule])
}

const ofChoices = ({ directives }: Finding): string =>
  directives === undefined || directives.length === 0 ? '' : ` Recorded as: ${directives.join(', ')}.`

const forPatient = ({ outcome, findings }: Decision): readonly string[] =>
  findings
    .filter((finding) => outcome === 'permit' || finding.outcome !== 'met')
    // What an author keeps from a patient is never named to them.
    .filter(({ rule }) => rule !== 'withheld-from-patient')
    .map((finding) => `${finding.reason}${ofChoices(finding)}`)

const forController = ({ outcome, findings }: Decision): readonly string[] => {
  const clause = findings.find((finding) => finding.clause !== undefined)?.clause
  if (clause !== undefined) {
    const { agreement, version, recordType } = clause
    return [`Your agreement ${agreement}, version ${version}, covers this (${recordType}).`]
  }
  if (findings.some(({ rule, outcome: found }) => rule === 'sharing' && found === 'not-met')) {
    return ['No agreement of yours that is in force with this organisation covers this.']
  }
  return outcome === 'permit' ? ['This needs no agreement of yours.'] : ['This was settled by no agreement of yours.']
}

/**
 * Says why, fit for the reader (POLICY §6): a clinician the ground and the next lawful step, a patient which of their choices, a data
 * controller which clause and version of its own agreement. A permit that is conditional says so alike whether or not anything is kept back.
 */
export const explain = (decision: Decision, audience: Audience): readonly string[] => {
  switch (audience) {
    case 'clinician':
      if (decision.outcome === 'deny') return forClinician(decision)
      return [
        decision.conditional ? 'Shared, as far as agreement and choice allow; it may not be everything.' : 'Shared.',
      ]
    case 'patient':
      return forPatient(decision)
    case 'controller':
      return forController(decision)
  }
}
