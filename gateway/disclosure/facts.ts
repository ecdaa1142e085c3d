import { classesOf } from '../../policies/classes.ts'
import type { Facts } from '../../policies/facts.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Corridor, StoredFacts } from './corridor.ts'

/** Purposes to which the national data opt-out applies: it is asked for these alone. */
export const OPT_OUT_PURPOSES: ReadonlySet<PurposeOfUse> = new Set(['HRESCH', 'HOPERAT', 'PUBHLTH'])

/** Everything judgement needs, from what the stores and the two national services said. What was not said is unknown, never assumed. */
export const factsOf = (
  { defaultChoice, exclusionSets }: Pick<Corridor, 'defaultChoice' | 'exclusionSets'>,
  stored: StoredFacts,
  demographics: DemographicsAnswer,
  optOut: Facts['optOut'],
): Facts => ({
  now: stored.now,
  defaultChoice,
  directives: stored.directives,
  proxyRights: stored.proxyRights,
  patientBirthDate: demographics.state === 'FOUND' ? demographics.demographics.birthDate : null,
  demographicsFlag: flagOf(demographics),
  optOut,
  suspensions: stored.suspensions,
  grants: stored.grants,
  classes: classesOf(exclusionSets),
})

const flagOf = (answer: DemographicsAnswer): Facts['demographicsFlag'] => {
  if (answer.state !== 'FOUND') return 'unknown'
  return answer.demographics.restricted ? 'restricted' : 'open'
}
