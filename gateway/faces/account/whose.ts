import { HouseError } from '../../../schema/model/house-error.ts'
import type { Asked, Audience } from '../page.ts'

/** Who the account is for: people, whichever part they play. */
export const WHO: Audience = ['patient', 'proxy']

/** Whose record and choices a page is about: an NHS number, which stands in no address. Throws `FORBIDDEN` where there is none. */
export const patientOf = ({ requester }: Pick<Asked, 'requester'>): string => {
  if (requester?.nhsNumber === undefined) throw new HouseError('FORBIDDEN')
  return requester.nhsNumber
}

/** Whether the person is here for themselves: emergencies and questions are told to the patient alone. */
export const isPatient = ({ requester }: Pick<Asked, 'requester'>): boolean => requester?.role === 'patient'
