import type { AdapterState } from '../../schema/model/exchange-answer.ts'
import { isObject, items, type Json, text } from '../fhir/json.ts'

type OutcomeState = Extract<AdapterState, 'ANSWERED' | 'REFUSED_BY_EXCHANGE' | 'FAILED'>

/**
 * What the standard's error codes come to (GP Connect, error handling; Spine-ErrorOrWarningCode-1); the spellings are those that are met. Nobody by
 * that number is an answer with nothing in it; whatever is not listed here is a failure.
 */
const STATE_OF_CODE: ReadonlyMap<string, OutcomeState> = new Map([
  ['PATIENT_NOT_FOUND', 'ANSWERED'],
  ['NO_RECORD_FOUND', 'ANSWERED'],
  ['NO_PATIENT_CONSENT', 'REFUSED_BY_EXCHANGE'],
  ['NO_ORGANISATION_CONSENT', 'REFUSED_BY_EXCHANGE'],
  ['NO_ORGANISATIONAL_CONSENT', 'REFUSED_BY_EXCHANGE'],
  ['ACCESS_DENIED', 'REFUSED_BY_EXCHANGE'],
  ['ACCESS_DENIED_SSL', 'REFUSED_BY_EXCHANGE'],
  ['ASID_CHECK_FAILED', 'REFUSED_BY_EXCHANGE'],
  ['NO_RELATIONSHIP', 'REFUSED_BY_EXCHANGE'],
  ['PATIENT_SENSITIVE', 'REFUSED_BY_EXCHANGE'],
])

const REFUSALS: ReadonlySet<unknown> = new Set(['security', 'login', 'forbidden', 'suppressed', 'expired'])

const WEIGHT: Readonly<Record<OutcomeState, number>> = { ANSWERED: 0, FAILED: 1, REFUSED_BY_EXCHANGE: 2 }

const stateOfIssue = (issue: unknown): OutcomeState => {
  if (!isObject(issue)) return 'FAILED'
  const details = isObject(issue['details']) ? issue['details'] : undefined
  let stated = false
  for (const coding of items(details?.['coding'])) {
    const code = isObject(coding) ? text(coding['code']) : null
    if (code === null) continue
    stated = true
    const state = STATE_OF_CODE.get(code.replaceAll(' ', '_'))
    if (state !== undefined) return state
  }
  // Without a code of the standard's own, FHIR's says whether it is a refusal; never that there is no such patient.
  return !stated && REFUSALS.has(issue['code']) ? 'REFUSED_BY_EXCHANGE' : 'FAILED'
}

/**
 * What an OperationOutcome that came instead of a record comes to: the gravest of its issues; without any it is a failure. Its words are not kept: they
 * may hold a patient's.
 */
export const stateOfOutcome = (resource: Json): OutcomeState => {
  let gravest: OutcomeState | undefined
  for (const issue of items(resource['issue'])) {
    const state = stateOfIssue(issue)
    if (gravest === undefined || WEIGHT[state] > WEIGHT[gravest]) gravest = state
  }
  return gravest ?? 'FAILED'
}
