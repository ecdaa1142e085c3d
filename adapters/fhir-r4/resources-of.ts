import type { RecordType } from '../../schema/model/record-type.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import type { RecordResource } from './read-record.ts'
import type { FhirR4Settings } from './settings.ts'

/** The resource types that hold a record type at this exchange. */
export const resourcesOf = (type: RecordType, settings: FhirR4Settings): readonly RecordResource[] =>
  type === 'MEDICATION' ? settings.medications : RESOURCE_TYPES[type]
