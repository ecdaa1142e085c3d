import type { ConsentFault } from '../schema/model/consent-choice.ts'
import type { RecordedBy, WayOfAsking } from '../schema/model/consent-directive.ts'

/** What is wrong with how a patient is said to have asked: the practice always says it, for it speaks for them (POLICY §4); nobody else has to, or may. */
export const wayOfAskingFaults = (
  how: RecordedBy['how'] | undefined,
  asked: WayOfAsking | undefined,
): readonly ConsentFault[] => {
  if (how === 'PRACTICE') return asked === undefined ? [{ code: 'WAY_OF_ASKING_MISSING', field: 'asked' }] : []
  return asked === undefined ? [] : [{ code: 'WAY_OF_ASKING_NOT_YOURS', field: 'asked' }]
}
