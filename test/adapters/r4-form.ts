import { readerOf } from '../../adapters/fhir/read-record.ts'
import { RESOURCE_TYPES } from '../../adapters/fhir/resource-types.ts'
import { READERS } from '../../adapters/fhir-r4/readers.ts'
import { fhirR4Settings } from '../../adapters/fhir-r4/settings.ts'
import { fhirForm } from './fhir-form.ts'

/** How FHIR R4 REST says what the audits have to say. Only a search by GET leaves the NHS number no other place than the address. */
export const r4Form = fhirForm({
  protocol: 'FHIR_R4',
  recordTypeOf: (resourceType) => readerOf(resourceType, READERS)?.type,
  resourceTypes: RESOURCE_TYPES,
  numberInAddress: (settings) => fhirR4Settings.parse(settings).searchMethod === 'GET',
})
