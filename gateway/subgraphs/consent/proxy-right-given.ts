import type { ProxyRightInput } from '../../../schema/generated/consent.ts'
import type { ProxyRightGiven } from '../../consent/consent-life.ts'

/** A right to act for another as the schema takes it, null read as not stated. */
export const proxyRightGiven = (input: ProxyRightInput): ProxyRightGiven => ({
  proxy: input.proxy,
  familyName: input.proxyFamilyName,
  birthDate: input.proxyBirthDate,
  ground: input.ground,
  mayView: input.mayView,
  patientLacksCapacity: input.patientLacksCapacity ?? false,
  firstDay: input.firstDay ?? undefined,
  lastDay: input.lastDay ?? undefined,
  evidence: input.evidence,
  reference: input.evidenceReference ?? undefined,
})
