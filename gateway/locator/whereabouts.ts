import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { KeyedHash } from '../disclosure/keyed-hash.ts'

/**
 * A keyed digest of where a patient lives and is registered: another one means that they moved. The patient is part of it, so that people of one household
 * have nothing in common.
 */
export const whereaboutsOf = (patient: NhsNumber, answer: DemographicsAnswer, keyed: KeyedHash): string => {
  const { generalPractice = null, address = null } = answer.state === 'FOUND' ? answer.demographics : {}
  return keyed(JSON.stringify(['whereabouts', patient, generalPractice, address]))
}
