import { RESOURCE_TYPES } from '../../adapters/fhir/resource-types.ts'
import { READERS } from '../../adapters/fhir-r4/read-record.ts'
import { fhirR4Settings } from '../../adapters/fhir-r4/settings.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { fhirForm } from './fhir-form.ts'

/** The record type that an R4 resource type holds; undefined for what is no record. */
export const r4RecordTypeOf = (resourceType: string): RecordType | undefined =>
  Object.hasOwn(READERS, resourceType) ? READERS[resourceType as keyof typeof READERS].type : undefined

/** How FHIR R4 REST says what the audits have to say. Only a search by GET leaves the NHS number no other place than the address. */
export const r4Form = fhirForm({
  protocol: 'FHIR_R4',
  recordTypeOf: r4RecordTypeOf,
  resourceTypes: RESOURCE_TYPES,
  numberInAddress: (settings) => fhirR4Settings.parse(settings).searchMethod === 'GET',
})
