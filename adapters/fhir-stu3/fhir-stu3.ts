import type { ExchangeAdapter } from '../exchange-adapter.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import { fhirRest } from '../fhir-rest/fhir-rest.ts'
import type { FhirVersion } from '../fhir-rest/fhir-version.ts'
import type { FhirRestSettings } from '../fhir-rest/settings.ts'
import { SHARED_DATE_PARAMETERS } from '../fhir-rest/shared-date-parameters.ts'
import { READERS } from './readers.ts'

/** What is STU3's own: R4's ServiceRequest is two resources here, and a document is searched by when it was created. */
const STU3: FhirVersion = {
  readers: READERS,
  resourceTypes: { ...RESOURCE_TYPES, REFERRAL: ['ReferralRequest', 'ProcedureRequest'] },
  dateParameters: {
    ...SHARED_DATE_PARAMETERS,
    DocumentReference: 'created',
    ReferralRequest: 'authored-on',
    ProcedureRequest: 'authored',
  },
}

/** FHIR STU3 REST (Care Connect and plain). */
export const fhirStu3: ExchangeAdapter<FhirRestSettings> = fhirRest(STU3)
