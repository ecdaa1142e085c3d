import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { Role } from '../../schema/model/role.ts'
import type { ShownDemographics } from './view.ts'

/** What of the demographics a reader sees: of a restricted patient, staff never see address, contacts or practice, even under break-glass. */
export const shownDemographics = (answer: DemographicsAnswer, role: Role): ShownDemographics | null => {
  if (answer.state !== 'FOUND') return null
  const { demographics } = answer
  const hidden = demographics.restricted && role !== 'patient'
  const name = [...demographics.given, demographics.family].filter((part) => part !== null && part !== '').join(' ')
  return {
    name: name === '' ? null : name,
    birthDate: demographics.birthDate,
    gender: demographics.gender,
    address: hidden ? null : demographics.address,
    generalPractice: hidden ? null : demographics.generalPractice,
  }
}
