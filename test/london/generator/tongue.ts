import type { Protocol } from '../../../schema/model/exchange.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { TYPES_IN_SUMMARIES } from '../exchange/ihe/summaries.ts'

/** The protocol that an exchange of the simulated London speaks. */
export type Tongue = Extract<Protocol, 'FHIR_R4' | 'FHIR_STU3' | 'GP_CONNECT' | 'IHE_XCA' | 'IHE_MHD'>

const NOT_IN_GP_CONNECT: ReadonlySet<RecordType> = new Set<RecordType>([
  'PROCEDURE',
  'CARE_PLAN',
  'ALERT',
  'APPOINTMENT',
  'FAMILY_HISTORY',
])

const IN_DOCUMENTS: ReadonlySet<RecordType> = new Set<RecordType>([...TYPES_IN_SUMMARIES, 'DOCUMENT'])

/** What a protocol has no way to carry: an exchange that speaks it does not offer it. */
export const cannotCarry = (tongue: Tongue): readonly RecordType[] => {
  switch (tongue) {
    case 'FHIR_R4':
    case 'FHIR_STU3':
      return []
    case 'GP_CONNECT':
      return RECORD_TYPES.filter((type) => NOT_IN_GP_CONNECT.has(type))
    case 'IHE_XCA':
    case 'IHE_MHD':
      return RECORD_TYPES.filter((type) => !IN_DOCUMENTS.has(type))
  }
}
