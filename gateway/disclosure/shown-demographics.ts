import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Role } from '../../schema/model/role.ts'
import type { ShownDemographics } from './view.ts'

/** Whether the patient is restricted, or may be: then no list is complete. */
export const isRestricted = (answer: DemographicsAnswer): boolean =>
  answer.state !== 'FOUND' || answer.demographics.restricted

/** Whether what tells where a person is registered is kept from this reader: of a restricted patient, from all but the patient. */
export const hidesPerson = (answer: DemographicsAnswer, role: Role): boolean =>
  isRestricted(answer) && role !== 'patient'

/** The number that took the place of the one asked about; null where that is the one of now, where nobody can say, or where the person is kept from this reader. */
export const supersededBy = (answer: DemographicsAnswer, asked: NhsNumber, role: Role): NhsNumber | null =>
  answer.state === 'FOUND' && answer.demographics.nhsNumber !== asked && !hidesPerson(answer, role)
    ? answer.demographics.nhsNumber
    : null

/** What of the demographics a reader sees: of a restricted patient, staff never see address, contacts or practice, even under break-glass. */
export const shownDemographics = (answer: DemographicsAnswer, role: Role): ShownDemographics | null => {
  if (answer.state !== 'FOUND') return null
  const { demographics } = answer
  const hidden = demographics.restricted && role !== 'patient'
  const name = [...demographics.given, demographics.family].filter((part) => part !== null && part !== '').join(' ')
  return {
    name: name === '' ? null : name,
    family: demographics.family,
    given: demographics.given,
    birthDate: demographics.birthDate,
    gender: demographics.gender,
    address: hidden ? null : demographics.address,
    generalPractice: hidden ? null : demographics.generalPractice,
  }
}
