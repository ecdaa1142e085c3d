import type { ActingPerson, KnownOfPatient } from '../../adapters/exchange-adapter.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { Requester } from '../../schema/model/requester.ts'

/** The acting person as an exchange is told of them. */
export const actingPerson = ({ userId, role, roleCode, name }: Requester): ActingPerson => ({
  subject: userId,
  role,
  roleCode,
  name,
})

/** What an exchange may be helped to find the patient by; undefined where the demographics service said nothing. */
export const knownOf = (answer: DemographicsAnswer): KnownOfPatient | undefined => {
  if (answer.state !== 'FOUND') return undefined
  const { birthDate, family, given, gender } = answer.demographics
  return { birthDate, family, given, gender }
}
