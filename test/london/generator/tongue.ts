import type { Protocol } from '../../../schema/model/exchange.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'

/** The protocol that an exchange of the simulated London speaks. */
export type Tongue = Extract<Protocol, 'FHIR_R4' | 'FHIR_STU3' | 'GP_CONNECT'>

const NOT_IN_GP_CONNECT: ReadonlySet<RecordType> = new Set<RecordType>([
  'PROCEDURE',
  'CARE_PLAN',
  'ALERT',
  'APPOINTMENT',
  'FAMILY_HISTORY',
])

/** What a protocol has no way to carry: an exchange that speaks it does not offer it. */
export const cannotCarry = (tongue: Tongue): readonly RecordType[] =>
  tongue === 'GP_CONNECT' ? RECORD_TYPES.filter((type) => NOT_IN_GP_CONNECT.has(type)) : []
