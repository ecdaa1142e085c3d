import type { ExchangeAdapter } from '../exchange-adapter.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import { fhirRest } from '../fhir-rest/fhir-rest.ts'
import type { FhirVersion } from '../fhir-rest/fhir-version.ts'
import { SHARED_DATE_PARAMETERS } from '../fhir-rest/shared-date-parameters.ts'
import { fhirSubscriptions } from '../fhir-subscriptions/fhir-subscriptions.ts'
import { READERS } from './readers.ts'
import { type FhirR4Settings, fhirR4Settings } from './settings.ts'
import { fhirR4Writer } from './writing/writer.ts'

/** What is R4's own. An allergy and a family history have no search parameter that speaks of the date they are listed by. */
const R4: FhirVersion = {
  readers: READERS,
  resourceTypes: RESOURCE_TYPES,
  dateParameters: {
    ...SHARED_DATE_PARAMETERS,
    DocumentReference: 'date',
    ServiceRequest: 'authored',
  },
}

/** FHIR R4 REST (UK Core and plain), written to where that is declared, and FHIR Subscriptions where an exchange tells of changes. */
export const fhirR4: ExchangeAdapter<FhirR4Settings> = {
  ...fhirRest(R4),
  settings: fhirR4Settings,
  write: fhirR4Writer(R4),
  changes: fhirSubscriptions,
}
