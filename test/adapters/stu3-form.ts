import { readerOf } from '../../adapters/fhir/read-record.ts'
import { RESOURCE_TYPES } from '../../adapters/fhir/resource-types.ts'
import { fhirRestSettings } from '../../adapters/fhir-rest/settings.ts'
import { READERS } from '../../adapters/fhir-stu3/readers.ts'
import { fhirForm } from './fhir-form.ts'

/** How FHIR STU3 REST says what the audits have to say. */
export const stu3Form = fhirForm({
  protocol: 'FHIR_STU3',
  recordTypeOf: (resourceType) => readerOf(resourceType, READERS)?.type,
  resourceTypes: { ...RESOURCE_TYPES, REFERRAL: ['ReferralRequest', 'ProcedureRequest'] },
  numberInAddress: (settings) => fhirRestSettings.parse(settings).searchMethod === 'GET',
})
